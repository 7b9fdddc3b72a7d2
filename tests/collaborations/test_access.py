"""Sight and action (rules.md 4), at the querysets every page and list goes through."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from collaborations import access
from collaborations.access import Action
from collaborations.models import (
    Collaboration,
    CostShare,
    Membership,
    Participation,
    Purpose,
)
from tests import factories

pytestmark = pytest.mark.django_db
EVERYONE = ["viewer", "analyst", "lead", "signatory", "partner", "stranger"]


def _sees(user, collaboration):
    return Collaboration.objects.visible_to(user).filter(pk=collaboration.pk).exists()


@pytest.mark.parametrize("persona", [*EVERYONE, "inspector", "administrator"])
def test_everyone_signed_in_sees_an_open_collaboration(persona, collaboration, request):
    assert _sees(request.getfixturevalue(persona), collaboration)


def test_nobody_sees_anything_when_signed_out_or_deactivated(collaboration, analyst):
    from django.contrib.auth.models import AnonymousUser

    analyst.is_active = False

    assert not _sees(AnonymousUser(), collaboration)
    assert not _sees(analyst, collaboration)


@pytest.mark.parametrize(
    ("persona", "sees"),
    [("viewer", True), ("partner", True), ("stranger", False), ("inspector", False)],
)
def test_only_participants_see_a_draft(persona, sees, collaboration, request):
    Collaboration.objects.update(is_draft=True)

    assert _sees(request.getfixturevalue(persona), collaboration) is sees


def test_a_force_that_left_no_longer_sees_the_draft(collaboration, analyst):
    Collaboration.objects.update(is_draft=True)
    Participation.objects.filter(force__slug="northern").update(
        left_on=dt.date(2024, 3, 31)
    )

    assert not _sees(analyst, collaboration)


def test_an_ended_membership_gives_no_sight_and_no_action(collaboration, analyst):
    Collaboration.objects.update(is_draft=True)
    Membership.objects.update(ends_on=dt.date(2024, 3, 31))

    assert not _sees(analyst, collaboration)
    assert not access.can(analyst, Action.RECORD_SPEND, collaboration)


def test_membership_and_participation_must_meet_in_one_force(collaboration, stranger):
    """A member of a force that left gains nothing from another's staying."""
    Collaboration.objects.update(is_draft=True)
    left = factories.ParticipationFactory(
        collaboration=collaboration,
        force=stranger.memberships.get().force,
        left_on=dt.date(2024, 3, 31),
    )

    assert left.pk
    assert not _sees(stranger, collaboration)


@pytest.mark.parametrize("persona", [*EVERYONE, "inspector", "administrator"])
def test_a_restricted_collaboration_is_absent_without_clearance(
    persona, collaboration, request
):
    user = request.getfixturevalue(persona)
    Collaboration.objects.update(is_restricted=True)
    assert not _sees(user, collaboration)

    factories.ClearanceFactory(user=user, collaboration=collaboration)

    assert _sees(user, collaboration)


def test_another_users_clearance_clears_nobody_else(collaboration, analyst, partner):
    Collaboration.objects.update(is_restricted=True)
    factories.ClearanceFactory(user=partner, collaboration=collaboration)

    assert not _sees(analyst, collaboration)


def test_rows_of_a_hidden_collaboration_are_hidden_and_never_doubled(
    collaboration, analyst, stranger
):
    factories.PurposeFactory(collaboration=collaboration)
    share = factories.CostShareFactory(participation__collaboration=collaboration)
    assert Purpose.objects.visible_to(analyst).count() == 1

    Collaboration.objects.update(is_draft=True)

    assert Purpose.objects.visible_to(analyst).count() == 1
    assert CostShare.objects.visible_to(analyst).get() == share
    assert not Purpose.objects.visible_to(stranger).exists()
    assert not CostShare.objects.visible_to(stranger).exists()


@pytest.mark.parametrize(
    ("action", "allowed"),
    [
        (Action.RECORD_SPEND, {"analyst", "lead", "partner"}),
    ],
)
def test_level_in_a_participating_force_decides(
    action, allowed, collaboration, request
):
    able = {
        persona
        for persona in (*EVERYONE, "inspector")
        if access.can(request.getfixturevalue(persona), action, collaboration)
    }

    assert able == allowed


WRITING = {
    Action.CHANGE_SHARES,
    Action.START,
    Action.RECORD_SPEND,
    Action.CHANGE_RECORD,
    Action.REVISE_PURPOSE,
    Action.RECORD_DECISION,
}


@pytest.mark.parametrize(
    ("persona", "able"),
    [
        ("viewer", set()),
        ("stranger", set()),
        ("analyst", WRITING),
        ("lead", WRITING),
        ("signatory", {Action.SIGN_OFF}),
        ("administrator", set(Action)),
    ],
)
def test_all_that_a_user_may_do_is_known_from_one_query(
    persona, able, collaboration, request, django_assert_num_queries
):
    user = request.getfixturevalue(persona)

    with django_assert_num_queries(1):
        may = access.actions_of(user, collaboration)

    assert may >= able
    assert not may & (WRITING | {Action.SIGN_OFF}) - able


def test_levels_of_all_the_forces_of_a_user_count_and_ended_ones_do_not(
    collaboration, viewer, partner_force
):
    partner = {"user": viewer, "force": partner_force}
    ended = {"starts_on": dt.date(2021, 4, 1), "ends_on": dt.date(2024, 3, 31)}
    factories.MembershipFactory(**partner, level="analyst")
    factories.MembershipFactory(**partner, level="signatory", **ended)

    may = access.actions_of(viewer, collaboration)

    assert Action.CHANGE_RECORD in may
    assert Action.SIGN_OFF not in may


def test_who_may_not_see_may_do_nothing(collaboration, lead, administrator):
    Collaboration.objects.update(is_restricted=True)

    assert access.actions_of(lead, collaboration) == frozenset()
    assert access.actions_of(administrator, collaboration) == frozenset()


def test_a_refusal_says_who_can(collaboration, viewer):
    with pytest.raises(PermissionDenied) as refused:
        access.require(viewer, Action.RECORD_SPEND, collaboration)

    assert str(refused.value) == (
        "Only analysts and leads of a force taking part in Joint Forensics"
        " can record spend."
    )


def test_uncleared_analysts_cannot_act_on_a_restricted_collaboration(
    collaboration, analyst
):
    Collaboration.objects.update(is_restricted=True)

    assert not access.can(analyst, Action.RECORD_SPEND, collaboration)
