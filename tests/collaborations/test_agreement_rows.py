"""What the rows of agreements and exits may hold, whoever writes them."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from collaborations.models import Agreement, AgreementParty, WorkItem
from tests import factories
from tests.factories import (
    AgreementFactory,
    AgreementPartyFactory,
    ExitPlanFactory,
    ExitTermsFactory,
    PolicingBodyFactory,
)

pytestmark = pytest.mark.django_db

DAY = dt.date(2025, 4, 1)
BEFORE = dt.date(2025, 3, 31)


def refused(row):
    """Give the messages by field; the database must refuse the row as well."""
    with pytest.raises(ValidationError) as error:
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    return error.value.message_dict


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        (
            {"commences_on": DAY, "expires_on": BEFORE},
            "expires_on",
            "It cannot expire before it commences.",
        ),
        (
            {"expires_on": BEFORE},
            "expires_on",
            "It cannot expire before it was drafted.",
        ),
        (
            {"commences_on": DAY, "review_due_on": BEFORE},
            "review_due_on",
            "A review cannot be due before it commences.",
        ),
        (
            {"publication": "full", "published_on": BEFORE},
            "published_on",
            "It cannot be published before it was drafted.",
        ),
        (
            {"has_force_provision": False},
            "has_force_provision",
            "Tick at least one kind of provision: an agreement holds one or more.",
        ),
        (
            {"publication": "not_published", "publication_url": "https://a.example"},
            "publication",
            "Choose how it was published.",
        ),
        (
            {"published_on": DAY},
            "publication",
            "Choose how it was published.",
        ),
        (
            {"notice_months": 121},
            "notice_months",
            "Enter whole months, at most 120.",
        ),
    ],
)
def test_an_agreement_that_cannot_be_is_refused_at_its_field(
    collaboration, changes, field, message
):
    row = AgreementFactory.build(
        collaboration=collaboration, **{"drafted_on": DAY, **changes}
    )

    assert refused(row) == {field: [message]}


def test_an_agreement_may_take_effect_before_it_was_drafted(collaboration):
    row = AgreementFactory.build(
        collaboration=collaboration, drafted_on=DAY, commences_on=BEFORE
    )

    row.full_clean()


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://a.example/x", "police.example", "https://"]
)
def test_an_address_is_one_of_the_web(collaboration, url):
    row = AgreementFactory.build(
        collaboration=collaboration, publication="full", publication_url=url
    )

    with pytest.raises(ValidationError) as error:
        row.full_clean()

    assert error.value.message_dict == {
        "publication_url": ["Enter an address that starts with https://."]
    }


def test_a_version_has_one_successor(collaboration):
    first = AgreementFactory(collaboration=collaboration)
    AgreementFactory(collaboration=collaboration, supersedes=first, edition=2)
    again = AgreementFactory.build(
        collaboration=collaboration, supersedes=first, edition=2
    )

    assert refused(again) == {"supersedes": ["This version has a successor already."]}


@pytest.mark.parametrize(
    ("changes", "is_of_force"),
    [
        ({"kind": "chief_officer"}, False),
        ({"kind": "policing_body"}, False),
        ({"kind": "policing_body"}, True),
        ({"kind": "other", "name": ""}, False),
        ({"kind": "other", "name": "A trust"}, True),
    ],
)
def test_a_party_is_exactly_one_legal_person(
    collaboration, force, changes, is_of_force
):
    agreement = AgreementFactory(collaboration=collaboration)
    row = AgreementPartyFactory.build(
        agreement=agreement,
        collaboration=collaboration,
        force=force if is_of_force else None,
        **changes,
    )

    assert refused(row) == {
        "__all__": ["Choose the one party that this is, or enter its name."]
    }


def test_a_party_stands_once_in_a_version(collaboration, force):
    agreement = AgreementFactory(collaboration=collaboration)
    body = PolicingBodyFactory(force=force)
    people = (
        {"force": force},
        {"policing_body": body},
        {"name": "Fire Authority"},
    )
    for person in people:
        AgreementPartyFactory(agreement=agreement, **person)

    for person in people:
        again = AgreementPartyFactory.build(
            agreement=agreement, collaboration=collaboration, **person
        )
        assert refused(again) == {"__all__": ["This party is recorded already."]}


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        (
            {"amount": -1, "amount_basis": "cap"},
            "amount",
            "Enter 0 or more pounds.",
        ),
        (
            {"amount": 100},
            "amount_basis",
            "Say whether the amount is a cap or an estimate.",
        ),
        (
            {"amount_basis": "cap"},
            "amount",
            "Enter the amount of the cap or estimate.",
        ),
    ],
)
def test_an_exit_amount_is_not_negative_and_says_what_it_is(
    collaboration, changes, field, message
):
    agreement = AgreementFactory(collaboration=collaboration)
    row = ExitTermsFactory.build(
        agreement=agreement, collaboration=collaboration, **changes
    )

    assert refused(row) == {field: [message]}


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"planned_cost": -1}, "planned_cost", "Enter 0 or more pounds."),
        (
            {"actual_cost": -1, "settled_on": DAY},
            "actual_cost",
            "Enter 0 or more pounds.",
        ),
        ({"actual_cost": 5}, "settled_on", "Enter the day of the actual cost."),
        ({"settled_on": DAY}, "actual_cost", "Enter what it cost in the end."),
        (
            {"actual_cost": 5, "settled_on": BEFORE},
            "settled_on",
            "The cost cannot be settled before it was planned.",
        ),
    ],
)
def test_an_exit_plan_that_cannot_be_is_refused(collaboration, changes, field, message):
    agreement = AgreementFactory(collaboration=collaboration)
    row = ExitPlanFactory.build(
        agreement=agreement, collaboration=collaboration, agreed_on=DAY, **changes
    )

    assert refused(row) == {field: [message]}


def test_one_exit_has_one_plan(collaboration, force):
    agreement = AgreementFactory(collaboration=collaboration)
    for who in (None, force):
        ExitPlanFactory(agreement=agreement, force=who)

        again = ExitPlanFactory.build(
            agreement=agreement, collaboration=collaboration, force=who
        )
        assert refused(again) == {
            "__all__": ["This exit has a plan already: change that."]
        }


@pytest.mark.parametrize(
    "factory", [AgreementPartyFactory, ExitTermsFactory, ExitPlanFactory]
)
def test_a_row_stays_with_the_collaboration_of_its_agreement(collaboration, factory):
    elsewhere = AgreementFactory()
    row = factory.build(agreement=elsewhere, collaboration=collaboration)

    with pytest.raises(ValidationError) as error:
        row.full_clean()

    assert error.value.message_dict["agreement"] == [
        "Choose an agreement of this collaboration."
    ]


def test_a_restricted_agreement_is_not_there_for_the_uncleared(analyst, stranger):
    cleared = factories.ClearanceFactory(user=analyst)
    agreement = AgreementFactory(collaboration=cleared.collaboration)
    rows = [
        agreement,
        AgreementPartyFactory(agreement=agreement),
        ExitTermsFactory(agreement=agreement),
        ExitPlanFactory(agreement=agreement),
    ]

    for row in rows:
        seen = type(row).objects
        assert list(seen.visible_to(analyst)) == [row]
        assert list(seen.visible_to(stranger)) == []


def test_a_removed_collaboration_takes_all_versions_along():
    first = AgreementFactory()
    AgreementFactory(collaboration=first.collaboration, supersedes=first, edition=2)
    AgreementPartyFactory(agreement=first)

    first.collaboration.delete()

    assert not Agreement.objects.exists()
    assert not AgreementParty.objects.exists()


@pytest.mark.parametrize(
    "factory",
    [AgreementFactory, AgreementPartyFactory, ExitTermsFactory, ExitPlanFactory],
)
def test_every_edit_asks_for_a_new_judgement(collaboration, factory):
    is_agreement = factory is AgreementFactory
    owner = (
        {"collaboration": collaboration}
        if is_agreement
        else {"agreement": AgreementFactory(collaboration=collaboration)}
    )
    WorkItem.objects.all().delete()

    factory(**owner)

    assert asked() == [(collaboration.pk, None)]


def test_a_change_of_policing_body_asks_for_a_new_judgement(collaboration, force):
    WorkItem.objects.all().delete()

    body = PolicingBodyFactory(force=force)
    added = asked()
    body.ends_on = DAY
    body.save()

    assert added == asked() == [(collaboration.pk, None)]


def asked():
    rows = set(WorkItem.objects.values_list("collaboration_id", "financial_year"))
    WorkItem.objects.all().delete()
    return sorted(rows)
