"""A cell's total is what was typed last; every change of it is an entry."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from benefits.models import FundingEntry, SpendEntry, YearRollup
from benefits.services.spend import (
    RefusedEntriesError,
    mark_loaded,
    record_amounts,
    undo_amounts,
)
from tests.benefits.api_calls import roll_up
from tests.benefits.to_record import (
    Q1,
    Q2,
    YEAR,
    entry,
    faults_by_place,
    funding,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(collaboration, analyst):
    def recorded(*entries, by=analyst):
        return record_amounts(collaboration=collaboration, entries=entries, by=by)

    return recorded


@pytest.fixture
def refused(record):
    """Give the fields that were refused, by place; nothing was saved."""

    def faults(*entries, said=""):
        before = SpendEntry.objects.count(), FundingEntry.objects.count()
        with pytest.raises(RefusedEntriesError) as refusal:
            record(*entries)
        after = SpendEntry.objects.count(), FundingEntry.objects.count()
        assert after == before
        assert said in str(refusal.value)
        return faults_by_place(refusal.value)

    return faults


def amounts(model=SpendEntry):
    return list(model.objects.order_by("number").values_list("amount", flat=True))


@pytest.mark.parametrize("persona", ["analyst", "lead", "partner"])
def test_who_writes_records_amounts(collaboration, record, persona, request):
    user = request.getfixturevalue(persona)

    (saved,) = record(entry("100"), by=user)

    assert (saved.reference, saved.recorded_by) == ("C-0412-1", user)


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_others_record_undo_and_load_nothing(collaboration, record, persona, request):
    user = request.getfixturevalue(persona)
    (saved,) = record(entry("100"))

    with pytest.raises(PermissionDenied, match="Only analysts and leads"):
        record(entry("1", Q2), by=user)
    with pytest.raises(PermissionDenied):
        undo_amounts(entries=[saved], by=user)
    with pytest.raises(PermissionDenied):
        mark_loaded(collaboration=collaboration, month=Q1[0], is_loaded=True, by=user)

    assert amounts() == [Decimal(100)]


def test_a_second_upload_replaces_by_an_adjustment_of_the_difference(
    collaboration, record
):
    (first,) = record(entry("100000"))

    (second,) = record(entry("35000", reason="Invoice was for five forces"))
    roll_up()

    assert (second.amount, second.adjusts) == (Decimal(-65000), first)
    assert second.reason == "Invoice was for five forces"
    assert YearRollup.objects.get().actual_spend == Decimal(35000)


def test_the_same_upload_twice_adds_nothing(record):
    rows = [("100.10", Q1), ("200.20", Q2)]
    record(*(entry(*row) for row in rows))

    assert record(*(entry(*row) for row in rows)) == []
    assert amounts() == [Decimal("100.10"), Decimal("200.20")]


def test_a_third_amount_is_compared_with_the_total_not_the_first(record):
    (first,) = record(entry("100"))
    record(entry("35", reason="Too much"))

    (third,) = record(entry("40", reason="Too little"))

    assert (third.amount, third.adjusts) == (Decimal(5), first)
    assert record(entry("40")) == []


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_changed_amount_needs_a_reason(record, refused, reason):
    record(entry("100"))

    faults = refused(entry("35", reason=reason), said="£100.00 stands here. Say why")

    assert faults == {0: ["reason"]}


def test_nil_is_an_amount(record):
    record(entry("0"))

    assert amounts() == [Decimal(0)]


def test_a_cell_is_given_once_whether_it_is_new_or_not(record, refused):
    new = refused(entry("1"), entry("2"), said="given twice")
    record(entry("100"))
    old = refused(entry("90", reason="A"), entry("80", reason="B"), said="given twice")
    same = refused(entry("100"), entry("80", reason="B"), said="given twice")

    assert new == old == same == {1: ["amount"]}


def test_each_category_type_force_and_period_is_a_cell(record, force, partner_force):
    cells = [
        {},
        {"category": "set_up"},
        {"cost_type": "pay"},
        {"force": force},
        {"force": partner_force},
        {"kind": "forecast"},
        {"period": Q2},
    ]

    assert len(record(*(entry("1", **cell) for cell in cells))) == len(cells)


def test_a_new_plan_is_written_beside_the_old_one(collaboration, record):
    record(entry("100", kind="plan"))

    record(entry("80", kind="plan", plan_version=2))
    roll_up()

    assert amounts() == [Decimal(100), Decimal(80)]
    assert YearRollup.objects.get().plan_spend == Decimal(80)


def test_only_a_plan_has_versions(refused):
    faults = refused(
        entry("5", Q2), entry("1", plan_version=2), said="Only a plan has versions."
    )

    assert list(faults) == [1]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"period": (Q1[1], Q1[0])}, "ends_on"),
        ({"period": (Q1[0], dt.date(2026, 4, 30))}, "ends_on"),
        ({"period": (dt.date(1800, 4, 1), dt.date(1800, 4, 30))}, "ends_on"),
        ({"kind": "budget"}, "kind"),
        ({"category": "lunch"}, "category"),
        ({"cost_type": "lunch"}, "cost_type"),
        ({"reason": "a\u202eb"}, "reason"),
    ],
)
def test_an_entry_that_cannot_be_is_refused_by_field(refused, fields, field):
    assert field in refused(entry("1", **fields))[0]


@pytest.mark.parametrize("figure", ["1.001", "100000000000"])
def test_an_amount_is_whole_pence_within_bounds(refused, figure):
    assert refused(entry(figure)) == {0: ["amount"]}


def test_actual_spend_is_not_of_a_period_to_come(record, refused):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    period = (tomorrow, tomorrow)

    assert refused(entry("1", period)) == {0: ["starts_on"]}
    assert record(entry("1", period, kind="forecast"))


def test_a_force_spends_and_pays_while_it_takes_part(
    collaboration, record, refused, partner_force, force, stranger
):
    outsider = stranger.memberships.get().force
    collaboration.participations.filter(force=partner_force).update(left_on=Q1[1])

    assert refused(
        entry("1", force=outsider),
        entry("1", Q2, force=partner_force),
        said="Southern does not take part on 1 July 2025.",
    ) == {0: ["force"], 1: ["force"]}
    assert refused(funding("1", "contribution", force=outsider)) == {0: ["force"]}
    assert refused(funding("1", "recharge", force=force, counterparty=outsider)) == {
        0: ["counterparty"]
    }
    assert record(entry("1", YEAR, force=partner_force))


def test_a_recharge_goes_from_one_force_to_another(
    record, refused, force, partner_force
):
    alone = refused(funding("1", "recharge", force=force), said="from one force to an")
    itself = refused(funding("1", "recharge", force=force, counterparty=force))
    grant = refused(funding("1", "grant", counterparty=force))
    saved = record(funding("5", "recharge", force=force, counterparty=partner_force))

    assert list(alone) == list(itself) == list(grant) == [0]
    assert saved[0].counterparty == partner_force


def test_a_contribution_is_of_a_force_and_a_grant_of_who_pays_it(record, refused):
    assert list(refused(funding("1", "contribution"), said="Choose the force")) == [0]

    record(funding("7", "grant", payer="Home Office"))
    (second,) = record(funding("9", "grant", payer=" Home Office ", reason="Uplift"))

    assert second.amount == Decimal(2)


def test_every_fault_of_an_upload_has_its_place_and_nothing_is_saved(refused):
    faults = refused(
        entry("1"), entry("1", kind="budget"), entry("1.001", Q2), entry("2", Q2)
    )

    assert faults == {1: ["kind"], 2: ["amount"]}


def test_what_was_refused_may_be_sent_again_as_it_is(record, refused):
    record(entry("100"))
    good = entry("35", reason="Too much")
    refused(good, entry("1", Q2, kind="budget"))

    record(good)

    assert amounts() == [Decimal(100), Decimal(-65)]
