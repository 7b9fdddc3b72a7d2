"""A force counts from the day it joins to the day it leaves, wherever it is told of."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from benefits.reports.overview import overview
from benefits.reports.portfolio import rows
from benefits.reports.selection import PortfolioFilter, selection
from benefits.reports.tracking import forces_on
from collaborations.models import Collaboration, Participation
from collaborations.reports.purpose import purpose_versions
from collabtrack.shared.financial_years import FinancialYear
from tests import factories

pytestmark = pytest.mark.django_db
JOINS = dt.date(2026, 4, 1)
BEFORE = JOINS - dt.timedelta(days=1)
YEAR = FinancialYear(2025)


def _later() -> dt.date:
    return timezone.localdate() + dt.timedelta(days=30)


@pytest.fixture
def eastern(collaboration: Collaboration) -> Participation:
    """Eastern leads Joint Forensics from 1 April 2026."""
    return factories.ParticipationFactory(
        collaboration=collaboration,
        force=factories.ForceFactory(slug="eastern", name="Eastern"),
        joined_on=JOINS,
        role=Participation.Role.LEAD,
    )


def _row(user, on):
    (row,) = rows(selection(user, PortfolioFilter(year=YEAR)), on=on)
    return row


def test_a_force_counts_in_a_row_from_the_day_it_joins(eastern, analyst):
    before, after = _row(analyst, BEFORE), _row(analyst, JOINS)

    assert (before.forces, before.lead) == (2, "")
    assert (after.forces, after.lead) == (3, "Eastern")


def test_a_force_counts_in_a_row_to_the_end_of_its_last_day(collaboration, analyst):
    Participation.objects.filter(force__slug="southern").update(left_on=BEFORE)

    assert [_row(analyst, day).forces for day in (BEFORE, JOINS)] == [2, 1]


def test_the_overview_counts_the_forces_of_its_day(eastern, analyst):
    factories.ForceShapeFactory(force=eastern.force)
    wanted = PortfolioFilter(year=YEAR)

    before = overview(user=analyst, wanted=wanted, on=BEFORE)
    after = overview(user=analyst, wanted=wanted, on=JOINS)

    assert (before.forces, after.forces) == (2, 3)
    assert [page.force_counts[0].collaborations for page in (before, after)] == [0, 1]


def test_an_area_selects_what_its_force_takes_part_in_on_the_day(eastern, analyst):
    def found(on):
        wanted = PortfolioFilter(year=YEAR, area="eastern", on=on)
        return selection(analyst, wanted).count()

    assert (found(BEFORE), found(JOINS)) == (0, 1)


def test_of_a_collaboration_that_has_not_started_its_first_day_is_told(
    eastern, collaboration, analyst
):
    Participation.objects.filter(force__slug="southern").update(joined_on=None)
    Collaboration.objects.update(started_on=JOINS)

    assert _row(analyst, dt.date(2025, 1, 1)).forces == 3


def test_of_a_collaboration_that_has_ended_its_last_day_is_told(collaboration, analyst):
    end = dt.date(2024, 3, 31)
    Collaboration.objects.update(ended_on=end)
    Participation.objects.filter(force__slug="northern").update(left_on=end)
    Participation.objects.filter(force__slug="southern").update(
        left_on=end - dt.timedelta(days=1)
    )

    assert _row(analyst, JOINS).forces == 1


def test_a_draft_counts_the_forces_that_it_invites(collaboration, analyst):
    Collaboration.objects.update(is_draft=True)
    Participation.objects.filter(force__slug="southern").update(joined_on=_later())

    assert _row(analyst, timezone.localdate()).forces == 2


def test_a_benefit_is_read_for_the_forces_of_the_day(eastern, collaboration):
    assert eastern.force_id not in forces_on(collaboration, BEFORE)
    assert eastern.force_id in forces_on(collaboration, JOINS)


def test_a_force_that_joins_later_is_not_yet_asked_to_sign(collaboration):
    Participation.objects.filter(force__slug="southern").update(joined_on=_later())
    factories.PurposeFactory(collaboration=collaboration)

    (version,) = purpose_versions(collaboration)

    assert [answer.force for answer in version.answers] == ["Northern"]


@pytest.mark.parametrize(
    ("dates", "live"),
    [
        ({"joined_on": 30}, 0),
        ({"left_on": 30}, 1),
        ({"left_on": 0}, 1),
        ({"left_on": -1}, 0),
    ],
)
def test_lists_and_the_api_count_what_a_force_takes_part_in_today(
    dates, live, signed_in: Client, collaboration
):
    today = timezone.localdate()
    days = {name: today + dt.timedelta(days=n) for name, n in dates.items()}
    Participation.objects.filter(force__slug="southern").update(**days)
    factories.SpendEntryFactory(collaboration=collaboration)

    page = signed_in.get("/forces/southern/").context["report"]
    entry = signed_in.get("/api/v1/forces/southern/").json()
    row = signed_in.get("/api/v1/collaborations/C-0412/").json()
    listed = signed_in.get("/api/v1/collaborations/?force=southern").json()["results"]
    groups = signed_in.get("/forces/").context["groups"]

    assert page.live == entry["live_collaborations"] == len(listed) == live
    assert row["forces"] == 1 + live
    assert [e.live for group in groups for e in group.forces if e.slug == "southern"]
    assert {e.slug: e.live for g in groups for e in g.forces}["southern"] == live
