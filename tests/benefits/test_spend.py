import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from benefits.models import SpendEntry, YearClose
from benefits.services.spend import record_spend, record_spend_entries
from collabtrack.shared.financial_years import FinancialYear
from tests import factories

pytestmark = pytest.mark.django_db


def _entry(collaboration, **changes):
    fields = {
        "collaboration": collaboration,
        "kind": SpendEntry.Kind.ACTUAL,
        "starts_on": dt.date(2025, 4, 1),
        "ends_on": dt.date(2026, 3, 31),
        "amount": Decimal("1200.50"),
    }
    return SpendEntry(**fields | changes)


def test_analyst_of_a_participating_force_records_spend(collaboration, analyst):
    record_spend(entry=_entry(collaboration), by=analyst)

    saved = SpendEntry.objects.get()
    assert (saved.amount, saved.recorded_by) == (Decimal("1200.50"), analyst)
    assert saved.financial_year == FinancialYear(2025)


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_others_are_refused(collaboration, persona, request):
    with pytest.raises(PermissionDenied, match="Only analysts and leads of a force"):
        record_spend(entry=_entry(collaboration), by=request.getfixturevalue(persona))

    assert not SpendEntry.objects.exists()


def test_a_period_over_31_march_is_refused(collaboration, analyst):
    entry = _entry(collaboration, starts_on=dt.date(2025, 3, 31))

    with pytest.raises(ValidationError, match="cannot run over 31 March"):
        record_spend(entry=entry, by=analyst)


def test_an_adjustment_without_a_reason_is_refused(collaboration, analyst):
    first = record_spend(entry=_entry(collaboration), by=analyst)
    adjustment = _entry(collaboration, amount=Decimal("-8.00"), adjusts=first)

    with pytest.raises(ValidationError, match="Say why"):
        record_spend(entry=adjustment, by=analyst)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (dt.date(2026, 6, 29), 2024),
        (dt.date(2026, 6, 30), 2025),
        (dt.date(2026, 11, 22), 2025),
        (dt.date(2026, 3, 31), 2024),
    ],
)
def test_a_year_closes_on_30_june_after_it_ends(day, year):
    assert YearClose.objects.latest_closed(day) == FinancialYear(year)


def test_a_recorded_close_holds_over_the_default():
    YearClose.objects.create(
        financial_year=FinancialYear(2025), closed_on=dt.date(2026, 12, 1)
    )

    closed = YearClose.objects.latest_closed(dt.date(2026, 11, 22))

    assert closed == FinancialYear(2024)


def test_the_admin_adds_a_correction_in_the_name_of_the_user(client, administrator):
    first = factories.SpendEntryFactory(amount=Decimal("10.00"), basis="published")
    client.force_login(administrator)

    answer = client.post(
        "/admin/benefits/spendentry/add/",
        {
            "collaboration": first.collaboration_id,
            "kind": "actual",
            "plan_version": "1",
            "category": "running",
            "starts_on": "2025-04-01",
            "ends_on": "2026-03-31",
            "amount": "£2.50",
            "adjusts": first.pk,
            "reason": "A later report says so.",
        },
    )

    assert answer.status_code == 302, answer.content
    correction = first.adjustments.get()
    assert (correction.amount, correction.recorded_by) == (
        Decimal("2.50"),
        administrator,
    )


def test_the_admin_changes_no_entry(client, administrator):
    entry = factories.SpendEntryFactory(amount=Decimal("10.00"))
    client.force_login(administrator)

    answer = client.post(
        f"/admin/benefits/spendentry/{entry.pk}/change/", {"amount": "£12.50"}
    )

    assert answer.status_code == 403
    entry.refresh_from_db()
    assert entry.amount == Decimal("10.00")


def test_old_books_are_brought_in_with_the_day_they_were_kept(collaboration, analyst):
    kept = dt.datetime(2024, 4, 22, 9, 30, tzinfo=dt.UTC)
    entries = [
        _entry(None, recorded_at=kept),
        _entry(None, kind=SpendEntry.Kind.PLAN, recorded_at=kept),
    ]

    record_spend_entries(collaboration=collaboration, entries=entries, by=analyst)

    saved = SpendEntry.objects.all()
    assert {(row.collaboration, row.recorded_by, row.recorded_at) for row in saved} == {
        (collaboration, analyst, kept)
    }


def test_one_bad_entry_keeps_all_books_out(collaboration, analyst):
    entries = [_entry(None), _entry(None, starts_on=dt.date(2025, 3, 31))]

    with pytest.raises(ValidationError, match="cannot run over 31 March"):
        record_spend_entries(collaboration=collaboration, entries=entries, by=analyst)

    assert not SpendEntry.objects.exists()


@pytest.mark.parametrize("persona", ["viewer", "stranger"])
def test_others_bring_in_no_books(collaboration, persona, request):
    user = request.getfixturevalue(persona)

    with pytest.raises(PermissionDenied, match="Only analysts and leads of a force"):
        record_spend_entries(
            collaboration=collaboration, entries=[_entry(None)], by=user
        )
