"""Computed shares of the cost: the formula, its drivers and what is refused."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given
from hypothesis import strategies as st

from collaborations.models import (
    HYBRID,
    Collaboration,
    CostFormula,
    CostShare,
    Driver,
    DriverValue,
    Participation,
)
from collaborations.reports.formulas import basis_points, computed_shares
from collaborations.services.formulas import (
    DriverEntry,
    FormulaDraft,
    choose_formula,
    record_drivers,
)
from collaborations.services.register_rows import PUBLISHED_ONLY
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.history import changes_to
from tests import factories

pytestmark = pytest.mark.django_db
YEAR = FinancialYear(2025)
DAY = dt.date(2025, 10, 1)


@pytest.fixture
def members(collaboration: Collaboration) -> dict[str, Participation]:
    found = collaboration.participations.select_related("force")
    return {member.force.slug: member for member in found}


@pytest.fixture
def choose(collaboration, lead):
    def chosen(kind="population", parts=None, first_year=YEAR, **changes):
        draft = FormulaDraft(kind, first_year, "", parts or {})
        wanted = {"collaboration": collaboration, "by": lead, **changes}
        return choose_formula(draft=draft, **wanted)

    return chosen


@pytest.fixture
def measure(collaboration, members, lead):
    """Record one driver of a year: a value by slug, or none."""

    def measured(driver=Driver.POPULATION, year=YEAR, by=lead, source="ONS", **values):
        entries = [
            DriverEntry(
                members[slug], driver, None if value is None else Decimal(value), source
            )
            for slug, value in values.items()
        ]
        return record_drivers(
            collaboration=collaboration, year=year, entries=entries, by=by
        )

    return measured


@pytest.fixture
def computed(collaboration, members):
    """Give the computed shares of a day by slug."""

    def shares(on=DAY):
        found = computed_shares(collaboration, on).shares
        by_key = {member.pk: slug for slug, member in members.items()}
        return {by_key[key]: str(share) for key, share in found.items()}

    return shares


def _refusal(call, *args, **kwargs) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        call(*args, **kwargs)
    return refused.value.messages


def test_a_share_is_the_driver_over_the_sum_of_the_drivers(choose, measure, computed):
    choose()
    measure(northern=1_000_000, southern=500_000)

    assert computed() == {"northern": "66.67", "southern": "33.33"}


def test_equal_parts_need_no_driver_and_total_the_whole(choose, collaboration):
    factories.ParticipationFactory(
        collaboration=collaboration, force=factories.ForceFactory(slug="eastern")
    )
    choose("equal")

    found = computed_shares(collaboration, DAY)

    assert found.problem == ""
    # The odd hundredth goes to the first from A to Z.
    assert [str(share) for share in found.shares.values()] == [
        "33.34",
        "33.33",
        "33.33",
    ]


def test_a_hybrid_weighs_its_drivers(choose, measure, computed):
    choose(HYBRID, {Driver.EQUAL: 4_000, Driver.USAGE: 6_000})
    measure(Driver.USAGE, northern="75.5", southern="24.5")

    # 0.4 x 50 + 0.6 x 75.5, and 0.4 x 50 + 0.6 x 24.5.
    assert computed() == {"northern": "65.30", "southern": "34.70"}


def test_a_driver_that_is_missing_computes_nothing_and_is_not_0(
    choose, measure, collaboration
):
    choose()
    measure(northern=1_000_000)

    found = computed_shares(collaboration, DAY)

    assert found.shares == {}
    assert found.problem == "Population for 2025-26 is missing for Southern."


def test_a_driver_of_0_is_a_share_of_0(choose, measure, computed):
    choose("usage")
    measure(Driver.USAGE, northern=0, southern=12)

    assert computed() == {"northern": "0.00", "southern": "100.00"}


@pytest.mark.parametrize(
    ("kind", "values", "problem"),
    [
        ("usage", (0, 0), "Usage for 2025-26 is 0 for every force."),
        (
            "fixed",
            (69, 30),
            "The fixed percentages for 2025-26 total 99.00%, not 100.00%.",
        ),
    ],
)
def test_what_cannot_be_computed_says_why(
    kind, values, problem, choose, measure, collaboration
):
    choose(kind)
    measure(Driver(kind), northern=values[0], southern=values[1])

    assert computed_shares(collaboration, DAY).problem == problem


def test_each_year_has_its_own_drivers(choose, measure, computed, collaboration):
    choose()
    measure(northern=60, southern=40)
    measure(northern=50, southern=50, year=YEAR.next)

    assert computed()["northern"] == "60.00"
    assert computed(dt.date(2026, 4, 1))["northern"] == "50.00"
    assert computed_shares(collaboration, dt.date(2027, 4, 1)).problem


def test_a_formula_holds_until_the_next_and_not_before_it_began(
    choose, measure, computed, collaboration
):
    choose("fixed")
    choose("equal", first_year=YEAR.next)
    measure(Driver.FIXED, northern=69, southern=31)

    assert computed_shares(collaboration, dt.date(2025, 3, 31)) is None
    assert computed() == {"northern": "69.00", "southern": "31.00"}
    assert computed(dt.date(2027, 4, 1)) == {"northern": "50.00", "southern": "50.00"}


def test_a_force_that_left_has_no_part_and_its_driver_is_not_missed(
    choose, measure, computed, members
):
    choose()
    measure(northern=60)
    Participation.objects.filter(pk=members["southern"].pk).update(
        left_on=dt.date(2025, 9, 30)
    )

    assert computed() == {"northern": "100.00"}


def test_computed_shares_leave_the_agreed_ones_alone(choose, measure, computed):
    choose()
    measure(northern=60, southern=40)
    computed()

    assert not CostShare.objects.exists()


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=43).filter(any))
def test_shares_always_total_the_whole(values):
    weights = basis_points(
        {Driver.USAGE: 10_000}, {Driver.USAGE: [Decimal(v) for v in values]}
    )

    assert sum(weights) == 10_000
    assert all(
        (weight == 0) or value for weight, value in zip(weights, values, strict=True)
    )


def test_choosing_again_for_a_year_changes_the_formula_of_that_year(choose):
    first = choose()

    again = choose(HYBRID, {Driver.EQUAL: 5_000, Driver.CRIME: 5_000}, version=1)
    parts = choose(HYBRID, {Driver.EQUAL: 4_000, Driver.CRIME: 6_000})

    assert (first.pk, first.version) == (again.pk, 1)
    assert parts.version > again.version > 1
    assert CostFormula.objects.count() == 1
    assert _refusal(choose, "usage", version=1)[0].startswith("Somebody changed this")


@pytest.mark.parametrize(
    ("kind", "parts", "said"),
    [
        (
            "usage",
            {Driver.CRIME: 10_000},
            "Only a hybrid has parts. Leave them empty, or choose hybrid.",
        ),
        (HYBRID, {Driver.CRIME: 10_000}, "Give a hybrid at least two parts."),
        (
            HYBRID,
            {Driver.CRIME: 5_000, Driver.USAGE: 4_000},
            "The parts total 90.00%. Add 10.00 to reach 100.00%.",
        ),
        ("guess", {}, "Value 'guess' is not a valid choice."),
    ],
)
def test_a_formula_that_cannot_be_is_refused(kind, parts, said, choose):
    assert _refusal(choose, kind, parts) == [said]
    assert not CostFormula.objects.exists()


def test_only_what_differs_is_written_and_the_history_keeps_the_old(measure, members):
    assert measure(northern=60, southern=40) == 2

    assert measure(northern=60, southern=41) == 1

    row = DriverValue.objects.get(participation=members["southern"])
    (change,) = [c for c in changes_to(row) if c.field == "value"]
    assert (change.before, change.after) == (40, 41)
    assert row.source == "ONS"


def test_an_emptied_driver_is_taken_away(measure):
    measure(northern=60, southern=40)

    assert measure(northern=None) == 1
    assert DriverValue.objects.count() == 1


def test_drivers_that_cannot_be_are_refused_by_the_name_of_the_force(measure, members):
    Participation.objects.filter(pk=members["southern"].pk).update(
        left_on=dt.date(2025, 3, 31)
    )

    assert _refusal(measure, northern=-1, southern=40) == [
        "Northern needs a figure of 0 or more.",
        "Southern does not take part in 2025-26.",
    ]
    assert not DriverValue.objects.exists()


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger"])
def test_only_writers_choose_formulas_and_record_drivers(
    persona, choose, measure, request
):
    user = request.getfixturevalue(persona)

    with pytest.raises(PermissionDenied):
        choose(by=user)
    with pytest.raises(PermissionDenied):
        measure(northern=1, by=user)


def test_rows_of_the_public_register_get_no_formula(choose, measure):
    Collaboration.objects.update(origin=Collaboration.Origin.REGISTER)

    assert _refusal(choose) == [PUBLISHED_ONLY]
    assert _refusal(measure, northern=1) == [PUBLISHED_ONLY]
