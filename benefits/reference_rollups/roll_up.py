"""How readings combine: forces first within a period, then periods (rules.md 3.1).

Figures are exact fractions until a period's value, or the year's, is rounded to six
decimal places, halves away from zero. A weighted mean over both, and a ratio over both,
are taken once over all figures, not as a mean of means.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from operator import attrgetter

from benefits.models import PERCENT, BenefitMeasure, Reading, RollUp, Target
from collabtrack.shared.money import pence_of

PLACES = 6


class NotAdditiveError(ValueError):
    """The measure's rules forbid what was asked: no figure follows from these."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value of a force (or of all together) and a period, in the measure's unit."""

    force: str
    starts_on: dt.date
    ends_on: dt.date
    value: Fraction | None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    weight: Fraction | None = None

    @classmethod
    def of(cls, row: Reading | Target) -> "Figure":
        force = row.force.slug if row.force else ""
        value = _exact(row.value)
        if row.amount is not None:
            value = Fraction(pence_of(row.amount), 100)
        if isinstance(row, Target):
            return cls(force, row.starts_on, row.ends_on, value)
        return cls(
            force,
            row.starts_on,
            row.ends_on,
            value,
            _exact(row.numerator),
            _exact(row.denominator),
            _exact(row.weight),
        )


@dataclass(frozen=True, slots=True)
class Rules:
    """A measure's two rules; a ratio in per cent is a hundred times the fraction."""

    across_forces: str
    across_time: str
    factor: int = 1
    # Targets have neither weights nor denominators, and are not averaged.
    of_targets: bool = False

    @classmethod
    def of(cls, measure: BenefitMeasure, *, of_targets: bool = False) -> "Rules":
        factor = 100 if measure.unit == PERCENT else 1
        return cls(measure.across_forces, measure.across_time, factor, of_targets)


@dataclass(frozen=True, slots=True)
class _Period:
    """One period's figures, and the fraction that their value is."""

    part: Fraction | None
    whole: Fraction
    weight: Fraction | None

    @property
    def value(self) -> Decimal:
        if self.part is None:
            raise NotAdditiveError
        return rounded(self.part / self.whole)


def roll_up(figures: Iterable[Figure], rules: Rules) -> Decimal:
    """Give the one value of the figures; NotAdditiveError where the rules give none."""
    in_order = sorted(figures, key=attrgetter("ends_on", "starts_on"))
    groups = groupby(in_order, key=attrgetter("ends_on", "starts_on"))
    periods = [_period(list(group), rules) for _, group in groups]
    if not periods:
        raise NotAdditiveError
    if rules.across_time == RollUp.NONE:
        if len(periods) > 1:
            raise NotAdditiveError
        return periods[0].value
    if rules.across_time == RollUp.SUM:
        return sum((period.value for period in periods), Decimal(0))
    if rules.across_time == RollUp.MAXIMUM:
        return max(period.value for period in periods)
    if rules.across_time == RollUp.LATEST or rules.of_targets:
        return periods[-1].value
    return _mean(periods, rules)


def _mean(periods: Sequence[_Period], rules: Rules) -> Decimal:
    """Take the mean over periods: by weight, or as one ratio over all figures."""
    values = [period.value for period in periods]  # all are there, or it raises
    parts = [period.part for period in periods if period.part is not None]
    if rules.across_time == RollUp.RATIO:
        wholes = [period.whole for period in periods]
        return rounded(sum(parts, Fraction()) / sum(wholes, Fraction()))
    weights = [period.weight for period in periods if period.weight is not None]
    if len(weights) < len(periods):
        raise NotAdditiveError
    if rules.across_forces != RollUp.WEIGHTED_MEAN:
        pairs = zip(values, weights, strict=True)
        parts = [Fraction(value) * weight for value, weight in pairs]
    return rounded(sum(parts, Fraction()) / sum(weights, Fraction()))


def _period(figures: Sequence[Figure], rules: Rules) -> _Period:
    weights = [each.weight for each in figures if each.weight is not None]
    weight = sum(weights, Fraction()) if len(weights) == len(figures) else None
    part, whole = _fraction(figures, rules)
    if part is None and rules.of_targets and len(figures) == 1:
        part, whole = figures[0].value, Fraction(1)
    return _Period(part, whole, weight)


def _fraction(
    figures: Sequence[Figure], rules: Rules
) -> tuple[Fraction | None, Fraction]:
    """Give what a period's value is the fraction of, or None for no value."""
    if rules.across_forces == RollUp.RATIO:
        return _ratio(figures, rules.factor)
    values = [each.value for each in figures if each.value is not None]
    if len(values) < len(figures):
        return None, Fraction(1)
    if rules.across_forces == RollUp.WEIGHTED_MEAN:
        weights = [each.weight for each in figures if each.weight is not None]
        if len(weights) < len(figures):
            return None, Fraction(1)
        pairs = zip(values, weights, strict=True)
        return sum((v * w for v, w in pairs), Fraction()), sum(weights, Fraction())
    if rules.across_forces == RollUp.SUM:
        return sum(values, Fraction()), Fraction(1)
    if rules.across_forces == RollUp.MAXIMUM or len(values) == 1:
        return max(values), Fraction(1)
    return None, Fraction(1)


def _ratio(figures: Sequence[Figure], factor: int) -> tuple[Fraction | None, Fraction]:
    tops = [each.numerator for each in figures if each.numerator is not None]
    bottoms = [each.denominator for each in figures if each.denominator is not None]
    if len(bottoms) < len(figures):
        return None, Fraction(1)
    return sum(tops, Fraction()) * factor, sum(bottoms, Fraction())


def rounded(value: Fraction) -> Decimal:
    """Round to six places, halves away from zero, as Decimal rounds them up."""
    scaled = abs(value) * 10**PLACES
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if value >= 0 else -whole).scaleb(-PLACES)


def _exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)
