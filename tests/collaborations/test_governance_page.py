"""The page of governance and its forms: what a reader is told, what is refused."""

import datetime as dt
import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from collaborations.models import AccountableLead, Collaboration, Decision, Meeting
from tests.factories import (
    DecisionFactory,
    GovernanceBodyFactory,
    PolicingBodyFactory,
)
from tests.factories.accountability import (
    AccountabilityArrangementFactory,
    AccountableLeadFactory,
    AttendanceFactory,
    DelegationLimitFactory,
    DirectionAndControlFactory,
    MeetingFactory,
)

pytestmark = pytest.mark.django_db

PAGE = "/collaborations/C-0412/governance/"
LEADS = f"{PAGE}leads/"
MEETINGS = f"{PAGE}meetings/"
MATTER = "/collaborations/C-0412/decisions/1/"
RECENT = timezone.localdate() - dt.timedelta(days=30)


def words(response):
    """Give what is read on the page, in one line."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(text))


def signed_in_as(user):
    client = Client()
    client.force_login(user)
    return client


def owner(force):
    return {
        "role_title": "Assistant chief constable",
        "force": force.pk,
        "starts_on": "1/4/2025",
    }


@pytest.fixture
def board(collaboration):
    return GovernanceBodyFactory(collaboration=collaboration, name="Joint board")


# --- what is read --------------------------------------------------------------------


def test_an_empty_page_says_what_is_not_recorded(client, viewer, collaboration):
    client.force_login(viewer)

    page = words(client.get(PAGE))

    for said in (
        "No senior responsible owner is recorded.",
        "It is not recorded which chief officer has direction and control.",
        "It is not recorded who decides what.",
        "No governance body is recorded.",
        "No meeting in these 12 months is recorded.",
        "No policing body is known for the forces that take part.",
    ):
        assert said in page
    assert "Add a" not in page


def test_the_page_tells_who_answers_and_who_met(
    signed_in, collaboration, force, partner_force, board
):
    AccountableLeadFactory(collaboration=collaboration, force=force)
    DirectionAndControlFactory(collaboration=collaboration, force=force)
    DelegationLimitFactory(collaboration=collaboration, limit=None)
    AccountabilityArrangementFactory(
        collaboration=collaboration, policing_body=PolicingBodyFactory(force=force)
    )
    meeting = MeetingFactory(body=board, held_on=RECENT)
    AttendanceFactory(meeting=meeting, force=force)
    AttendanceFactory(meeting=meeting, force=partner_force, is_present=False)

    page = words(signed_in.get(PAGE))

    for said in (
        "Assistant chief constable, crime, Northern: in post since 1 April 2020.",
        "1 owner in 24 months.",
        "Head of unit Buying equipment no limit stated",
        "Joint board not recorded Northern Southern not recorded Change",
        "Governance hours in 12 months Not recorded",
        "Meetings with every party present 0% 0 of 1",
        "Northern Commissioner The lead chief reports to the commissioner each",
    ):
        assert said in page


def test_a_name_is_read_by_the_persons_own_force_alone(
    collaboration, force, analyst, partner, administrator
):
    AccountableLeadFactory(collaboration=collaboration, force=force)
    AccountableLead.objects.update(person_name="Sam Okafor")
    change = f"{LEADS}1/change/"

    for user, reads in ((analyst, True), (partner, False), (administrator, False)):
        client = signed_in_as(user)
        for path in (PAGE, change, "/collaborations/C-0412/history/"):
            assert ("Okafor" in client.get(path).content.decode()) is reads, path


def test_the_queries_of_the_page_do_not_grow(signed_in, collaboration, force, board):
    def recorded(day):
        meeting = MeetingFactory(body=board, held_on=day)
        AttendanceFactory(meeting=meeting, force=force)
        AccountableLeadFactory(collaboration=collaboration, force=force)
        DelegationLimitFactory(collaboration=collaboration)
        DirectionAndControlFactory(collaboration=collaboration)

    recorded(RECENT)
    with CaptureQueriesContext(connection) as few:
        signed_in.get(PAGE)
    for day in range(1, 6):
        recorded(RECENT - dt.timedelta(days=day))
    with CaptureQueriesContext(connection) as many:
        signed_in.get(PAGE)

    assert len(many) == len(few)


def test_the_collaboration_says_who_answers(signed_in, collaboration, force):
    AccountableLeadFactory(
        collaboration=collaboration, force=force, person_name="Sam Okafor"
    )

    page = words(signed_in.get("/collaborations/C-0412/"))

    assert "Senior responsible owner Assistant chief constable, crime, Northern" in page
    assert "In post since 1 April 2020" in page
    assert "Okafor" not in page


# --- what is written -----------------------------------------------------------------


def test_an_owner_is_added_and_can_be_undone(signed_in, collaboration, force):
    answer = signed_in.post(f"{LEADS}add/", owner(force), follow=True)

    assert "Senior responsible owner added. Undo" in words(answer)
    signed_in.post(f"{LEADS}1/change/?undo=1")
    assert not AccountableLead.objects.exists()


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"role_title": ""}, "role_title", "Enter the role of the owner."),
        ({"role_title": "a\x07"}, "role_title", "Remove the hidden character U+0007"),
        ({"role_title": "x" * 10_000}, "role_title", "Use at most 120 characters."),
        ({"handover": "x" * 10_000}, "handover", "Use at most 4,000 characters."),
        ({"starts_on": "1/1/2999"}, "starts_on", "a day that is not in the future."),
        ({"force": ""}, "force", "Choose a force or a policing body, and only one."),
        ({"ends_on": "1/4/2020"}, None, "The last day cannot be before the first day."),
    ],
)
def test_an_owner_that_cannot_be_is_refused_at_its_field(
    signed_in, collaboration, force, typed, field, message
):
    answer = signed_in.post(f"{LEADS}add/", owner(force) | typed)
    page = answer.content.decode()

    assert "<title>Error: Add a senior responsible owner" in page
    assert message in html.unescape(page)
    assert field is None or f'<a href="#id_{field}">' in page
    assert not AccountableLead.objects.exists()


def test_a_second_owner_of_the_same_days_is_refused(signed_in, collaboration, force):
    signed_in.post(f"{LEADS}add/", owner(force))

    answer = signed_in.post(f"{LEADS}add/", owner(force))

    assert "There can be one at a time" in words(answer)
    assert AccountableLead.objects.count() == 1


def test_who_may_not_read_a_name_keeps_it_when_changing_the_rest(
    collaboration, force, partner
):
    AccountableLeadFactory(
        collaboration=collaboration, force=force, person_name="Sam Okafor"
    )
    client = signed_in_as(partner)

    client.post(f"{LEADS}1/change/", owner(force) | {"version": "1"})

    lead = AccountableLead.objects.get()
    assert (lead.role_title, lead.person_name) == (
        "Assistant chief constable",
        "Sam Okafor",
    )


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"limit": "-1"}, "Enter a limit of £0 or more."),
        ({"limit": "lots"}, "Enter an amount in pounds, such as 1,234.50."),
        ({"role_title": ""}, "Choose a body or enter a role title, and only one."),
    ],
)
def test_a_limit_that_cannot_be_is_refused(signed_in, collaboration, typed, message):
    sent = {"role_title": "Head", "what": "Vans", "limit": "5", "starts_on": "1/4/2025"}

    answer = signed_in.post(f"{PAGE}limits/add/", sent | typed)

    assert message in words(answer)


def test_a_meeting_is_recorded_in_one_form(
    signed_in, collaboration, board, force, partner_force
):
    sent = {
        "body": board.pk,
        "held_on": RECENT.isoformat(),
        "present": [f"force-{force.pk}"],
        "hours": "7.5",
        "minutes_link": "https://intranet.example.org/minutes",
    }

    answer = signed_in.post(f"{MEETINGS}add/", sent, follow=True)

    page = words(answer)
    assert "Meeting of Joint board on" in page
    assert "7.50 Northern Southern Minutes" in page


def test_a_meeting_shows_who_was_there_and_is_changed(
    signed_in, collaboration, board, force, partner_force
):
    meeting = MeetingFactory(body=board, held_on=RECENT)
    AttendanceFactory(meeting=meeting, force=force)
    form = signed_in.get(f"{MEETINGS}1/change/").content.decode()
    both = [f"force-{force.pk}", f"force-{partner_force.pk}"]
    sent = {"body": board.pk, "held_on": RECENT.isoformat(), "present": both}

    signed_in.post(f"{MEETINGS}1/change/", sent | {"version": "1"})

    assert re.search(rf'value="force-{force.pk}"[^>]*checked', form)
    assert not re.search(rf'value="force-{partner_force.pk}"[^>]*checked', form)
    assert {mark.force for mark in meeting.attendances.filter(is_present=True)} == {
        force,
        partner_force,
    }


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"held_on": "1/1/2999"}, "Enter a day that is not in the future."),
        ({"hours": "0"}, "Enter hours above 0"),
        ({"hours": "many"}, "Enter a number of hours, such as 16 or 7.5."),
        ({"minutes_link": "minutes"}, "Enter an address such as https://…"),
        ({"present": ["force-999999"]}, "is not one of the available choices."),
        ({"body": ""}, "Choose the body that met."),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(
    signed_in, collaboration, board, typed, message
):
    sent = {"body": board.pk, "held_on": RECENT.isoformat()}

    answer = signed_in.post(f"{MEETINGS}add/", sent | typed)

    assert message in words(answer)
    assert not Meeting.objects.exists()


def test_who_was_overtaken_sees_both_values(signed_in, collaboration, board):
    MeetingFactory(body=board, held_on=RECENT, hours=4)
    Meeting.objects.update(hours=5)
    sent = {"body": board.pk, "held_on": RECENT.isoformat(), "hours": "6"}

    answer = signed_in.post(f"{MEETINGS}1/change/", sent | {"version": "1"})

    page = words(answer)
    assert "What differs" in page
    assert 'name="version" value="2"' in answer.content.decode()
    assert Meeting.objects.get().hours == 5


def test_a_body_is_changed(signed_in, collaboration, board):
    sent = {"name": "Chiefs' board", "tier": "2", "seats": "both", "version": "1"}

    signed_in.post(f"{PAGE}bodies/1/change/", sent)

    board.refresh_from_db()
    assert (board.name, board.tier, board.seats) == ("Chiefs' board", 2, "both")


# --- a matter's own page -------------------------------------------------------------


def test_a_matter_has_a_page_with_what_happened(signed_in, collaboration, board):
    DecisionFactory(collaboration=collaboration, body=board, amount=45_000)
    sent = {"outcome": "deferred", "on": "1/7/2025", "version": "1"}
    signed_in.post(f"{MATTER}outcome/", sent)

    page = words(signed_in.get(MATTER))

    assert "1 April 2025: Raised." in page
    assert "1 July 2025: Considered and deferred." in page
    assert "Worth £45,000.00" in page
    assert "With whom Joint board" in page
    assert "Change its facts" in page


def test_facts_of_an_open_matter_are_changed(signed_in, collaboration):
    DecisionFactory(collaboration=collaboration)
    sent = {"matter": "Move it later", "kind": "strategic", "raised_on": "1/4/2025"}

    signed_in.post(f"{MATTER}change/", sent | {"version": "1"})

    matter = Decision.objects.get()
    assert (matter.matter, matter.kind) == ("Move it later", "strategic")


def test_a_closed_matter_offers_no_change_and_takes_none(signed_in, collaboration):
    DecisionFactory(collaboration=collaboration, outcome="approved", decided_on=RECENT)
    sent = {"matter": "Other", "kind": "strategic", "raised_on": "1/4/2025"}

    answer = signed_in.post(f"{MATTER}change/", sent | {"version": "1"})

    assert "This matter was approved on" in words(answer)
    assert "Change its facts" not in words(signed_in.get(MATTER))


def test_whose_approval_is_missing_is_said(
    signed_in, collaboration, force, partner_force
):
    DecisionFactory(collaboration=collaboration)
    both = [f"force-{force.pk}", f"force-{partner_force.pk}"]
    sent = {"needed": both, "given": both[:1], "on": "1/7/2025", "version": "1"}

    answer = signed_in.post(f"{MATTER}approvals/", sent, follow=True)

    assert "“Move the laboratory” has 1 of 2 approvals." in words(answer)
    assert "Routine Southern 1 Apr 2025" in words(answer)
    page = words(signed_in.get(MATTER))
    assert "Northern: approved on 1 July 2025" in page
    assert "Southern: not given yet" in page


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"on": ""}, "Enter the day of the new approvals."),
        ({"on": "1/1/2999"}, "Enter a day that is not in the future."),
        ({"on": "1/1/2020"}, "A matter cannot be approved before it was raised."),
        ({"needed": []}, "Tick Northern among those whose approval is needed, too."),
    ],
)
def test_approvals_that_cannot_be_are_refused(
    signed_in, collaboration, force, typed, message
):
    DecisionFactory(collaboration=collaboration)
    key = f"force-{force.pk}"
    sent = {"needed": [key], "given": [key], "on": "1/7/2025", "version": "1"}

    answer = signed_in.post(f"{MATTER}approvals/", sent | typed)

    assert message in words(answer)


def test_a_row_of_the_public_register_offers_nothing(signed_in, collaboration):
    Collaboration.objects.update(origin="register")

    assert "Add a" not in words(signed_in.get(PAGE))
    assert "Who answers for it is not published." in words(
        signed_in.get("/collaborations/C-0412/")
    )
