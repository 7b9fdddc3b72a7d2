"""What any moment's figures were: first recorded, then known, known now, and gone."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection

from benefits import rollups
from benefits.models import (
    SpendEntry,
    YearVersion,
)
from collaborations.models import Collaboration
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Collaboration:
    return factories.CollaborationFactory()


def _at(month: int) -> dt.datetime:
    return dt.datetime(2025, month, 20, 9, 0, tzinfo=dt.UTC)


def _recompute(made: Collaboration, known_at: dt.datetime) -> None:
    with connection.cursor() as cursor:
        keys = rollups.keys_of(cursor, [made.pk])
        rollups.recompute(cursor, keys, known_at=known_at)


def _told(made: Collaboration, moment: dt.datetime) -> list[Decimal]:
    versions = YearVersion.objects.filter(collaboration=made).as_at(moment)
    return [row.actual_spend for row in versions]


def test_g10_first_then_and_now_are_each_told(made: Collaboration) -> None:
    first = factories.SpendEntryFactory(
        collaboration=made, amount=Decimal(100_000), recorded_at=_at(7)
    )
    factories.SpendEntryFactory(
        collaboration=made,
        amount=Decimal(-8_000),
        adjusts=first,
        reason="counted twice",
        recorded_at=_at(11),
    )

    for month in range(6, 13):
        _recompute(made, _at(month))

    assert _told(made, _at(6)) == []
    assert _told(made, _at(7)) == _told(made, _at(10)) == [Decimal(100_000)]
    assert _told(made, _at(11)) == _told(made, _at(12)) == [Decimal(92_000)]
    assert YearVersion.objects.count() == 2


def test_g10_a_reading_is_told_as_it_was_known(made: Collaboration) -> None:
    measure = factories.BenefitMeasureFactory(collaboration=made)
    wrong = factories.ReadingFactory(
        measure=measure,
        amount=Decimal(100_000),
        recorded_at=_at(7),
        confirmed_at=_at(8),
    )
    factories.ReadingFactory(
        measure=measure,
        amount=Decimal(92_000),
        supersedes=wrong,
        reason="counted twice",
        recorded_at=_at(10),
        confirmed_at=_at(11),
    )

    for month in range(6, 13):
        _recompute(made, _at(month))

    told = {
        month: [row.realised_cashable for row in YearVersion.objects.as_at(_at(month))]
        for month in (7, 8, 10, 11, 12)
    }
    first, now = [Decimal(100_000)], [Decimal(92_000)]
    assert told == {7: [], 8: first, 10: first, 11: now, 12: now}


def test_a_row_that_went_is_gone_from_that_moment(made: Collaboration) -> None:
    entry = factories.SpendEntryFactory(collaboration=made, recorded_at=_at(7))
    _recompute(made, _at(7))
    SpendEntry.objects.filter(pk=entry.pk).delete()

    _recompute(made, _at(9))

    assert _told(made, _at(8)) == [Decimal(100)]
    assert _told(made, _at(9)) == []
