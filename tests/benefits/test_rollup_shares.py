"""How spend is split by force: rules.md 1.1 (pennies), 1.2 (shares), 2.1 (months)."""

import datetime as dt
from decimal import Decimal

import pytest

from benefits import rollups
from benefits.models import ForceYearRollup, SpendEntry
from collaborations.models import Collaboration, CostShare, Force, Participation
from tests import factories

pytestmark = pytest.mark.django_db

PLAN, FORECAST, ACTUAL = SpendEntry.Kind.values
WHOLE_YEAR = (dt.date(2025, 4, 1), dt.date(2026, 3, 31))


def spend(collaboration: Collaboration, amount: str, **fields: object) -> SpendEntry:
    return factories.SpendEntryFactory(
        collaboration=collaboration, amount=Decimal(amount), **fields
    )


def parts(collaboration: Collaboration, kind: str = ACTUAL) -> dict[str, Decimal]:
    """Give what each force's row says, by slug and basis."""
    while rollups.drain().collaborations:
        pass
    rows = ForceYearRollup.objects.filter(collaboration=collaboration)
    return {
        f"{row.force.slug if row.force else '-'} {row.basis}": amount
        for row in rows.select_related("force")
        if (amount := getattr(row, f"{kind}_spend")) is not None
    }


def member(
    collaboration: Collaboration, slug: str, weight: int | None = 1, **share: object
) -> Participation:
    force = Force.objects.filter(slug=slug).first() or factories.ForceFactory(slug=slug)
    joined = factories.ParticipationFactory(collaboration=collaboration, force=force)
    if weight is not None:
        factories.CostShareFactory(participation=joined, weight=weight, **share)
    return joined


@pytest.fixture
def made() -> Collaboration:
    return factories.CollaborationFactory()


# --- rules.md 1.1 and 1.3: by force --------------------------------------------------


def test_spend_with_a_force_is_that_forces_recorded_cost(made: Collaboration) -> None:
    northern = member(made, "northern", weight=1).force
    member(made, "southern", weight=1)
    spend(made, "10.00", force=northern)

    assert parts(made) == {"northern recorded": Decimal("10.00")}


def test_a_hundred_pounds_in_three_parts_loses_no_penny(made: Collaboration) -> None:
    for slug in ("southern", "eastern", "northern"):
        member(made, slug)
    spend(made, "100.00")

    assert parts(made) == {
        "eastern computed": Decimal("33.34"),
        "northern computed": Decimal("33.33"),
        "southern computed": Decimal("33.33"),
    }


def test_a_credit_is_split_like_a_cost(made: Collaboration) -> None:
    for slug in ("southern", "eastern", "northern"):
        member(made, slug)
    spend(made, "-100.00")

    assert parts(made) == {
        "eastern computed": Decimal("-33.34"),
        "northern computed": Decimal("-33.33"),
        "southern computed": Decimal("-33.33"),
    }


def test_entries_are_summed_before_they_are_split(made: Collaboration) -> None:
    for slug in ("a", "b", "c"):
        member(made, slug)
    for _ in range(3):
        spend(made, "0.01")

    assert set(parts(made).values()) == {Decimal("0.01")}


def test_kinds_are_split_apart(made: Collaboration) -> None:
    member(made, "northern", weight=7500)
    member(made, "southern", weight=2500)
    spend(made, "100.00", kind=PLAN)
    spend(made, "8.00", kind=ACTUAL)

    assert parts(made, PLAN)["northern computed"] == Decimal("75.00")
    assert parts(made, ACTUAL)["southern computed"] == Decimal("2.00")
    assert parts(made, FORECAST) == {}


def test_the_slug_decides_ties_and_not_the_order_of_entry(made: Collaboration) -> None:
    for slug in ("b", "a-b", "B", "a", "ab"):
        member(made, slug)
    spend(made, "0.03")

    pennies = {slug for slug, amount in parts(made).items() if amount}

    assert pennies == {"B computed", "a computed", "a-b computed"}


def test_without_agreed_shares_spend_is_not_split(made: Collaboration) -> None:
    member(made, "northern", basis=CostShare.Basis.COMPUTED)
    spend(made, "10.00")

    assert parts(made) == {"- not_split": Decimal("10.00")}


def test_weights_that_come_to_nothing_split_nothing(made: Collaboration) -> None:
    member(made, "northern", weight=0)
    spend(made, "10.00")

    assert parts(made) == {"- not_split": Decimal("10.00")}


def test_an_agreed_share_of_nothing_costs_nothing(made: Collaboration) -> None:
    member(made, "northern", weight=10_000)
    member(made, "southern", weight=0)
    spend(made, "0.05")

    assert parts(made) == {
        "northern computed": Decimal("0.05"),
        "southern computed": Decimal("0.00"),
    }


# --- rules.md 2.1: whose month it is -------------------------------------------------


def test_months_before_the_shares_begin_are_not_split(made: Collaboration) -> None:
    member(made, "northern", starts_on=dt.date(2025, 10, 1))
    spend(made, "120.00", starts_on=WHOLE_YEAR[0], ends_on=WHOLE_YEAR[1])

    assert parts(made) == {
        "- not_split": Decimal("60.00"),
        "northern computed": Decimal("60.00"),
    }


def test_a_month_belongs_to_whoever_is_in_effect_on_its_first_day(
    made: Collaboration,
) -> None:
    member(made, "northern", ends_on=dt.date(2025, 5, 1))
    member(made, "southern", starts_on=dt.date(2025, 5, 2))
    spend(made, "3.00", starts_on=dt.date(2025, 4, 1), ends_on=dt.date(2025, 6, 30))

    assert parts(made) == {
        "northern computed": Decimal("2.00"),
        "southern computed": Decimal("1.00"),
    }


def test_a_period_begun_in_mid_month_asks_who_was_in_effect_that_day(
    made: Collaboration,
) -> None:
    member(made, "northern", ends_on=dt.date(2025, 5, 1))
    member(made, "southern", starts_on=dt.date(2025, 5, 2))
    spend(made, "3.00", starts_on=dt.date(2025, 5, 15), ends_on=dt.date(2025, 5, 31))

    assert parts(made) == {"southern computed": Decimal("3.00")}


def test_the_odd_penny_goes_to_the_earlier_share_period(made: Collaboration) -> None:
    member(made, "northern", ends_on=dt.date(2025, 4, 30))
    member(made, "southern", starts_on=dt.date(2025, 5, 1))
    spend(made, "0.01", starts_on=dt.date(2025, 4, 1), ends_on=dt.date(2025, 5, 31))

    assert parts(made) == {
        "northern computed": Decimal("0.01"),
        "southern computed": Decimal("0.00"),
    }


def test_shares_agreed_again_unchanged_make_no_new_share_period(
    made: Collaboration,
) -> None:
    """Split by quarters, each force's two pennies would become three and one."""
    for slug in ("northern", "southern"):
        joined = member(made, slug, ends_on=dt.date(2025, 9, 30))
        factories.CostShareFactory(
            participation=joined, weight=1, starts_on=dt.date(2025, 10, 1)
        )
    spend(made, "0.02", starts_on=WHOLE_YEAR[0], ends_on=WHOLE_YEAR[1])

    assert set(parts(made).values()) == {Decimal("0.01")}


def test_a_force_that_left_bears_no_cost_afterwards(made: Collaboration) -> None:
    member(made, "northern")
    southern = member(made, "southern")
    spend(made, "12.00", starts_on=WHOLE_YEAR[0], ends_on=WHOLE_YEAR[1])
    before = parts(made)

    Participation.objects.filter(pk=southern.pk).update(left_on=dt.date(2025, 3, 31))

    assert before["southern computed"] == Decimal("6.00")
    assert parts(made) == {"northern computed": Decimal("12.00")}
