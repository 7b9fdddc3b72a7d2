"""Forces, functions, the measure library and deflators, as the files give them."""

from decimal import Decimal

from django.db.models import Sum

from benefits.models import (
    Deflator,
    LibraryMeasure,
    RollUp,
)
from collaborations.models import (
    Force,
    ForceFigure,
    ForceShape,
    Function,
    PolicingBody,
)


def test_forces_have_their_published_figures_with_period_and_source(
    loaded: str,
) -> None:
    figures = ForceFigure.objects.filter(force__slug="metropolitan")

    assert {
        (figure.kind, figure.period): figure.value or figure.amount
        for figure in figures
    } == {
        ("population", "mid-2024"): Decimal(9_074_600),
        ("officers", "2026-03-31"): Decimal(31_495),
        ("officers", "2025-03-31"): Decimal("33293.04"),
        ("grant", "2025-26"): Decimal("2293667499.00"),
        ("precept", "2025-26"): Decimal("1028389503.00"),
        ("area", ""): Decimal(1_581),
    }
    assert not figures.filter(source="").exists()


def test_published_totals_of_the_figures_are_those_of_the_provenance(
    loaded: str,
) -> None:
    def total(**which: str) -> Decimal:
        territorial = ForceFigure.objects.filter(force__kind="territorial", **which)
        return territorial.aggregate(total=Sum("value"))["total"]

    assert total(kind="population") == 61_806_700
    assert total(kind="officers", period="2026-03-31") == 145_886


def test_core_funding_is_not_loaded(loaded: str) -> None:
    core_funding_of_the_met = Decimal("3322057002.00")

    assert not ForceFigure.objects.filter(amount=core_funding_of_the_met).exists()
    assert set(ForceFigure.objects.values_list("kind", flat=True)) == {
        *("population", "officers", "grant", "precept", "net_revenue_budget", "area")
    }


def test_a_figure_that_nobody_published_is_absent_not_zero(loaded: str) -> None:
    assert not ForceFigure.objects.filter(force__slug="mdp").exists()
    assert ForceFigure.objects.filter(kind="net_revenue_budget").count() == 1
    assert not ForceFigure.objects.filter(value=0).exists()


def test_four_forces_have_no_code(loaded: str) -> None:
    without = Force.objects.filter(code=None).values_list("slug", flat=True)

    assert set(without) == {"btp", "cnc", "mdp", "northern-ireland"}


def test_policing_bodies_are_named_for_their_area_and_of_no_known_kind(
    loaded: str,
) -> None:
    body = PolicingBody.objects.get(force__slug="derbyshire")

    assert body.name == "Local policing body for Derbyshire"
    assert set(PolicingBody.objects.values_list("kind", flat=True)) == {""}
    assert not PolicingBody.objects.exclude(force__kind="territorial").exists()


def test_territorial_forces_have_a_boundary_and_all_have_a_tile(loaded: str) -> None:
    bounded = ForceShape.objects.exclude(geometry=None)
    kent = ForceShape.objects.get(force__slug="kent")
    special = ForceShape.objects.get(force__slug="btp")

    assert set(bounded.values_list("force__kind", flat=True)) == {"territorial"}
    assert bounded.count() == 43
    assert kent.path.startswith("M")
    assert kent.geometry["type"] in {"Polygon", "MultiPolygon"}
    assert kent.label_x > 700  # the east of a map 1,000 wide
    assert (special.path, special.label_x) == ("", None)
    assert (special.hex_row, special.hex_column) == (0, 6)


def test_functions_stand_on_two_levels(loaded: str) -> None:
    dogs = Function.objects.get(code="5.02")

    assert Function.objects.filter(parent=None).count() == 14
    assert (dogs.name, dogs.parent.name) == ("Dogs section", "Operational support")
    assert dogs.source == "recalled"


def test_library_measures_say_how_they_add_up(loaded: str) -> None:
    def rules(reference: str) -> tuple[str, str]:
        measure = LibraryMeasure.objects.get(reference=reference)
        return measure.across_forces, measure.across_time

    assert rules("B001") == (RollUp.SUM, RollUp.SUM)
    assert rules("B024") == (RollUp.RATIO, RollUp.RATIO)
    assert rules("B023") == (RollUp.WEIGHTED_MEAN, RollUp.WEIGHTED_MEAN)
    assert rules("B033") == (RollUp.SUM, RollUp.LATEST)  # a count
    assert rules("B066") == (RollUp.NONE, RollUp.LATEST)  # a percentage


def test_deflators_keep_every_digit(loaded: str) -> None:
    deflator = Deflator.objects.get(financial_year=2015)

    assert deflator.index == Decimal("74.5894")
    assert deflator.release == "HM Treasury, December 2025"
