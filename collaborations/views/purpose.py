"""The purpose: its versions, a new one, and a force's answer to the newest."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import (
    NON_FIELD_ERRORS,
    PermissionDenied,
    ValidationError,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from collaborations import access
from collaborations.access import Action
from collaborations.forms.purpose import PurposeForm, SignOffForm
from collaborations.models import Collaboration, Purpose, SignOff
from collaborations.reports.purpose import purpose_versions
from collaborations.services.purpose import (
    OVER,
    PURPOSE,
    WRITTEN_MEANWHILE,
    revise_purpose,
    sign_off_purpose,
)
from collaborations.services.undo import GONE, undo_change
from collaborations.views.drafts import keeps_typed, typed
from collaborations.views.opening import opened, seen
from collabtrack.shared.history import events_of
from collabtrack.shared.templatetags.figures import uk_date
from collabtrack.shared.text import version_in

_LISTS = frozenset({"aims", "forces"})


@require_safe
def versions(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = seen(request, reference)
    context = {
        "collaboration": collaboration,
        "versions": purpose_versions(collaboration),
    }
    return render(request, "collaborations/purpose/versions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def revise(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = opened(request, reference, Action.REVISE_PURPOSE)
    newest = _newest(collaboration)
    form = PurposeForm(
        request.POST or None,
        collaboration=collaboration,
        initial={**_initial(newest), **typed(request, _LISTS)},
    )
    if request.method == "POST" and form.is_valid():
        if _revised(request, collaboration, form):
            return redirect(_address(collaboration))
        newest = _newest(collaboration)
    overtaken = form.has_error(NON_FIELD_ERRORS, WRITTEN_MEANWHILE)
    context = {
        "collaboration": collaboration,
        "form": form.having_read(newest) if overtaken else form,
        "theirs": newest if overtaken else None,
        "written": _written(newest) if overtaken else None,
        "title": "Change the purpose" if newest else "Write the purpose",
        "intro": "A new version needs a new sign-off by every force." if newest else "",
        "save": "Save as the next version" if newest else "Save the purpose",
        "back_url": _address(collaboration),
    }
    return render(request, "collaborations/purpose/revise.html", context)


def _revised(
    request: HttpRequest, collaboration: Collaboration, form: PurposeForm
) -> bool:
    try:
        purpose = revise_purpose(
            collaboration=collaboration, draft=form.draft(), by=request.user
        )
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    said = f"Version {purpose.version} of the purpose saved."
    messages.info(
        request,
        f"{said} Every force now needs to sign it off.",
        extra_tags=f"{_url('purpose-undo', collaboration)}?version={purpose.version}",
    )
    return True


@require_POST
def undo(request: HttpRequest, reference: str) -> HttpResponse:
    """Take back the version that was just written, while nothing rests on it."""
    collaboration = opened(request, reference, Action.REVISE_PURPOSE)
    version = version_in(request.GET.get("version", ""))
    written = collaboration.purposes.filter(version=version).first()
    if written is None:
        messages.error(request, GONE)
        return redirect(_address(collaboration))
    try:
        undo_change(record=written, kind=PURPOSE, by=request.user, version=version)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.info(request, f"Undone: version {version} was taken away again.")
    return redirect(_address(collaboration))


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def sign(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = opened(request, reference, Action.SIGN_OFF)
    own = access.acting_for(request.user, Action.SIGN_OFF, collaboration)
    if not own.exists():
        raise PermissionDenied("Only a signatory of a force can answer for it.")
    newest = _newest(collaboration)
    given = _answers_given(own, newest)
    silent = own.exclude(force__in=[signed.participation.force for signed in given])
    form = SignOffForm(
        request.POST or None,
        participations=silent if request.method != "POST" else own,
        initial={"version": newest.version if newest else "", **typed(request)},
    )
    if newest and request.method == "POST":
        is_valid = form.is_valid()
        is_read = _has_read(request, newest)
        if is_valid and is_read and _signed(request, newest, form):
            return redirect(_address(collaboration))
        if not is_read:
            said = f"Version {newest.version} is the newest. Read it and answer that."
            form.having_read(newest).add_error(None, said)
    context = {
        "collaboration": collaboration,
        "purpose": newest,
        "form": form,
        "answers": [_said(signed) for signed in given],
        "over": OVER if collaboration.is_over else "",
        "may_answer": silent.exists() and not collaboration.is_over,
        "title": "Sign off the purpose",
        "save": "Sign off",
        "back_url": _address(collaboration),
    }
    return render(request, "collaborations/purpose/sign.html", context)


def _answers_given(own: Any, newest: Purpose | None) -> list[SignOff]:
    """Give what the user's forces answered to the newest version."""
    if newest is None:
        return []
    given = newest.sign_offs.filter(participation__force__in=own.values("force"))
    rows = given.select_related("participation__force")
    return list(rows.order_by("participation__force__slug"))


def _said(signed: SignOff) -> str:
    verb = {
        SignOff.Answer.AGREE: "agreed",
        SignOff.Answer.DISAGREE: "did not agree",
    }.get(SignOff.Answer(signed.answer), "agreed with a concern")
    return f"{signed.participation.force} {verb} on {uk_date(signed.signed_on)}."


def _has_read(request: HttpRequest, newest: Purpose) -> bool:
    return request.POST.get("version") == str(newest.version)


def _signed(request: HttpRequest, purpose: Purpose, form: SignOffForm) -> bool:
    try:
        signed = sign_off_purpose(
            purpose=purpose,
            participation=form.cleaned_data["participation"],
            answer=form.answer_given(),
            by=request.user,
        )
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    force = signed.participation.force
    messages.info(request, f"{force} answered version {purpose.version}.")
    return True


def purpose_links(
    user: Any, collaboration: Collaboration, may: frozenset[Action]
) -> list[dict[str, str]]:
    """Name what the user may do with the purpose, and where; published rows: none."""
    if collaboration.is_from_register:
        return []
    links = []
    if Action.REVISE_PURPOSE in may and not collaboration.is_over:
        links.append(("Write the purpose or its next version", "purpose-revise"))
    if Action.REVISE_PURPOSE in may:
        links.append(("Add an objective", "objective-add"))
    # An administrator may do all, yet answers for no force.
    if Action.SIGN_OFF in may and _has_to_answer(user, collaboration):
        links.append(("Sign off the purpose", "purpose-sign"))
    return [{"text": text, "url": _url(name, collaboration)} for text, name in links]


def _has_to_answer(user: Any, collaboration: Collaboration) -> bool:
    if collaboration.is_over:
        return False
    newest = collaboration.purposes.order_by("-version").values("pk")[:1]
    given = SignOff.objects.filter(purpose__in=newest)
    own = access.acting_for(user, Action.SIGN_OFF, collaboration)
    silent = own.exclude(force__in=given.values("participation__force"))
    return bool(silent.exists())


def _newest(collaboration: Collaboration) -> Purpose | None:
    return collaboration.purposes.order_by("-version").first()


def _written(newest: Purpose | None) -> dt.datetime | None:
    return events_of(newest)[0].pgh_created_at if newest else None


def _initial(newest: Purpose | None) -> dict[str, Any]:
    if newest is None:
        return {"based_on": 0}
    aims = {
        "efficiency": newest.is_for_efficiency,
        "effectiveness": newest.is_for_effectiveness,
    }
    return {
        "based_on": newest.version,
        "text": newest.text,
        "aims": [aim for aim, is_ticked in aims.items() if is_ticked],
        "forces": [force.pk for force in newest.forces.all()],
    }


def _url(name: str, collaboration: Collaboration) -> str:
    return reverse(f"collaborations:{name}", args=[collaboration.reference])


def _address(collaboration: Collaboration) -> str:
    return f"{collaboration.get_absolute_url()}#purpose"
