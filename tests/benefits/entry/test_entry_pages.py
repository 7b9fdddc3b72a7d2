"""The grid of readings in the browser, without its script."""

import datetime as dt

import pytest
from django.utils import timezone

from benefits.models import Reading
from collaborations.models import TypedDraft
from tests import factories
from tests.benefits.entry.conftest import OCTOBER, PAGE, monthly, reading

pytestmark = pytest.mark.django_db


def _typed(**boxes):
    """Post boxes of B-01876 and, by their full names, of others."""
    own = {"value": "", "read": "0"}
    names = {"value": "B-01876"}
    return {names.get(n, f"B-01876.{n}"): v for n, v in {**own, **boxes}.items()}


def _post(client, page=PAGE, **boxes):
    return client.post(page, _typed(**boxes))


def _october(measure):
    rows = Reading.objects.filter(measure=measure, starts_on=OCTOBER)
    return list(rows.order_by("revision"))


def _text(response):
    return " ".join(response.content.decode().split())


def test_entry_leads_to_the_month_that_ended_last(signed_in, hours):
    ended = timezone.localdate().replace(day=1) - dt.timedelta(1)

    answer = signed_in.get("/entry/")

    assert answer.url == f"/entry/{ended:%Y-%m}/"


def test_the_row_shows_what_is_known_of_the_measure(signed_in, hours):
    reading(hours, dt.date(2025, 8, 1), value=4200)
    factories.TargetFactory(measure=hours, amount=None, value=5400)

    page = _text(signed_in.get(PAGE))

    assert "Actuals for October 2025" in page
    assert "0 of 1 entered" in page
    assert "B-01876 · target 5,400 for 2025-26" in page
    assert "4,450<small>Sep 2025</small>" in page
    assert "4,200 to 4,450" in page
    assert 'inputmode="decimal"' in page


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        ("2025-09", {"Each month", "Each quarter", "Each half-year"}),
        ("2025-10", {"Each month"}),
        ("2025-12", {"Each month", "Each quarter"}),
        (
            "2026-03",
            {"Each month", "Each quarter", "Each half-year", "Each year"},
        ),
    ],
)
def test_a_measure_is_expected_where_its_period_ends(
    month, expected, signed_in, collaboration
):
    names = {
        "monthly": "Each month",
        "quarterly": "Each quarter",
        "six_monthly": "Each half-year",
        "annual": "Each year",
        "one_off": "Once",
    }
    for number, (interval, name) in enumerate(names.items()):
        monthly(collaboration, f"B-0200{number}", name, interval=interval)

    page = signed_in.get(f"/entry/{month}/").content.decode()

    assert {name for name in names.values() if name in page} == expected


def test_what_is_no_longer_claimed_or_withdrawn_is_not_expected(
    signed_in, collaboration
):
    monthly(collaboration, "B-02001", "Over", last_claimed_year="2024-25")
    monthly(collaboration, "B-02002", "To come", first_claimed_year="2026-27")
    monthly(
        collaboration,
        "B-02003",
        "Given up",
        withdrawn_on=dt.date(2025, 9, 1),
        withdrawn_because="It is no benefit.",
    )

    page = _text(signed_in.get(PAGE))

    assert "No measure is to be read" in page


def test_a_figure_is_saved_and_the_banner_offers_undo(signed_in, hours, analyst):
    answer = signed_in.post(PAGE, _typed(value="4,500"), follow=True)

    (made,) = _october(hours)
    assert (made.value, made.state) == (4500, "provisional")
    assert made.recorded_by == analyst
    assert "October actuals saved: 1." in _text(answer)
    assert "1 of 1 entered" in _text(answer)


def test_undo_restores_the_former_figure_and_both_stay_in_history(
    signed_in, hours, analyst
):
    former = reading(hours, OCTOBER, value=4400, recorded_by=analyst)
    _post(signed_in, value="4,500", read="1", note="Counted again")
    saved = _october(hours)[-1]

    undo = f"{PAGE}undo/"
    answer = signed_in.post(
        f"{undo}?at={saved.recorded_at.isoformat().replace('+', '%2B')}", follow=True
    )

    assert [row.value for row in _october(hours)] == [4400, 4500, 4400]
    assert _october(hours)[0] == former
    assert "Undone: October actuals taken back: 1." in _text(answer)


def test_undo_of_a_first_figure_leaves_the_cell_not_entered(signed_in, hours):
    _post(signed_in, value="4,500")
    saved = _october(hours)[0]

    signed_in.post(f"{PAGE}undo/", query_params={"at": saved.recorded_at.isoformat()})

    assert _october(hours) == []
    assert "Not entered" in _text(signed_in.get(PAGE))


def test_an_undo_of_a_moment_that_never_was_takes_nothing_back(signed_in, hours):
    _post(signed_in, value="4,500")

    for moment in ("", "yesterday", "2025-10-01T00:00:00"):
        signed_in.post(f"{PAGE}undo/", query_params={"at": moment})

    assert len(_october(hours)) == 1


def test_blank_is_not_entered_and_0_is_nil(signed_in, hours, saving):
    signed_in.post(
        PAGE, {**_typed(), "B-01874.northern": "0", "B-01874.northern.read": "0"}
    )

    assert _october(hours) == []
    assert [row.amount for row in _october(saving)] == [0]


@pytest.mark.parametrize("nil", ["-0", "−0.00", "(0)"])
def test_minus_nothing_is_nothing(nil, signed_in, saving):
    signed_in.post(PAGE, {"B-01874.northern": nil, "B-01874.northern.read": "0"})

    (made,) = _october(saving)
    assert str(made.amount) == "0.00"


def test_no_reading_and_exempt_say_why(signed_in, hours, saving):
    signed_in.post(
        PAGE,
        {
            **_typed(none="on", note="Late data"),
            "B-01874.northern": "",
            "B-01874.northern.exempt": "on",
            "B-01874.northern.note": "Not open yet",
            "B-01874.northern.read": "0",
        },
    )

    found = [(row.absence, row.note) for row in (*_october(hours), *_october(saving))]
    assert found == [("no_reading", "Late data"), ("exempt", "Not open yet")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"none": "on"}, "Say why there is no reading."),
        ({"none": "on", "exempt": "on"}, "Tick No reading or Exempt, not both."),
        ({"none": "on", "value": "4"}, "Remove the number, or untick No reading."),
        ({"note": "Soon"}, "Enter a figure, or tick No reading: a note alone"),
        ({"value": "n/a"}, "Enter a number, such as 1,234.5, or tick No reading."),
        ({"value": "1_000"}, "Enter a number, such as"),
        ({"value": "\uff11\uff12"}, "Enter a number, such as"),
        ({"value": "1,2,3"}, "Enter a number, such as"),
        ({"value": "NaN"}, "Enter a number, such as"),
        ({"value": "Infinity"}, "Enter a number, such as"),
        ({"value": "1e3"}, "Enter a number, such as"),
        ({"value": "1.23456"}, "Enter no more than four decimal places."),
        ({"value": "1" + "0" * 15}, "Enter a number from"),
    ],
)
def test_a_bad_cell_stays_on_screen_and_says_what_to_do(typed, said, signed_in, hours):
    answer = _post(signed_in, **typed)

    page = _text(answer)
    assert answer.status_code == 200
    assert "<title>Error: " in page
    assert f"Examiner hours: {said[:1].lower()}{said[1:]}" in page
    # The same words in the summary and beside the box.
    assert page.count(said[1:]) >= 2
    assert f'value="{typed.get("value", "")}"' in page
    assert _october(hours) == []


@pytest.mark.parametrize(
    ("top", "of", "said"),
    [
        ("45", "0", "enter a number over 0"),
        ("45", "", "enter out of how many"),
        ("130", "120", "enter no more than out of how many"),
    ],
)
def test_a_ratio_is_refused_by_the_box_that_is_wrong(
    top, of, said, signed_in, standard
):
    answer = signed_in.post(
        PAGE, {"B-01875": top, "B-01875.of": of, "B-01875.read": "0"}
    )

    assert f"Meeting the standard: {said}" in _text(answer)
    assert _october(standard) == []


def test_a_ratio_is_two_counts(signed_in, standard):
    signed_in.post(PAGE, {"B-01875": "45", "B-01875.of": "120", "B-01875.read": "0"})

    (made,) = _october(standard)
    assert (made.numerator, made.denominator) == (45, 120)


def test_valid_rows_are_saved_while_the_others_wait(signed_in, hours, saving):
    answer = signed_in.post(
        PAGE,
        {
            **_typed(value="n/a"),
            "B-01874.northern": "£1,200.50",
            "B-01874.northern.read": "0",
        },
    )

    page = _text(answer)
    assert [str(row.amount) for row in _october(saving)] == ["1200.50"]
    assert "October actuals saved: 1." in page
    assert "Examiner hours: enter a number" in page
    assert 'value="n/a"' in page
    assert "1 of 2 entered" in page


def test_a_percentage_over_100_is_refused(signed_in, collaboration):
    measure = monthly(collaboration, "B-01880", "Sent in time", unit="percent")

    answer = signed_in.post(PAGE, {"B-01880": "101%", "B-01880.read": "0"})

    assert "Sent in time: enter a percentage from 0 to 100." in _text(answer)
    assert _october(measure) == []


def test_a_weighted_mean_asks_for_its_weight(signed_in, collaboration):
    measure = monthly(
        collaboration,
        "B-01881",
        "Days to answer",
        across_forces="weighted_mean",
        across_time="weighted_mean",
    )

    refused = signed_in.post(PAGE, {"B-01881": "3.5", "B-01881.read": "0"})
    signed_in.post(PAGE, {"B-01881": "3.5", "B-01881.of": "40", "B-01881.read": "0"})

    assert "Days to answer: enter the number that this value" in _text(refused)
    assert [(row.value, row.weight) for row in _october(measure)] == [(3.5, 40)]


def test_what_was_typed_before_is_shown_again(signed_in, hours, analyst):
    TypedDraft.objects.create(
        user=analyst,
        page=PAGE,
        typed={"B-01876": ["4,6"], "B-01876.note": [""], "B-01876.read": ["0"]},
        saved_at=timezone.now(),
    )

    page = _text(signed_in.get(PAGE))

    assert 'value="4,6"' in page
    assert "did not save" in page


def test_what_is_typed_for_one_force_is_not_shown_for_another(
    signed_in, saving, partner_force
):
    page = f"{PAGE}?force=southern"
    answer = signed_in.post(
        "/drafts/",
        {"page": page, "B-01874.southern": "12", "B-01874.southern.note": ""},
    )

    assert answer.status_code == 200
    assert 'value="12"' in _text(signed_in.get(page))
    assert "did not save" not in _text(signed_in.get(PAGE))
