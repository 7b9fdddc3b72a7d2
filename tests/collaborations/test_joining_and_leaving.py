"""When a force may join and leave, and what is refused."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from collaborations.models import Collaboration, Participation
from collaborations.services.cost_shares import change_cost_shares
from collaborations.services.participation import (
    change_participation,
    invite_force,
    withdraw_force,
)
from collaborations.services.votes import change_votes
from collabtrack.shared.history import changes_to
from tests import factories

pytestmark = pytest.mark.django_db
NEW_YEAR = dt.date(2026, 4, 1)
ONE_DAY = dt.timedelta(days=1)


@pytest.fixture
def northern(collaboration: Collaboration) -> Participation:
    return collaboration.participations.get(force__slug="northern")


@pytest.fixture
def southern(collaboration: Collaboration) -> Participation:
    return collaboration.participations.get(force__slug="southern")


@pytest.fixture
def change(southern, analyst):
    """Change Southern's membership, in the analyst's name."""

    def changed(reason="The minutes say so.", **values):
        return change_participation(
            participation=southern, values=values, by=analyst, reason=reason
        )

    return changed


def _refusal(call, **kwargs) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        call(**kwargs)
    return refused.value.message_dict


def _agree(collaboration, lead, starts_on=NEW_YEAR):
    members = collaboration.participations.on(starts_on).order_by("force__slug")
    shares = dict(zip(members, (Decimal(60), Decimal(40)), strict=True))
    change_cost_shares(
        collaboration=collaboration, shares=shares, starts_on=starts_on, by=lead
    )
    change_votes(
        collaboration=collaboration,
        votes=dict.fromkeys(shares, 1),
        starts_on=starts_on,
        by=lead,
    )


def test_a_planned_last_day_leaves_the_force_in_until_then(
    collaboration, southern, lead
):
    leaves = timezone.localdate() + dt.timedelta(days=30)

    withdraw_force(participation=southern, left_on=leaves, by=lead)

    assert southern in collaboration.participations.on(leaves)
    assert southern not in collaboration.participations.on(leaves + ONE_DAY)


def test_a_leaving_that_is_planned_is_changed_not_repeated(southern, lead):
    leaves = timezone.localdate() + dt.timedelta(days=30)
    withdraw_force(participation=southern, left_on=leaves, by=lead)

    said = _refusal(withdraw_force, participation=southern, left_on=leaves, by=lead)

    assert said["left_on"][0].endswith("Change its days to choose another.")


def test_a_role_is_changed_without_a_reason(change, southern):
    change(reason="", role=Participation.Role.LEAD)

    southern.refresh_from_db()
    assert (southern.role, southern.version) == ("lead", 2)


def test_a_recorded_day_is_corrected_for_a_reason_that_is_kept(change, southern):
    change(joined_on=dt.date(2020, 5, 1), reason="The agreement says May.")

    (made,) = [c for c in changes_to(southern) if c.field == "joined_on"]
    assert (made.before, made.after) == (dt.date(2020, 4, 1), dt.date(2020, 5, 1))
    assert made.why == "The agreement says May."


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_recorded_day_is_not_corrected_without_a_reason(change, reason):
    said = _refusal(change, joined_on=dt.date(2020, 5, 1), reason=reason)

    assert said == {"reason": ["Say why the recorded day is corrected."]}


def test_shares_and_votes_end_with_the_last_day_and_follow_its_correction(
    change, collaboration, southern, lead
):
    _agree(collaboration, lead)

    def ends():
        shares = southern.cost_shares.get(), southern.vote_shares.get()
        return {share.ends_on for share in shares}

    change(left_on=dt.date(2026, 9, 30))
    first = ends()
    change(left_on=dt.date(2026, 10, 31))
    second = ends()
    done = change(left_on=None)

    assert first == {dt.date(2026, 9, 30)}
    assert second == {dt.date(2026, 10, 31)}
    assert ends() == {None}
    assert done.needs_shares_from == dt.date(2026, 11, 1)


def test_a_later_leaving_does_not_reach_into_shares_agreed_without_the_force(
    change, collaboration, southern, northern, lead
):
    _agree(collaboration, lead)
    change(left_on=dt.date(2026, 6, 30))
    change_cost_shares(
        collaboration=collaboration,
        shares={northern: Decimal(100)},
        starts_on=dt.date(2026, 7, 1),
        by=lead,
    )

    done = change(left_on=dt.date(2026, 9, 30))

    assert southern.cost_shares.get().ends_on == dt.date(2026, 6, 30)
    assert done.needs_shares_from == dt.date(2026, 7, 2)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"joined_on": dt.date(2026, 4, 2)},
            "Southern has a cost share from 1 April 2026. Choose that day or an"
            " earlier one.",
        ),
        (
            {"left_on": dt.date(2026, 3, 31)},
            "Southern has a cost share from 1 April 2026. Choose that day or a"
            " later one.",
        ),
        (
            {"joined_on": dt.date(2020, 3, 31)},
            "Joint Forensics started on 1 April 2020. Choose that day or a later one.",
        ),
    ],
)
def test_days_that_contradict_what_is_recorded_are_refused(
    values, said, change, collaboration, lead
):
    _agree(collaboration, lead)

    assert _refusal(change, **values) == {next(iter(values)): [said]}


def test_two_memberships_of_a_force_do_not_overlap(change, southern, collaboration):
    change(left_on=dt.date(2024, 3, 31))
    factories.ParticipationFactory(
        collaboration=collaboration, force=southern.force, joined_on=NEW_YEAR
    )

    assert _refusal(change, left_on=NEW_YEAR) == {
        "left_on": [
            "Southern takes part again from 1 April 2026. Enter a last day before that."
        ]
    }


def test_a_second_lead_at_the_same_time_is_refused(change, northern):
    northern.role = "lead"
    northern.save()

    assert _refusal(change, role="lead") == {
        "role": ["Northern leads it. Choose partner."]
    }


def test_who_was_overtaken_changes_nothing(southern, analyst):
    with pytest.raises(ValidationError, match="Somebody changed this"):
        change_participation(
            participation=southern, values={"role": "lead"}, by=analyst, version=7
        )


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger"])
def test_who_may_not_write_changes_no_membership(persona, southern, request):
    with pytest.raises(PermissionDenied):
        change_participation(
            participation=southern,
            values={"role": "lead"},
            by=request.getfixturevalue(persona),
        )


def test_the_last_force_does_not_leave_a_draft(collaboration, northern, southern, lead):
    southern.delete()
    collaboration.is_draft = True
    collaboration.save()

    with pytest.raises(ValidationError, match="only force in this draft"):
        withdraw_force(participation=northern, left_on=NEW_YEAR, by=lead)


@pytest.mark.parametrize(
    ("ended_on", "role", "said"),
    [
        (None, "lead", "Northern leads it"),
        (dt.date(2026, 3, 31), "partner", "ended on 31 March 2026"),
    ],
)
def test_a_force_that_cannot_join_is_told_why(
    ended_on, role, said, collaboration, northern, lead
):
    northern.role = "lead"
    northern.save()
    collaboration.ended_on = ended_on
    collaboration.save()

    with pytest.raises(ValidationError, match=said):
        invite_force(
            collaboration=collaboration,
            force=factories.ForceFactory(),
            joined_on=NEW_YEAR,
            role=role,
            by=lead,
        )


def test_only_forces_that_do_not_take_part_are_offered(signed_in, collaboration):
    factories.ForceFactory(slug="eastern", name="Eastern")

    page = signed_in.get("/collaborations/C-0412/forces/invite/").content.decode()

    assert '<option value="eastern">' in page
    assert '<option value="southern">' not in page
