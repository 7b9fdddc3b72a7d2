"""Recording who answers: what is refused, and who may name people."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from collaborations.models import (
    AccountabilityArrangement,
    AccountableLead,
    DelegationLimit,
    DirectionAndControl,
)
from collaborations.services.accountability import (
    ARRANGEMENT,
    DIRECTION,
    LIMIT,
    lead_kind,
)
from collaborations.services.records import add_record, change_record
from collabtrack.shared.history import changes_to
from tests.factories import (
    CollaborationFactory,
    ForceFactory,
    FunctionFactory,
    ParticipationFactory,
    PolicingBodyFactory,
)

pytestmark = pytest.mark.django_db

SINCE = dt.date(2025, 4, 1)


def tomorrow():
    return timezone.localdate() + dt.timedelta(days=1)


def own(collaboration, by, **values):
    values = {"role_title": "Assistant chief constable", "starts_on": SINCE} | values
    record = AccountableLead(collaboration=collaboration, **values)
    return add_record(record=record, kind=lead_kind(by), by=by)


def direct(collaboration, by, **values):
    record = DirectionAndControl(
        collaboration=collaboration, **({"starts_on": SINCE} | values)
    )
    return add_record(record=record, kind=DIRECTION, by=by)


def delegate(collaboration, by, **values):
    values = {"role_title": "Head", "what": "Vans", "starts_on": SINCE} | values
    record = DelegationLimit(collaboration=collaboration, **values)
    return add_record(record=record, kind=LIMIT, by=by)


def arrange(collaboration, by, **values):
    values = {"text": "Reports each quarter.", "considered_on": SINCE} | values
    record = AccountabilityArrangement(collaboration=collaboration, **values)
    return add_record(record=record, kind=ARRANGEMENT, by=by)


def refusal(act, *args, **values):
    with pytest.raises(ValidationError) as error:
        act(*args, **values)
    return error.value.message_dict


def test_an_owner_is_recorded_in_the_name_of_the_author(collaboration, force, analyst):
    owner = own(collaboration, analyst, force=force)

    assert owner.reference == "C-0412-1"
    assert [change.who for change in changes_to(owner)] == [str(analyst)]


def test_there_are_never_two_owners_at_once(collaboration, force, analyst):
    own(collaboration, analyst, force=force, ends_on=dt.date(2025, 9, 30))

    told = refusal(
        own, collaboration, analyst, force=force, starts_on=dt.date(2025, 9, 30)
    )
    after = own(collaboration, analyst, force=force, starts_on=dt.date(2025, 10, 1))

    assert told == {
        "starts_on": [
            "Assistant chief constable is the owner from 1 April 2025 to 30 September"
            " 2025. There can be one at a time: end that record first, or choose other"
            " days."
        ]
    }
    assert after.number == 2


def test_an_earlier_owner_who_never_left_stands_in_the_way(
    collaboration, force, analyst
):
    own(collaboration, analyst, force=force)

    told = refusal(
        own,
        collaboration,
        analyst,
        force=force,
        starts_on=dt.date(2024, 1, 1),
        ends_on=SINCE,
    )

    assert "since 1 April 2025" in told["starts_on"][0]


def test_a_changed_period_is_compared_with_the_others_and_not_with_itself(
    collaboration, force, analyst
):
    first = own(collaboration, analyst, force=force, ends_on=dt.date(2025, 9, 30))
    own(collaboration, analyst, force=force, starts_on=dt.date(2025, 10, 1))
    record = {"record": first, "kind": lead_kind(analyst), "by": analyst}

    change_record(values={"ends_on": dt.date(2025, 8, 31)}, **record)
    with pytest.raises(ValidationError, match="There can be one at a time"):
        change_record(values={"ends_on": None}, **record)


@pytest.mark.parametrize(
    ("act", "field"),
    [
        (own, "starts_on"),
        (own, "handover_on"),
        (direct, "starts_on"),
        (delegate, "starts_on"),
        (arrange, "considered_on"),
    ],
)
def test_nothing_is_recorded_that_has_not_happened(collaboration, analyst, act, field):
    told = refusal(act, collaboration, analyst, **{field: tomorrow()})

    assert told == {field: ["Enter a day that is not in the future."]}


def test_an_end_may_be_planned(collaboration, force, analyst):
    owner = own(collaboration, analyst, force=force, ends_on=tomorrow())

    assert owner.ends_on == tomorrow()


@pytest.mark.parametrize("act", [own, direct])
def test_a_force_that_takes_no_part_cannot_answer(collaboration, analyst, act):
    values = {"function": FunctionFactory()} if act is direct else {}

    told = refusal(
        act, collaboration, analyst, force=ForceFactory(name="Faraway"), **values
    )

    assert told == {
        "force": ["Faraway takes no part in this collaboration. Choose another."]
    }


@pytest.mark.parametrize("act", [own, arrange])
def test_a_policing_body_of_no_force_here_cannot_answer(collaboration, analyst, act):
    body = PolicingBodyFactory(name="Faraway PCC")

    told = refusal(act, collaboration, analyst, policing_body=body)

    assert "Faraway PCC takes no part" in told["policing_body"][0]


def test_a_function_is_directed_by_one_chief_officer_at_a_time(
    collaboration, force, partner_force, analyst
):
    forensics, dogs = FunctionFactory(), FunctionFactory()
    direct(collaboration, analyst, force=force, function=forensics)

    told = refusal(
        direct, collaboration, analyst, force=partner_force, function=forensics
    )
    other = direct(collaboration, analyst, force=partner_force, function=dogs)

    assert "Northern directs this function since 1 April 2025." in told["starts_on"][0]
    assert other.function == dogs


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"limit": Decimal("-1")}, "limit"),
        ({"what": "Va\x07ns"}, "what"),
        ({"what": "x" * 10_000}, "what"),
        ({"role_title": "\u202eHead"}, "role_title"),
        ({"limit": Decimal("1e30")}, "limit"),
    ],
)
def test_a_limit_that_cannot_be_is_refused(collaboration, analyst, values, field):
    assert field in refusal(delegate, collaboration, analyst, **values)
    assert not DelegationLimit.objects.exists()


def test_an_arrangement_longer_than_a_text_may_be_is_refused(
    collaboration, force, analyst
):
    body = PolicingBodyFactory(force=force)

    told = refusal(
        arrange, collaboration, analyst, policing_body=body, text="x" * 10_000
    )

    assert list(told) == ["text"]


# --- names of people -----------------------------------------------------------------


def test_a_member_of_the_persons_force_names_the_person(collaboration, force, analyst):
    owner = own(collaboration, analyst, force=force, person_name="Sam Okafor")

    assert owner.person_name == "Sam Okafor"
    assert owner.person_force == force


def test_nobody_names_a_person_of_another_force(collaboration, force, partner):
    told = refusal(own, collaboration, partner, force=force, person_name="Sam Okafor")

    assert told == {
        "person_name": [
            "Only members of the person's own force record the name. Enter the role"
            " alone."
        ]
    }


def test_who_may_not_read_a_name_changes_the_rest(
    collaboration, force, analyst, partner
):
    owner = own(collaboration, analyst, force=force, person_name="Sam Okafor")

    change_record(
        record=owner,
        kind=lead_kind(partner),
        values={"role_title": "Deputy chief constable"},
        by=partner,
    )

    owner.refresh_from_db()
    assert (owner.role_title, owner.person_name) == (
        "Deputy chief constable",
        "Sam Okafor",
    )


@pytest.mark.parametrize("values", [{"person_name": ""}, {"person_name": "Someone"}])
def test_who_may_not_read_a_name_does_not_overwrite_it(
    collaboration, force, analyst, partner, values
):
    owner = own(collaboration, analyst, force=force, person_name="Sam Okafor")

    with pytest.raises(ValidationError, match="own force record the name"):
        change_record(record=owner, kind=lead_kind(partner), values=values, by=partner)


def test_a_name_does_not_move_to_another_force(
    collaboration, force, partner_force, analyst, partner
):
    owner = own(collaboration, analyst, force=force, person_name="Sam Okafor")

    for writer in (analyst, partner):
        for values in ({}, {"person_name": ""}):
            with pytest.raises(ValidationError, match="removes it first"):
                change_record(
                    record=owner,
                    kind=lead_kind(writer),
                    values={"force": partner_force, **values},
                    by=writer,
                )


# --- who may -------------------------------------------------------------------------


def _every_act(collaboration, force, by):
    body = PolicingBodyFactory(force=force)
    return (
        lambda: own(collaboration, by, force=force),
        lambda: direct(collaboration, by, force=force, function=FunctionFactory()),
        lambda: delegate(collaboration, by),
        lambda: arrange(collaboration, by, policing_body=body),
    )


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_only_analysts_and_leads_of_the_forces_may(
    collaboration, force, persona, request
):
    for act in _every_act(collaboration, force, request.getfixturevalue(persona)):
        with pytest.raises(PermissionDenied, match="can record its decisions"):
            act()


def test_the_public_register_takes_nothing(analyst, force):
    published = CollaborationFactory(origin="register")
    ParticipationFactory(collaboration=published, force=force)

    for act in _every_act(published, force, analyst):
        with pytest.raises(ValidationError, match="published facts only"):
            act()
