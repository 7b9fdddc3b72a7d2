"""Recording what was measured: every figure, every period, and every refusal."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from benefits.models import Reading
from benefits.services.readings import (
    RefusedReadingsError,
    record_reading,
    record_readings,
)
from collabtrack.shared.financial_years import FinancialYear
from tests import factories
from tests.benefits.to_record import (
    AVERAGE,
    NOW,
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


@pytest.mark.parametrize("persona", ["analyst", "lead", "partner"])
def test_who_writes_records_a_provisional_reading(collaboration, persona, request):
    user = request.getfixturevalue(persona)

    (saved,) = record_reading(reading=reading(measured(collaboration), "35"), by=user)

    assert (saved.state, saved.recorded_by) == ("provisional", user)
    assert (saved.amount, saved.financial_year) == (Decimal(35), FinancialYear(2025))


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_others_record_nothing(collaboration, persona, request):
    user = request.getfixturevalue(persona)

    with pytest.raises(PermissionDenied, match="Only analysts and leads"):
        record_reading(reading=reading(measured(collaboration), "35"), by=user)

    assert not Reading.objects.exists()


def test_only_a_lead_records_what_is_confirmed_at_once(collaboration, analyst, lead):
    measure = measured(collaboration)

    with pytest.raises(PermissionDenied, match="Only leads"):
        record_reading(reading=reading(measure, "35"), by=analyst, confirm=True)
    record_reading(reading=reading(measure, "35"), by=lead, now=NOW, confirm=True)

    saved = Reading.objects.get()
    assert (saved.state, saved.confirmed_by, saved.confirmed_at) == (
        "confirmed",
        lead,
        NOW,
    )


def test_nobody_confirms_by_saying_so(collaboration, analyst, lead):
    given = reading(measured(collaboration), "35", state="confirmed", confirmed_by=lead)

    (saved,) = record_reading(reading=given, by=analyst)

    assert (saved.state, saved.confirmed_by) == ("provisional", None)


def test_a_register_row_takes_no_reading(administrator):
    measure = measured(factories.RegisterEntryFactory().collaboration)

    with pytest.raises(ValidationError, match="published facts only"):
        record_reading(reading=reading(measure, "35"), by=administrator)


def test_nil_no_reading_and_exempt_are_three_things(collaboration, analyst):
    measure = measured(collaboration)
    rows = [
        reading(measure, "0", Q1),
        reading(measure, None, Q2, absence="no_reading", note="System down"),
        reading(measure, None, Q3, absence="exempt", note="Not open"),
    ]

    record_readings(readings=rows, by=analyst)

    saved = Reading.objects.order_by("starts_on").values_list("amount", "absence")
    assert list(saved) == [(Decimal(0), ""), (None, "no_reading"), (None, "exempt")]


@pytest.mark.parametrize(
    ("figure", "fields", "field"),
    [
        (None, {}, "amount"),
        (None, {"absence": "exempt"}, "note"),
        (None, {"absence": "no_reading", "note": "  "}, "note"),
        (None, {"absence": "holiday", "note": "Closed"}, "absence"),
        ("5", {"absence": "exempt", "note": "Not open"}, "absence"),
        ("5", {"value": Decimal(5)}, "value"),
        ("5", {"weight": Decimal(5)}, "weight"),
        ("5.001", {}, "amount"),
        ("100000000000", {}, "amount"),
        ("5", {"evidence_url": "javascript:alert(1)"}, "evidence_url"),
        ("5", {"note": "a\u202eb"}, "note"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_by_field(
    collaboration, analyst, figure, fields, field
):
    assert list(refused(analyst, measured(collaboration), figure, **fields)) == [field]


@pytest.mark.parametrize(
    ("changes", "fields", "field"),
    [
        (PERCENTAGE, {"numerator": 5}, "denominator"),
        (PERCENTAGE, {"numerator": 5, "denominator": 0}, "denominator"),
        (PERCENTAGE, {"numerator": 5, "denominator": -1}, "denominator"),
        (PERCENTAGE, {"numerator": 101, "denominator": 100}, "numerator"),
        (PERCENTAGE, {"numerator": -1, "denominator": 100}, "numerator"),
        (
            {**PERCENTAGE, "across_forces": "none", "across_time": "latest"},
            {"value": Decimal("100.1")},
            "value",
        ),
        (AVERAGE, {"value": 5}, "weight"),
        (AVERAGE, {"value": 5, "weight": 0}, "weight"),
        (AVERAGE, {"weight": 5}, "value"),
    ],
)
def test_rates_and_averages_need_all_their_parts(
    collaboration, analyst, changes, fields, field
):
    measure = measured(collaboration, **changes)
    numbers = {name: Decimal(number) for name, number in fields.items()}

    assert list(refused(analyst, measure, **numbers)) == [field]


def test_a_rate_keeps_both_its_counts(collaboration, analyst):
    measure = measured(collaboration, **PERCENTAGE)
    counts = {"numerator": Decimal(50), "denominator": Decimal(100)}

    (saved,) = record_reading(reading=reading(measure, **counts), by=analyst)

    assert (saved.numerator, saved.denominator, saved.value) == (50, 100, None)


def test_all_or_none_are_recorded_and_each_fault_has_its_place(collaboration, analyst):
    measure = measured(collaboration)
    rows = [reading(measure, "5"), reading(measure), reading(measure, "5", YEAR)]

    with pytest.raises(RefusedReadingsError) as refusal:
        record_readings(readings=rows, by=analyst)

    assert faults_by_place(refusal.value) == {1: ["amount"], 2: ["starts_on"]}
    assert not Reading.objects.exists()


def test_what_many_readings_cost_does_not_grow(
    collaboration, analyst, django_assert_max_num_queries
):
    measures = [measured(collaboration) for _ in range(10)]
    rows = [reading(each, "5", period) for each in measures for period in (Q1, Q2)]

    with django_assert_max_num_queries(20):
        saved = record_readings(readings=rows, by=analyst)

    assert len(saved) == 20
