"""Who must sign under s.22A, who has, and who is missing (rules.md "Who signs")."""

import datetime as dt

import pytest

from collaborations.models import Participation
from collaborations.reports.signatories import members_of, signatories
from tests.factories import (
    AgreementFactory,
    AgreementPartyFactory,
    ForceFactory,
    ParticipationFactory,
    PolicingBodyFactory,
)

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 5, 1)
SIGNED = dt.date(2025, 4, 1)


@pytest.fixture
def bodies(force, partner_force):
    return [PolicingBodyFactory(force=each) for each in (force, partner_force)]


def listed(agreement, day=DAY, on=None):
    members = members_of(agreement.collaboration)
    return signatories(agreement, members, day=day, on=on or day)


def missing(agreement, day=DAY):
    return [row.title for row in listed(agreement, day) if row.is_missing]


CHIEFS = ["Chief officer of Northern", "Chief officer of Southern"]
BODIES = ["Northern Commissioner", "Southern Commissioner"]
BOTH = [CHIEFS[0], BODIES[0], CHIEFS[1], BODIES[1]]


@pytest.mark.parametrize(
    ("provisions", "needed", "sections"),
    [
        ({"force"}, BOTH, {("s.22A(3)",)}),
        ({"policing_body"}, BODIES, {("s.22A(4)",)}),
        ({"joint"}, BOTH, {("s.22A(5)",)}),
        (
            {"force", "policing_body", "joint"},
            BOTH,
            {("s.22A(3)", "s.22A(5)"), ("s.22A(3)", "s.22A(4)", "s.22A(5)")},
        ),
    ],
)
def test_each_kind_of_provision_needs_its_signatories(
    collaboration, bodies, provisions, needed, sections
):
    held = {
        f"has_{kind}_provision": kind in provisions
        for kind in ("force", "policing_body", "joint")
    }
    agreement = AgreementFactory(collaboration=collaboration, **held)

    rows = listed(agreement)

    assert [row.title for row in rows] == needed
    assert {row.sections for row in rows} == sections


def test_whoever_signed_is_no_longer_missing(collaboration, bodies, force):
    agreement = AgreementFactory(collaboration=collaboration)
    AgreementPartyFactory(agreement=agreement, force=force, signed_on=SIGNED)
    AgreementPartyFactory(agreement=agreement, policing_body=bodies[1])

    assert missing(agreement) == [BODIES[0], *BOTH[2:]]
    assert listed(agreement)[0].signed_on == SIGNED


def test_a_signature_counts_from_its_day_on(collaboration, bodies, force):
    agreement = AgreementFactory(collaboration=collaboration)
    AgreementPartyFactory(agreement=agreement, force=force, signed_on=SIGNED)

    before = listed(agreement, on=SIGNED - dt.timedelta(days=1))

    assert before[0].is_missing
    assert not listed(agreement, on=SIGNED)[0].is_missing


def test_only_forces_taking_part_on_the_day_must_sign(collaboration, bodies):
    late, gone = ForceFactory(name="Late"), ForceFactory(name="Gone")
    ParticipationFactory(
        collaboration=collaboration, force=late, joined_on=DAY + dt.timedelta(days=1)
    )
    ParticipationFactory(
        collaboration=collaboration, force=gone, left_on=DAY - dt.timedelta(days=1)
    )
    agreement = AgreementFactory(collaboration=collaboration)

    assert missing(agreement) == BOTH
    assert "Chief officer of Late" in missing(agreement, DAY + dt.timedelta(days=1))
    assert "Chief officer of Gone" in missing(agreement, DAY - dt.timedelta(days=1))


def test_a_force_whose_joining_day_is_not_known_takes_part(collaboration, bodies):
    Participation.objects.update(joined_on=None)
    agreement = AgreementFactory(collaboration=collaboration)

    assert missing(agreement) == BOTH


def test_a_force_outside_england_and_wales_is_an_other_party(collaboration, bodies):
    scottish = ForceFactory(name="Scottish", kind="partner")
    ParticipationFactory(collaboration=collaboration, force=scottish)
    agreement = AgreementFactory(collaboration=collaboration)
    AgreementPartyFactory(agreement=agreement, force=scottish, signed_on=SIGNED)

    assert missing(agreement) == BOTH
    assert [row.title for row in listed(agreement) if not row.is_required] == [
        "Chief officer of Scottish"
    ]


def test_a_force_without_a_policing_body_says_that_none_is_recorded(collaboration):
    agreement = AgreementFactory(collaboration=collaboration)

    assert missing(agreement)[1] == "Policing body of Northern (none recorded)"


@pytest.fixture
def handover(force):
    """The commissioner's last day is 7 May 2028; the mayor follows."""
    return (
        PolicingBodyFactory(
            force=force, name="Old Commissioner", ends_on=dt.date(2028, 5, 7)
        ),
        PolicingBodyFactory(
            force=force, name="New Mayor", starts_on=dt.date(2028, 5, 8)
        ),
    )


@pytest.mark.parametrize(
    ("day", "in_office"), [(7, "Old Commissioner"), (8, "New Mayor")]
)
def test_the_body_in_office_on_the_day_must_sign(
    collaboration, handover, day, in_office
):
    agreement = AgreementFactory(collaboration=collaboration)

    assert missing(agreement, dt.date(2028, 5, day))[1] == in_office


def test_what_the_predecessor_signed_binds_the_body_in_office(collaboration, handover):
    agreement = AgreementFactory(collaboration=collaboration)
    AgreementPartyFactory(
        agreement=agreement,
        policing_body=handover[0],
        signed_on=SIGNED,
    )

    row = listed(agreement, dt.date(2028, 5, 8))[1]

    assert (row.title, row.signed_on) == ("New Mayor", SIGNED)
    assert row.signed_by == "Old Commissioner"
    assert listed(agreement)[1].signed_by == ""


def test_other_parties_follow_and_are_not_required(collaboration, bodies):
    agreement = AgreementFactory(collaboration=collaboration)
    AgreementPartyFactory(agreement=agreement, name="Fire Authority", signed_on=SIGNED)

    last = listed(agreement)[-1]

    assert (last.title, last.is_required, last.is_missing) == (
        "Fire Authority",
        False,
        False,
    )
