"""Answers of many forces at once: each of its own officer, with the rules of one."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from collaborations.models import SignOff
from collaborations.services.purpose import Answer, Given, record_sign_offs
from collabtrack.shared.history import changes_to
from tests import factories

pytestmark = pytest.mark.django_db
DAY = dt.date(2025, 6, 2)
AGREED = Answer("agree", "Our victims hear sooner.")


@pytest.fixture
def purpose(collaboration):
    return factories.PurposeFactory(collaboration=collaboration)


@pytest.fixture
def other(partner_force):
    user = factories.UserFactory(email="other@example.org", full_name="Southern's")
    factories.MembershipFactory(user=user, force=partner_force, level="signatory")
    return user


@pytest.fixture
def given(collaboration, signatory, other):
    members = collaboration.participations.order_by("force__name")
    officers = zip(members, (signatory, other), strict=True)
    return [Given(member, AGREED, by, DAY) for member, by in officers]


def refusal(purpose, answers, error=ValidationError):
    with pytest.raises(error) as refused:
        record_sign_offs(purpose=purpose, answers=answers)
    assert not SignOff.objects.exists()
    return str(refused.value)


def test_each_answer_is_its_own_officers_act(purpose, given, signatory, other):
    made = record_sign_offs(purpose=purpose, answers=given)

    officers = [signatory.full_name, other.full_name]
    assert [signed.signed_by.full_name for signed in made] == officers
    assert [changes_to(signed)[0].who for signed in made] == officers
    assert {signed.signed_on for signed in made} == {DAY}


def test_no_officer_answers_for_another_force_and_then_nobody_has(purpose, given):
    first, second = given
    swapped = Given(second.participation, AGREED, first.by, DAY)

    said = refusal(purpose, [first, swapped], PermissionDenied)

    assert said == "Only a signatory of Southern can answer for it."


def test_an_officer_who_is_not_cleared_keeps_all_out(purpose, given, collaboration):
    collaboration.is_restricted = True
    collaboration.save()
    factories.ClearanceFactory(collaboration=collaboration, user=given[0].by)

    said = refusal(purpose, given, PermissionDenied)

    assert said == "Only a signatory of Southern can answer for it."


def test_a_force_that_answers_twice_keeps_all_out(purpose, given):
    assert "answered this version already" in refusal(purpose, [*given, given[0]])


def test_an_old_version_is_not_answered(purpose, given, collaboration):
    factories.PurposeFactory(collaboration=collaboration, version=2)

    assert "no longer the newest" in refusal(purpose, given)


def test_a_concern_that_is_not_said_is_refused_as_for_one(purpose, given):
    silent = Given(given[1].participation, Answer("concern", "Yes."), given[1].by, DAY)

    assert "Say what the concern is." in refusal(purpose, [given[0], silent])
