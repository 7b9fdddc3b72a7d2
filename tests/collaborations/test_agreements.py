"""Adding versions and ending them: the rules, through the services."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from collaborations.models import Agreement
from collaborations.services.agreements import AGREEMENT, next_version
from collaborations.services.exits import EXIT_PLAN, EXIT_TERMS, first_terms
from collaborations.services.records import add_record, change_record
from collaborations.services.signatures import Kind, Person
from tests.factories import (
    AgreementFactory,
    AgreementPartyFactory,
    ExitPlanFactory,
    ExitTermsFactory,
    ForceFactory,
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
        (dt.date(1899, 12, 31), "Enter a day from 1900 to 2100."),
        (dt.date(2101, 1, 1), "Enter a day from 1900 to 2100."),
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
