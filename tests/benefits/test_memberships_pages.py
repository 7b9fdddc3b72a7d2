"""The page of a collaboration's forces: each share beside the others, and its files."""

import csv
import datetime as dt
import html
import io
import re
from decimal import Decimal

import pytest
from django.test import Client

from benefits.models import YearRollup
from benefits.reports.memberships import memberships
from benefits.tasks import drain_rollups
from collaborations.models import Collaboration, Participation
from collabtrack.shared.financial_years import FinancialYear
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/collaborations/C-0412/forces/"
YEAR = FinancialYear(2025)
TODAY = dt.date(2026, 11, 25)


@pytest.fixture
def members(collaboration: Collaboration) -> list[Participation]:
    """Northern and Southern bear 69 and 31 per cent and have one vote each."""
    found = list(collaboration.participations.order_by("force__slug"))
    for member, weight in zip(found, (6900, 3100), strict=True):
        factories.CostShareFactory(participation=member, weight=weight)
        factories.VoteShareFactory(participation=member)
    return found


@pytest.fixture
def by_population(members, collaboration) -> None:
    """The formula gives 60 and 40 per cent of £1,000,000.01 in 2025-26."""
    factories.CostFormulaFactory(collaboration=collaboration)
    for member, value in zip(members, (600, 400), strict=True):
        factories.DriverValueFactory(participation=member, value=value)
    factories.SpendEntryFactory(
        collaboration=collaboration, amount=Decimal("1000000.01")
    )
    drain_rollups()


def text_of(response: object) -> str:
    content = html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode()))
    return re.sub(r"\s+", " ", content)


def test_agreed_and_computed_shares_differ_by_points_and_by_pounds(
    by_population, collaboration
):
    report = memberships(collaboration, YEAR, today=TODAY)

    northern, southern = report.lines
    assert (northern.agreed.cost, northern.computed) == (69, 60)
    assert (northern.difference, southern.difference) == (-9, 9)
    # £600,000.01 less £690,000.01, and £400,000.00 less £310,000.00.
    assert (northern.pounds, southern.pounds) == (-90_000, 90_000)
    assert report.as_at == YEAR.end


def test_the_page_tells_every_share_of_every_force(by_population, signed_in):
    minus = "\N{MINUS SIGN}"

    page = text_of(signed_in.get(f"{PAGE}?fy=2025-26"))

    assert f"69.00% 60.00% {minus}9.00 {minus}£90,000 50.00% +19.00" in page
    assert f"31.00% 40.00% +9.00 +£90,000 50.00% {minus}19.00" in page
    assert "From 1 April 2020 on Northern 69.00%, Southern 31.00%" in page
    assert "From 1 April 2020 on Northern 1, Southern 1" in page


def test_without_a_formula_or_spend_nothing_is_computed(members, signed_in):
    page = text_of(signed_in.get(PAGE))

    assert re.search(r"No formula is chosen for 20\d\d-\d\d\.", page)
    assert "69.00% not computed not known not known 50.00% +19.00" in page


def test_a_missing_driver_is_named(by_population, members, signed_in):
    members[1].driver_values.all().delete()

    page = text_of(signed_in.get(f"{PAGE}?fy=2025-26"))

    assert "Population for 2025-26 is missing for Southern." in page
    assert "not computed" in page


def test_shares_of_other_forces_than_the_computed_ones_give_no_pounds(
    by_population, collaboration
):
    eastern = factories.ParticipationFactory(
        collaboration=collaboration, force=factories.ForceFactory(name="Eastern")
    )
    factories.DriverValueFactory(participation=eastern, value=0)

    report = memberships(collaboration, YEAR, today=TODAY)

    assert [line.pounds for line in report.lines] == [None, None, None]
    assert report.without_share == ("Eastern",)


def test_every_set_of_shares_is_listed_newest_first(members, collaboration):
    april = dt.date(2026, 4, 1)
    members[0].cost_shares.update(ends_on=dt.date(2026, 3, 31))
    factories.CostShareFactory(participation=members[0], starts_on=april)

    sets = memberships(collaboration, YEAR, today=TODAY).cost_sets

    assert [(each.starts_on, each.ends_on) for each in sets] == [
        (april, None),
        (dt.date(2020, 4, 1), dt.date(2026, 3, 31)),
    ]


@pytest.mark.parametrize(
    ("persona", "offered"),
    [
        ("viewer", set()),
        (
            "analyst",
            {
                "invite/",
                "1/change/",
                "northern/withdraw/",
                "shares/",
                "shares/correct/",
                "votes/",
                "votes/correct/",
                "votes/reasons/add/",
            },
        ),
    ],
)
def test_each_reader_is_offered_what_they_may_do(
    persona, offered, members, client: Client, request
):
    client.force_login(request.getfixturevalue(persona))

    content = client.get(PAGE).content.decode()

    found = set(re.findall(rf'href="{PAGE}([^"?]+)"', content))
    own = {path for path in found if "2/" not in path and "southern" not in path}
    assert own == offered
    assert ("shares/undo/" in content) is (persona != "viewer")


def test_a_row_of_the_register_offers_nothing(members, lead, client: Client):
    Collaboration.objects.update(origin=Collaboration.Origin.REGISTER)
    client.force_login(lead)

    content = client.get(PAGE).content.decode()

    assert f'href="{PAGE}' not in content.replace(f'href="{PAGE}?', "")
    assert "undo" not in content


def test_the_file_holds_exact_figures(by_population, signed_in):
    content = signed_in.get(f"{PAGE}?fy=2025-26&format=csv").getvalue()

    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["Difference £"] for row in rows] == ["-90000.00", "90000.00"]
    assert [row["Agreed share %"] for row in rows] == ["69.00", "31.00"]


def test_a_planned_leaving_is_shown_and_still_counts(members, signed_in):
    Participation.objects.filter(pk=members[1].pk).update(left_on=dt.date(2099, 3, 31))

    page = text_of(signed_in.get(PAGE))

    assert "from 1 Apr 2020 to 31 Mar 2099 31.00%" in page


def test_the_collaboration_links_to_the_page(collaboration, signed_in):
    above = signed_in.get(collaboration.get_absolute_url())

    assert f'href="{PAGE}"' in above.content.decode()


def test_shares_of_a_year_without_spend_have_no_pounds(members, collaboration):
    assert not YearRollup.objects.exists()
    assert memberships(collaboration, YEAR, today=TODAY).spend is None
