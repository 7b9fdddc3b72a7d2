"""The pages that delete a draft and take back a mistaken invitation."""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from collaborations.access import Action
from collaborations.forms.refusals import add_refusal
from collaborations.forms.taking_away import ConfirmForm, TakeBackForm
from collaborations.models import Participation
from collaborations.reports.draft_contents import draft_contents
from collaborations.services.resting import refuse_acted_upon
from collaborations.services.taking_away import (
    delete_draft,
    require_starter,
    take_back_invitation,
)
from collaborations.views.opening import opened
from collaborations.views.participation import FORM_PAGE, forces_url

require_form = require_http_methods(["GET", "HEAD", "POST"])


@require_form
def draft_delete(request: HttpRequest, reference: str) -> HttpResponse:
    """Name what goes with the draft, and delete it once that is confirmed."""
    collaboration = opened(request, reference, Action.CHANGE_RECORD)
    if not collaboration.is_draft:
        messages.info(request, f"{reference} is published: close it instead.")
        return redirect(collaboration)
    require_starter(request.user, collaboration)
    form = ConfirmForm(
        request.POST if request.method == "POST" else None,
        initial={"version": collaboration.version},
    )
    if form.is_valid():
        try:
            delete_draft(
                collaboration=collaboration,
                version=form.cleaned_data["version"],
                by=request.user,
            )
        except ValidationError as refusal:
            add_refusal(form, refusal, {})
        else:
            messages.info(request, f"Draft {reference}, “{collaboration}”, deleted.")
            return redirect("benefits:collaboration-list")
    context = {
        "collaboration": collaboration,
        "form": form,
        "contents": draft_contents(collaboration),
        "title": "Delete this draft?",
        "save": "Delete the draft",
        "back_url": collaboration.get_absolute_url(),
    }
    return render(request, "collaborations/start/delete.html", context)


@require_form
def invitation_take_back(
    request: HttpRequest, reference: str, number: int
) -> HttpResponse:
    """Take a force off the record that was added by mistake."""
    collaboration = opened(request, reference, Action.CHANGE_RECORD)
    rows = Participation.objects.filter(collaboration=collaboration)
    member = get_object_or_404(
        rows.select_related("force", "collaboration"), number=number
    )
    form = TakeBackForm(
        request.POST if request.method == "POST" else None,
        initial={"version": member.version},
    )
    if form.is_valid():
        try:
            take_back_invitation(
                participation=member, by=request.user, **form.cleaned_data
            )
        except ValidationError as refusal:
            add_refusal(form, refusal, {})
        else:
            messages.info(request, f"{member.force} was added by mistake: taken back.")
            return redirect(forces_url(collaboration))
    said = "" if form.has_error(NON_FIELD_ERRORS) else _why_not(member)
    context = {
        "collaboration": collaboration,
        "form": form,
        "title": f"Take {member.force} off the record",
        "intro": "For a force that was added by mistake and has not acted in it. A"
        f" force that leaves is withdrawn with its last day instead. {said}",
        "save": "Take it off the record",
        "back_url": forces_url(collaboration),
    }
    return render(request, FORM_PAGE, context)


def _why_not(member: Participation) -> str:
    """Say before anything is typed what stands against it."""
    try:
        refuse_acted_upon(member)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""
