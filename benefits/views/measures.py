"""The pages that show benefit measures: all, a collaboration's, and one."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from benefits import charts
from benefits.forms.measure_query import MeasureQueryForm
from benefits.models import BenefitMeasure, OverlapMember
from benefits.reports.freshness import freshness
from benefits.reports.measure import MeasureReport, measure_report
from benefits.reports.measure_path import measure_path_of
from benefits.reports.progress import measure_progress
from benefits.reports.tracking import Benefit, states_of
from benefits.reports.workings import progress_of
from collaborations import access
from collaborations.access import Action
from collaborations.models import Collaboration
from collaborations.views.context import card_notice
from collaborations.views.opening import seen

PER_PAGE = 25
MOST_READINGS = 36
# What a tracked benefit has (rules.md 3.3), in the order shown.
ELEMENTS = (
    ("owner", "An owner"),
    ("measure", "A measure"),
    ("unit", "A unit"),
    ("dated baseline", "A baseline with its date"),
    ("dated target", "A target with its date"),
    ("fresh reading", "A reading that is fresh and confirmed"),
)


def measure_of(request: HttpRequest, measure: str) -> BenefitMeasure:
    """Find a measure that the user may see, or answer 404."""
    rows = BenefitMeasure.objects.visible_to(request.user)
    found: BenefitMeasure = get_object_or_404(
        rows.select_related("collaboration", "objective", "library_measure"),
        reference=measure,
    )
    return found


@require_safe
def measure_list(request: HttpRequest) -> HttpResponse:
    form = MeasureQueryForm(request.GET)
    rows = BenefitMeasure.objects.visible_to(request.user)
    rows = rows.filter(form.wanted()).select_related("collaboration")
    page = Paginator(rows.order_by("name", "reference"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    today = timezone.localdate()
    context = {
        "form": form,
        "page": page,
        "page_query": form.query(),
        "lines": lines_of(list(page.object_list), today),
        "freshness": freshness(),
        "as_at": today,
    }
    return render(request, "benefits/measures/list.html", context)


def lines_of(measures: list[BenefitMeasure], on: Any) -> list[dict[str, Any]]:
    """Give measures with their state and what they lack."""
    states = states_of(measures, on=on)
    return [
        {
            "measure": measure,
            "benefit": states.get(measure.pk),
            "state": state_text(measure, states.get(measure.pk)),
            "missing": missing_text(states.get(measure.pk)),
        }
        for measure in measures
    ]


def state_text(measure: BenefitMeasure, benefit: Benefit | None) -> str:
    if measure.withdrawn_on:
        return "Withdrawn"
    return benefit.state.value.capitalize() if benefit else "Dis-benefit"


def missing_text(benefit: Benefit | None) -> str:
    return ", ".join(benefit.missing) if benefit else ""


@require_safe
def collaboration_benefits(request: HttpRequest, reference: str) -> HttpResponse:
    """List a collaboration's measures, with what each still needs to be tracked."""
    collaboration = seen(request, reference)
    rows: QuerySet[BenefitMeasure] = collaboration.benefit_measures.order_by(
        "withdrawn_on", "reference"
    )
    today = timezone.localdate()
    lines = lines_of(list(rows), today)
    seen_members = OverlapMember.objects.visible_to(request.user)
    groups = collaboration.overlap_groups.prefetch_related(
        Prefetch("members", seen_members.select_related("measure"))
    )
    context = {
        "collaboration": collaboration,
        "lines": lines,
        "groups": list(groups.order_by("number")),
        "may_write": may_define(request.user, collaboration),
        "is_money_only": is_money_only(rows, lines),
        "as_at": today,
    }
    return render(request, "benefits/measures/of_collaboration.html", context)


def may_define(user: Any, collaboration: Collaboration) -> bool:
    is_open = not collaboration.is_from_register
    return is_open and access.can(user, Action.DEFINE_MEASURE, collaboration)


def is_money_only(rows: QuerySet[BenefitMeasure], lines: list[dict[str, Any]]) -> bool:
    """Say whether live benefits are all about money, which finding 2 warns of."""
    live = [line["measure"] for line in lines if is_live_benefit(line)]
    return bool(live) and all(measure.area == "financial" for measure in live)


def is_live_benefit(line: dict[str, Any]) -> bool:
    benefit: Benefit | None = line["benefit"]
    return benefit is not None and benefit.is_live


@require_safe
def measure_page(request: HttpRequest, measure: str) -> HttpResponse:
    found = measure_of(request, measure)
    report = measure_report(user=request.user, measure=found, on=timezone.localdate())
    collaboration = found.collaboration
    may = access.actions_of(request.user, collaboration)
    if collaboration.is_from_register:
        may = frozenset()
    progress = measure_progress(found, on=report.as_at)
    path = measure_path_of(report, progress)
    context = {
        "report": report,
        "measure": found,
        "collaboration": collaboration,
        **_shown(request, report),
        "checks": checks(report),
        "state": state_text(found, report.benefit),
        "facts": facts(report),
        "progress": progress,
        "working": progress_of(
            progress, found, as_at=report.as_at, link=found.get_absolute_url()
        ),
        "card": charts.measure_path(report, path) if path else None,
        "notice": card_notice(is_register=collaboration.is_from_register),
        "may_define": Action.DEFINE_MEASURE in may and not found.withdrawn_on,
        "may_record": Action.RECORD_READING in may and not found.withdrawn_on,
        "may_confirm": Action.CONFIRM_READING in may,
    }
    return render(request, "benefits/measures/detail.html", context)


def _shown(request: HttpRequest, report: MeasureReport) -> dict[str, Any]:
    """Give the newest readings, or all of them where that is asked."""
    is_all = request.GET.get("readings") == "all"
    if is_all or len(report.readings) <= MOST_READINGS:
        return {"lines": report.readings}
    more = f"{report.measure.get_absolute_url()}?readings=all#readings"
    return {"lines": report.readings[:MOST_READINGS], "more_url": more}


def checks(report: MeasureReport) -> list[dict[str, Any]]:
    """Say for each element of a tracked benefit whether it is there."""
    if report.benefit is None:
        return []
    missing = report.benefit.missing
    return [
        {"text": text, "is_met": not any(word.startswith(key) for word in missing)}
        for key, text in ELEMENTS
    ]


def facts(report: MeasureReport) -> list[tuple[str, str]]:
    """List what the measure says of itself; what is not said is left out."""
    measure = report.measure
    attribution = measure.attribution_pct
    claimed = [str(year) for year in _years(measure) if year is not None]
    told = [
        ("Description", measure.description),
        ("Benefit area", measure.get_area_display()),
        ("Type", measure.get_type_display()),
        ("Serves the objective", measure.objective.text if measure.objective else ""),
        ("Owner", measure.owner),
        ("Measured by", measure.measurer),
        ("How it is measured", measure.method),
        ("Unit", measure.unit),
        ("Better", measure.get_direction_display()),
        ("Read", measure.get_interval_display()),
        ("Across forces", measure.get_across_forces_display()),
        ("Across time", measure.get_across_time_display()),
        ("Comes", measure.get_recurrence_display()),
        ("Gross or net", measure.get_extent_display()),
        ("Prices", _prices(measure)),
        ("Claimed", " to ".join(dict.fromkeys(claimed))),
        (
            "Due to the collaboration",
            "" if attribution is None else f"{attribution.normalize():f}%",
        ),
        ("Evidence", measure.get_grade_display() if measure.grade else ""),
        ("Cash", _cash(measure)),
        ("Source of the baseline", measure.baseline_source),
    ]
    return [(label, value) for label, value in told if value]


def _years(measure: BenefitMeasure) -> tuple[Any, Any]:
    return measure.first_claimed_year, measure.last_claimed_year


def _prices(measure: BenefitMeasure) -> str:
    prices = measure.get_price_base_display() if measure.price_base else ""
    year: Any = measure.price_year
    return f"{prices}: {year}" if year is not None else prices


def _cash(measure: BenefitMeasure) -> str:
    if not measure.cash_status:
        return ""
    year: Any = measure.budget_year
    parts = [
        measure.get_cash_status_display(),
        f"{measure.budget_line}, {year}" if measure.budget_line else "",
        measure.reinvested_in,
        f"confirmed by {measure.cash_confirmed_by}"
        if measure.cash_confirmed_by
        else "",
    ]
    return "; ".join(part for part in parts if part)
