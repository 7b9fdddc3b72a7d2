"""Confirming readings, and taking back what one has just recorded."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from benefits.models import Reading
from benefits.services.readings import (
    confirm_readings,
    record_reading,
    record_readings,
    undo_readings,
)
from tests.benefits.to_record import (
    NOW,
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


def test_a_provisional_correction_counts_once_a_lead_confirms_it(
    measure, analyst, lead
):
    record(measure, "100", lead, confirm=True)

    correction = record(measure, "92", analyst, reason="Two in twice")
    assert standing(measure) == [Decimal(100)]
    confirm_readings(readings=[correction], by=lead)

    assert standing(measure) == [Decimal(92)]


@pytest.mark.parametrize("persona", ["viewer", "analyst", "signatory", "stranger"])
def test_only_a_lead_confirms(measure, analyst, persona, request):
    first = record(measure, "100", analyst)

    with pytest.raises(PermissionDenied, match="Only leads"):
        confirm_readings(readings=[first], by=request.getfixturevalue(persona))

    assert standing(measure) == []


def test_confirming_twice_does_no_harm(measure, analyst, lead):
    first = record(measure, "100", analyst)
    confirm_readings(readings=[first], by=lead, now=NOW)

    confirm_readings(readings=[first], by=lead)

    first.refresh_from_db()
    assert (first.confirmed_by, first.confirmed_at) == (lead, NOW)


def test_nobody_confirms_a_figure_that_was_corrected_meanwhile(measure, analyst, lead):
    first = record(measure, "100", analyst)
    record(measure, "92", analyst, reason="Two in twice")

    with pytest.raises(ValidationError, match="corrected meanwhile"):
        confirm_readings(readings=[first], by=lead)


def test_a_lead_who_enters_the_same_figure_as_confirmed_confirms_it(
    measure, analyst, lead
):
    record(measure, "100", analyst)

    record_readings(readings=[reading(measure, "100")], by=lead, confirm=True)

    assert standing(measure) == [Decimal(100)]
    assert Reading.objects.count() == 1


def test_a_figure_that_its_measure_no_longer_has_is_not_confirmed(
    measure, analyst, lead
):
    first = record(measure, "100", analyst)
    type(measure).objects.filter(pk=measure.pk).update(unit="hours", type="quantified")

    with pytest.raises(ValidationError, match="Its measure has changed"):
        confirm_readings(readings=[first], by=lead)


def test_an_undone_first_reading_is_missing_again(measure, analyst):
    first = record(measure, "100", analyst)

    undo_readings(readings=[first], by=analyst)

    assert not Reading.objects.exists()
    kept = Reading.pgh_event_model.objects.values_list("pgh_label", "amount")
    assert list(kept.order_by("pgh_id")) == [
        ("insert", Decimal(100)),
        ("delete", Decimal(100)),
    ]


def test_an_undone_correction_says_again_what_was_there_and_both_stay(measure, analyst):
    record(measure, "100", analyst, note="From the ledger")
    wrong = record(measure, "35", analyst, reason="Typed")

    undo_readings(readings=[wrong], by=analyst)

    last = newest(measure)
    assert (last.amount, last.note, last.supersedes) == (
        Decimal(100),
        "From the ledger",
        wrong,
    )
    assert last.reason == "Undone by its author"


@pytest.mark.parametrize("confirm", [True, False])
def test_undoing_leaves_the_confirmed_figure_confirmed(measure, lead, confirm):
    record(measure, "100", lead, confirm=True)
    wrong = record(measure, "35", lead, reason="Typed", confirm=confirm)

    undo_readings(readings=[wrong], by=lead)

    assert standing(measure) == [Decimal(100)]
    assert newest(measure).is_confirmed


def test_undoing_a_confirmed_correction_of_a_provisional_figure(measure, analyst, lead):
    record(measure, "100", analyst)
    wrong = record(measure, "35", lead, reason="Typed", confirm=True)

    undo_readings(readings=[wrong], by=lead)

    assert standing(measure) == []
    assert (newest(measure).amount, newest(measure).state) == (
        Decimal(100),
        "provisional",
    )


def test_nobody_undoes_what_others_recorded_confirmed_or_corrected(
    measure, analyst, partner, lead
):
    first = record(measure, "100", analyst)

    with pytest.raises(ValidationError, match="somebody has worked"):
        undo_readings(readings=[first], by=partner)
    confirm_readings(readings=[first], by=lead)
    with pytest.raises(ValidationError, match="a lead has confirmed it"):
        undo_readings(readings=[first], by=analyst)
    second = record(measure, "92", partner, reason="Two in twice")
    with pytest.raises(ValidationError, match="somebody has worked"):
        undo_readings(readings=[first], by=analyst)
    assert newest(measure) == second


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger"])
def test_others_undo_nothing(measure, analyst, persona, request):
    first = record(measure, "100", analyst)

    with pytest.raises(PermissionDenied):
        undo_readings(readings=[first], by=request.getfixturevalue(persona))
