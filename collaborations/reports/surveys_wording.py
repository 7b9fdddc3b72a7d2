"""Survey results in words: a share always says of how many."""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from collaborations.reports.surveys import ForceAnswers, SurveyResult


@dataclass(frozen=True, slots=True)
class SurveyLine:
    force: str
    asked: str
    answered: str
    knowing: str
    share: str


@dataclass(frozen=True, slots=True)
class SurveyWords:
    number: int
    reference: str
    asked_on: dt.date
    method: str
    finding: str
    lines: tuple[SurveyLine, ...]


def survey_words(result: SurveyResult) -> SurveyWords:
    return SurveyWords(
        number=result.number,
        reference=result.reference,
        asked_on=result.asked_on,
        method=result.method,
        finding=finding(result),
        lines=tuple(_line(force) for force in result.forces),
    )


def finding(result: SurveyResult) -> str:
    """Write what was found: 75% of 40 who answered know the purpose. No answer from…"""
    said = "Nobody's answer is recorded."
    if result.share is not None:
        answered = sum(force.answered or 0 for force in result.counted)
        said = f"{percent(result.share)} of {answered:,} who answered know the purpose."
    silent = result.without_an_answer
    if silent and result.share is not None:
        said += f" No answer from {_listed(silent)}."
    return said


def percent(share: Decimal) -> str:
    """Write 75%; under 10 one decimal. A part is never shown as all, or as none."""
    points = share * 100
    if share not in (0, 1) and (points < 10 or points > Decimal("99.5")):
        shown = points.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
        if shown == 0:
            return "under 0.1%"
        return "over 99.9%" if shown == 100 else f"{shown}%"
    return f"{points.quantize(Decimal(1), rounding=ROUND_HALF_UP)}%"


def _line(force: ForceAnswers) -> SurveyLine:
    return SurveyLine(
        force=force.force,
        asked=_count(force.asked),
        answered=_count(force.answered),
        knowing=_count(force.knowing),
        share="" if force.share is None else percent(force.share),
    )


def _count(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def _listed(names: tuple[str, ...]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
