"""What must always hold of a measure, each with what to do about it."""

from django.db import models
from django.db.models import F, Q

from benefits.models.kinds import (
    MONETARY,
    POUNDS,
    BenefitType,
    CashStatus,
    PriceBase,
    Recurrence,
    RollUp,
)


def measure_facts() -> list[models.CheckConstraint]:
    """Give what must always hold of a measure, each with what to do."""
    return [*_rule_facts(), *_money_facts(), *_bounds(), *_cash_facts()]


def _rule_facts() -> list[models.CheckConstraint]:
    return [
        models.CheckConstraint(
            condition=~Q(across_forces=RollUp.LATEST)
            & (
                ~Q(across_forces=RollUp.RATIO)
                | Q(across_time__in=(RollUp.RATIO, RollUp.LATEST))
            )
            & (~Q(across_time=RollUp.RATIO) | Q(across_forces=RollUp.RATIO)),
            name="measure_rules_go_together",
            violation_error_code="rules_do_not_go_together",
            violation_error_message=(
                "These two rules do not go together. A ratio across forces goes with a"
                " ratio or the latest across time, and with nothing else; forces have"
                " no latest."
            ),
        ),
        models.CheckConstraint(
            condition=~Q(recurrence=Recurrence.CUMULATIVE) | ~Q(across_time=RollUp.SUM),
            name="measure_running_total_not_summed",
            violation_error_code="running_total_summed",
            violation_error_message=(
                "Running totals cannot be summed over time, because each holds the"
                " one before. Choose the latest."
            ),
        ),
    ]


def _money_facts() -> list[models.CheckConstraint]:
    return [
        models.CheckConstraint(
            condition=Q(unit__in=("", POUNDS)) | ~Q(type__in=MONETARY),
            name="measure_of_money_in_pounds",
            violation_error_code="money_in_pounds",
            violation_error_message=(
                "Cashable, non-cashable, avoided cost and income are in pounds. Enter"
                " GBP as the unit, or choose quantified."
            ),
        ),
        models.CheckConstraint(
            condition=Q(price_base=PriceBase.REAL, price_year__isnull=False)
            | (~Q(price_base=PriceBase.REAL) & Q(price_year__isnull=True)),
            name="measure_real_names_its_year",
            violation_error_code="real_without_year",
            violation_error_message=(
                "Enter the year of the prices for real prices, and for no others."
            ),
        ),
    ]


def _bounds() -> list[models.CheckConstraint]:
    return [
        models.CheckConstraint(
            condition=Q(last_claimed_year__isnull=True)
            | Q(first_claimed_year__isnull=True)
            | Q(last_claimed_year__gte=F("first_claimed_year")),
            name="measure_claimed_years_in_order",
            violation_error_code="claimed_years_in_order",
            violation_error_message=(
                "The last year claimed cannot be before the first."
            ),
        ),
        models.CheckConstraint(
            condition=Q(attribution_pct__isnull=True)
            | Q(attribution_pct__gt=0, attribution_pct__lte=100),
            name="measure_attribution_in_bounds",
            violation_error_code="attribution_out_of_bounds",
            violation_error_message="Enter a percentage over 0 and up to 100.",
        ),
        models.CheckConstraint(
            condition=Q(tolerance_pct__gte=0, tolerance_pct__lte=100),
            name="measure_tolerance_in_bounds",
            violation_error_code="tolerance_out_of_bounds",
            violation_error_message="Enter a percentage from 0 to 100.",
        ),
        models.CheckConstraint(
            condition=Q(grade__isnull=True) | Q(grade__gte=1, grade__lte=6),
            name="measure_grade_in_bounds",
            violation_error_code="grade_out_of_bounds",
            violation_error_message="Choose a grade from 1 to 6.",
        ),
    ]


def _cash_facts() -> list[models.CheckConstraint]:
    named = ~Q(budget_line="") & Q(budget_year__isnull=False)
    return [
        models.CheckConstraint(
            condition=Q(cash_status="") | Q(type=BenefitType.CASHABLE),
            name="measure_cash_status_of_cashable",
            violation_error_code="cash_status_of_cashable",
            violation_error_message="Only a cashable benefit has a cash status.",
        ),
        models.CheckConstraint(
            condition=~Q(cash_status=CashStatus.REMOVED) | named,
            name="measure_removed_names_budget",
            violation_error_code="removed_without_budget",
            violation_error_message=(
                "Enter the year and the line of the budget that it was removed from."
            ),
        ),
        models.CheckConstraint(
            condition=~Q(cash_status=CashStatus.REINVESTED) | ~Q(reinvested_in=""),
            name="measure_reinvested_says_in_what",
            violation_error_code="reinvested_in_nothing",
            violation_error_message="Say what it was reinvested in.",
        ),
        models.CheckConstraint(
            condition=Q(cash_confirmed_on__isnull=True) ^ ~Q(cash_confirmed_by=""),
            name="measure_confirmed_by_and_on",
            violation_error_code="confirmed_by_and_on",
            violation_error_message=(
                "Enter both who confirmed it and the day, or neither."
            ),
        ),
        models.CheckConstraint(
            condition=Q(withdrawn_on__isnull=True) ^ ~Q(withdrawn_because=""),
            name="measure_withdrawn_with_a_reason",
            violation_error_code="withdrawn_without_reason",
            violation_error_message="Say why it is withdrawn.",
        ),
    ]
