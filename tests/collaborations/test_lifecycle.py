"""Moving a collaboration from status to status: what is allowed, on which day."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from collaborations.models import Collaboration, Participation, StatusChange
from collaborations.services.lifecycle import (
    MOVES,
    move_collaboration,
    take_back_last_move,
)
from collaborations.services.register_rows import PUBLISHED_ONLY
from collabtrack.shared.history import changes_to
from tests import factories

pytestmark = pytest.mark.django_db
Status = Collaboration.Status
DAY = dt.date(2026, 4, 1)


@pytest.fixture
def proposed(force, partner_force):
    made = factories.CollaborationFactory(
        reference="C-0413", name="Joint Dogs", status="proposed", started_on=None
    )
    for member in (force, partner_force):
        role = "lead" if member == force else "partner"
        factories.ParticipationFactory(
            collaboration=made, force=member, role=role, joined_on=None
        )
    return made


def move(collaboration, status, by, on=DAY, **given):
    return move_collaboration(
        collaboration=collaboration, status=status, on=on, by=by, **given
    )


def refusal(collaboration, status, by, **given):
    with pytest.raises(ValidationError) as refused:
        move(collaboration, status, by, **given)
    return refused.value.message_dict


def test_a_move_is_kept_with_its_day_its_reason_and_its_author(analyst, collaboration):
    moved = move(collaboration, "under_review", analyst, reason="A force may leave.")

    kept = StatusChange.objects.get()
    assert (kept.from_status, kept.to_status) == ("live", "under_review")
    assert (kept.moved_on, kept.reason) == (DAY, "A force may leave.")
    assert moved.reference == "C-0412-1"
    assert collaboration.is_live
    assert changes_to(collaboration)[-1].who == str(analyst)


def test_going_live_starts_it_and_the_force_that_leads_it(analyst, proposed, force):
    move(proposed, "setting_up", analyst)
    move(proposed, "live", analyst, on=DAY + dt.timedelta(30))

    lead = proposed.participations.get(force=force)
    assert proposed.started_on == lead.joined_on == dt.date(2026, 5, 1)
    assert proposed.participations.exclude(pk=lead.pk).get().joined_on is None


def test_ending_takes_a_day_and_a_reason(analyst, collaboration):
    no_reason = refusal(collaboration, "ended", analyst)
    unknown = refusal(collaboration, "ended", analyst, ended_because="boredom")
    move(collaboration, "ended", analyst, ended_because="completed")

    assert no_reason == {"ended_because": ["Choose why it ended."]}
    assert "ended_because" in unknown
    assert (collaboration.ended_on, collaboration.ended_because) == (DAY, "completed")
    assert not collaboration.is_live


def test_a_reason_for_ending_is_only_for_what_is_over(analyst, collaboration):
    refused = refusal(collaboration, "ending", analyst, ended_because="completed")

    assert "only when it has ended" in refused["ended_because"][0]


@pytest.mark.parametrize("status", [value for value in Status if value not in MOVES])
def test_what_is_over_stays_so(analyst, collaboration, status):
    Collaboration.objects.update(status=status)

    refused = refusal(collaboration, "live", analyst)

    assert "stays so unless its last move is taken back" in refused["status"][0]


@pytest.mark.parametrize(
    ("now", "to"),
    [("live", "proposed"), ("live", "live"), ("ending", "under_review")],
)
def test_a_move_that_makes_no_sense_is_refused_with_those_that_do(
    analyst, collaboration, now, to
):
    Collaboration.objects.update(status=now)

    refused = refusal(collaboration, to, analyst)

    assert f"It is {now}, which can become" in refused["status"][0]


def test_moves_stand_in_the_order_of_their_days(analyst, collaboration):
    early = refusal(collaboration, "ending", analyst, on=dt.date(2020, 3, 31))
    move(collaboration, "under_review", analyst)
    before = refusal(collaboration, "live", analyst, on=DAY - dt.timedelta(1))
    move(collaboration, "live", analyst)

    assert early["on"] == [
        "It went live on 1 April 2020. Enter that day or a later one."
    ]
    assert before["on"] == [
        "It became under review on 1 April 2026. Enter that day or a later one."
    ]
    assert collaboration.status == "live"


@pytest.mark.parametrize(
    ("on", "words"),
    [(dt.date(2099, 1, 1), "not in the future"), (dt.date(1899, 12, 31), "from 1900")],
)
def test_a_move_is_recorded_once_it_has_happened(analyst, proposed, on, words):
    assert words in refusal(proposed, "setting_up", analyst, on=on)["on"][0]


def test_it_does_not_end_before_a_force_joined(analyst, collaboration, force):
    Participation.objects.filter(force=force).update(joined_on=dt.date(2026, 5, 1))

    refused = refusal(collaboration, "ended", analyst, ended_because="completed")

    assert refused["on"] == [
        "Northern joined on 1 May 2026. Enter that day or a later one."
    ]


def test_a_draft_says_its_status_and_does_not_move(analyst, collaboration):
    Collaboration.objects.update(is_draft=True)

    assert "It is a draft" in refusal(collaboration, "ending", analyst)["status"][0]


def test_a_row_of_the_public_register_does_not_move(administrator, collaboration):
    Collaboration.objects.update(origin="register")

    with pytest.raises(ValidationError, match=PUBLISHED_ONLY[:40]):
        move(collaboration, "ending", administrator)


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_only_analysts_and_leads_move_it(persona, collaboration, request):
    with pytest.raises(PermissionDenied, match="Only analysts and leads"):
        move(collaboration, "ending", request.getfixturevalue(persona))


def test_who_has_read_an_older_version_is_refused(analyst, collaboration):
    move(collaboration, "under_review", analyst, version=1)

    with pytest.raises(ValidationError) as refused:
        move(collaboration, "live", analyst, version=1)

    assert refused.value.code == "changed_meanwhile"


def test_the_last_move_is_taken_back_whole(analyst, proposed, force):
    move(proposed, "live", analyst)
    move(proposed, "absorbed", analyst, ended_because="absorbed")

    take_back_last_move(collaboration=proposed, by=analyst)
    ended = (proposed.status, proposed.ended_on, proposed.ended_because)
    take_back_last_move(collaboration=proposed, by=analyst)

    assert ended == ("live", None, "")
    assert (proposed.status, proposed.started_on) == ("proposed", None)
    assert proposed.participations.get(force=force).joined_on is None
    with pytest.raises(ValidationError, match="no move to take back"):
        take_back_last_move(collaboration=proposed, by=analyst)


def test_only_analysts_and_leads_take_a_move_back(analyst, signatory, collaboration):
    move(collaboration, "ending", analyst)

    with pytest.raises(PermissionDenied, match="Only analysts and leads"):
        take_back_last_move(collaboration=collaboration, by=signatory)
