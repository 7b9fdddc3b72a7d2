"""The filters that write figures, dates and page numbers for people."""

import datetime as dt
from datetime import date
from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template

from collabtrack.shared.money import MINUS
from collabtrack.shared.templatetags import figures


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Decimal("43872438.00"), "£43.9m"),
        (Decimal("412000.00"), "£412,000"),
        (Decimal("-3700000.00"), f"{MINUS}£3.7m"),
        (Decimal("0.00"), "£0"),
        (None, ""),
    ],
)
def test_pounds_are_short_and_missing_is_not_zero(amount, text):
    assert figures.pounds(amount) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Decimal("43872438.00"), "£43,872,438.00"),
        (Decimal("-0.50"), f"{MINUS}£0.50"),
        (None, ""),
    ],
)
def test_exact_pounds_keep_the_pence(amount, text):
    assert figures.exact_pounds(amount) == text


def test_dates_are_written_day_first():
    day = date(2026, 11, 2)

    assert figures.uk_date(day) == "2 November 2026"
    assert figures.uk_date(day, "short") == "2 Nov 2026"
    assert figures.uk_date(None) == ""


@pytest.mark.parametrize(
    ("number", "text"),
    [(61806700, "61,806,700"), (0, "0"), (-1500, f"{MINUS}1,500"), (None, "")],
)
def test_thousands_are_parted_by_commas(number, text):
    assert figures.thousands(number) == text


def test_page_numbers_leave_gaps_between_the_ends_and_this_page():
    page = Paginator(range(200), 10).page(10)

    assert figures.page_numbers(page) == [1, None, 9, 10, 11, None, 20]


def test_a_row_of_the_wrong_length_is_refused():
    with pytest.raises(ValueError, match="longer"):
        figures.under(["only one"], ["one", "two"])


def test_a_moment_is_said_in_the_time_of_london():
    summer = dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)
    noon = dt.datetime(2026, 11, 25, 12, 5, tzinfo=dt.UTC)

    assert figures.uk_moment(summer) == "1 July 2026 at 12:30am"
    assert figures.uk_moment(noon, "short") == "25 Nov 2026 at 12:05pm"


@pytest.mark.parametrize("name", ["pounds", "exact_pounds"])
def test_an_attribute_of_nothing_is_missing_and_no_fault(name):
    text = "{% load figures %}{{ row.amount|" + name + '|default:"not recorded" }}'

    shown = Template(text).render(Context({"row": None}))

    assert shown == "not recorded"
