"""The shared pieces of page, as a reader meets them."""

import json
import re
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template.loader import render_to_string


def render(name, **context):
    return render_to_string(f"components/{name}.html", context)


def words(html):
    """Give the text that is seen, in one line."""
    text = re.sub(r"<(script|title)\b.*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL)
    return " ".join(text.split())


def spend_card(**changes):
    return {
        "id": "spend",
        "title": "Spend rose to £43.9m",
        "subtitle": "£m by financial year",
        "alt": "Bars. £43.9m in 2022-23. Values are in the table view.",
        "figure": {"data": [{"type": "bar", "x": ["</script>"]}], "layout": {}},
        "table": {
            "caption": "Spend by year",
            "headings": [
                {"label": "Financial year", "is_number": False},
                {"label": "Spend", "is_number": True},
            ],
            "rows": [
                ["2022-23", {"text": "£43.9m", "exact": "£43,872,438.00"}],
                ["2023-24", "None published"],
            ],
        },
        "height": 300,
        "csv_url": "/overview/?format=csv&chart=spend",
        "xlsx_url": "",
        "source": "Published accounts",
        "as_at": "22 November 2026",
        "notice": "Published facts only.",
        "legend": [],
    } | changes


@pytest.mark.parametrize(
    ("result", "label"),
    [
        ("met", "Met"),
        ("partly_met", "Partly met"),
        ("not_met", "Not met"),
        ("not_assessed", "Not assessed"),
    ],
)
def test_a_result_shows_its_word_and_an_icon(result, label):
    html = render("result", result=result, label=label)

    assert words(html) == label
    assert "<svg" in html


def test_a_chart_is_one_image_with_a_text_that_gives_the_numbers():
    html = render("chart", card=spend_card())

    assert 'role="img"' in html
    assert 'aria-label="Bars. £43.9m in 2022-23.' in html


def test_a_chart_carries_its_table_with_the_row_named_first():
    html = render("chart", card=spend_card())

    assert re.search(r'<th scope="row">2022-23\s*</th>', html)
    assert 'title="£43,872,438.00"' in html
    assert "2023-24 None published" in words(html)


def test_a_figure_is_data_that_cannot_close_its_own_script():
    html = render("chart", card=spend_card())

    figure = re.search(
        r'<script id="spend-figure" type="application/json">(.*?)</script>', html
    )

    assert json.loads(figure[1])["data"][0]["x"] == ["</script>"]


def test_a_chart_offers_only_the_downloads_that_exist():
    html = render("chart", card=spend_card())

    assert "/overview/?format=csv&amp;chart=spend" in html
    assert "XLSX" not in html


def test_a_chart_names_its_source_and_date():
    assert "Source: Published accounts. As at 22 November 2026." in words(
        render("chart", card=spend_card())
    )


def test_a_table_cell_with_an_address_is_a_link():
    table = {
        "caption": "Forces",
        "headings": [{"label": "Force", "is_number": False}],
        "rows": [[{"text": "Kent & Essex", "url": "/forces/kent/"}]],
    }

    html = render("table", table=table)

    assert 'href="/forces/kent/">Kent &amp; Essex</a>' in html


def test_pages_keep_the_query_and_mark_the_one_you_are_on():
    page = Paginator(range(94), 10).page(2)

    html = render("pagination", page=page, query="q=air&area=kent")

    assert 'href="?q=air&amp;area=kent&amp;page=3"' in html
    assert re.search(r'aria-label="Page 2"\s+aria-current="page"', html)


def test_one_page_needs_no_page_links():
    page = Paginator(range(5), 10).page(1)

    assert words(render("pagination", page=page, query="")) == ""


def test_a_published_figure_links_to_its_source():
    figure = {
        "amount": Decimal("43872438.00"),
        "year": "2022-23",
        "basis": "reported",
        "source": "NPAS annual report",
        "url": "https://example.org/report",
    }

    html = render("source", figure=figure)

    assert words(html) == "£43.9m 2022-23, reported Source: NPAS annual report"
    assert 'href="https://example.org/report"' in html


def test_a_figure_that_nobody_published_is_not_shown_as_zero():
    figure = {"amount": None, "year": "2023-24", "source": ""}

    html = render("source", figure=figure)

    assert words(html) == "None published 2023-24 No source recorded"


def test_a_fact_that_is_missing_is_said_to_be_missing_and_zero_is_not():
    rows = [{"label": "Agreement", "value": None}, {"label": "Forces", "value": 0}]

    html = render("summary_list", rows=rows)

    assert words(html) == "Agreement Not recorded Forces 0"


@pytest.mark.parametrize("state", ["fresh", "updating", "stale", "failed"])
def test_freshness_says_when_in_words_and_for_machines(state):
    freshness = {
        "text": "Rolled up 12 seconds ago",
        "rolled_up_at": datetime(2026, 11, 22, 9, 14, tzinfo=UTC),
        "state": state,
    }

    html = render("freshness", freshness=freshness)

    assert f"app-fresh--{state}" in html
    assert 'datetime="2026-11-22T09:14:00+00:00"' in html
    assert words(html) == "Rolled up 12 seconds ago"


class SignInForm(forms.Form):
    email = forms.EmailField(
        label="Email address",
        help_text="The one your force gave you",
        error_messages={"required": "Enter your email address"},
    )


def test_an_error_is_told_at_the_top_and_beside_the_field_in_the_same_words():
    form = SignInForm({})

    summary = render("error_summary", form=form)
    field = render("field", field=form["email"])

    assert '<a href="#id_email">Enter your email address</a>' in summary
    assert "Error: Enter your email address" in words(field)


def test_a_control_is_described_by_its_hint_and_its_error():
    html = render("field", field=SignInForm({})["email"])

    for described_by in ("id_email_helptext", "id_email_error"):
        assert f'id="{described_by}"' in html
    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'for="id_email"' in html


def test_a_form_without_errors_has_no_summary():
    form = SignInForm({"email": "a@example.org"})

    assert words(render("error_summary", form=form)) == ""


class AreaForm(forms.Form):
    area = forms.ChoiceField(label="Area", choices=[("", "All forces")])


def test_filters_name_what_is_set_and_what_was_ignored():
    html = render(
        "filters",
        form=AreaForm(),
        chips=[{"label": "Area: Kent", "remove_url": "?q=air"}],
        clear_url="?",
        ignored=["fy=2031-32"],
    )

    assert 'href="?q=air"' in html
    assert "Remove filter Area: Kent" in words(html)
    assert "We ignored fy=2031-32." in words(html)
    assert "Copy link" not in html


def test_an_empty_place_says_what_to_do():
    html = render("empty", text="No collaborations match.", url="?", action="Clear")

    assert words(html) == "No collaborations match. Clear"
