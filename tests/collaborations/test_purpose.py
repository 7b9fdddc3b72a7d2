"""Purposes are versions, and every force answers each for itself (rules.md 5, P3)."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from collaborations.models import Purpose, WorkItem
from collaborations.reports.purpose import NEEDED, purpose_versions
from collaborations.services.purpose import (
    Answer,
    PurposeDraft,
    revise_purpose,
    sign_off_purpose,
)
from collabtrack.shared.history import changes_to
from tests import factories

pytestmark = pytest.mark.django_db
AGREED = Answer("agree", "Our victims hear sooner.")


def draft(force, text="Victims get results faster.", based_on=0, **changes):
    return PurposeDraft(
        **{
            "text": text,
            "is_for_efficiency": False,
            "is_for_effectiveness": True,
            "forces": [force],
            "based_on": based_on,
            "reason": "The labs have merged." if based_on else "",
            **changes,
        }
    )


@pytest.fixture
def purpose(collaboration, analyst, force):
    return revise_purpose(collaboration=collaboration, draft=draft(force), by=analyst)


@pytest.fixture
def member(collaboration, force):
    return collaboration.participations.get(force=force)


def states(collaboration):
    current = purpose_versions(collaboration)[0]
    return {answer.force: answer.state for answer in current.answers}


def test_a_new_version_needs_new_sign_offs_and_history_keeps_both(
    collaboration, purpose, member, analyst, signatory, force
):
    sign_off_purpose(purpose=purpose, participation=member, answer=AGREED, by=signatory)
    before = states(collaboration)

    revise_purpose(
        collaboration=collaboration,
        draft=draft(force, "Victims get results in 30 days.", based_on=1),
        by=analyst,
    )

    assert before == {"Northern": "Agree", "Southern": NEEDED}
    assert states(collaboration) == {"Northern": NEEDED, "Southern": NEEDED}
    newest, first = purpose_versions(collaboration)
    assert newest.text == "Victims get results in 30 days."
    assert (first.text, first.given) == ("Victims get results faster.", 1)
    assert newest.reason == "The labs have merged."


def test_the_author_is_in_the_history(purpose, member, analyst, signatory):
    signed = sign_off_purpose(
        purpose=purpose, participation=member, answer=AGREED, by=signatory
    )

    assert [change.who for change in changes_to(purpose)] == [str(analyst)]
    assert [change.who for change in changes_to(signed)] == [str(signatory)]


def test_an_answer_judges_the_collaboration_again(purpose, member, signatory):
    WorkItem.objects.all().delete()

    sign_off_purpose(purpose=purpose, participation=member, answer=AGREED, by=signatory)

    queued = WorkItem.objects.values_list("collaboration_id", "financial_year")
    assert list(queued) == [(purpose.collaboration_id, None)]


def test_nobody_signs_for_another_force(
    collaboration, purpose, signatory, partner_force
):
    other = collaboration.participations.get(force=partner_force)

    with pytest.raises(PermissionDenied, match="Only a signatory of Southern"):
        sign_off_purpose(
            purpose=purpose, participation=other, answer=AGREED, by=signatory
        )


def test_nobody_signs_twice(purpose, member, signatory):
    sign_off_purpose(purpose=purpose, participation=member, answer=AGREED, by=signatory)

    with pytest.raises(ValidationError, match="answered this version already"):
        sign_off_purpose(
            purpose=purpose, participation=member, answer=AGREED, by=signatory
        )


def test_nobody_signs_an_old_version(
    collaboration, purpose, member, analyst, signatory, force
):
    newer = draft(force, "Another aim.", based_on=1)
    revise_purpose(collaboration=collaboration, draft=newer, by=analyst)

    with pytest.raises(ValidationError, match="Read version 2 and answer that"):
        sign_off_purpose(
            purpose=purpose, participation=member, answer=AGREED, by=signatory
        )


@pytest.mark.parametrize(
    "persona", ["viewer", "analyst", "lead", "partner", "stranger", "inspector"]
)
def test_only_signatories_sign(persona, purpose, member, request):
    with pytest.raises(PermissionDenied):
        sign_off_purpose(
            purpose=purpose,
            participation=member,
            answer=AGREED,
            by=request.getfixturevalue(persona),
        )


def test_an_administrator_signs_for_no_force(purpose, member, administrator):
    with pytest.raises(PermissionDenied, match="Only a signatory of Northern"):
        sign_off_purpose(
            purpose=purpose, participation=member, answer=AGREED, by=administrator
        )


@pytest.mark.parametrize("answer", ["concern", "disagree"])
def test_a_concern_is_said(answer, purpose, member, signatory):
    with pytest.raises(ValidationError, match="Say what the concern is"):
        sign_off_purpose(
            purpose=purpose,
            participation=member,
            answer=Answer(answer, "Our own words."),
            by=signatory,
        )


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_only_analysts_and_leads_write(persona, collaboration, force, request):
    with pytest.raises(PermissionDenied):
        revise_purpose(
            collaboration=collaboration,
            draft=draft(force),
            by=request.getfixturevalue(persona),
        )
    assert not Purpose.objects.exists()


def test_a_version_that_was_not_read_is_not_written_over(
    collaboration, purpose, partner, force
):
    with pytest.raises(ValidationError, match="written while you were writing"):
        revise_purpose(
            collaboration=collaboration, draft=draft(force, "Mine."), by=partner
        )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": "Victims get results faster."}, "Nothing differs"),
        ({"reason": " "}, "Say why"),
        ({"based_on": 7}, "There is no version 7"),
        ({"is_for_effectiveness": False}, "efficiency, effectiveness or both"),
        ({"text": "   "}, "can be seen"),
        ({"text": ""}, "cannot be blank"),
        ({"text": "a\u202eb"}, "U\\+202E at place 2"),
        ({"text": "x" * 10_000}, "at most 4000 characters"),
    ],
)
def test_what_cannot_be_a_version_is_refused(
    changes, said, collaboration, purpose, analyst, force
):
    given = {"text": "Another aim.", "based_on": 1, **changes}

    with pytest.raises(ValidationError, match=said):
        revise_purpose(
            collaboration=collaboration, draft=draft(force, **given), by=analyst
        )
    assert Purpose.objects.count() == 1


def test_a_force_outside_cannot_be_named(collaboration, analyst):
    outsider = factories.ForceFactory(name="Elsewhere")

    with pytest.raises(ValidationError, match="Elsewhere does not take part"):
        revise_purpose(collaboration=collaboration, draft=draft(outsider), by=analyst)


def test_the_public_register_is_not_written_to(analyst, force):
    row = factories.CollaborationFactory(origin="register")
    factories.ParticipationFactory(collaboration=row, force=force)

    with pytest.raises(ValidationError, match="published facts only"):
        revise_purpose(collaboration=row, draft=draft(force), by=analyst)


def test_an_invited_force_acts_from_the_day_it_joins(collaboration, purpose):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    joining = factories.ParticipationFactory(
        collaboration=collaboration, joined_on=tomorrow
    )
    officer = factories.MembershipFactory(force=joining.force, level="signatory").user

    with pytest.raises(PermissionDenied):
        sign_off_purpose(
            purpose=purpose, participation=joining, answer=AGREED, by=officer
        )


def test_a_force_that_left_signs_no_more_and_is_not_asked(
    collaboration, purpose, member, signatory
):
    member.left_on = timezone.localdate() - dt.timedelta(days=1)
    member.save()

    with pytest.raises(PermissionDenied):
        sign_off_purpose(
            purpose=purpose, participation=member, answer=AGREED, by=signatory
        )
    assert set(states(collaboration)) == {"Southern"}


def test_a_force_that_left_and_came_back_does_not_answer_twice(
    collaboration, purpose, member, signatory
):
    sign_off_purpose(purpose=purpose, participation=member, answer=AGREED, by=signatory)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    member.left_on = yesterday - dt.timedelta(days=1)
    member.save()
    again = factories.ParticipationFactory(
        collaboration=collaboration, force=member.force, joined_on=yesterday
    )

    with pytest.raises(ValidationError, match="answered this version already"):
        sign_off_purpose(
            purpose=purpose, participation=again, answer=AGREED, by=signatory
        )


def test_a_refusal_to_agree_is_not_counted_as_agreement(
    collaboration, purpose, member, signatory
):
    against = Answer("disagree", "Our words.", "It costs too much.")
    sign_off_purpose(
        purpose=purpose, participation=member, answer=against, by=signatory
    )

    current = purpose_versions(collaboration)[0]
    assert (current.given, current.against) == (1, 1)
