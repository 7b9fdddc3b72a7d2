"""Ending well: the closing record, piece by piece, and closing."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from collaborations.forms import endings as forms
from collaborations.models import Collaboration, Ending
from collaborations.reports.ending_wording import part_lines
from collaborations.reports.endings import missing, requirements, with_its_end
from collaborations.services.endings import (
    CONSULTATION,
    ENDING,
    ENDING_BENEFIT,
    close_collaboration,
)
from collaborations.services.records import CHANGED_MEANWHILE
from collaborations.views.drafts import keeps_typed
from collaborations.views.opening import may_write, opened, seen
from collaborations.views.records import (
    RecordPages,
    add,
    add_page,
    change,
    change_page,
)
from collabtrack.shared.templatetags.figures import uk_date
from collabtrack.shared.text import version_in

CLOSE = "collaborations:close"
OVERTAKEN = (
    "Somebody changed this record while you were reading it. Look through it again,"
    " then close the collaboration."
)
require_form = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class PartPages(RecordPages):
    """The page of one part of the closing record: there is one record, so no number."""

    part: str = ""

    def change_url(self, collaboration: Collaboration, record: Any) -> str:
        return reverse(self.change, args=[collaboration.reference, self.part])


def _part(form: Any, noun: str, part: str, title: str) -> PartPages:
    return PartPages(
        kind=ENDING,
        form=form,
        noun=noun,
        back=CLOSE,
        change="collaborations:close-part",
        anchor=part,
        part=part,
        title=title,
    )


PARTS = {
    pages.part: pages
    for pages in (
        _part(forms.ReasonsForm, "reason for ending", "reasons", "Why it ends"),
        _part(
            forms.DecisionToEndForm,
            "decision to end",
            "decision",
            "Who decided to end it",
        ),
        _part(
            forms.BusinessCaseForm,
            "business case",
            "business_case",
            "The business case for ending",
        ),
        _part(forms.ExitCostForm, "exit cost", "exit_cost", "What the exit costs"),
        _part(
            forms.HandoverForm,
            "handover",
            "handover",
            "What happens to assets, staff and data",
        ),
        _part(
            forms.BenefitsInGeneralForm,
            "account of its benefits",
            "benefits",
            "What happens to the benefits",
        ),
        _part(
            forms.EndingLessonsForm,
            "lesson of the ending",
            "lessons",
            "What was learned",
        ),
        _part(forms.SuccessorForm, "successor", "successor", "What takes its place"),
        _part(forms.LastDayForm, "last day", "last_day", "Its last day"),
    )
}


@require_form
def close(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the closing record and what it lacks; a POST closes the collaboration."""
    collaboration = seen(request, reference)
    ending = _ending(request, collaboration)
    refused: list[dict[str, str]] = []
    if request.method == "POST":
        opened(request, reference, ENDING.action)
        try:
            _close(request, ending)
        except ValidationError as refusal:
            is_overtaken = getattr(refusal, "code", "") == CHANGED_MEANWHILE
            said = [OVERTAKEN] if is_overtaken else refusal.messages
            refused = [{"text": message} for message in said]
            ending = _ending(request, collaboration)
        else:
            return redirect(collaboration)
    context = {
        "collaboration": collaboration,
        "ending": ending,
        "refused": refused,
        "parts": part_lines(ending, request.user) if ending else [],
        "missing": missing(requirements(ending)) if ending else (),
        "first_part": reverse("collaborations:close-part", args=[reference, "reasons"]),
        "may_write": may_write(request.user, collaboration),
    }
    return render(request, "collaborations/closing/close.html", context)


def _close(request: HttpRequest, ending: Ending | None) -> None:
    if ending is None:
        raise ValidationError("Start the closing record first: give the reasons.")
    version = version_in(request.POST.get("version", ""))
    closed = close_collaboration(ending=ending, version=version, by=request.user)
    day = uk_date(closed.last_day)
    messages.info(
        request,
        f"{closed.collaboration} is closed: its last day is {day}. Everybody can now"
        " read the closing record.",
    )


@require_form
@keeps_typed
def close_part(request: HttpRequest, reference: str, part: str) -> HttpResponse:
    """Write one part; the first that is saved begins the closing record."""
    if part not in PARTS:
        raise Http404
    collaboration = opened(request, reference, ENDING.action)
    ending = _ending(request, collaboration)
    if ending is None:
        fresh = with_its_end(Ending(collaboration=collaboration))
        return add(request, PARTS[part], collaboration, fresh)
    return change(request, PARTS[part], collaboration, ending)


def _fresh(kind: Any) -> Any:
    """Give what makes a new row of the closing record, which has to be there."""

    def fresh(collaboration: Collaboration, request: HttpRequest) -> Any:
        ending = _ending(request, collaboration)
        if ending is None:
            raise PermissionDenied("Start the closing record first: give the reasons.")
        return kind.model(collaboration=collaboration, ending=ending)

    return fresh


CONSULTATION_PAGES = RecordPages(
    kind=CONSULTATION,
    form=forms.ConsultationForm,
    noun="consultation",
    back=CLOSE,
    anchor="consultation",
    change="collaborations:close-consultation-change",
    fresh=_fresh(CONSULTATION),
)
BENEFIT_PAGES = replace(
    CONSULTATION_PAGES,
    kind=ENDING_BENEFIT,
    form=forms.EndingBenefitForm,
    noun="benefit",
    anchor="benefits",
    change="collaborations:close-benefit-change",
    fresh=_fresh(ENDING_BENEFIT),
)
consultation_add = add_page(CONSULTATION_PAGES)
consultation_change = change_page(CONSULTATION_PAGES)
benefit_add = add_page(BENEFIT_PAGES)
benefit_change = change_page(BENEFIT_PAGES)


def _ending(request: HttpRequest, collaboration: Collaboration) -> Ending | None:
    rows = Ending.objects.visible_to(request.user).select_related("collaboration")
    found: Ending | None = (
        rows.filter(collaboration=collaboration).order_by("pk").first()
    )
    return with_its_end(found) if found else None
