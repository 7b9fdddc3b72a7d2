"""The pages that raise an opportunity, notify others, answer and decide."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from collaborations import access
from collaborations.access import Action
from collaborations.forms.opportunities import (
    FIELD_OF_CODE,
    ConsiderForm,
    DecideForm,
    NotifyForm,
    OpportunityForm,
    OpportunityTextForm,
)
from collaborations.forms.refusals import add_refusal
from collaborations.models import Collaboration, Force, Opportunity
from collaborations.services.opportunities import (
    FIELDS,
    change_opportunity,
    consider_opportunity,
    decide_opportunity,
    may_write,
    notify_force,
    raise_opportunity,
)
from collaborations.services.opportunity_undo import undo_opportunity
from collaborations.services.records import CHANGED_MEANWHILE
from collaborations.views.drafts import keeps_typed, typed
from collaborations.views.opportunities import seen_opportunity
from collabtrack.shared.text import version_in

require_form = require_http_methods(["GET", "HEAD", "POST"])


@require_form
@keeps_typed
def opportunity_raise(request: HttpRequest) -> HttpResponse:
    forces = access.forces_of(request.user, Action.RAISE_OPPORTUNITY)
    if not forces.exists():
        raise PermissionDenied("Only analysts and leads can raise an opportunity.")
    form = OpportunityForm(_posted(request), forces=forces, initial=typed(request))

    def write() -> tuple[str, Opportunity]:
        made = raise_opportunity(draft=form.draft(), by=request.user)
        return f"{made.reference} raised.", made

    page = {
        "title": "Raise an opportunity",
        "intro": "Until it is decided, only your force, those you notify, national"
        " viewers and administrators see it.",
        "save": "Raise opportunity",
        "back_url": reverse("collaborations:opportunity-list"),
    }
    return _written(request, form, write, page)


@require_form
@keeps_typed
def opportunity_change(request: HttpRequest, opportunity: str) -> HttpResponse:
    found = _own(request, opportunity)
    initial = {name: getattr(found, name) for name in FIELDS}
    form = OpportunityTextForm(
        _posted(request), initial={**initial, **_kept(request, found)}
    )

    def write() -> tuple[str, Opportunity]:
        made = change_opportunity(
            opportunity=found,
            values=form.values(),
            version=form.cleaned_data["version"],
            by=request.user,
        )
        return f"{found.reference} changed.", made

    page = {"title": "Change the opportunity", "save": "Save opportunity"}
    return _written(request, form, write, page, found)


@require_form
@keeps_typed
def opportunity_notify(request: HttpRequest, opportunity: str) -> HttpResponse:
    found = _own(request, opportunity)
    form = NotifyForm(
        _posted(request), opportunity=found, initial=_kept(request, found)
    )

    def write() -> tuple[str, Opportunity]:
        given = form.cleaned_data
        told = notify_force(
            opportunity=found,
            force=given["force"],
            on=given["notified_on"],
            version=given["version"],
            by=request.user,
        )
        return f"{told.force} notified.", told.opportunity

    page = {"title": "Notify a force", "save": "Record the notice"}
    return _written(request, form, write, page, found)


@require_form
@keeps_typed
def opportunity_consider(
    request: HttpRequest, opportunity: str, slug: str
) -> HttpResponse:
    found = seen_opportunity(request, opportunity)
    told = get_object_or_404(found.notified.select_related("force"), force__slug=slug)
    _require(request, told.force)
    form = ConsiderForm(_posted(request), initial=_kept(request, found))

    def write() -> tuple[str, Opportunity]:
        given = form.cleaned_data
        answer = consider_opportunity(
            notified=told,
            is_in_interests=given["is_in_interests"],
            reason=given["reason"],
            on=given["considered_on"],
            version=given["version"],
            by=request.user,
        )
        return f"Answer of {told.force} recorded.", answer.opportunity

    page = {
        "title": f"Answer for {told.force}",
        "intro": f"“{found}”",
        "save": "Record the answer",
    }
    return _written(request, form, write, page, found)


@require_form
@keeps_typed
def opportunity_decide(request: HttpRequest, opportunity: str) -> HttpResponse:
    found = _own(request, opportunity)
    seen = Collaboration.objects.visible_to(request.user)
    seen = seen.filter(is_restricted=False, participations__force=found.force)
    form = DecideForm(
        _posted(request),
        collaborations=seen.distinct().order_by("name", "pk"),
        initial=_kept(request, found),
    )

    def write() -> tuple[str, Opportunity]:
        decided = decide_opportunity(
            opportunity=found,
            verdict=form.verdict(),
            version=form.cleaned_data["version"],
            by=request.user,
        )
        said = f"{found.reference}: {decided.get_outcome_display().lower()}."
        return f"{said} Everybody can now read it.", decided

    page = {
        "title": "Say what came of it",
        "intro": f"“{found}”",
        "save": "Record the decision",
    }
    return _written(request, form, write, page, found)


@require_POST
def opportunity_undo(request: HttpRequest, opportunity: str) -> HttpResponse:
    """Take back the last save, if it was the user's own."""
    found = seen_opportunity(request, opportunity)
    version = version_in(request.GET.get("version", ""))
    try:
        stays = undo_opportunity(opportunity=found, by=request.user, version=version)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(found)
    if not stays:
        messages.info(request, f"Undone: {found.reference} was taken away again.")
        return redirect("collaborations:opportunity-list")
    messages.info(request, f"Undone: {found.reference} says what it said before.")
    return redirect(found)


def _own(request: HttpRequest, reference: str) -> Opportunity:
    """Find what the user may see and writes for, or answer 404 or 403."""
    found = seen_opportunity(request, reference)
    _require(request, found.force)
    return found


def _require(request: HttpRequest, force: Force) -> None:
    if not may_write(request.user, force):
        raise PermissionDenied(f"Only analysts and leads of {force} can do this.")


def _written(
    request: HttpRequest,
    form: forms.Form,
    write: Callable[[], tuple[str, Opportunity]],
    page: dict[str, str],
    opportunity: Opportunity | None = None,
) -> HttpResponse:
    """Write what was posted and go on, or show the form with its faults."""
    if form.is_valid():
        try:
            said, written = write()
        except ValidationError as refusal:
            _refuse(form, refusal, opportunity)
        else:
            messages.info(request, said, extra_tags=_undo_url(written, opportunity))
            return redirect(written)
    context = {"form": form, "opportunity": opportunity, **page}
    if opportunity is not None:
        context.setdefault("back_url", opportunity.get_absolute_url())
    return render(request, "collaborations/opportunities/form.html", context)


def _undo_url(written: Opportunity, read: Opportunity | None) -> str:
    """Give where the save is undone; nothing where it changed nothing."""
    written.refresh_from_db(fields=["version"])
    if read is not None and written.version == read.version:
        return ""
    address = reverse("collaborations:opportunity-undo", args=[written.reference])
    return f"{address}?version={written.version}"


def _refuse(
    form: forms.Form, refusal: ValidationError, opportunity: Opportunity | None
) -> None:
    """Say what was refused; who was overtaken may save again once they have read it."""
    if opportunity is None or getattr(refusal, "code", "") != CHANGED_MEANWHILE:
        add_refusal(form, refusal, FIELD_OF_CODE)
        return
    opportunity.refresh_from_db(fields=["version"])
    typed: Any = form.data
    form.data = {**typed.dict(), "version": opportunity.version}
    form.add_error(
        None,
        f"Somebody changed {opportunity.reference} while you were writing. Read what is"
        " new on its page; save again if yours still holds.",
    )


def _kept(request: HttpRequest, opportunity: Opportunity) -> dict[str, Any]:
    """Give the version that is shown, and what was typed before in its place."""
    return {"version": opportunity.version, **typed(request)}


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
