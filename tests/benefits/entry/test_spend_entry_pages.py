"""The grid of spend and the form of funding, without their script."""

import datetime as dt
from decimal import Decimal

import pytest

from benefits.models import FundingEntry, LoadedMonth, SpendEntry
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/entry/2025-10/spend/"
FUNDING = "/entry/2025-10/funding/"
ROW = "C-0412.running"


def _text(response):
    return " ".join(response.content.decode().split())


def _post(client, page=PAGE, follow=False, **boxes):
    typed = {f"{ROW}.{name.replace('_', '-')}": v for name, v in boxes.items()}
    return client.post(page, typed, follow=follow)


def _entries(**where):
    rows = SpendEntry.objects.filter(**where).order_by("pk")
    return [(row.kind, row.category, str(row.amount)) for row in rows]


def _spend(collaboration, amount, **where):
    return factories.SpendEntryFactory(
        collaboration=collaboration,
        amount=Decimal(amount),
        **{
            "starts_on": dt.date(2025, 10, 1),
            "ends_on": dt.date(2025, 10, 31),
            **where,
        },
    )


@pytest.fixture
def october(collaboration):
    """£1,000.00 of running cost in October, entered by somebody else."""
    return _spend(collaboration, "1000.00")


def test_forecast_and_actual_of_a_month_are_saved(signed_in, collaboration):
    answer = _post(
        signed_in, forecast="£1,200", actual="1,150.25", reason="", follow=True
    )

    assert _entries() == [
        ("forecast", "running", "1200.00"),
        ("actual", "running", "1150.25"),
    ]
    assert SpendEntry.objects.filter(ends_on=dt.date(2025, 10, 31)).count() == 2
    assert "October spend saved: 2." in _text(answer)


def test_a_changed_amount_is_an_adjustment_with_its_reason(signed_in, october):
    typed = {"actual": "1,100", "was_actual": "1000.00"}

    refused = _text(_post(signed_in, **typed))
    _post(signed_in, **typed, reason="An invoice came late")

    assert "Joint Forensics, running: £1,000.00 stands here." in refused
    adjustment = SpendEntry.objects.get(adjusts=october)
    assert str(adjustment.amount) == "100.00"
    assert adjustment.reason == "An invoice came late"


def test_what_is_right_is_saved_while_the_rest_waits(signed_in, collaboration):
    answer = _post(signed_in, forecast="1,200", actual="n/a")

    page = _text(answer)
    assert _entries() == [("forecast", "running", "1200.00")]
    assert "<title>Error: " in page
    assert "Joint Forensics, running: enter an amount in pounds" in page
    assert 'value="n/a"' in page
    assert 'name="C-0412.running.was-forecast" value="1200.00"' in page


def test_a_recorded_amount_cannot_be_left_blank_and_0_is_nil(signed_in, october):
    blank = _text(_post(signed_in, actual="", was_actual="1000.00"))
    _post(signed_in, actual="0", was_actual="1000.00", reason="Charged back")

    assert "1,000 is recorded here. Enter 0 if it is nil." in blank
    assert [row[2] for row in _entries()] == ["1000.00", "-1000.00"]


def test_who_is_overtaken_sees_both_amounts(signed_in, october):
    page = _text(_post(signed_in, actual="1,100", was_actual="", reason="Mine"))

    assert [row[2] for row in _entries()] == ["1000.00"]
    assert "1,000 was recorded by somebody else." in page
    assert 'value="1,100"' in page
    assert 'name="C-0412.running.was-actual" value="1000.00"' in page


def test_an_amount_that_was_not_touched_is_not_put_back(signed_in, october):
    _spend(
        october.collaboration, "50.00", adjusts=october, reason="An invoice came late"
    )

    _post(signed_in, actual="1,000", was_actual="1000.00")

    assert [row[2] for row in _entries()] == ["1000.00", "50.00"]


def test_undo_takes_back_what_one_save_recorded(signed_in, october, analyst):
    _post(signed_in, actual="1,100", was_actual="1000.00", reason="Late")
    _post(signed_in, forecast="900")
    at = SpendEntry.objects.get(kind="forecast").recorded_at

    answer = signed_in.post(
        f"{PAGE}undo/", query_params={"at": at.isoformat()}, follow=True
    )

    assert [row[2] for row in _entries()] == ["1000.00", "100.00"]
    assert "Undone: October amounts taken back: 1." in _text(answer)


def test_the_plan_is_that_of_the_month_or_of_the_year(signed_in, collaboration):
    year = {"starts_on": dt.date(2025, 4, 1), "ends_on": dt.date(2026, 3, 31)}
    _spend(collaboration, "120.00", kind="plan", **year)
    _spend(collaboration, "150.00", kind="plan", plan_version=2, **year)
    _spend(collaboration, "70.00", kind="plan", category="exit")

    page = _text(signed_in.get(PAGE))

    assert "150<small>for all of 2025-26</small>" in page
    assert '<td class="num" data-label="Plan">70</td>' in page


def test_spend_of_a_force_is_apart_and_told_beside_the_whole(
    signed_in, collaboration, force
):
    signed_in.post(f"{PAGE}?of=force", {"C-0412.running.northern.actual": "300"})

    assert SpendEntry.objects.get().force == force
    assert "300 more is recorded by force or cost type" in _text(signed_in.get(PAGE))


def test_the_actuals_of_a_month_are_marked_loaded_and_no_longer(
    signed_in, collaboration
):
    signed_in.post(PAGE, {"C-0412.loaded": "on", "C-0412.loaded.was": ""})
    loaded = LoadedMonth.objects.filter(month=dt.date(2025, 10, 1)).count()

    signed_in.post(PAGE, {"C-0412.loaded.was": "1"})

    assert loaded == 1
    assert not LoadedMonth.objects.exists()


def test_a_post_without_the_tick_box_changes_no_tick(signed_in, collaboration):
    signed_in.post(PAGE, {"C-0412.loaded": "on", "C-0412.loaded.was": ""})

    _post(signed_in, forecast="5")

    assert LoadedMonth.objects.count() == 1


def test_months_to_come_take_forecasts_alone(signed_in, collaboration):
    page = _text(signed_in.get("/entry/2027-03/spend/"))

    assert "Forecast: Joint Forensics, running" in page
    assert "Actual: Joint Forensics, running" not in page


def _funding(client, follow=False, **typed):
    plain = {
        "collaboration": "C-0412",
        "funding": "contribution",
        "force": "northern",
        "kind": "actual",
        "amount": "5,000",
    }
    return client.post(FUNDING, {**plain, **typed}, follow=follow)


def test_a_contribution_is_saved_and_can_be_undone(signed_in, collaboration):
    answer = _funding(signed_in, follow=True)
    made = FundingEntry.objects.get()
    at = made.recorded_at.isoformat()

    signed_in.post(f"{PAGE}undo/", query_params={"at": at, "funding": "1"})

    assert (made.force.slug, str(made.amount)) == ("northern", "5000.00")
    assert "October funding saved." in _text(answer)
    assert "Contribution of a force" in _text(answer)
    assert not FundingEntry.objects.exists()


def test_a_recharge_names_who_pays_and_who_is_paid(signed_in, collaboration):
    refused = _text(_funding(signed_in, funding="recharge"))
    _funding(signed_in, funding="recharge", counterparty="southern")

    assert "Choose the force that is paid." in refused
    assert FundingEntry.objects.get().counterparty.slug == "southern"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"force": ""}, "Choose the force that pays."),
        ({"counterparty": "southern"}, "Only a recharge names the force that is"),
        ({"funding": "recharge", "counterparty": "northern"}, "Choose another force."),
        ({"amount": "5.001"}, "no more than two decimal places"),
        ({"amount": "1,2,3"}, "Enter an amount in pounds"),
    ],
)
def test_funding_that_cannot_be_is_refused_and_kept_on_screen(
    typed, said, signed_in, collaboration
):
    page = _text(_funding(signed_in, **typed))

    assert said in page
    assert "<title>Error: " in page
    assert not FundingEntry.objects.exists()


def test_a_second_amount_for_the_same_is_a_change_with_its_reason(
    signed_in, collaboration
):
    _funding(signed_in)

    refused = _text(_funding(signed_in, amount="6,000"))
    _funding(signed_in, amount="6,000", reason="Agreed again")

    assert "stands here. Say why it is changed." in refused
    amounts = FundingEntry.objects.order_by("pk").values_list("amount", flat=True)
    assert [str(amount) for amount in amounts] == ["5000.00", "1000.00"]
