import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from benefits.models import Reading
from collabtrack.shared.financial_years import (
    FinancialYear,
    FinancialYearConverter,
    FinancialYearField,
)
from tests.factories import ReadingFactory

EDGES = [
    (dt.date(2025, 3, 31), "2024-25"),
    (dt.date(2025, 4, 1), "2025-26"),
    (dt.date(2024, 2, 29), "2023-24"),
    (dt.date(2025, 5, 31), "2025-26"),
    (dt.date(2025, 6, 30), "2025-26"),
    (dt.date(1999, 12, 31), "1999-00"),
]


@pytest.mark.parametrize(("day", "label"), EDGES)
def test_a_day_belongs_to_the_year_that_starts_in_april(day, label):
    assert FinancialYear.containing(day).label == label


def test_a_moment_is_refused_because_its_day_depends_on_the_time_zone():
    moment = dt.datetime(2026, 3, 31, 23, 59, 59, tzinfo=dt.UTC)

    with pytest.raises(TypeError, match="London date"):
        FinancialYear.containing(moment)


@pytest.mark.parametrize(
    "text",
    ["2025-26", "2025/26", "25/26", "25-26", "2025-2026", "FY26", "fy26", " 2025-26 "],
)
def test_every_accepted_spelling_names_the_same_year(text):
    assert FinancialYear.parse(text) == FinancialYear(2025)


@pytest.mark.parametrize(
    "text",
    [
        *("", "2025", "2025-27", "2025-2027", "2025-26-27", "FY2026", "25", "2025 26"),
        *("٢٠٢٥-٢٦", "2025-26\n2026-27", "9999-00", "0000-01", "twenty"),
    ],
)
def test_anything_else_is_not_a_financial_year(text):
    with pytest.raises(ValueError, match=r"year|years"):
        FinancialYear.parse(text)


def test_old_short_years_are_of_the_last_century():
    assert FinancialYear.parse("99/00") == FinancialYear(1999)


@given(st.integers(min_value=1901, max_value=2198))
def test_label_reads_back_and_the_next_year_begins_the_day_after(start_year):
    year = FinancialYear(start_year)

    assert FinancialYear.parse(year.label) == year
    assert year.next.start - year.end == dt.timedelta(days=1)
    assert year.next.previous == year
    assert year.previous < year < year.next


def test_years_sort_in_time_and_print_as_their_label():
    years = {FinancialYear(2026), FinancialYear(2024), FinancialYear(2025)}

    assert [str(year) for year in sorted(years)] == ["2024-25", "2025-26", "2026-27"]


def test_an_address_holds_only_the_written_form():
    converter = FinancialYearConverter()

    assert converter.to_python("2025-26") == FinancialYear(2025)
    assert converter.to_url(FinancialYear(2025)) == "2025-26"
    with pytest.raises(ValueError, match="in a row"):
        converter.to_python("2025-27")


@pytest.mark.parametrize(
    "value", ["2025-26", "FY26", 2025, "2025", FinancialYear(2025)]
)
def test_field_reads_every_spelling(value):
    assert FinancialYearField().to_python(value) == FinancialYear(2025)


def test_field_refuses_what_is_not_a_year_with_a_sentence():
    with pytest.raises(ValidationError, match="not a financial year such as 2025-26"):
        FinancialYearField().to_python("next year")


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "label"), EDGES)
def test_database_and_python_agree_on_the_year_of_a_date(day, label):
    expression = "(EXTRACT(YEAR FROM (%s::date - interval '3 months')))::smallint"

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {expression}", [day])
        [start_year] = cursor.fetchone()

    assert FinancialYear(start_year).label == label


@pytest.mark.django_db
def test_stored_year_follows_the_dates_and_can_be_asked_for():
    reading = ReadingFactory(starts_on="2024-02-29", ends_on="2024-03-31")

    reading.refresh_from_db()

    assert reading.financial_year == FinancialYear(2023)
    assert Reading.objects.filter(financial_year=FinancialYear(2023)).count() == 1
    assert Reading.objects.filter(financial_year__gt="2023-24").count() == 0
