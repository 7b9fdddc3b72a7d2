"""Live, fresh, tracked, claimed, described (rules.md 3.3)."""

import datetime as dt
from decimal import Decimal

import pytest

from benefits.models import BenefitMeasure, Interval, RollUp
from benefits.reports.tracking import Benefit, State, benefits_of, is_fresh
from collaborations.models import Collaboration, Force, Participation
from collabtrack.shared.financial_years import FinancialYear
from tests import factories

ON = dt.date(2026, 3, 31)
PERIOD = {"starts_on": dt.date(2025, 10, 1), "ends_on": dt.date(2025, 12, 31)}
COMPLETE = {
    "owner": "Head of forensics",
    "interval": Interval.QUARTERLY,
    "baseline_amount": Decimal("0.00"),
    "baseline_on": dt.date(2020, 4, 1),
}


def measure_of(collaboration: Collaboration, **fields: object) -> BenefitMeasure:
    measure = factories.BenefitMeasureFactory(
        collaboration=collaboration, **{**COMPLETE, **fields}
    )
    factories.TargetFactory(measure=measure)
    return measure


def only(collaboration: Collaboration, on: dt.date = ON) -> Benefit:
    (benefit,) = benefits_of(collaboration, on=on)
    return benefit


def test_a_complete_benefit_is_tracked(collaboration: Collaboration) -> None:
    factories.ReadingFactory(measure=measure_of(collaboration), **PERIOD)

    benefit = only(collaboration)

    assert (benefit.state, benefit.missing) == (State.TRACKED, ())
    assert benefit.planned == Decimal("1000.00")
    assert benefit.is_live


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"owner": " "}, "owner"),
        ({"name": ""}, "measure"),
        ({"baseline_amount": None}, "dated baseline"),
        ({"baseline_on": None}, "dated baseline"),
        ({"baseline_on": ON + dt.timedelta(days=1)}, "dated baseline"),
    ],
)
def test_one_missing_element_is_named_and_makes_it_claimed(
    collaboration: Collaboration, fields: dict[str, object], missing: str
) -> None:
    factories.ReadingFactory(measure=measure_of(collaboration, **fields), **PERIOD)

    benefit = only(collaboration)

    assert (benefit.state, benefit.missing) == (State.CLAIMED, (missing,))


def test_without_a_unit_it_is_claimed(collaboration: Collaboration) -> None:
    measure = measure_of(collaboration)
    factories.ReadingFactory(measure=measure, **PERIOD)
    BenefitMeasure.objects.filter(pk=measure.pk).update(unit="")

    assert only(collaboration).missing == ("unit",)


def test_without_a_target_it_is_claimed(collaboration: Collaboration) -> None:
    measure = measure_of(collaboration)
    measure.targets.all().delete()
    factories.ReadingFactory(measure=measure, **PERIOD)

    assert only(collaboration).missing == ("dated target",)


def test_a_published_amount_alone_is_claimed(collaboration: Collaboration) -> None:
    measure = factories.BenefitMeasureFactory(collaboration=collaboration)
    factories.PublishedClaimFactory(measure=measure)

    assert only(collaboration).state == State.CLAIMED


def test_an_owner_alone_is_described(collaboration: Collaboration) -> None:
    factories.BenefitMeasureFactory(collaboration=collaboration, owner="A board")

    assert only(collaboration).state == State.DESCRIBED


@pytest.mark.parametrize(
    "fields", [{"state": "provisional"}, {"ends_on": dt.date(2026, 3, 31)}]
)
def test_a_reading_counts_when_confirmed_and_its_period_is_over(
    collaboration: Collaboration, fields: dict[str, object]
) -> None:
    factories.ReadingFactory(measure=measure_of(collaboration), **{**PERIOD, **fields})

    benefit = only(collaboration, on=dt.date(2026, 3, 30))

    assert benefit.missing == ("fresh reading",)


def test_a_reading_corrected_to_no_reading_does_not_count(
    collaboration: Collaboration,
) -> None:
    measure = measure_of(collaboration)
    first = factories.ReadingFactory(measure=measure, **PERIOD)
    factories.ReadingFactory(
        measure=measure,
        supersedes=first,
        reason="It was another unit's.",
        amount=None,
        absence="no_reading",
        note="Nobody had measured it.",
        **PERIOD,
    )

    assert only(collaboration).missing == ("fresh reading",)


def test_a_confirmed_reading_counts_until_its_correction_is_confirmed(
    collaboration: Collaboration,
) -> None:
    measure = measure_of(collaboration)
    first = factories.ReadingFactory(measure=measure, **PERIOD)
    factories.ReadingFactory(
        measure=measure,
        supersedes=first,
        reason="Not checked yet",
        state="provisional",
        **PERIOD,
    )

    assert only(collaboration).missing == ()


@pytest.mark.parametrize(
    ("interval", "last_fresh_day"),
    [
        (Interval.MONTHLY, dt.date(2024, 8, 31)),
        (Interval.QUARTERLY, dt.date(2024, 12, 31)),
        (Interval.SIX_MONTHLY, dt.date(2025, 6, 30)),
        (Interval.ANNUAL, dt.date(2026, 6, 30)),
    ],
)
def test_a_reading_is_fresh_for_its_interval_and_one_of_grace(
    interval: Interval, last_fresh_day: dt.date
) -> None:
    ended_on = dt.date(2024, 6, 30)
    day_after = last_fresh_day + dt.timedelta(days=1)

    assert is_fresh(ended_on, interval, last_fresh_day)
    assert not is_fresh(ended_on, interval, day_after)
    assert is_fresh(ended_on, interval, ended_on)
    assert not is_fresh(ended_on, interval, ended_on - dt.timedelta(days=1))


def test_a_period_that_ended_on_leap_day_stays_fresh_to_the_month() -> None:
    ended_on = dt.date(2024, 2, 29)

    assert is_fresh(ended_on, Interval.ANNUAL, dt.date(2026, 2, 28))
    assert not is_fresh(ended_on, Interval.ANNUAL, dt.date(2026, 3, 1))


def test_a_period_that_ended_near_the_end_of_a_long_month_is_clamped() -> None:
    assert is_fresh(dt.date(2025, 12, 30), Interval.MONTHLY, dt.date(2026, 2, 27))
    assert not is_fresh(dt.date(2025, 12, 30), Interval.MONTHLY, dt.date(2026, 2, 28))


def test_a_one_off_reading_stays_fresh() -> None:
    assert is_fresh(dt.date(2015, 3, 31), Interval.ONE_OFF, ON)
    assert not is_fresh(ON + dt.timedelta(days=1), Interval.ONE_OFF, ON)


@pytest.mark.parametrize(
    ("fields", "is_live"),
    [
        ({}, True),
        ({"first_claimed_year": FinancialYear(2025)}, True),
        ({"first_claimed_year": FinancialYear(2026)}, False),
        ({"last_claimed_year": FinancialYear(2025)}, True),
        ({"last_claimed_year": FinancialYear(2024)}, False),
        ({"withdrawn_on": ON, "withdrawn_because": "Over."}, False),
        (
            {
                "withdrawn_on": ON + dt.timedelta(days=1),
                "withdrawn_because": "Over.",
            },
            True,
        ),
    ],
)
def test_a_benefit_is_live_in_its_claimed_years_until_withdrawn(
    collaboration: Collaboration, fields: dict[str, object], is_live: bool
) -> None:
    measure_of(collaboration, **fields)

    assert only(collaboration).is_live is is_live


@pytest.mark.parametrize(
    ("on", "is_live"), [(dt.date(2026, 3, 31), True), (dt.date(2026, 4, 1), False)]
)
def test_the_last_claimed_year_ends_on_31_march(
    collaboration: Collaboration, on: dt.date, is_live: bool
) -> None:
    measure_of(collaboration, last_claimed_year=FinancialYear(2025))

    assert only(collaboration, on).is_live is is_live


def test_a_measure_read_by_half_of_the_forces_is_tracked(
    collaboration: Collaboration, force: Force
) -> None:
    factories.ReadingFactory(measure=measure_of(collaboration), force=force, **PERIOD)

    benefit = only(collaboration)

    assert benefit.state == State.TRACKED
    assert str(benefit.coverage) == "1 of 2 forces"


def test_a_measure_read_by_under_half_of_the_forces_is_claimed(
    collaboration: Collaboration, force: Force
) -> None:
    factories.ParticipationFactory(collaboration=collaboration)
    factories.ReadingFactory(measure=measure_of(collaboration), force=force, **PERIOD)

    benefit = only(collaboration)

    assert benefit.state == State.CLAIMED
    assert benefit.missing == ("fresh reading from half of the forces (1 of 3 forces)",)


def test_the_reading_of_a_force_that_left_does_not_count(
    collaboration: Collaboration, force: Force
) -> None:
    factories.ReadingFactory(measure=measure_of(collaboration), force=force, **PERIOD)
    Participation.objects.filter(force=force).update(left_on=dt.date(2026, 3, 30))

    assert str(only(collaboration).coverage) == "0 of 1 forces"


def test_a_measure_read_by_force_without_participants_is_not_tracked(
    force: Force,
) -> None:
    collaboration = factories.CollaborationFactory()
    factories.ReadingFactory(measure=measure_of(collaboration), force=force, **PERIOD)

    assert only(collaboration).state == State.CLAIMED


def test_a_fresh_reading_of_the_whole_outweighs_those_by_force(
    collaboration: Collaboration, force: Force
) -> None:
    factories.ParticipationFactory(collaboration=collaboration)
    measure = measure_of(collaboration)
    factories.ReadingFactory(measure=measure, force=force, **PERIOD)
    factories.ReadingFactory(measure=measure, **PERIOD)

    benefit = only(collaboration)

    assert (benefit.state, benefit.coverage) == (State.TRACKED, None)


def test_the_value_is_what_is_planned_for_the_year_of_the_day(
    collaboration: Collaboration, force: Force
) -> None:
    measure = measure_of(collaboration)
    factories.TargetFactory(measure=measure, force=force, amount=Decimal("0.50"))
    factories.TargetFactory(
        measure=measure,
        starts_on=dt.date(2026, 4, 1),
        ends_on=dt.date(2027, 3, 31),
        amount=Decimal("7.00"),
    )

    assert only(collaboration).planned == Decimal("1000.50")
    assert only(collaboration, dt.date(2026, 4, 1)).planned == Decimal("7.00")
    assert only(collaboration, dt.date(2027, 4, 1)).planned is None


def test_a_measure_that_does_not_add_up_has_no_value(
    collaboration: Collaboration,
) -> None:
    measure_of(collaboration, across_time=RollUp.LATEST)

    assert only(collaboration).planned is None
