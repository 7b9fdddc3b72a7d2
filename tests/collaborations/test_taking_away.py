"""What was a mistake goes: a draft, or an invitation that nothing rests on."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from collaborations.models import Collaboration, Objective, Participation
from collaborations.services.taking_away import delete_draft, take_back_invitation
from tests import factories
from tests.collaborations.said import reason_of

pytestmark = pytest.mark.django_db
ONE = "/collaborations/C-0412/"
LEAD = Participation.Role.LEAD


@pytest.fixture
def draft(collaboration) -> Collaboration:
    collaboration.participations.filter(force__slug="northern").update(role=LEAD)
    Collaboration.objects.update(is_draft=True)
    collaboration.refresh_from_db()
    return collaboration


@pytest.fixture
def partner_in(collaboration) -> Participation:
    return collaboration.participations.get(force__slug="southern")


def delete(draft, by):
    delete_draft(collaboration=draft, by=by, version=draft.version)


def take_back(member, by, reason="The wrong force was chosen."):
    take_back_invitation(
        participation=member, reason=reason, by=by, version=member.version
    )


def words(answer):
    return " ".join(answer.content.decode().split())


def test_a_draft_goes_with_all_that_is_in_it(draft, analyst):
    factories.ObjectiveFactory(collaboration=draft)
    board = factories.GovernanceBodyFactory(collaboration=draft)
    factories.DecisionFactory(collaboration=draft, body=board)

    delete(draft, analyst)

    assert not Collaboration.objects.exists()
    assert not Objective.objects.exists()


def test_only_the_force_that_leads_a_draft_deletes_it(draft, partner, viewer):
    for user in (partner, viewer):
        with pytest.raises(PermissionDenied):
            delete(draft, user)


def test_what_is_published_is_not_deleted(collaboration, analyst):
    with pytest.raises(ValidationError, match="close it with a reason instead"):
        delete(collaboration, analyst)


def test_a_draft_that_was_changed_meanwhile_stays(draft, analyst):
    Collaboration.objects.update(name="Another name")

    with pytest.raises(ValidationError, match="Somebody changed this"):
        delete(draft, analyst)


def test_a_draft_that_others_depend_on_stays(draft, analyst):
    Collaboration.objects.update(row_kind="programme")
    draft.refresh_from_db()
    factories.CollaborationFactory(programme=draft)

    with pytest.raises(ValidationError, match="depend on it"):
        delete(draft, analyst)


def test_the_page_names_what_goes_and_then_deletes_it(signed_in, draft):
    factories.ObjectiveFactory(collaboration=draft)
    factories.ObjectiveFactory(collaboration=draft)

    asked = signed_in.get(f"{ONE}delete/")
    answer = signed_in.post(
        f"{ONE}delete/", {"version": str(draft.version)}, follow=True
    )

    assert "2 forces" in words(asked)
    assert "2 objectives" in words(asked)
    assert "Draft C-0412, “Joint Forensics”, deleted." in words(answer)
    assert not Collaboration.objects.exists()


def test_deleting_is_offered_to_those_who_may(draft, analyst, partner):
    pages = []
    for user in (analyst, partner):
        reader = Client()
        reader.force_login(user)
        pages.append(words(reader.get(f"{ONE}start/")))

    assert "Delete this draft" in pages[0]
    assert "Delete this draft" not in pages[1]


def test_a_mistaken_invitation_is_taken_back_with_its_reason(partner_in, analyst):
    take_back(partner_in, analyst)

    assert not Participation.objects.filter(pk=partner_in.pk).exists()
    assert reason_of(partner_in) == "The wrong force was chosen."


def test_taking_back_needs_a_reason(partner_in, analyst):
    with pytest.raises(ValidationError, match="Say why it was a mistake"):
        take_back(partner_in, analyst, reason=" ")


def test_a_force_that_has_signed_off_is_not_taken_back(
    partner_in, collaboration, analyst, partner
):
    factories.SignOffFactory(
        purpose=factories.PurposeFactory(collaboration=collaboration),
        participation=partner_in,
        signed_by=partner,
    )

    with pytest.raises(ValidationError, match="sign off"):
        take_back(partner_in, analyst)


def test_the_force_that_leads_is_not_taken_back(partner_in, analyst):
    Participation.objects.filter(pk=partner_in.pk).update(role=LEAD)
    partner_in.refresh_from_db()

    with pytest.raises(ValidationError, match="Let another force lead first"):
        take_back(partner_in, analyst)


def test_a_mistaken_force_leaves_by_its_page(signed_in, partner_in):
    partner_in.refresh_from_db()
    page = f"{ONE}forces/{partner_in.number}/take-back/"
    offered = words(signed_in.get(f"{ONE}forces/"))

    sent = {"reason": "The wrong one.", "version": str(partner_in.version)}
    answer = signed_in.post(page, sent, follow=True)

    assert page in offered
    assert "Southern was added by mistake: taken back." in words(answer)
    assert not Participation.objects.filter(force__slug="southern").exists()
