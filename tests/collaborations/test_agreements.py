"""Adding versions, signing them and ending them: the rules, through the services."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from collaborations.models import Agreement, AgreementParty
from collaborations.services.agreements import (
    AGREEMENT,
    PARTY,
    Kind,
    Person,
    next_version,
    record_party,
)
from collaborations.services.exits import EXIT_PLAN, EXIT_TERMS, first_terms
from collaborations.services.records import add_record, change_record
from tests.factories import (
    AgreementFactory,
    AgreementPartyFactory,
    ExitPlanFactory,
    ExitTermsFactory,
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


# --- versions ------------------------------------------------------------------------


def test_the_next_version_keeps_what_it_is_and_not_its_days(
    collaboration, agreement, analyst
):
    Agreement.objects.update(notice_months=12, title="Forensics", publication="full")
    draft = next_version(Agreement.objects.get())
    draft.drafted_on = DRAFTED + DAY

    made = add_record(record=draft, kind=AGREEMENT, by=analyst)

    assert (made.edition, made.supersedes, made.number) == (2, agreement, 2)
    assert (made.title, made.notice_months) == ("Forensics", 12)
    assert (made.expires_on, made.publication) == (None, "")
    assert not made.parties.exists()


def test_a_version_is_succeeded_once(agreement, analyst):
    for expected in ({}, {"supersedes": ["This version has a successor already."]}):
        draft = next_version(agreement)
        draft.drafted_on = DRAFTED
        if expected:
            found = refusal(add_record, record=draft, kind=AGREEMENT, by=analyst)
            assert found == expected
        else:
            add_record(record=draft, kind=AGREEMENT, by=analyst)


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        (
            {"drafted_on": DRAFTED - DAY},
            "drafted_on",
            "Version 1 was drafted on 1 April 2025. Enter that day or a later one.",
        ),
        (
            {"commences_on": DRAFTED},
            "commences_on",
            "Version 1 commences on 1 April 2025. Enter a later day.",
        ),
    ],
)
def test_a_version_follows_the_one_before_it(
    agreement, analyst, changes, field, message
):
    changed(agreement, AGREEMENT, analyst, commences_on=DRAFTED)
    draft = next_version(Agreement.objects.get())
    for name, day in ({"drafted_on": DRAFTED} | changes).items():
        setattr(draft, name, day)

    found = refusal(add_record, record=draft, kind=AGREEMENT, by=analyst)

    assert found == {field: [message]}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"drafted_on": LAST_DAY},
            "Version 2 was drafted on 1 May 2025. Enter that day or an earlier one.",
        ),
        (
            {"commences_on": dt.date(2025, 6, 1)},
            "Version 2 commences on 1 June 2025. Enter an earlier day.",
        ),
    ],
)
def test_a_version_stays_before_the_one_after_it(
    collaboration, agreement, analyst, changes, message
):
    AgreementFactory(
        collaboration=collaboration,
        supersedes=agreement,
        edition=2,
        drafted_on=dt.date(2025, 5, 1),
        commences_on=dt.date(2025, 6, 1),
    )

    found = refusal(
        change_record, record=agreement, kind=AGREEMENT, values=changes, by=analyst
    )

    assert found == {name: [message] for name in changes}


@pytest.mark.parametrize("name", ["drafted_on", "guidance_regarded_on", "published_on"])
def test_what_has_happened_is_not_in_the_future(agreement, analyst, name):
    tomorrow = timezone.localdate() + DAY
    values = {name: tomorrow, "expires_on": None, "publication": "full"}

    found = refusal(
        change_record, record=agreement, kind=AGREEMENT, values=values, by=analyst
    )

    assert found == {name: ["Enter a day that is not in the future."]}


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (dt.date(1899, 12, 31), "Enter a day from 1900 on."),
        (dt.date(2200, 1, 1), "Enter a day before 2200."),
    ],
)
def test_a_planned_day_lies_in_a_sensible_century(agreement, analyst, day, message):
    found = refusal(
        changed, row=agreement, kind=AGREEMENT, by=analyst, review_due_on=day
    )

    assert found == {"review_due_on": [message]}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"drafted_on": dt.date(2025, 6, 2)},
            "A trust signed on 1 June 2025. Enter that day or an earlier one.",
        ),
        (
            {"expires_on": dt.date(2025, 5, 31)},
            "A trust signed on 1 June 2025. Enter that day or a later one.",
        ),
    ],
)
def test_a_version_holds_the_signatures_that_it_has(
    agreement, analyst, changes, message
):
    AgreementPartyFactory(agreement=agreement, signed_on=dt.date(2025, 6, 1))

    found = refusal(
        change_record, record=agreement, kind=AGREEMENT, values=changes, by=analyst
    )

    assert found == {name: [message] for name in changes}


# --- signatures ----------------------------------------------------------------------


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


# --- exits ---------------------------------------------------------------------------


def test_the_terms_of_a_new_version_start_from_the_former_ones(
    collaboration, agreement, analyst
):
    ExitTermsFactory(
        agreement=agreement,
        who_pays="The leaver.",
        amount=Decimal(5),
        amount_basis="cap",
        tested_on=DRAFTED,
    )
    second = AgreementFactory(
        collaboration=collaboration, supersedes=agreement, edition=2
    )

    terms = add_record(record=first_terms(second), kind=EXIT_TERMS, by=analyst)

    assert (terms.agreement, terms.who_pays, terms.amount) == (second, "The leaver.", 5)
    assert terms.tested_on is None


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (DRAFTED - DAY, TOO_EARLY),
        (dt.date(2999, 1, 1), "Enter a day that is not in the future."),
    ],
)
def test_terms_are_tested_after_drafting_and_not_in_the_future(
    agreement, analyst, day, message
):
    terms = ExitTermsFactory(agreement=agreement)

    found = refusal(changed, row=terms, kind=EXIT_TERMS, by=analyst, tested_on=day)

    assert found == {"tested_on": [message]}


def test_an_exit_is_of_a_force_that_took_part(agreement, analyst):
    plan = ExitPlanFactory(agreement=agreement)

    found = refusal(
        changed,
        row=plan,
        kind=EXIT_PLAN,
        by=analyst,
        force=ForceFactory(name="Other"),
    )

    assert found == {"force": ["Other takes no part in this collaboration."]}
