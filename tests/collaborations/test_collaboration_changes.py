"""Changing what is said about a collaboration, and the programme that it is in."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from collaborations.models import Collaboration
from collaborations.services.collaboration_changes import (
    PUBLISHED,
    change_collaboration,
)
from collaborations.services.lifecycle import move_collaboration
from collaborations.services.participation import withdraw_force
from collaborations.services.register_rows import PUBLISHED_ONLY
from collaborations.services.undo import undo_change
from collabtrack.shared.history import changes_to
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(db):
    return factories.CollaborationFactory(name="East Works", row_kind="programme")


def change(collaboration, by, **values):
    return change_collaboration(collaboration=collaboration, values=values, by=by)


def refusal(collaboration, by, **values):
    with pytest.raises(ValidationError) as refused:
        change(collaboration, by, **values)
    return refused.value.message_dict


def names_of(collaboration):
    rows = collaboration.other_names.order_by("number")
    return list(rows.values_list("kind", "name"))


def test_a_new_name_leaves_the_old_one_behind(analyst, collaboration):
    change(collaboration, analyst, name="Shared Forensics")
    change(collaboration, analyst, name="East Forensics")

    assert names_of(collaboration) == [
        ("old_name", "Joint Forensics"),
        ("old_name", "Shared Forensics"),
    ]


def test_a_name_that_comes_back_is_no_other_name(analyst, collaboration):
    change(collaboration, analyst, name="Shared Forensics")
    change(collaboration, analyst, name="Joint Forensics")

    assert names_of(collaboration) == [("old_name", "Shared Forensics")]


def undo(collaboration, by):
    collaboration.refresh_from_db()
    undo_change(
        record=collaboration, kind=PUBLISHED, by=by, version=collaboration.version
    )


def test_a_mistaken_name_that_is_undone_is_no_old_name(analyst, collaboration):
    change(collaboration, analyst, name="Joint Forensic")

    undo(collaboration, analyst)

    assert names_of(collaboration) == []
    said = {change.after for change in changes_to(collaboration)}
    assert "Joint Forensic" in said


def test_an_undone_name_is_again_the_other_name_that_it_was(analyst, collaboration):
    factories.OtherNameFactory(
        collaboration=collaboration, kind="abbreviation", name="JF"
    )
    change(collaboration, analyst, name="jf")

    undo(collaboration, analyst)

    assert names_of(collaboration) == [("abbreviation", "JF")]


def test_undoing_another_change_leaves_the_old_names(analyst, collaboration):
    change(collaboration, analyst, name="Shared Forensics")
    change(collaboration, analyst, model="lead_force")

    undo(collaboration, analyst)

    assert names_of(collaboration) == [("old_name", "Joint Forensics")]


def test_a_draft_and_a_register_row_leave_no_old_name(collaboration):
    Collaboration.objects.update(is_draft=True)
    Collaboration.objects.update(name="B")
    Collaboration.objects.update(is_draft=False, origin="register")
    Collaboration.objects.update(name="C")

    assert names_of(collaboration) == []


def test_every_change_raises_the_version(analyst, collaboration):
    assert change(collaboration, analyst, model="lead_force").version == 2


def test_status_is_moved_and_not_written_over(analyst, collaboration):
    assert (
        "Move its status"
        in refusal(collaboration, analyst, status="ended")["status"][0]
    )
    assert (
        "cannot be changed" in refusal(collaboration, analyst, origin="x")["origin"][0]
    )


def test_a_published_one_says_what_it_is(analyst, collaboration):
    refused = refusal(collaboration, analyst, scope="")

    assert "only a draft may leave them open" in refused["__all__"][0]


def test_the_start_stays_before_what_followed_it(analyst, collaboration):
    move_collaboration(
        collaboration=collaboration,
        status="under_review",
        on=dt.date(2024, 4, 1),
        by=analyst,
    )
    collaboration.participations.update(joined_on=dt.date(2024, 4, 1))

    refused = refusal(collaboration, analyst, started_on=dt.date(2024, 4, 2))
    change(collaboration, analyst, started_on=dt.date(2024, 4, 1))

    assert refused["started_on"] == [
        "Its status moved to under review on 1 April 2024."
        " Enter that day or an earlier one."
    ]


def test_a_start_that_is_a_move_is_not_written_over(analyst, collaboration):
    Collaboration.objects.update(status="proposed", started_on=None)
    collaboration.refresh_from_db()
    day = dt.date(2024, 4, 1)
    move_collaboration(collaboration=collaboration, status="live", on=day, by=analyst)

    refused = refusal(collaboration, analyst, started_on=dt.date(2024, 3, 1))

    assert "Take that move back first" in refused["started_on"][0]


def test_the_start_stays_before_the_first_force_joined(analyst, collaboration, force):
    rows = collaboration.participations
    rows.update(joined_on=dt.date(2024, 5, 1))
    rows.filter(force=force).update(joined_on=dt.date(2024, 4, 1))

    refused = refusal(collaboration, analyst, started_on=dt.date(2024, 4, 2))
    change(collaboration, analyst, started_on=dt.date(2024, 4, 1))

    assert refused["started_on"] == [
        "Northern joined on 1 April 2024. Enter that day or an earlier one,"
        " or correct first when it joined."
    ]


def test_a_force_that_joined_before_it_went_live_can_leave(
    analyst, collaboration, force
):
    Collaboration.objects.update(status="setting_up", started_on=None)
    collaboration.refresh_from_db()
    day = dt.date(2024, 4, 1)
    move_collaboration(collaboration=collaboration, status="live", on=day, by=analyst)

    change(collaboration, analyst, name="Shared Forensics")
    member = collaboration.participations.exclude(force=force).get()
    withdraw_force(participation=member, left_on=dt.date(2026, 3, 31), by=analyst)

    member.refresh_from_db()
    assert member.joined_on < day
    assert member.left_on == dt.date(2026, 3, 31)


def test_it_goes_into_a_programme_and_out_again(analyst, collaboration, programme):
    inside = change(collaboration, analyst, programme=programme)
    assert list(programme.units.all()) == [inside]

    change(collaboration, analyst, programme=None)

    assert not programme.units.exists()


@pytest.mark.parametrize("state", [{"is_draft": True}, {"is_restricted": True}])
def test_a_programme_that_is_not_seen_cannot_be_chosen(
    analyst, collaboration, programme, state
):
    Collaboration.objects.filter(pk=programme.pk).update(**state)

    refused = refusal(collaboration, analyst, programme=programme)

    assert refused == {"programme": ["It cannot be put in this programme."]}


def test_who_does_not_see_its_programme_leaves_it_there(
    analyst, collaboration, programme
):
    other = factories.CollaborationFactory(row_kind="programme")
    Collaboration.objects.filter(pk=programme.pk).update(is_restricted=True)
    Collaboration.objects.filter(pk=collaboration.pk).update(programme=programme)
    collaboration.refresh_from_db()

    change(collaboration, analyst, programme=None, name="East Forensics")
    refused = refusal(collaboration, analyst, programme=other)

    collaboration.refresh_from_db()
    assert collaboration.programme == programme
    assert refused == {"programme": ["It cannot be put in this programme."]}


@pytest.mark.parametrize(
    "kind", [{"row_kind": "collaboration"}, {"origin": "register"}]
)
def test_only_entered_programmes_hold_units(analyst, collaboration, programme, kind):
    Collaboration.objects.filter(pk=programme.pk).update(**kind)
    programme.refresh_from_db()

    refused = refusal(collaboration, analyst, programme=programme)

    assert refused == {"programme": ["Choose a programme that forces entered."]}


def test_a_programme_with_units_stays_one(administrator, programme):
    factories.CollaborationFactory(programme=programme)
    Collaboration.objects.filter(pk=programme.pk).update(is_draft=True)
    programme.refresh_from_db()

    refused = refusal(programme, administrator, row_kind="collaboration")

    assert refused == {
        "row_kind": ["It has units of its own, so it stays a programme."]
    }


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_only_analysts_and_leads_change_it(persona, collaboration, request):
    with pytest.raises(PermissionDenied, match="Only analysts and leads"):
        change(collaboration, request.getfixturevalue(persona), name="Ours")


def test_a_row_of_the_public_register_is_not_changed(administrator, collaboration):
    Collaboration.objects.update(origin="register")

    with pytest.raises(ValidationError, match=PUBLISHED_ONLY[:40]):
        change(collaboration, administrator, name="Ours")
