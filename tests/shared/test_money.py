from decimal import Decimal

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Avg, F, Max, Sum
from django.forms import modelform_factory
from hypothesis import given
from hypothesis import strategies as st

from benefits.models import SpendEntry
from collabtrack.shared.money import (
    PoundsField,
    apportion,
    as_pounds,
    display_pounds,
    exact_pounds,
    parse_pounds,
)
from tests.factories import SpendEntryFactory

EMSOU = {
    # By force slug, A to Z: the rule for ties.
    "derbyshire": 2200,
    "leicestershire": 2310,
    "lincolnshire": 1260,
    "northamptonshire": 1470,
    "nottinghamshire": 2760,
}


def test_published_shares_of_a_regional_unit_split_to_the_penny():
    parts = apportion(123_456_789, list(EMSOU.values()))

    assert dict(zip(EMSOU, parts, strict=True)) == {
        "nottinghamshire": 34_074_074,
        "leicestershire": 28_518_518,
        "derbyshire": 27_160_494,
        "northamptonshire": 18_148_148,
        "lincolnshire": 15_555_555,
    }


def test_equal_thirds_give_the_odd_penny_to_the_first():
    assert apportion(10_000, [1, 1, 1]) == [3334, 3333, 3333]


def test_a_negative_total_splits_as_its_positive_twin():
    assert apportion(-10_000, [1, 1, 1]) == [-3334, -3333, -3333]


def test_a_share_of_nothing_gets_nothing():
    assert apportion(101, [0, 1, 1]) == [0, 51, 50]


@pytest.mark.parametrize("weights", [[], [0, 0], [3, -1]])
def test_shares_that_cannot_be_split_by_are_refused(weights):
    with pytest.raises(ValueError, match="must not be negative"):
        apportion(100, weights)


pence = st.integers(min_value=-9_999_999_999_999, max_value=9_999_999_999_999)
some_weights = st.lists(
    st.integers(min_value=0, max_value=10_000), min_size=1, max_size=48
).filter(any)


@given(pence, some_weights)
def test_parts_sum_to_the_total_and_each_is_within_a_penny(total, weights):
    parts = apportion(total, weights)

    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - total * weight) < sum(weights)


@given(pence, some_weights)
def test_equal_weights_differ_by_a_penny_at_most_and_the_earlier_gets_it(
    total, weights
):
    parts = [abs(part) for part in apportion(total, [7] * len(weights))]

    assert parts == sorted(parts, reverse=True)
    assert max(parts) - min(parts) <= 1


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("1234.5", "1234.50"),
        ("£1,234,567.89", "1234567.89"),
        (" £ 1 234 ", "1234.00"),
        ("(1,234)", "-1234.00"),
        ("-£12", "-12.00"),
        ("\N{MINUS SIGN}12.30", "-12.30"),
        ("-0.00", "0.00"),
        ("99,999,999,999.99", "99999999999.99"),
    ],
)
def test_amounts_are_read_as_people_write_them(text, pounds):
    assert parse_pounds(text) == Decimal(pounds)
    assert str(parse_pounds(text)) == pounds


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Enter an amount in pounds"),
        ("12,34", "Enter an amount in pounds"),
        ("1,2345", "Enter an amount in pounds"),
        ("1_000", "Enter an amount in pounds"),
        ("1e5", "Enter an amount in pounds"),
        ("NaN", "Enter an amount in pounds"),
        ("\N{ARABIC-INDIC DIGIT ONE}2", "Enter an amount in pounds"),
        ("--5", "Enter an amount in pounds"),
        ("(-5)", "Enter an amount in pounds"),
        ("5%", "Enter an amount in pounds"),
        ("1.005", "no more than two decimal places"),
        (
            "100,000,000,000.00",
            "from \N{MINUS SIGN}£99,999,999,999.99 to £99,999,999,999.99",
        ),
    ],
)
def test_what_is_not_an_amount_is_refused_with_what_to_do(text, words):
    with pytest.raises(ValidationError, match=words):
        parse_pounds(text)


@pytest.mark.parametrize(
    "value", [Decimal("NaN"), Decimal("Infinity"), 1.5, True, None]
)
def test_values_without_exact_pence_are_refused(value):
    with pytest.raises(ValidationError):
        as_pounds(value)


def test_an_absurd_exponent_is_refused_without_being_written_out():
    with pytest.raises(ValidationError, match="Enter an amount from"):
        as_pounds(Decimal("1e999999"))


@pytest.mark.parametrize(
    ("pounds", "shown"),
    [
        ("64800000.00", "£64.8m"),
        ("43872438.00", "£43.9m"),
        ("1000000", "£1.0m"),
        ("999999.50", "£1.0m"),
        ("999999.49", "£999,999"),
        ("412000.00", "£412,000"),
        ("-3700000", "\N{MINUS SIGN}£3.7m"),
        ("-412000", "\N{MINUS SIGN}£412,000"),
        ("1234500000", "£1,234.5m"),
        ("0", "£0"),
        ("0.40", "£0.40"),
        ("-0.01", "\N{MINUS SIGN}£0.01"),
    ],
)
def test_money_is_shown_in_millions_from_a_million_up(pounds, shown):
    assert display_pounds(Decimal(pounds)) == shown


def test_a_missing_amount_is_words_and_never_nought():
    assert display_pounds(None) == "not recorded"
    assert display_pounds(None, missing="none published") == "none published"
    assert exact_pounds(None) == ""


def test_the_exact_figure_has_pence_a_hyphen_and_no_commas():
    assert exact_pounds(Decimal("-64800000")) == "-64800000.00"


@pytest.mark.django_db
def test_pounds_are_kept_as_whole_pence_and_come_back_with_two_places():
    entry = SpendEntryFactory(amount=Decimal("1234.5"))

    with connection.cursor() as cursor:
        cursor.execute("SELECT amount FROM benefits_spendentry")
        [stored] = cursor.fetchone()
    entry.refresh_from_db()

    assert stored == 123450
    assert str(entry.amount) == "1234.50"


@pytest.mark.django_db
def test_totals_and_arithmetic_in_the_database_are_pounds():
    for amount in ("0.10", "0.20", "-1000.00"):
        SpendEntryFactory(amount=Decimal(amount))

    totals = SpendEntry.objects.aggregate(
        total=Sum("amount"), largest=Max("amount"), average=Avg("amount")
    )
    doubled = SpendEntry.objects.annotate(twice=F("amount") + F("amount"))

    assert str(totals["total"]) == "-999.70"
    assert str(totals["largest"]) == "0.20"
    assert str(totals["average"]) == "-333.23"
    assert str(doubled.order_by("pk")[0].twice) == "0.20"
    assert SpendEntry.objects.filter(amount__gte=Decimal("0.20")).count() == 1


@pytest.mark.django_db
def test_a_record_with_a_third_decimal_place_is_not_saved():
    entry = SpendEntryFactory.build(amount=Decimal("1.005"))

    with pytest.raises(ValidationError, match="two decimal places"):
        entry.full_clean()


@pytest.mark.django_db
def test_a_form_reads_pounds_and_names_the_field_that_is_wrong():
    form_class = modelform_factory(SpendEntry, fields=["amount"])
    entry = SpendEntryFactory.build(amount=Decimal("5.00"))

    right = form_class({"amount": "£1,234.50"}, instance=entry)
    wrong = form_class({"amount": "1.234"}, instance=entry)

    assert right["amount"].as_widget().count('inputmode="decimal"') == 1
    right.full_clean()
    assert right.cleaned_data["amount"] == Decimal("1234.50")
    assert "two decimal places" in wrong.errors["amount"][0]


@pytest.mark.django_db
def test_a_dump_holds_pounds_and_reads_back():
    entry = SpendEntryFactory(amount=Decimal("-12.30"))

    dump = serializers.serialize("json", [entry])
    [copy] = serializers.deserialize("json", dump)

    assert '"amount": "-12.30"' in dump
    assert copy.object.amount == Decimal("-12.30")


def test_the_field_describes_itself_for_migrations():
    _, path, args, kwargs = PoundsField(null=True).deconstruct()

    assert path == "collabtrack.shared.money.PoundsField"
    assert (args, kwargs) == ([], {"null": True})
