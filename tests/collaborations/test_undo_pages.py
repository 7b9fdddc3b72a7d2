"""Every save is told beside an Undo, and the Undo says what became of it."""

import html
import re

import pytest

from collaborations.models import (
    CostFormula,
    Decision,
    Force,
    Meeting,
    NotifiedForce,
    Opportunity,
    Participation,
    Purpose,
    UnderstandingSurvey,
)
from tests import factories

pytestmark = pytest.mark.django_db
ONE = "/collaborations/C-0412/"


def undo_of(answer):
    found = re.search(r'action="([^"]+)" class="app-message__undo"', said(answer))
    return found and found[1]


def said(answer):
    return html.unescape(" ".join(answer.content.decode().split()))


@pytest.fixture
def board(collaboration):
    return factories.GovernanceBodyFactory(collaboration=collaboration)


def purpose(board):
    return "purpose/edit/", {
        "text": "Victims hear in 30 days.",
        "aims": ["efficiency"],
        "forces": [Force.objects.get(slug="northern").pk],
        "based_on": "0",
    }


def matter(board):
    return "decisions/raise/", {
        "matter": "Move the laboratory",
        "kind": "routine",
        "raised_on": "1/6/2025",
    }


def meeting(board):
    return "governance/meetings/add/", {"body": board.pk, "held_on": "1/6/2025"}


def formula(board):
    return "forces/formula/?fy=2026-27", {"kind": "equal", "version": "0"}


def eastern(board):
    force = factories.ForceFactory(name="Eastern", slug="eastern")
    day = "1 June 2025"
    return "forces/invite/", {"force": force.slug, "joined_on": day, "role": "partner"}


def survey(board):
    return "purpose/surveys/add/", {
        "asked_on": "1 June 2025",
        "method": "By post",
        "asked_northern": "40",
        "answered_northern": "30",
        "knowing_northern": "20",
    }


@pytest.mark.parametrize(
    ("typed", "model"),
    [
        (purpose, Purpose),
        (matter, Decision),
        (meeting, Meeting),
        (formula, CostFormula),
        (eastern, Participation),
        (survey, UnderstandingSurvey),
    ],
)
def test_what_was_just_added_is_undone_with_one_button(typed, model, signed_in, board):
    path, sent = typed(board)
    before = model.objects.count()
    saved = signed_in.post(f"{ONE}{path}", sent, follow=True)
    assert model.objects.count() == before + 1

    undone = signed_in.post(undo_of(saved), follow=True)

    assert "Undone:" in said(undone)
    assert model.objects.count() == before


def test_a_recorded_outcome_is_undone_with_one_button(signed_in, collaboration):
    factories.DecisionFactory(collaboration=collaboration, number=1)
    sent = {"outcome": "approved", "on": "1 June 2025", "version": "1"}
    saved = signed_in.post(f"{ONE}decisions/1/outcome/", sent, follow=True)
    assert Decision.objects.get().is_closed

    undone = signed_in.post(undo_of(saved), follow=True)

    assert "the matter says what it said before" in said(undone)
    assert not Decision.objects.get().is_closed


def test_a_save_that_changed_nothing_offers_no_undo(signed_in, collaboration):
    """It would take back the save before."""
    factories.DecisionFactory(collaboration=collaboration, number=1)

    saved = signed_in.post(
        f"{ONE}decisions/1/approvals/", {"version": "1"}, follow=True
    )

    assert "0 of 0 approvals" in said(saved)
    assert undo_of(saved) is None


def test_what_cannot_be_undone_says_why(signed_in, collaboration, board, signatory):
    path, sent = purpose(board)
    saved = signed_in.post(f"{ONE}{path}", sent, follow=True)
    factories.SignOffFactory(
        purpose=Purpose.objects.get(),
        participation=collaboration.participations.get(force__slug="northern"),
        signed_by=signatory,
    )

    undone = signed_in.post(undo_of(saved), follow=True)

    assert "It cannot be undone: Northern has answered it already." in said(undone)
    assert Purpose.objects.count() == 1


# --- opportunities -------------------------------------------------------------------

OPPORTUNITY = "/opportunities/O-0012/"


@pytest.fixture
def opportunity(force, partner_force):
    made = factories.OpportunityFactory(reference="O-0012", force=force)
    factories.NotifiedForceFactory(opportunity=made, force=partner_force)
    return made


def test_a_raised_opportunity_is_taken_away_again(signed_in, force):
    sent = {
        "force": force.pk,
        "duty": "22C",
        "raised_on": "1 May 2025",
        "title": "Share kennels",
        "idea": "One kennel for both.",
        "function": factories.FunctionFactory().pk,
        "interest": "another",
    }
    saved = signed_in.post("/opportunities/raise/", sent, follow=True)

    signed_in.post(undo_of(saved))

    assert not Opportunity.objects.exists()


def test_an_answer_is_undone_by_the_force_that_gave_it(
    client, signed_in, opportunity, partner
):
    client.force_login(partner)
    sent = {
        "is_in_interests": "yes",
        "reason": "Dogs stand idle.",
        "considered_on": "1 June 2025",
        "version": "1",
    }
    saved = client.post(f"{OPPORTUNITY}consider/southern/", sent, follow=True)
    assert NotifiedForce.objects.get().is_in_interests

    client.post(undo_of(saved))

    row = NotifiedForce.objects.get()
    assert (row.is_in_interests, row.reason, row.considered_on) == (None, "", None)


def test_an_undone_decision_lets_the_forces_consider_again(signed_in, opportunity):
    sent = {
        "outcome": "turned_down",
        "reason": "Too far apart.",
        "decided_on": "1 August 2025",
        "version": "1",
    }
    saved = signed_in.post(f"{OPPORTUNITY}decide/", sent, follow=True)
    assert Opportunity.objects.get().is_decided

    signed_in.post(undo_of(saved))

    assert not Opportunity.objects.get().is_decided


def test_what_others_wrote_since_is_not_undone(signed_in, opportunity, analyst):
    change = f"{OPPORTUNITY}change/"
    shown = signed_in.get(change).context["form"].initial
    sent = {**shown, "function": opportunity.function_id, "title": "Kennels"}
    saved = signed_in.post(change, sent, follow=True)
    Opportunity.objects.update(idea="Another")

    undone = signed_in.post(undo_of(saved), follow=True)

    assert "it was changed again since" in said(undone)
    assert Opportunity.objects.get().title == "Kennels"
