"""Readers are told who can edit, what of theirs is a draft, and where the old is."""

import datetime as dt

import pytest
from django.test import Client

from collaborations.models import Collaboration, Participation
from collaborations.reports.drafts import drafts_of
from collaborations.reports.writers import view_only
from tests import factories
from tests.factories.accountability import MeetingFactory
from tests.factories.governance import GovernanceBodyFactory

pytestmark = pytest.mark.django_db
ONE = "/collaborations/C-0412/"
LEAD = Participation.Role.LEAD


def words(answer):
    return " ".join(answer.content.decode().split())


def client_of(user):
    made = Client()
    made.force_login(user)
    return made


def test_a_viewer_of_a_force_is_told_of_its_own_writers(collaboration, viewer):
    said = view_only(collaboration, viewer)

    assert said == "You can view this. Analysts and leads in Northern can edit it."


def test_others_are_told_of_every_force_the_lead_first(collaboration, inspector):
    collaboration.participations.filter(force__slug="southern").update(role=LEAD)

    said = view_only(collaboration, inspector)

    assert said.endswith("leads in Southern and Northern can edit it.")


def test_of_many_forces_three_are_named(collaboration, inspector):
    for name in ("Eastern", "Western"):
        member = factories.ForceFactory(name=name)
        factories.ParticipationFactory(collaboration=collaboration, force=member)

    said = view_only(collaboration, inspector)

    assert "in Eastern, Northern, Southern and 1 more force can edit it" in said


def test_who_may_edit_is_told_nothing(collaboration, analyst):
    assert view_only(collaboration, analyst) == ""


def test_nobody_edits_what_is_published(collaboration, viewer):
    Collaboration.objects.update(origin="register")
    collaboration.refresh_from_db()

    assert view_only(collaboration, viewer) == ""


@pytest.mark.parametrize(
    "path",
    ["", "governance/", "decisions/", "people/", "agreements/", "lessons/",
     "objectives/", "reviews/", "purpose/", "purpose/surveys/", "forces/", "close/",
     "status/", "names/", "business-cases/"],
)  # fmt: skip
def test_every_page_of_a_topic_says_so(path, collaboration, viewer):
    page = words(client_of(viewer).get(f"{ONE}{path}"))

    assert "You can view this. Analysts and leads in Northern can edit it." in page


def test_a_refusal_leads_back_and_says_who_can(collaboration, viewer):
    answer = client_of(viewer).get(f"{ONE}objectives/add/")

    page = words(answer)
    assert answer.status_code == 403
    assert f'href="{ONE}">Go back to Joint Forensics' in page
    assert "Analysts and leads in Northern can edit it." in page


def test_a_refusal_of_an_opportunity_leads_back_to_it(force, viewer):
    factories.OpportunityFactory(reference="O-0012", force=force, title="Kennels")

    page = words(client_of(viewer).get("/opportunities/O-0012/change/"))

    assert 'href="/opportunities/O-0012/">Go back to Kennels' in page


@pytest.fixture
def drafts(collaboration):
    Collaboration.objects.update(is_draft=True)
    factories.CollaborationFactory(is_draft=True, name="Foreign")
    factories.CollaborationFactory(is_draft=True, is_restricted=True)


def test_drafts_of_others_are_counted_and_restricted_ones_are_not(
    drafts, analyst, stranger
):
    mine, theirs = drafts_of(analyst), drafts_of(stranger)

    assert [draft.reference for draft in mine.listed] == ["C-0412"]
    assert (mine.own, mine.hidden) == (1, 1)
    assert (theirs.own, theirs.hidden) == (0, 2)


def test_the_list_leads_to_my_drafts(drafts, signed_in):
    page = words(signed_in.get("/collaborations/", follow=True))

    assert f'Your draft: <a class="govuk-link" href="{ONE}start/">' in page
    assert "1 draft of other forces is hidden." in page
    assert "Foreign" not in page


def test_earlier_meetings_are_reached(signed_in, collaboration):
    board = GovernanceBodyFactory(collaboration=collaboration, name="Joint board")
    MeetingFactory(collaboration=collaboration, body=board, held_on=dt.date(2020, 2, 3))

    page = words(signed_in.get(f"{ONE}governance/"))

    assert "Earlier meetings: 1" in page
    assert "3 Feb 2020" in page


def test_an_empty_list_of_opportunities_leads_to_all_of_them(signed_in, force):
    none = words(signed_in.get("/opportunities/"))
    narrowed = words(signed_in.get("/opportunities/?outcome=agreed"))

    assert "No opportunity is recorded yet." in none
    assert 'href="/opportunities/">Clear filters' in narrowed


def test_the_pages_of_the_closing_record_are_called_what_they_ask(
    signed_in, collaboration
):
    factories.EndingFactory(collaboration=collaboration)

    page = words(signed_in.get(f"{ONE}close/reasons/"))

    assert "<h1>Why it ends</h1>" in page


def test_a_force_that_was_to_join_and_withdrew_is_not_named_in_a_purpose(
    signed_in, collaboration
):
    far = dt.date(2090, 1, 1)
    for name, left_on in (("Coming", None), ("Withdrawn", far)):
        factories.ParticipationFactory(
            collaboration=collaboration,
            force=factories.ForceFactory(name=name),
            joined_on=far,
            left_on=left_on,
        )

    page = words(signed_in.get(f"{ONE}purpose/edit/"))

    assert "Coming" in page
    assert "Withdrawn" not in page
