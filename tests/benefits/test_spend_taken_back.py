"""Amounts taken back, months loaded, and old books."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from benefits.models import LoadedMonth, SpendEntry, YearRollup
from benefits.services.spend import (
    mark_loaded,
    record_amounts,
    record_spend_entries,
    undo_amounts,
)
from tests import factories
from tests.benefits.api_calls import roll_up
from tests.benefits.to_record import (
    NOW,
    Q1,
    entry,
    faults_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(collaboration, analyst):
    def recorded(*entries, by=analyst):
        return record_amounts(collaboration=collaboration, entries=entries, by=by)

    return recorded


def amounts(model=SpendEntry):
    return list(model.objects.order_by("number").values_list("amount", flat=True))


def test_a_register_row_takes_no_amounts(administrator):
    published = factories.RegisterEntryFactory().collaboration
    given = {"collaboration": published, "by": administrator}

    with pytest.raises(ValidationError, match="published facts only"):
        record_amounts(entries=[entry("1")], **given)
    with pytest.raises(ValidationError, match="published facts only"):
        record_spend_entries(entries=[entry("1")], **given)
    with pytest.raises(ValidationError, match="published facts only"):
        mark_loaded(month=Q1[0], is_loaded=True, **given)


def test_an_undone_entry_is_missing_not_nil(collaboration, record, analyst):
    (saved,) = record(entry("100"))
    roll_up()

    undo_amounts(entries=[saved], by=analyst)
    roll_up()

    assert amounts() == []
    assert not YearRollup.objects.exists()
    (next_one,) = record(entry("5"))
    assert next_one.reference == "C-0412-2"


def test_an_undone_adjustment_is_answered_by_its_opposite(record, analyst):
    record(entry("100"))
    (wrong,) = record(entry("35", reason="Typed"))

    undo_amounts(entries=[wrong], by=analyst)

    assert amounts() == [Decimal(100), Decimal(-65), Decimal(65)]
    last = SpendEntry.objects.get(number=3)
    assert (last.reason, last.adjusts_id) == ("Undone by its author", wrong.adjusts_id)
    assert record(entry("100")) == []


def test_nothing_is_undone_twice_or_by_others_or_after_others(record, analyst, partner):
    (first,) = record(entry("100"))
    (second,) = record(entry("35", reason="Typed"))
    (third,) = record(entry("40", reason="Typed again"), by=partner)
    stale = SpendEntry.objects.get(pk=third.pk)

    for mine in (first, second):
        with pytest.raises(ValidationError, match="cannot be undone"):
            undo_amounts(entries=[mine], by=analyst)
    with pytest.raises(ValidationError, match="cannot be undone"):
        undo_amounts(entries=[third], by=analyst)
    undo_amounts(entries=[third], by=partner)
    with pytest.raises(ValidationError, match="cannot be undone"):
        undo_amounts(entries=[stale], by=partner)

    assert sum(amounts()) == Decimal(35)


def test_a_month_is_loaded_or_not_however_often_it_is_said(collaboration, analyst):
    given = {"collaboration": collaboration, "by": analyst}

    for is_loaded in (True, True):
        mark_loaded(month=dt.date(2025, 10, 17), is_loaded=is_loaded, **given)
    assert [row.month for row in LoadedMonth.objects.all()] == [dt.date(2025, 10, 1)]
    for is_loaded in (False, False):
        mark_loaded(month=dt.date(2025, 10, 1), is_loaded=is_loaded, **given)

    assert not LoadedMonth.objects.exists()


@pytest.mark.parametrize(
    "month", [timezone.localdate() + dt.timedelta(days=40), dt.date(1800, 1, 1)]
)
def test_no_month_to_come_or_of_no_known_year_is_loaded(collaboration, analyst, month):
    with pytest.raises(ValidationError) as refusal:
        mark_loaded(
            collaboration=collaboration, month=month, is_loaded=True, by=analyst
        )

    assert list(faults_of(refusal.value)) == ["month"]


def test_old_books_keep_their_day_and_their_bounds(collaboration, analyst):
    given = {"collaboration": collaboration, "by": analyst}
    far = entry("1", (dt.date(1800, 4, 1), dt.date(1800, 4, 30)))

    with pytest.raises(ValidationError, match="1900"):
        record_spend_entries(entries=[far], **given)
    (saved,) = record_spend_entries(entries=[entry("1", recorded_at=NOW)], **given)

    assert (saved.recorded_at, saved.recorded_by) == (NOW, analyst)
