"""The criteria of the theme Benefits and cost analysis."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal

from django.utils.text import get_text_list

from benefits.models import YearClose
from benefits.reports.known_costs import (
    KnownCosts,
    is_any_cost_by_force,
    known_costs,
    years_with_cost,
)
from benefits.reports.tracking import Benefit, State, benefits_of
from collaborations.assessment.going_live import (
    GRACE_DAYS,
    days_live_in,
    grace_ended_on,
    last_live_day,
    may_be_live_in,
)
from collaborations.assessment.judgements import Evidence, Fact, Judgement, criterion
from collaborations.models import Collaboration, Result
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import display_pounds, exact_pounds

# More forces than this are counted, not listed.
MOST_NAMES = 3
# B1: a cost may be asked for when the collaboration was live this long in the year.
LEAST_DAYS_LIVE = 90
# B2: the least share of the live benefits that is tracked, by count and by value.
LEAST_TRACKED_PCT = 75


@criterion("B1")
def costs_known_by_force(collaboration: Collaboration, *, on: dt.date) -> Judgement:
    """The latest closed financial year is judged. A year closes on 30 June after it
    ends, unless another day is recorded.

    Met: an actual cost of that year is known for every force that took part in it,
    recorded by the force or computed from agreed cost shares, and nothing is left that
    is not split by force.

    Partly met: only the gross cost is known, or the cost of some forces, or only a
    forecast.

    Not met: neither an actual cost nor a forecast is recorded, though the collaboration
    was live on at least 90 days of that year.

    Not assessed: the collaboration was not live in that year, or was live on fewer days
    and nothing is recorded, or nobody knows when it went live and nothing is recorded.
    A collaboration of the public register for which nothing is published is always
    Not assessed.

    A force took part in the year if it was a member on the first day of a month of it.
    """
    year = YearClose.objects.latest_closed(on)
    href = f"{collaboration.get_absolute_url()}#spend"
    evidence = (Evidence(f"Spend in {year}", href),)
    if not may_be_live_in(collaboration, year):
        reason = f"It was not live in {year}, the latest closed year."
        not_live: dict[str, Fact] = {"year": year.label, "is_live": False}
        return Judgement(Result.NOT_ASSESSED, reason, evidence, not_live)
    costs = known_costs(collaboration, year)
    result, reason = _cost_result(collaboration, costs)
    return Judgement(result, reason, evidence, _cost_facts(costs))


def _cost_facts(costs: KnownCosts) -> dict[str, Fact]:
    return {
        "year": costs.year.label,
        "is_live": True,
        "gross_actual": _exact(costs.gross_actual),
        "gross_forecast": _exact(costs.gross_forecast),
        "not_split": _exact(costs.not_split),
        "forces": list(costs.forces),
        "forces_without": list(costs.forces_without),
    }


def _cost_result(collaboration: Collaboration, costs: KnownCosts) -> tuple[Result, str]:
    if collaboration.is_from_register and not _is_published(collaboration, costs):
        return Result.NOT_ASSESSED, _published_costs(collaboration, costs.year)
    if costs.gross_actual is not None:
        return _actual_result(costs)
    if costs.gross_forecast is not None:
        amount = display_pounds(costs.gross_forecast)
        return (
            Result.PARTLY_MET,
            f"Only a forecast of {amount} is recorded for {costs.year}.",
        )
    days = days_live_in(collaboration, costs.year)
    if days >= LEAST_DAYS_LIVE:
        return (
            Result.NOT_MET,
            f"No cost is recorded for {costs.year}, though it was live on {days} days.",
        )
    return Result.NOT_ASSESSED, f"No cost is recorded yet for {costs.year}."


def _actual_result(costs: KnownCosts) -> tuple[Result, str]:
    amount = f"{display_pounds(costs.gross_actual)} in {costs.year}"
    of_all = len(costs.forces)
    if costs.is_known_by_force:
        return Result.MET, f"{amount} is known for every force: {of_all} of {of_all}."
    known = of_all - len(costs.forces_without)
    if not known:
        return Result.PARTLY_MET, f"{amount} is known as a whole, not by force."
    if costs.forces_without:
        missing = _names(costs.forces_without)
        return (
            Result.PARTLY_MET,
            f"{amount} is known for {known} of {of_all} forces, not for {missing}.",
        )
    rest = display_pounds(costs.not_split)
    return Result.PARTLY_MET, f"Of {amount}, {rest} is not split by force."


def _names(forces: Sequence[str]) -> str:
    if len(forces) > MOST_NAMES:
        return f"{len(forces)} others"
    return get_text_list(list(forces), "and")


def _is_published(collaboration: Collaboration, costs: KnownCosts) -> bool:
    is_known = not (costs.gross_actual is None and costs.gross_forecast is None)
    return is_known and _is_sourced(collaboration)


def _published_costs(collaboration: Collaboration, year: FinancialYear) -> str:
    """Say which years the public record gives, and that the closed year is not one."""
    years = [known.label for known in years_with_cost(collaboration)]
    if not years or not _is_sourced(collaboration):
        return "No cost is published."
    by_force = "" if is_any_cost_by_force(collaboration) else ", not by force"
    return f"Published for {get_text_list(years, 'and')}{by_force}; nothing for {year}."


def _is_sourced(collaboration: Collaboration) -> bool:
    entry = getattr(collaboration, "register_entry", None)
    return entry is None or bool(entry.is_sourced)


def _exact(amount: Decimal | None) -> str | None:
    return None if amount is None else exact_pounds(amount)


@criterion("B2")
def benefits_tracked(collaboration: Collaboration, *, on: dt.date) -> Judgement:
    """The benefits that are live on the day are judged: not withdrawn, and the day lies
    in the years for which they are claimed. A benefit is tracked when it has an owner,
    a measure with a unit, a dated baseline, a dated target and a fresh reading.

    Met: at least one benefit is tracked, and at least 75% of the live benefits are, by
    count and by value. Value is what is planned, in pounds, for the financial year of
    the day.

    Partly met: at least one benefit is tracked, but under 75% by count or by value, or
    there are benefits in pounds of which no value is planned for the year.

    Not met: none is tracked 90 days after the collaboration went live.

    Not assessed: none is tracked yet, and those 90 days are not over or the day of
    going live is not known. A collaboration of the public register without a tracked
    benefit is always Not assessed.

    Dis-benefits do not count here. A collaboration that has ended is judged as at its
    last day.
    """
    day = last_live_day(collaboration, on)
    year = FinancialYear.containing(day)
    every_benefit = benefits_of(collaboration, on=day)
    benefits = [benefit for benefit in every_benefit if benefit.is_live]
    tracked = [benefit for benefit in benefits if benefit.is_tracked]
    if tracked:
        result, reason = _tracked_result(tracked, benefits, year)
    elif collaboration.is_from_register:
        reason = _published_benefits(collaboration, every_benefit)
        result = Result.NOT_ASSESSED
    else:
        result, reason = _untracked_result(collaboration, benefits, on)
    return Judgement(
        result,
        reason,
        evidence=_benefit_evidence(collaboration, benefits),
        facts={
            "year": year.label,
            **{str(state): _count(benefits, state) for state in State},
            "live": len(benefits),
            "planned": _exact(_value(benefits)),
            "planned_tracked": _exact(_value(tracked)),
            "missing": {item.reference: list(item.missing) for item in benefits},
        },
    )


def _tracked_result(
    tracked: Sequence[Benefit], benefits: Sequence[Benefit], year: FinancialYear
) -> tuple[Result, str]:
    count = f"{len(tracked)} of {len(benefits)} live benefits tracked"
    by_count = f"{count} ({_percent(len(tracked), len(benefits))})"
    enough = _is_enough(len(tracked), len(benefits))
    total, part = _value(benefits), _value(tracked) or Decimal(0)
    if not any(benefit.is_monetary for benefit in benefits):
        return _met_if(enough), f"{by_count}; none is in pounds."
    if not total:
        return Result.PARTLY_MET, f"{by_count}; no value is planned for {year}."
    by_value = (
        f"{display_pounds(part)} of {display_pounds(total)} planned for {year} "
        f"({_percent(part, total)})"
    )
    return _met_if(enough and _is_enough(part, total)), f"{by_count}; {by_value}."


def _met_if(holds: bool) -> Result:
    return Result.MET if holds else Result.PARTLY_MET


def _is_enough(part: Decimal | int, whole: Decimal | int) -> bool:
    return 100 * part >= LEAST_TRACKED_PCT * whole


def _percent(part: Decimal | int, whole: Decimal | int) -> str:
    """Round down to a tenth: what falls short of 75% never reads as 75%."""
    exact = 100 * Decimal(part) / Decimal(whole)
    return f"{exact.quantize(Decimal('0.1'), rounding=ROUND_DOWN):f}%".replace(
        ".0%", "%"
    )


def _value(benefits: Sequence[Benefit]) -> Decimal | None:
    # By size: a target typed with a minus must not make the whole smaller.
    planned = [abs(item.planned) for item in benefits if item.planned is not None]
    return sum(planned, Decimal(0)) if planned else None


def _count(benefits: Sequence[Benefit], state: State) -> int:
    return sum(benefit.state == state for benefit in benefits)


def _untracked_result(
    collaboration: Collaboration, benefits: Sequence[Benefit], on: dt.date
) -> tuple[Result, str]:
    due = grace_ended_on(collaboration, on)
    found = _lacks(benefits) if benefits else "No live benefit is recorded"
    if due is None:
        return Result.NOT_ASSESSED, f"{found}."
    day = f"{due.day} {due:%B %Y}"
    return (
        Result.NOT_MET,
        f"{found}; the {GRACE_DAYS} days after going live were up on {day}.",
    )


def _lacks(benefits: Sequence[Benefit]) -> str:
    """Count what the benefits lack, element by element."""
    lacking = Counter(element for benefit in benefits for element in benefit.missing)
    listed = ", ".join(f"{element} ({n})" for element, n in lacking.items())
    claimed, described = (
        _count(benefits, state) for state in (State.CLAIMED, State.DESCRIBED)
    )
    return (
        f"0 of {len(benefits)} live benefits tracked ({claimed} claimed, "
        f"{described} described); missing: {listed}"
    )


def _published_benefits(
    collaboration: Collaboration, benefits: Sequence[Benefit]
) -> str:
    published = [item for item in benefits if item.state != State.DESCRIBED]
    if not published or not _is_sourced(collaboration):
        return "No benefit is published."
    noun = "saving" if any(item.is_monetary for item in published) else "benefit"
    missing = published[0].missing
    if not missing:
        return f"A {noun} is published for other years only."
    lacking = "baseline" if "dated baseline" in missing else missing[0]
    article = "an" if lacking == "owner" else "a"
    return f"A {noun} is published without {article} {lacking}."


def _benefit_evidence(
    collaboration: Collaboration, benefits: Sequence[Benefit]
) -> tuple[Evidence, ...]:
    href = f"{collaboration.get_absolute_url()}#benefits"
    if not benefits:
        return (Evidence("Benefits", href),)
    return tuple(Evidence(_evidence_label(item), href) for item in benefits)


def _evidence_label(benefit: Benefit) -> str:
    lacks = "".join(f", no {element}" for element in benefit.missing)
    return f"{benefit.reference} {benefit.name}: {benefit.state}{lacks}"
