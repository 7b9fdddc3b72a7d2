"""Opportunities in the browser: the list, one of them, and its forms."""

import datetime as dt

import pytest
from django.test import Client

from collaborations.models import NotifiedForce, Opportunity
from tests.factories import (
    CollaborationFactory,
    FunctionFactory,
    NotifiedForceFactory,
    OpportunityFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db

ONE = "/opportunities/O-0012/"


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def client_of(user) -> Client:
    made = Client()
    made.force_login(user)
    return made


@pytest.fixture
def opportunity(force, partner_force):
    made = OpportunityFactory(reference="O-0012", force=force)
    NotifiedForceFactory(opportunity=made, force=partner_force)
    return made


def raised(force, **changes):
    return {
        "force": force.pk,
        "duty": "22C",
        "raised_on": "1 May 2025",
        "title": "Share kennels",
        "idea": "One kennel for both.",
        "function": FunctionFactory().pk,
        "interest": "another",
    } | changes


def test_an_opportunity_is_raised_and_shown(signed_in, force):
    answer = signed_in.post("/opportunities/raise/", raised(force), follow=True)

    page = words(answer)
    assert "O-0001 raised." in page
    assert "Policing body (section 22C)" in page
    assert "No force is notified." in page


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"title": ""}, "title", "Say in one line what the idea is."),
        ({"title": "x" * 201}, "title", "at most 200 characters"),
        ({"idea": "\u0000"}, "idea", "Null characters are not allowed."),
        ({"duty": "24"}, "duty", "Select a valid choice."),
        ({"function": "999999"}, "function", "Select a valid choice."),
        ({"interest": ""}, "interest", "Choose in whose interest it could be."),
        ({"raised_on": "yesterday"}, "raised_on", "There is no such day."),
        ({"raised_on": "1 January 2999"}, "raised_on", "not in the future"),
    ],
)
def test_bad_input_is_told_at_its_field(signed_in, force, changes, field, said):
    answer = signed_in.post("/opportunities/raise/", raised(force, **changes))

    assert said in " ".join(answer.context["form"].errors[field])
    assert not Opportunity.objects.exists()


def test_another_force_is_not_offered(signed_in, force, partner_force):
    answer = signed_in.post("/opportunities/raise/", raised(partner_force))

    assert "force" in answer.context["form"].errors


def test_from_raised_to_agreed(signed_in, opportunity, partner, collaboration):
    early = signed_in.post(f"{ONE}decide/", verdict("agreed"))
    client_of(partner).post(
        f"{ONE}consider/southern/",
        {"is_in_interests": "yes", "reason": "Idle.", "considered_on": "1 June 2025"},
    )
    done = signed_in.post(
        f"{ONE}decide/", verdict("agreed", collaboration=collaboration.pk), follow=True
    )

    page = words(done)
    assert "Two forces must agree" in words(early)
    assert "O-0012: agreed. Everybody can now read it." in page
    assert "C-0412 Joint Forensics" in page
    assert "1 notified: 1 in favour, 0 against, 0 still to answer" in page


def verdict(outcome, **changes):
    return {
        "outcome": outcome, "reason": "Both gain.", "decided_on": "1 July 2025"
    } | changes  # fmt: skip


@pytest.mark.parametrize(
    ("path", "sent", "field", "said"),
    [
        ("notify/", {"force": "", "notified_on": "2 May 2025"}, "force",
         "Choose a force."),
        ("notify/", {"force": "999", "notified_on": "2 May 2025"}, "force",
         "Select a valid choice."),
        ("decide/", {"outcome": "considered"}, "outcome", "Select a valid choice."),
        ("decide/", {"outcome": "withdrawn", "reason": ""}, "reason", "Say why"),
        ("decide/", verdict("withdrawn", decided_on="1 April 2025"), "decided_on",
         "It cannot be decided before the day on which it was raised."),
        ("decide/", verdict("withdrawn", collaboration="999999"), "collaboration",
         "Select a valid choice."),
        ("change/", {"title": ""}, "title", "Say in one line"),
    ],
)  # fmt: skip
def test_a_wrong_step_is_told_at_its_field(
    signed_in, opportunity, path, sent, field, said
):
    answer = signed_in.post(f"{ONE}{path}", sent)

    assert said in " ".join(answer.context["form"].errors[field])
    assert Opportunity.objects.get().version == 1


def test_an_answer_without_a_reason_is_refused(partner, opportunity):
    answer = client_of(partner).post(
        f"{ONE}consider/southern/", {"is_in_interests": "perhaps"}
    )

    assert set(answer.context["form"].errors) == {
        "is_in_interests", "reason", "considered_on"
    }  # fmt: skip


def test_who_was_overtaken_keeps_what_they_typed_and_may_save_again(
    partner, opportunity
):
    page = f"{ONE}consider/southern/"
    typed = {"is_in_interests": "no", "reason": "No.", "considered_on": "1 June 2025"}
    writer = client_of(partner)
    read = writer.get(page).context["form"]["version"].value()
    Opportunity.objects.update(title="Share all pilots")

    stale = writer.post(page, typed | {"version": read})
    form = stale.context["form"]
    again = writer.post(page, typed | {"version": form["version"].value()})

    assert "Somebody changed O-0012 while you were writing." in words(stale)
    assert {name: form[name].value() for name in typed} == typed
    assert again.status_code == 302
    assert NotifiedForce.objects.get().reason == "No."


def test_each_reader_is_offered_their_own_steps(opportunity, analyst, partner, viewer):
    pages = {user: words(client_of(user).get(ONE)) for user in (
        analyst, partner, viewer)}  # fmt: skip

    assert "Say what came of it" in pages[analyst]
    assert "/consider/" not in pages[analyst]
    assert "/consider/southern/" in pages[partner]
    assert "Say what came of it" not in pages[partner]
    assert "/consider/" not in pages[viewer]


def test_the_list_is_narrowed_by_outcome_and_force(signed_in, opportunity, force):
    other = OpportunityFactory(
        title="Share cells", outcome="turned_down", reason="Too far.",
        decided_on=dt.date(2025, 8, 1),
    )  # fmt: skip

    everything = words(signed_in.get("/opportunities/"))
    turned_down = words(signed_in.get("/opportunities/?outcome=turned_down"))
    southern = words(signed_in.get("/opportunities/?force=southern"))
    wrong = words(signed_in.get("/opportunities/?outcome=lost"))

    assert "Share cells" in everything
    assert "Share drone pilots" in everything
    assert "Too far." in turned_down
    assert "Share drone pilots" not in turned_down
    assert other.title not in southern
    assert "Share drone pilots" in southern
    assert "We ignored outcome=lost" in wrong


def test_the_collaboration_it_led_to_is_named_only_to_who_sees_it(
    opportunity, analyst, viewer
):
    hidden = CollaborationFactory(is_restricted=True, name="Hidden Unit")
    ParticipationFactory(collaboration=hidden, force=opportunity.force)
    Opportunity.objects.update(
        outcome="agreed", reason="Both gain.", decided_on=dt.date(2025, 8, 1),
        collaboration=hidden,
    )  # fmt: skip

    assert "Hidden Unit" not in words(client_of(viewer).get(ONE))


def test_the_list_of_collaborations_leads_to_them(signed_in, collaboration):
    assert 'href="/opportunities/"' in words(signed_in.get("/collaborations/"))
