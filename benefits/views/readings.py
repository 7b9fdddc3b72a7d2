"""The pages of a measure's readings: record one, correct one, confirm, evidence."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from benefits.forms.figures import ReadingForm
from benefits.models import BenefitMeasure, Interval, Reading
from benefits.reports.periods import period_text
from benefits.reports.units import reading_text
from benefits.services.reading_rules import MONTHS, period_holding
from benefits.services.readings import (
    confirm_readings,
    record_reading,
    undo_readings,
)
from benefits.views.measure_forms import FORM, may_change
from benefits.views.measures import measure_of
from collaborations import access
from collaborations.access import Action
from collaborations.forms.refusals import add_refusal
from collaborations.models import Force
from collabtrack.shared.templatetags.figures import uk_date

FIELD_OF_CODE = {"correction_without_reason": "reason"}


def reading_of(
    request: HttpRequest, measure: BenefitMeasure, day: str, force: str, revision: int
) -> Reading:
    """Find a reading by its place; a provisional one is there for participants only."""
    rows = measure.readings.all()
    if not access.takes_part(request.user, measure.collaboration):
        rows = rows.confirmed()
    whose = {"force": None} if force == "all" else {"force__slug": force}
    try:
        starts_on = dt.date.fromisoformat(day)
    except ValueError as fault:
        raise Http404 from fault
    found: Reading = get_object_or_404(
        rows.select_related("force"), starts_on=starts_on, revision=revision, **whose
    )
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def reading_add(request: HttpRequest, measure: str) -> HttpResponse:
    found = may_change(request, measure, Action.RECORD_READING)
    first, last = last_period(found)
    form = ReadingForm(
        request.POST or None,
        request.FILES or None,
        measure=found,
        forces=members(found),
        initial={"starts_on": first, "ends_on": last},
    )
    page = {"title": "Record a reading", "save": "Save reading"}
    return _written(request, found, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
def reading_correct(
    request: HttpRequest, measure: str, day: str, force: str, revision: int
) -> HttpResponse:
    found = may_change(request, measure, Action.RECORD_READING)
    reading = reading_of(request, found, day, force, revision)
    form = ReadingForm(
        request.POST or None,
        request.FILES or None,
        measure=found,
        forces=members(found),
        corrects=reading,
        initial=_initial(reading),
    )
    whose = f", {reading.force}" if reading.force else ""
    period = period_text(reading.starts_on, reading.ends_on)
    page = {
        "title": f"Correct {period}{whose}",
        "save": "Save correction",
        "intro": f"Now {reading_text(found, reading)}. It stays in the list,"
        " with who entered it. A confirmed figure counts until the correction is"
        " confirmed too.",
    }
    return _written(request, found, form, page)


def _initial(reading: Reading) -> dict[str, Any]:
    names = ("amount", "value", "numerator", "denominator", "weight", "absence", "note")
    return {name: getattr(reading, name) for name in names}


def _written(
    request: HttpRequest,
    measure: BenefitMeasure,
    form: ReadingForm,
    page: dict[str, str],
) -> HttpResponse:
    if form.is_valid():
        try:
            saved = record_reading(reading=form.reading(), by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal, FIELD_OF_CODE)
        else:
            _say_saved(request, measure, saved)
            return redirect(measure)
    context = {
        **page,
        "collaboration": measure.collaboration,
        "measure": measure,
        "form": form,
        "back_url": measure.get_absolute_url(),
        "has_file": True,
    }
    return render(request, FORM, context)


def _say_saved(
    request: HttpRequest, measure: BenefitMeasure, saved: list[Reading]
) -> None:
    if not saved:
        messages.info(request, "The same figure stands already. Nothing has changed.")
        return
    periods = ", ".join(period_text(row.starts_on, row.ends_on) for row in saved)
    undo = ""
    if len(saved) == 1:
        undo = f"{measure.get_absolute_url()}readings/{address(saved[0])}undo/"
    messages.info(
        request,
        f"Reading for {periods} recorded. It counts once a lead confirms it.",
        extra_tags=undo,
    )


def address(reading: Reading) -> str:
    """Give the part of a URL that names a reading of its measure."""
    force = reading.force.slug if reading.force else "all"
    return f"{reading.starts_on.isoformat()}/{force}/{reading.revision}/"


@require_POST
def reading_undo(
    request: HttpRequest, measure: str, day: str, force: str, revision: int
) -> HttpResponse:
    found = may_change(request, measure, Action.RECORD_READING)
    reading = reading_of(request, found, day, force, revision)
    try:
        undo_readings(readings=[reading], by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.info(
            request, "Undone: the figure is what it was. The history has both."
        )
    return redirect(found)


@require_POST
def readings_confirm(request: HttpRequest, measure: str) -> HttpResponse:
    """Confirm the readings that were ticked, or all that wait."""
    found = may_change(request, measure, Action.CONFIRM_READING)
    waiting = found.readings.current().filter(state=Reading.State.PROVISIONAL)
    try:
        confirmed = confirm_readings(readings=waiting, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        count = len(confirmed)
        noun = "reading" if count == 1 else "readings"
        messages.info(request, f"{count} {noun} confirmed. They count from now on.")
    return redirect(found)


@require_safe
def reading_evidence(
    request: HttpRequest, measure: str, day: str, force: str, revision: int
) -> HttpResponseBase:
    """Give the file to keep, never to open in our own pages."""
    found = measure_of(request, measure)
    reading = reading_of(request, found, day, force, revision)
    if not reading.evidence_file:
        raise Http404
    suffix = str(reading.evidence_file.name).rpartition(".")[2]
    name = f"{found.reference}-{reading.starts_on}.{suffix}"
    return FileResponse(reading.evidence_file.open(), as_attachment=True, filename=name)


def members(measure: BenefitMeasure) -> Any:
    inside = measure.collaboration.participations.values("force")
    return Force.objects.filter(pk__in=inside).order_by("slug")


def last_period(measure: BenefitMeasure) -> tuple[str, str]:
    """Give the last period that is over, as people write its days."""
    months = MONTHS.get(Interval(measure.interval), 1)
    today = timezone.localdate()
    first, _ = period_holding(today, months)
    first, last = period_holding(first - dt.timedelta(days=1), months)
    return uk_date(first), uk_date(last)
