"""The pages of decisions: what a reader is told, and what each form answers."""

import datetime as dt
import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from collaborations.models import Collaboration, Decision, GovernanceBody
from tests.factories import (
    CollaborationFactory,
    DecisionFactory,
    GovernanceBodyFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db

LIST = "/collaborations/C-0412/decisions/"
RAISE = f"{LIST}raise/"
BODY = "/collaborations/C-0412/governance/bodies/add/"
MATTER = {"matter": "Move the laboratory", "kind": "routine", "raised_on": "1/6/2025"}


def words(response):
    """Give what is read on the page, in one line."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(text))


def days_ago(days):
    return timezone.localdate() - dt.timedelta(days=days)


@pytest.fixture
def matter(collaboration):
    return DecisionFactory(collaboration=collaboration, raised_on=dt.date(2025, 6, 1))


@pytest.fixture
def outcome_page(matter):
    matter.refresh_from_db()
    return f"{LIST}{matter.number}/outcome/"


# --- the list ------------------------------------------------------------------------


def test_the_list_says_what_waits_and_with_whom(signed_in, collaboration):
    board = GovernanceBodyFactory(collaboration=collaboration, name="Joint board")
    DecisionFactory(
        collaboration=collaboration,
        body=board,
        raised_on=days_ago(40),
        times_deferred=2,
    )

    page = words(signed_in.get(LIST))

    assert "Move the laboratory Deferred 2 times Routine Joint board" in page
    assert re.search(r"Joint board \d+ \w{3} \d{4} 40 Record what came of it", page)


def test_the_list_gives_the_median_and_the_slowest(signed_in, collaboration):
    for days in (10, 21, 20, 60):
        DecisionFactory(
            collaboration=collaboration,
            raised_on=days_ago(100 + days),
            decided_on=days_ago(100),
            outcome="approved",
        )
    DecisionFactory(collaboration=collaboration, raised_on=days_ago(200))

    page = words(signed_in.get(LIST))

    # In order 10, 20, 21, 60: (20 + 21) / 2 = 20.5.
    assert "Routine 4 20.5 days 60 days 1, at least 200 days" in page
    assert "Strategic 0 none decided none decided none" in page
    assert "as many took longer as took less" in page


def test_an_empty_list_says_so(signed_in, collaboration):
    page = words(signed_in.get(LIST))

    assert "No matter waits for a decision." in page
    assert "Nothing was decided in these 12 months." in page


@pytest.mark.parametrize(("persona", "offered"), [("lead", True), ("viewer", False)])
def test_the_forms_are_offered_to_those_who_may(
    client, matter, persona, offered, request
):
    client.force_login(request.getfixturevalue(persona))

    page = words(client.get(LIST))

    for action in ("Raise a matter", "Record what came of it"):
        assert (action in page) is offered


def test_the_queries_of_the_list_do_not_grow(signed_in, collaboration):
    board = GovernanceBodyFactory(collaboration=collaboration)
    DecisionFactory(collaboration=collaboration, body=board)

    with CaptureQueriesContext(
        connection,
    ) as few:
        signed_in.get(LIST)
    for number in range(5):
        body = GovernanceBodyFactory(collaboration=collaboration)
        DecisionFactory(collaboration=collaboration, body=body)
        DecisionFactory(
            collaboration=collaboration,
            body=body,
            raised_on=days_ago(9),
            decided_on=days_ago(number),
            outcome="refused",
        )
    with CaptureQueriesContext(connection) as many:
        signed_in.get(LIST)

    assert len(many) == len(few)


# --- the forms -----------------------------------------------------------------------


def test_a_matter_is_raised_and_the_list_says_so(signed_in, collaboration):
    board = GovernanceBodyFactory(collaboration=collaboration)
    typed = {"body": board.pk, "approvals_needed": "4", "amount": "£45,000"}

    answer = signed_in.post(RAISE, MATTER | typed, follow=True)

    row = Decision.objects.get()
    assert answer.redirect_chain == [(LIST, 302)]
    assert "“Move the laboratory” raised on 1 June 2025." in words(answer)
    assert (row.body, row.approvals_needed, row.amount) == (board, 4, 45_000)


@pytest.mark.parametrize("day", ["1/6/2025", "01 06 2025", "1 June 2025", "2025-06-01"])
def test_a_day_is_read_as_people_write_it(signed_in, collaboration, day):
    signed_in.post(RAISE, MATTER | {"raised_on": day})

    assert Decision.objects.get().raised_on == dt.date(2025, 6, 1)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"matter": ""}, "Enter what is to be decided."),
        ({"matter": "x" * 4001}, "Use at most 4,000 characters."),
        ({"matter": "a\x07"}, "Remove the hidden character U+0007 at place 2."),
        ({"kind": ""}, "Choose routine or strategic."),
        (
            {"raised_on": "31/2/2025"},
            "There is no such day. Enter a day, such as 1 April 2027 or 01/04/2027.",
        ),
        ({"raised_on": "1/1/2999"}, "Enter a day that is not in the future."),
        ({"body": "999"}, "Choose a body of this collaboration."),
        ({"waits_for": "x" * 201}, "Use at most 200 characters."),
        ({"approvals_needed": "-1"}, "Enter a whole number, such as 4."),
        ({"approvals_needed": "many"}, "Enter a whole number, such as 4."),
        ({"approvals_needed": "40000"}, "Enter a number up to 999."),
        ({"amount": "lots"}, "Enter an amount in pounds, such as 1,234.50."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    signed_in, collaboration, typed, message
):
    answer = signed_in.post(RAISE, MATTER | {"waits_for": "the PCC"} | typed)
    page = answer.content.decode()

    (field,) = typed
    assert "<title>Error: Raise a matter" in page
    assert f'<div id="id_{field}_error">' in page
    assert page.count(message) == 2
    assert 'value="the PCC"' in page or field == "waits_for"
    assert not Decision.objects.exists()


def test_a_body_is_added_and_the_list_says_so(signed_in, collaboration):
    answer = signed_in.post(
        BODY, {"name": "Joint board", "tier": "2", "seats": "both"}, follow=True
    )

    assert GovernanceBody.objects.get().collaboration == collaboration
    assert "Governance body added." in words(answer)


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"name": ""}, "name", "Enter what the body is called."),
        (
            {"name": "joint BOARD"},
            "name",
            "This collaboration has a body of that name.",
        ),
        ({"tier": ""}, "tier", "Choose the tier."),
    ],
)
def test_a_body_that_cannot_be_is_refused_at_its_field(
    signed_in, collaboration, typed, field, message
):
    GovernanceBodyFactory(collaboration=collaboration, name="Joint board")

    answer = signed_in.post(
        BODY, {"name": "Other board", "tier": "1", "seats": "forces"} | typed
    )
    page = answer.content.decode()

    assert "<title>Error: Add a governance body" in page
    assert f'<a href="#id_{field}">{message}</a>' in page
    assert GovernanceBody.objects.count() == 1


def test_a_decision_is_recorded_with_the_days_it_took(signed_in, matter, outcome_page):
    typed = {"outcome": "approved", "on": "1/7/2025", "version": "1"}

    answer = signed_in.post(outcome_page, typed, follow=True)

    # June has 30 days.
    message = "“Move the laboratory” approved on 1 July 2025, after 30 days."
    matter.refresh_from_db()
    assert message in words(answer)
    assert matter.is_closed


def test_a_deferred_matter_still_waits(signed_in, matter, outcome_page):
    typed = {"outcome": "deferred", "on": "1/7/2025", "waits_for": "the PCC"}

    answer = signed_in.post(outcome_page, typed | {"version": "1"}, follow=True)

    page = words(answer)
    assert "“Move the laboratory” deferred on 1 July 2025. It still waits." in page
    assert "Deferred 1 time Routine the PCC" in page
    assert "Deferred on 1 July 2025." in words(signed_in.get(outcome_page))


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"outcome": ""}, "outcome", "Choose what came of it."),
        ({"on": "31/5/2025"}, "on", "A matter cannot be decided before it was raised."),
        ({"on": "1/1/2999"}, "on", "Enter a day that is not in the future."),
        (
            {"approvals_given": "3"},
            "approvals_given",
            "No more approvals can be given than are needed.",
        ),
    ],
)
def test_an_outcome_that_cannot_be_is_refused_at_its_field(
    signed_in, matter, outcome_page, typed, field, message
):
    Decision.objects.update(approvals_needed=2)
    sent = {"outcome": "approved", "on": "1/7/2025", "version": "2"}

    answer = signed_in.post(outcome_page, sent | typed)
    page = answer.content.decode()

    assert "<title>Error: Record what came of it" in page
    assert f'<a href="#id_{field}">{message}</a>' in page
    assert page.count(message) == 2


def test_who_was_overtaken_is_told_and_can_send_it_again(
    signed_in, matter, outcome_page
):
    Decision.objects.update(
        version=2, outcome="deferred", considered_on="2025-06-20", times_deferred=1
    )
    typed = {"outcome": "refused", "on": "1/7/2025", "version": "1"}

    answer = signed_in.post(outcome_page, typed)
    page = answer.content.decode()

    assert "while you were writing" in page
    assert "Deferred on 20 June 2025." in page
    assert 'name="version" value="2"' in page
    assert 'value="1/7/2025"' in page
    signed_in.post(outcome_page, typed | {"version": "2"})
    matter.refresh_from_db()
    assert matter.outcome == "refused"


def test_an_outcome_says_which_version_was_read(signed_in, matter, outcome_page):
    answer = signed_in.post(outcome_page, {"outcome": "approved", "on": "1/7/2025"})

    matter.refresh_from_db()
    assert "Open this page again" in words(answer)
    assert not matter.is_closed


def test_a_closed_matter_takes_no_second_outcome(signed_in, matter, outcome_page):
    Decision.objects.update(outcome="withdrawn", decided_on="2025-06-20")

    typed = {"outcome": "approved", "on": "1/7/2025", "version": "1"}
    answer = signed_in.post(outcome_page, typed)

    assert "This matter was withdrawn on 20 June 2025." in words(answer)


def test_a_matter_of_another_collaboration_is_not_found(signed_in, collaboration):
    DecisionFactory()

    assert signed_in.get(f"{LIST}1/outcome/").status_code == 404


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_nobody_else_writes(client, outcome_page, persona, request):
    client.force_login(request.getfixturevalue(persona))
    posts = {
        RAISE: MATTER,
        BODY: {"name": "Joint board", "tier": "1"},
        outcome_page: {"outcome": "approved", "on": "1/7/2025"},
    }

    answers = {client.post(path, typed).status_code for path, typed in posts.items()}

    assert answers == {403}
    assert list(Decision.objects.values_list("outcome")) == [("",)]
    assert not GovernanceBody.objects.exists()


def test_a_row_of_the_public_register_takes_nothing(client, analyst, force):
    published = CollaborationFactory(reference="C-0412", origin="register")
    ParticipationFactory(collaboration=published, force=force)
    client.force_login(analyst)

    answer = client.post(RAISE, MATTER)

    assert "The public register holds published facts only" in words(answer)
    assert "Raise a matter" not in words(client.get(LIST))
    assert not Decision.objects.exists()


# --- the collaboration's page --------------------------------------------------------


def test_the_collaboration_says_its_median_and_what_waits(signed_in, collaboration):
    for days in (10, 20, 60):
        DecisionFactory(
            collaboration=collaboration,
            raised_on=days_ago(30 + days),
            decided_on=days_ago(30),
            outcome="approved",
        )
    DecisionFactory(collaboration=collaboration, raised_on=days_ago(7))

    page = words(signed_in.get("/collaborations/C-0412/"))

    assert (
        "Median days to decide, routine 20 days 3 decided in 12 months,"
        " the slowest after 60 days"
    ) in page
    assert "Median days to decide, strategic None decided in 12 months" in page
    assert "Waiting now 1, at least 7 days" in page
    assert "Raise a matter" in page


def test_a_collaboration_without_decisions_says_so(client, viewer, collaboration):
    client.force_login(viewer)

    page = words(client.get("/collaborations/C-0412/"))

    assert re.search(r"No decision in the 12 months to .{11,17} is recorded\.", page)
    assert "Raise a matter" not in page


def test_the_public_register_publishes_no_decision(signed_in, collaboration):
    Collaboration.objects.update(origin="register")

    page = words(signed_in.get("/collaborations/C-0412/"))

    assert "No decision is published." in page
    assert "Raise a matter" not in page


def test_what_was_decided_earlier_is_listed_with_its_page(signed_in, collaboration):
    DecisionFactory(
        collaboration=collaboration,
        matter="Buy the old laboratory",
        raised_on=dt.date(2020, 1, 1),
        decided_on=dt.date(2020, 2, 1),
        outcome=Decision.Outcome.APPROVED,
    )

    answer = signed_in.get(LIST)

    assert "Earlier: 1" in words(answer)
    assert f'href="{LIST}1/">Buy the old laboratory' in answer.content.decode()
