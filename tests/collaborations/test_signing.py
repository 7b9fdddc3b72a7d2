"""Who signs a version of an agreement and when: the rules, through the services."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from collaborations.models import AgreementParty
from collaborations.services.records import change_record
from collaborations.services.signatures import PARTY, Kind, Person, record_party
from tests.factories import (
    AgreementFactory,
    ForceFactory,
    ParticipationFactory,
    PolicingBodyFactory,
)

pytestmark = pytest.mark.django_db

DRAFTED = dt.date(2025, 4, 1)
LAST_DAY = dt.date(2026, 3, 31)
DAY = dt.timedelta(days=1)
TOO_EARLY = "This version was drafted on 1 April 2025. Enter that day or a later one."
TOO_LATE = "The last day of this version is 31 March 2026. Enter that day or an"


@pytest.fixture
def agreement(collaboration):
    made = AgreementFactory(
        collaboration=collaboration, drafted_on=DRAFTED, expires_on=LAST_DAY
    )
    made.refresh_from_db()
    return made


@pytest.fixture
def body(force):
    return PolicingBodyFactory(force=force, name="Northern Commissioner")


@pytest.fixture
def chief(force):
    return Person(Kind.CHIEF_OFFICER, force)


def refusal(act, **given):
    with pytest.raises(ValidationError) as error:
        act(**given)
    return error.value.message_dict


def changed(row, kind, by, **values):
    return change_record(record=row, kind=kind, values=values, by=by)


def test_a_signature_records_the_party(agreement, chief, analyst):
    party = record_party(agreement=agreement, who=chief, signed_on=DRAFTED, by=analyst)

    assert (str(party), party.signed_on) == ("Chief officer of Northern", DRAFTED)
    assert party.reference == "C-0412-1"


def test_a_recorded_party_signs_later(agreement, analyst):
    trust = Person(Kind.OTHER, name="Fire Authority")
    record_party(agreement=agreement, who=trust, by=analyst)

    again = Person(Kind.OTHER, name="fire authority")
    party = record_party(agreement=agreement, who=again, signed_on=DRAFTED, by=analyst)

    assert (party.name, party.signed_on) == ("Fire Authority", DRAFTED)
    assert AgreementParty.objects.count() == 1


def test_nobody_signs_twice(agreement, chief, analyst):
    record_party(agreement=agreement, who=chief, signed_on=DRAFTED, by=analyst)

    found = refusal(
        record_party, agreement=agreement, who=chief, signed_on=LAST_DAY, by=analyst
    )

    assert found == {
        "force": ["Chief officer of Northern signed this version on 1 April 2025."]
    }


def test_a_party_is_recorded_once(agreement, analyst):
    trust = Person(Kind.OTHER, name="Fire Authority")
    record_party(agreement=agreement, who=trust, by=analyst)

    found = refusal(record_party, agreement=agreement, who=trust, by=analyst)

    assert found == {"name": ["Fire Authority is recorded already."]}


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (DRAFTED - DAY, TOO_EARLY),
        (LAST_DAY + DAY, f"{TOO_LATE} earlier one."),
        (dt.date(2999, 1, 1), "Enter a day that is not in the future."),
    ],
)
def test_a_version_is_signed_between_its_drafting_and_its_last_day(
    agreement, chief, analyst, day, message
):
    found = refusal(
        record_party, agreement=agreement, who=chief, signed_on=day, by=analyst
    )

    assert found == {"signed_on": [message]}
    assert not AgreementParty.objects.exists()


def test_the_policing_body_that_signs_was_in_office_on_the_day(
    agreement, force, body, analyst
):
    body.ends_on = dt.date(2025, 5, 7)
    body.save()
    PolicingBodyFactory(force=force, name="Mayor", starts_on=dt.date(2025, 5, 8))
    who = Person(Kind.POLICING_BODY, force)

    names = [
        str(record_party(agreement=agreement, who=who, signed_on=day, by=analyst))
        for day in (dt.date(2025, 5, 7), dt.date(2025, 5, 8))
    ]
    late = refusal(
        changed,
        row=AgreementParty.objects.get(policing_body=body),
        kind=PARTY,
        by=analyst,
        signed_on=dt.date(2025, 5, 8),
    )

    assert names == ["Northern Commissioner", "Mayor"]
    assert late == {
        "signed_on": ["Northern Commissioner was not in office on 8 May 2025."]
    }


def test_without_a_policing_body_in_office_nobody_signs_for_it(
    agreement, force, analyst
):
    found = refusal(
        record_party,
        agreement=agreement,
        who=Person(Kind.POLICING_BODY, force),
        signed_on=DRAFTED,
        by=analyst,
    )

    assert found == {
        "force": [
            "No policing body of Northern is recorded in office on 1 April 2025."
            " Ask an administrator to record it."
        ]
    }


@pytest.mark.parametrize("left_on", ["never joined", DRAFTED - DAY])
def test_a_force_that_takes_no_part_signs_nothing(
    collaboration, agreement, analyst, left_on
):
    other = ForceFactory(name="Other")
    if left_on != "never joined":
        ParticipationFactory(collaboration=collaboration, force=other, left_on=left_on)

    found = refusal(
        record_party,
        agreement=agreement,
        who=Person(Kind.CHIEF_OFFICER, other),
        signed_on=DRAFTED,
        by=analyst,
    )

    assert found == {
        "force": ["Other takes no part in this collaboration. Add the force first."]
    }


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_only_writers_of_a_force_taking_part_record_signatures(
    agreement, chief, persona, request
):
    with pytest.raises(PermissionDenied):
        record_party(
            agreement=agreement,
            who=chief,
            signed_on=DRAFTED,
            by=request.getfixturevalue(persona),
        )


def test_a_row_of_the_public_register_takes_no_signature(
    collaboration, agreement, chief, analyst
):
    type(collaboration).objects.update(origin="register")

    with pytest.raises(ValidationError, match="published facts only"):
        record_party(agreement=agreement, who=chief, signed_on=DRAFTED, by=analyst)
