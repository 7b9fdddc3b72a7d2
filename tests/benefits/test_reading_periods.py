"""The period and the force of a reading, and what becomes of one over 31 March."""

import datetime as dt
import os
import time
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from benefits.models import Reading
from benefits.services.readings import (
    RefusedReadingsError,
    record_reading,
    record_readings,
)
from collabtrack.shared.financial_years import FinancialYear
from tests.benefits.to_record import (
    AVERAGE,
    PERCENTAGE,
    Q1,
    Q2,
    Q3,
    YEAR,
    faults_by_place,
    faults_of,
    measured,
    reading,
)

pytestmark = pytest.mark.django_db
ONE_OFF = {"interval": "one_off"}
WINTER = (dt.date(2026, 1, 1), dt.date(2026, 6, 30))


def refused(by, *args, **fields):
    with pytest.raises(ValidationError) as refusal:
        record_reading(reading=reading(*args, **fields), by=by)
    assert not Reading.objects.exists()
    return faults_of(refusal.value)


@pytest.mark.parametrize(
    ("interval", "period", "said"),
    [
        ("monthly", Q1, "a calendar month"),
        ("quarterly", YEAR, "a quarter, such as 1 April to 30 June"),
        ("quarterly", (dt.date(2025, 5, 1), dt.date(2025, 7, 31)), "a quarter"),
        ("six_monthly", Q1, "a half-year"),
        ("annual", Q1, "a financial year, 1 April to 31 March"),
        ("one_off", (Q1[1], Q1[0]), "cannot be before the first day"),
    ],
)
def test_a_period_is_one_that_the_measure_is_read_for(
    collaboration, analyst, interval, period, said
):
    measure = measured(collaboration, interval=interval)

    assert said in str(refused(analyst, measure, "5", period)["starts_on"])


def test_a_period_of_no_known_year_is_refused(collaboration, analyst):
    period = (dt.date(1800, 4, 1), dt.date(1801, 3, 31))

    assert "starts_on" in refused(analyst, measured(collaboration), "5", period)


def test_a_period_that_has_not_ended_is_refused(collaboration, analyst):
    year = FinancialYear.containing(timezone.localdate())
    measure = measured(collaboration, interval="annual")

    faults = refused(analyst, measure, "5", (year.start, year.end))

    assert "The period has not ended" in str(faults["ends_on"])


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"baseline_on": dt.date(2025, 4, 2)}, "The baseline is of 2 April 2025."),
        ({"last_claimed_year": FinancialYear(2024)}, "claimed until 2024-25 only"),
        (
            {"withdrawn_on": Q1[0], "withdrawn_because": "Over"},
            "withdrawn on 1 April 2025",
        ),
    ],
)
def test_a_reading_is_of_the_time_in_which_it_is_claimed(
    collaboration, analyst, changes, said
):
    measure = measured(collaboration, **changes)

    assert said in str(refused(analyst, measure, "5")["starts_on"])


def test_who_leaves_on_30_september_is_refused_for_the_third_quarter(
    collaboration, partner_force, analyst
):
    measure = measured(collaboration, is_read_by_force=True)
    collaboration.participations.filter(force=partner_force).update(
        left_on=dt.date(2025, 9, 30)
    )

    faults = refused(analyst, measure, "5", Q3, force=partner_force)

    assert faults == {"force": ["Southern does not take part on 1 October 2025."]}
    for period in (Q1, Q2):
        assert record_reading(
            reading=reading(measure, "5", period, force=partner_force), by=analyst
        )


def test_who_joins_within_a_quarter_is_read_from_the_next_one(
    collaboration, partner_force, analyst
):
    measure = measured(collaboration, is_read_by_force=True)
    collaboration.participations.filter(force=partner_force).update(
        joined_on=dt.date(2025, 4, 2)
    )

    assert "force" in refused(analyst, measure, "5", Q1, force=partner_force)
    assert record_reading(
        reading=reading(measure, "5", Q2, force=partner_force), by=analyst
    )


def test_by_force_or_for_all_together_as_the_measure_says(
    collaboration, force, analyst, stranger
):
    by_force = measured(collaboration, is_read_by_force=True)
    outsider = stranger.memberships.get().force

    assert "Choose one" in str(refused(analyst, by_force, "5")["force"])
    assert "force" in refused(analyst, by_force, "5", force=outsider)
    together = measured(collaboration)
    assert "Leave it out" in str(refused(analyst, together, "5", force=force)["force"])


def test_no_reading_runs_into_another(collaboration, analyst):
    measure = measured(collaboration, **ONE_OFF)
    record_reading(reading=reading(measure, "5", Q2), by=analyst)

    with pytest.raises(ValidationError) as refusal:
        record_reading(reading=reading(measure, "5", YEAR), by=analyst)

    said = "It runs into the reading for 1 July 2025 to 30 September 2025."
    assert faults_of(refusal.value) == {"starts_on": [said]}


def test_a_period_is_given_once(collaboration, analyst):
    measure = measured(collaboration)
    rows = [reading(measure, "5"), reading(measure, "6"), reading(measure, "7", Q2)]

    with pytest.raises(RefusedReadingsError) as refusal:
        record_readings(readings=rows, by=analyst)

    assert faults_by_place(refusal.value) == {1: ["starts_on"]}
    assert not Reading.objects.exists()


def test_a_sum_over_31_march_is_split_by_whole_months(collaboration, analyst):
    measure = measured(collaboration, **ONE_OFF)

    saved = record_reading(reading=reading(measure, "100.01", WINTER), by=analyst)

    assert [(row.starts_on, row.ends_on, row.amount) for row in saved] == [
        (dt.date(2026, 1, 1), dt.date(2026, 3, 31), Decimal("50.01")),
        (dt.date(2026, 4, 1), dt.date(2026, 6, 30), Decimal("50.00")),
    ]


@pytest.mark.parametrize(
    ("changes", "figure", "period"),
    [
        ({"across_time": "latest"}, {"amount": "5"}, WINTER),
        (PERCENTAGE, {"numerator": "5", "denominator": "9"}, WINTER),
        (
            {**AVERAGE, "across_time": "sum"},
            {"value": "5", "weight": "9"},
            WINTER,
        ),
        ({}, {"absence": "exempt", "note": "Not open"}, WINTER),
        ({}, {"amount": "5"}, (dt.date(2026, 1, 2), dt.date(2026, 6, 30))),
    ],
)
def test_what_cannot_be_split_is_refused_over_31_march(
    collaboration, analyst, changes, figure, period
):
    measure = measured(collaboration, **{**changes, **ONE_OFF})
    parts = {
        name: text if name in ("absence", "note") else Decimal(text)
        for name, text in figure.items()
    }

    faults = refused(analyst, measure, None, period, **parts)

    assert "cannot run over 31 March" in str(faults["starts_on"])


def test_no_part_of_a_penny_is_lost_in_a_split(collaboration, analyst):
    measure = measured(collaboration, **ONE_OFF)

    assert list(refused(analyst, measure, "100.005", WINTER)) == ["amount"]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles", "UTC"])
@pytest.mark.parametrize(
    ("moment", "is_over"),
    [
        # 31 March, 23:59 and then 1 April 2026, 00:30 in London, on summer time.
        ("2026-03-30T22:59:00+00:00", False),
        ("2026-03-31T23:30:00+00:00", True),
    ],
)
def test_a_day_is_the_one_that_was_typed_wherever_the_machine_stands(
    collaboration, analyst, monkeypatch, zone, moment, is_over
):
    monkeypatch.setitem(os.environ, "TZ", zone)
    time.tzset()
    now = dt.datetime.fromisoformat(moment)
    measure = measured(collaboration, interval="annual")
    given = {"reading": reading(measure, "5", YEAR), "by": analyst, "now": now}

    if not is_over:
        with pytest.raises(ValidationError, match="The period has not ended"):
            record_reading(**given)
        return
    record_reading(**given)

    saved = Reading.objects.get()
    assert (saved.starts_on, saved.ends_on) == YEAR
    assert (saved.financial_year, saved.recorded_at) == (FinancialYear(2025), now)


@pytest.fixture(autouse=True)
def _zone_of_the_machine(monkeypatch):
    """Put the machine's time zone back after a test that moved it."""
    yield
    monkeypatch.undo()
    time.tzset()
