"""The pages that correct, undo and suggest shares, and those of votes and formulas."""

import datetime as dt
import html
import re
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django.asserts import assertRedirects

from collaborations.models import (
    Collaboration,
    CostFormula,
    CostShare,
    DriverValue,
    Participation,
    VoteReason,
    VoteShare,
)
from tests import factories

pytestmark = pytest.mark.django_db
FORCES = "/collaborations/C-0412/forces/"
SHARES, VOTES = f"{FORCES}shares/", f"{FORCES}votes/"
FORMULA = f"{FORCES}formula/?fy=2026-27"
APRIL = dt.date(2026, 4, 1)


@pytest.fixture
def as_lead(client: Client, lead, collaboration) -> Client:
    client.force_login(lead)
    return client


@pytest.fixture
def members(collaboration) -> list[Participation]:
    return list(collaboration.participations.order_by("force__slug"))


def typed(members, first, second, **more):
    names = [f"share_{member.pk}" for member in members]
    return {names[0]: first, names[1]: second, **more}


def agree(client, members, first="60", second="40", where=SHARES, day="1 April 2026"):
    sent = typed(members, first, second, starts_on=day)
    return client.post(where, sent, follow=True)


def text_of(response: object) -> str:
    content = html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode()))
    return re.sub(r"\s+", " ", content)


def said(response: object) -> str:
    return [str(message) for message in response.context["messages"]][-1]


def weights(model=CostShare) -> list[int]:
    rows = model.objects.order_by("participation__force__slug", "starts_on")
    return list(rows.values_list("weight", flat=True))


def undo_of(response: object) -> str:
    found = re.search(r'action="([^"]+/undo/\?[^"]+)"', response.content.decode())
    return html.unescape(found[1])


@pytest.mark.parametrize(
    ("where", "model", "former"), [(SHARES, CostShare, 6000), (VOTES, VoteShare, 60)]
)
def test_what_was_just_agreed_is_undone_with_one_button(
    where, model, former, as_lead, members
):
    agree(as_lead, members, where=where, day="1 April 2025")
    saved = agree(as_lead, members, "50", "50", where=where)

    response = as_lead.post(undo_of(saved), follow=True)

    assertRedirects(response, FORCES)
    assert said(response).startswith("Undone: the ")
    assert weights(model)[0] == former
    assert model.objects.filter(ends_on=None).count() == 2


def test_an_undo_that_is_too_late_says_which_shares_are_the_newest(as_lead, members):
    first = undo_of(agree(as_lead, members, day="1 April 2025"))
    agree(as_lead, members)

    response = as_lead.post(first, follow=True)

    assert said(response) == (
        "The newest shares hold from 1 April 2026. Only those can be changed."
    )
    assert len(weights()) == 4


@pytest.mark.parametrize("day", ["", "yesterday", "2026-13-01"])
def test_an_undo_of_no_day_takes_nothing_away(day, as_lead, members):
    agree(as_lead, members)

    as_lead.post(f"{SHARES}undo/?from={day}")

    assert weights() == [6000, 4000]


def test_the_correction_begins_with_the_newest_and_writes_over_it(as_lead, members):
    agree(as_lead, members, "60.5", "39.5")
    page = as_lead.get(f"{SHARES}correct/").content.decode()

    sent = typed(members, "70", "30", starts_on="2026-04-01", reason="A slip.")
    response = as_lead.post(f"{SHARES}correct/", sent, follow=True)

    assert 'value="60.50"' in page
    assert "Correct the cost shares from 1 April 2026" in page
    assert said(response) == "The cost shares from 1 April 2026 are corrected."
    assert weights() == [7000, 3000]


def test_a_refused_correction_keeps_what_was_typed(as_lead, members):
    agree(as_lead, members)

    sent = typed(members, "70", "29", starts_on="2026-04-01", reason="A slip.")
    response = as_lead.post(f"{SHARES}correct/", sent)

    assert "The shares total 99.00%. Add 1.00 to reach 100.00%." in text_of(response)
    assert "A slip." in text_of(response)
    assert weights() == [6000, 4000]


def test_without_shares_there_is_nothing_to_correct(as_lead):
    response = as_lead.get(f"{SHARES}correct/", follow=True)

    assertRedirects(response, FORCES)
    assert said(response) == "No cost shares are agreed yet."


def test_votes_are_agreed_and_corrected(as_lead, members):
    agreed = agree(as_lead, members, "2", "1", VOTES)
    sent = typed(members, "1", "1", starts_on="2026-04-01", reason="A slip.")

    as_lead.post(f"{VOTES}correct/", sent)

    assert said(agreed) == "Votes agreed from 1 April 2026."
    assert "66.67%" in text_of(agreed)
    assert weights(VoteShare) == [1, 1]


@pytest.mark.parametrize("votes", ["half", "1.5", "-1"])
def test_what_is_no_number_of_votes_is_refused_at_its_box(votes, as_lead, members):
    response = agree(as_lead, members, votes, "1", VOTES)

    assert "Enter the votes of Northern as a whole number, such as 1." in text_of(
        response
    )
    assert not VoteShare.objects.exists()


def test_why_voice_differs_is_stated_and_shown(as_lead, collaboration):
    sent = {"text": "One force, one voice.", "stated_on": "1 April 2026"}

    response = as_lead.post(f"{VOTES}reasons/add/", sent, follow=True)

    assert "stated on 1 April 2026: One force, one voice." in text_of(response)
    assert VoteReason.objects.get().stated_on == APRIL


def test_a_reason_is_not_stated_for_a_day_to_come(as_lead, collaboration):
    sent = {"text": "One force, one voice.", "stated_on": "1 April 2090"}

    response = as_lead.post(f"{VOTES}reasons/add/", sent)

    assert "Enter a day that is not in the future." in text_of(response)


def _chosen(client, kind="population", version="0", **parts):
    sent = {"choose": "yes", "kind": kind, "version": version, "note": ""}
    sent |= {f"part_{driver}": part for driver, part in parts.items()}
    return client.post(FORMULA, sent, follow=True)


def _measured(client, members, driver, first, second, source="A yearbook", seen=None):
    version = client.get(FORMULA).context["typed"]["version"].value()
    sent = {
        "drivers": "yes",
        "version": version if seen is None else seen,
        f"value_{members[0].pk}_{driver}": first,
        f"value_{members[1].pk}_{driver}": second,
        f"source_{driver}": source,
    }
    return client.post(FORMULA, sent, follow=True)


def test_a_formula_is_chosen_and_its_drivers_typed(as_lead, members):
    chosen = _chosen(as_lead)
    measured = _measured(as_lead, members, "population", "1,000,000", "250 000.5")

    assert said(chosen) == "Formula from 2026-27: Population."
    missing = "Population for 2026-27 is missing for Northern, Southern."
    assert missing in text_of(chosen)
    assert said(measured) == "2 figures of 2026-27 changed."
    assert "Northern 80.00% Southern 20.00%" in text_of(measured)
    row = DriverValue.objects.get(participation=members[1])
    assert (row.value, row.source) == (Decimal("250000.50"), "A yearbook")


def test_a_hybrid_whose_parts_do_not_total_the_whole_is_refused(as_lead):
    response = _chosen(as_lead, "hybrid", equal="40", usage="50")

    assert "The parts total 90.00%. Add 10.00 to reach 100.00%." in text_of(response)
    assert 'value="40"' in response.content.decode()
    assert not CostFormula.objects.exists()


def test_a_formula_is_not_written_over_one_that_was_not_read(as_lead):
    _chosen(as_lead)

    response = _chosen(as_lead, "equal")

    assert "Somebody changed this while you were writing." in text_of(response)
    assert "Population is recorded now. Enter it or keep yours." in text_of(response)
    assert CostFormula.objects.get().kind == "population"
    _chosen(as_lead, "equal", response.context["choice"]["version"].value())
    assert CostFormula.objects.get().kind == "equal"


def test_drivers_are_not_written_over_ones_that_were_not_read(as_lead, members):
    _chosen(as_lead)
    _measured(as_lead, members, "population", "1000", "500")

    late = _measured(as_lead, members, "population", "2000", "500", seen="")

    fact = "Population, Northern: 1000.00 is recorded now. Enter it or keep yours."
    assert fact in text_of(late)
    assert "Population, Southern:" not in text_of(late)
    assert DriverValue.objects.get(participation=members[0]).value == 1000
    seen = late.context["typed"]["version"].value()
    _measured(as_lead, members, "population", "2000", "500", seen=seen)
    assert DriverValue.objects.get(participation=members[0]).value == 2000


@pytest.mark.parametrize("figure", ["many", "-5", "1.234", "1e9"])
def test_what_is_no_figure_is_refused_at_its_box(figure, as_lead, members):
    _chosen(as_lead)

    response = _measured(as_lead, members, "population", figure, "5")

    assert "Enter Population, Northern as a figure of 0 or more" in text_of(response)
    assert not DriverValue.objects.exists()


def test_an_unknown_year_has_no_formula_page(as_lead):
    assert as_lead.get(f"{FORCES}formula/?fy=soon").status_code == 404


def test_the_computed_shares_are_suggested_and_not_yet_agreed(as_lead, members):
    _chosen(as_lead)
    _measured(as_lead, members, "population", "2", "1")
    sent = typed(members, "", "", starts_on="1 April 2026", suggest="yes")

    content = as_lead.post(SHARES, sent).content.decode()

    assert 'value="66.67"' in content
    assert 'value="33.33"' in content
    assert "Error:" not in content
    assert not CostShare.objects.exists()


@pytest.mark.parametrize(
    ("is_chosen", "problem"),
    [
        (False, "No formula is chosen for that year. Choose one first."),
        (True, "Population for 2026-27 is missing for Northern, Southern."),
    ],
)
def test_what_cannot_be_suggested_says_why(is_chosen, problem, as_lead, members):
    if is_chosen:
        _chosen(as_lead)
    sent = typed(members, "60", "40", starts_on="1 April 2026", suggest="yes")

    response = as_lead.post(SHARES, sent)

    assert problem in text_of(response)
    assert 'value="60"' in response.content.decode()


def test_the_days_of_a_force_are_corrected_and_undone(signed_in, collaboration):
    change = f"{FORCES}2/change/"
    member = collaboration.participations.get(number=2)
    sent = {"version": "1", "role": "partner", "joined_on": "1 May 2020", "left_on": ""}

    refused = signed_in.post(change, sent)
    saved = signed_in.post(change, {**sent, "reason": "The minutes."}, follow=True)
    corrected = Participation.objects.get(pk=member.pk).joined_on
    undo = re.search(r'action="([^"]+\?undo=\d+)"', saved.content.decode())
    signed_in.post(undo[1])

    assert "Say why the recorded day is corrected." in text_of(refused)
    assertRedirects(saved, FORCES)
    assert corrected == dt.date(2020, 5, 1)
    assert Participation.objects.get(pk=member.pk).joined_on == member.joined_on


def test_a_stale_change_of_a_force_shows_both(signed_in, collaboration):
    Participation.objects.filter(number=2).update(role="lead")
    sent = {"version": "1", "role": "partner", "joined_on": "1 May 2020", "reason": "x"}

    response = signed_in.post(f"{FORCES}2/change/", sent)

    assert "What differs" in text_of(response)
    assert Participation.objects.get(number=2).role == "lead"


@pytest.mark.parametrize("path", [SHARES, VOTES, f"{FORCES}2/change/"])
def test_published_rows_are_not_changed(path, as_lead):
    Collaboration.objects.update(origin=Collaboration.Origin.REGISTER)

    assert as_lead.get(path).status_code == 403


def test_a_chosen_formula_shows_in_later_years(as_lead, collaboration):
    factories.CostFormulaFactory(collaboration=collaboration, kind="equal")

    page = text_of(as_lead.get(FORMULA))

    assert "In effect: Equal parts, from 2020-21." in page
    assert "Northern 50.00% Southern 50.00%" in page


def test_what_is_wrong_with_votes_speaks_of_votes(as_lead, members):
    agree(as_lead, members, "2", "1", VOTES)

    page = text_of(agree(as_lead, members, "1", "1", VOTES))

    assert "Votes are already agreed from 1 April 2026. Choose a later day." in page
