"""Two people at one closing record: nobody writes over what they have not read."""

import datetime as dt

import pytest
from django.test import Client

from collaborations.models import Collaboration, Ending
from tests.collaborations.test_endings import WHOLE
from tests.factories import (
    EndingBenefitFactory,
    EndingConsultationFactory,
    EndingFactory,
)

pytestmark = pytest.mark.django_db
ONE = "/collaborations/C-0412/"


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def client_of(user) -> Client:
    made = Client()
    made.force_login(user)
    return made


def test_nobody_closes_with_a_record_that_was_changed_since(signed_in, collaboration):
    ending = EndingFactory(collaboration=collaboration, **WHOLE)
    EndingConsultationFactory(ending=ending, asked_on=dt.date(2025, 8, 1))
    sent = {"version": str(signed_in.get(f"{ONE}close/").context["ending"].version)}
    Ending.objects.update(assets="The vans are sold.")

    overtaken = signed_in.post(f"{ONE}close/", sent)
    now = {"version": str(overtaken.context["ending"].version)}

    assert "Somebody changed this record while you were reading it." in words(overtaken)
    assert "The vans are sold." in words(overtaken)
    assert Collaboration.objects.get().status == "live"
    signed_in.post(f"{ONE}close/", now)
    assert Collaboration.objects.get().status == "ended"


@pytest.mark.parametrize("begins", [True, False])
def test_two_who_write_one_part_both_see_what_the_other_wrote(
    signed_in, collaboration, partner, begins
):
    if not begins:
        EndingFactory(collaboration=collaboration)
    page, theirs, mine = f"{ONE}close/reasons/", "They closed", "We closed"
    version = signed_in.get(page).context["form"]["version"].value() or ""
    sent = {"reasons": ["completed"], "version": str(version)}
    client_of(partner).post(page, sent | {"explanation": theirs})

    overtaken = signed_in.post(page, sent | {"explanation": mine})

    assert "Somebody changed this while you were writing." in words(overtaken)
    assert theirs in words(overtaken)
    assert mine in words(overtaken)
    assert Ending.objects.get().explanation == theirs


@pytest.mark.parametrize(
    ("factory", "page", "field", "more"),
    [
        (
            EndingConsultationFactory,
            "consultation/1/change/",
            "said",
            {"who": "The public", "asked_on": "1 May 2025"},
        ),
        (
            EndingBenefitFactory,
            "benefits/1/change/",
            "explanation",
            {"name": "Faster results", "fate": "kept"},
        ),
    ],
)
def test_two_who_change_one_row_both_see_what_the_other_wrote(
    signed_in, collaboration, partner, factory, page, field, more
):
    row = factory(ending=EndingFactory(collaboration=collaboration))
    sent = more | {"version": "1"}
    client_of(partner).post(f"{ONE}close/{page}", sent | {field: "They kept it"})

    overtaken = signed_in.post(f"{ONE}close/{page}", sent | {field: "We kept it"})

    assert "They kept it" in words(overtaken)
    assert "We kept it" in words(overtaken)
    assert getattr(type(row).objects.get(), field) == "They kept it"
