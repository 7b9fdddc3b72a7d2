"""Correcting, confirming and undoing readings: nothing is edited."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from benefits.models import Reading
from benefits.services.measures import MEASURE
from benefits.services.readings import (
    correct_reading,
    record_reading,
)
from collaborations.services.records import change_record
from tests import factories
from tests.benefits.to_record import (
    Q1,
    Q2,
    faults_of,
    measured,
    reading,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(collaboration):
    return measured(collaboration)


def record(measure, figure, by, **fields):
    """Record a figure of the first quarter, and give its row."""
    confirm = fields.pop("confirm", False)
    given = reading(measure, figure, **fields)
    return record_reading(reading=given, by=by, confirm=confirm)[0]


def standing(measure):
    rows = Reading.objects.standing().filter(measure=measure)
    return [row.amount for row in rows]


def newest(measure):
    return Reading.objects.current().get(measure=measure)


def test_a_correction_keeps_the_first_figure_with_its_author(measure, analyst, partner):
    first = record(measure, "100", analyst)

    second = correct_reading(
        reading=first, figure={"amount": Decimal(92)}, reason="Two in twice", by=partner
    )

    first.refresh_from_db()
    assert (first.amount, first.recorded_by) == (Decimal(100), analyst)
    assert (second.amount, second.supersedes) == (Decimal(92), first)
    assert newest(measure).revision == 2


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_correction_needs_a_reason(measure, analyst, reason):
    record(measure, "100", analyst)

    with pytest.raises(ValidationError) as refusal:
        record(measure, "92", analyst, reason=reason)

    assert list(faults_of(refusal.value)) == ["reason"]
    assert newest(measure).amount == Decimal(100)


def test_the_same_figure_again_changes_nothing(measure, analyst):
    first = record(measure, "100", analyst, note="From the ledger")

    assert record_reading(reading=reading(measure, "100"), by=analyst) == []
    with pytest.raises(ValidationError, match="The figure is the same"):
        correct_reading(
            reading=first, figure={"amount": Decimal(100)}, reason="Why", by=analyst
        )
    assert Reading.objects.count() == 1


def test_new_evidence_for_the_same_figure_is_not_lost(measure, analyst):
    record(measure, "100", analyst)
    link = "https://example.org/minutes.pdf"

    record(measure, "100", analyst, evidence_url=link, reason="Minutes published")

    assert newest(measure).evidence_url == link


def test_who_has_not_read_the_newest_figure_corrects_nothing(measure, analyst):
    first = record(measure, "100", analyst)
    record(measure, "92", analyst, reason="Two in twice")

    for stale in (first, factories.ReadingFactory()):
        with pytest.raises(ValidationError) as refusal:
            record(measure, "80", analyst, reason="Mine", supersedes=stale)
        assert list(faults_of(refusal.value)) == ["supersedes"]
    assert newest(measure).amount == Decimal(92)


def test_a_first_reading_supersedes_nothing(measure, analyst):
    other = record(measure, "100", analyst)

    with pytest.raises(ValidationError) as refusal:
        record(measure, "80", analyst, period=Q2, reason="Mine", supersedes=other)

    assert list(faults_of(refusal.value)) == ["supersedes"]


def test_a_figure_may_become_no_reading_and_come_back(measure, analyst, lead):
    record(measure, "100", lead, confirm=True)

    record(measure, None, lead, absence="exempt", note="Closed", reason="Was closed")
    record(measure, "90", lead, reason="Was open after all", confirm=True)

    assert standing(measure) == [Decimal(90)]


def test_what_was_recorded_is_corrected_by_the_rules_of_its_time(measure, analyst):
    record(measure, "100", analyst)
    values = {"interval": "monthly", "baseline_on": Q2[0], "last_claimed_year": 2024}
    change_record(record=measure, kind=MEASURE, values=values, by=analyst)
    measure.refresh_from_db()

    assert record(measure, "92", analyst, reason="Two in twice").amount == 92


def test_a_correction_stays_in_its_period_and_force(measure, analyst):
    first = record(measure, "100", analyst)
    second = correct_reading(
        reading=first, figure={"amount": Decimal(1)}, reason="Typed", by=analyst
    )

    assert (second.starts_on, second.ends_on) == Q1
    assert (second.measure, second.force) == (measure, None)
