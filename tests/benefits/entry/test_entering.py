"""Saving a page of readings or amounts: what can be is, the rest is told why not."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from benefits.models import Reading, SpendEntry
from benefits.services.reading_entry import TypedReading, enter_readings
from benefits.services.spend_entry import TypedAmount, enter_amounts, undo_save
from tests.benefits.entry.conftest import OCTOBER, reading
from tests.factories import SpendEntryFactory

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2025, 11, 5, 9, 0, tzinfo=dt.UTC)
ENDED = dt.date(2025, 10, 31)


def _typed(measure, revision=0, confirm=False, **figure):
    made = Reading(measure=measure, starts_on=OCTOBER, ends_on=ENDED, **figure)
    return TypedReading(made, revision, confirm)


def _amount(collaboration, amount, was=None, **more):
    entry = SpendEntry(
        collaboration=collaboration,
        starts_on=OCTOBER,
        ends_on=ENDED,
        amount=Decimal(amount),
        **{"kind": "actual", **more},
    )
    return TypedAmount(entry, was)


def test_the_good_rows_are_saved_and_the_bad_ones_told_by_place(
    hours, standard, analyst
):
    entered = enter_readings(
        typed=[
            _typed(standard, numerator=Decimal(5), denominator=Decimal(0)),
            _typed(hours, value=Decimal(4500)),
        ],
        by=analyst,
        now=NOW,
    )

    assert [row.measure for row in entered.saved] == [hours]
    assert list(entered.refused) == [0]
    assert Reading.objects.get(starts_on=OCTOBER).recorded_at == NOW


def test_a_cell_changed_since_it_was_read_is_not_written_over(hours, analyst, partner):
    newer = reading(hours, OCTOBER, value=4600, recorded_by=partner)

    entered = enter_readings(
        typed=[_typed(hours, value=Decimal(4500), reason="Mine")], by=analyst, now=NOW
    )

    fault = entered.refused[0]
    assert (fault.code, fault.params) == ("overtaken", {"newest": newer})
    assert entered.saved == []


def test_each_row_is_confirmed_or_not_as_it_asks(hours, standard, lead):
    entered = enter_readings(
        typed=[
            _typed(hours, confirm=True, value=Decimal(4500)),
            _typed(standard, numerator=Decimal(5), denominator=Decimal(9)),
        ],
        by=lead,
        now=NOW,
    )

    states = {row.measure: row.is_confirmed for row in entered.saved}
    assert states == {hours: True, standard: False}


def test_who_may_not_record_saves_nothing(hours, viewer):
    with pytest.raises(PermissionDenied):
        enter_readings(typed=[_typed(hours, value=Decimal(1))], by=viewer, now=NOW)

    assert not Reading.objects.filter(starts_on=OCTOBER).exists()


def test_the_good_amounts_are_saved_and_the_bad_ones_told(collaboration, analyst):
    SpendEntryFactory(
        collaboration=collaboration,
        starts_on=OCTOBER,
        ends_on=ENDED,
        amount=Decimal("80.00"),
    )
    typed = [
        _amount(collaboration, "90.00", Decimal("80.00")),
        _amount(collaboration, "70.00", kind="forecast"),
    ]

    entered = enter_amounts(typed=typed, by=analyst, now=NOW)

    assert [entry.kind for entry in entered.saved] == ["forecast"]
    assert list(entered.refused) == [0]


def test_undo_takes_back_the_amounts_of_one_save_alone(collaboration, analyst):
    later = NOW + dt.timedelta(minutes=1)
    for amount, kind, now in (("1", "actual", NOW), ("2", "forecast", later)):
        typed = [_amount(collaboration, amount, kind=kind)]
        enter_amounts(typed=typed, by=analyst, now=now)

    count = undo_save(by=analyst, at=later)

    assert count == 1
    assert SpendEntry.objects.get().kind == "actual"


def test_undo_is_refused_once_somebody_has_adjusted_it(collaboration, analyst, partner):
    enter_amounts(typed=[_amount(collaboration, "1")], by=analyst, now=NOW)
    changed = _amount(collaboration, "3", Decimal("1.00"), reason="Late")
    enter_amounts(typed=[changed], by=partner, now=NOW + dt.timedelta(minutes=1))

    with pytest.raises(ValidationError, match="cannot be undone"):
        undo_save(by=analyst, at=NOW)
