"""Published costs and savings of the register (rules.md 6.2, 6.3)."""

from decimal import Decimal

from django.db.models import Sum

from benefits.models import (
    BenefitMeasure,
    BenefitType,
    PublishedClaim,
    Reading,
    SpendEntry,
    Target,
)
from collaborations.models import (
    Collaboration,
)

RowKind = Collaboration.RowKind


def by_year(row_kind: RowKind) -> dict[str, Decimal]:
    entries = SpendEntry.objects.filter(collaboration__row_kind=row_kind)
    totals = entries.values_list("financial_year").annotate(Sum("amount"))
    return {year.label: total for year, total in totals}


def test_the_air_service_cost_has_its_year_and_source(loaded: str) -> None:
    cost = SpendEntry.objects.get(collaboration__reference="C-0001")

    assert cost.amount == Decimal("43872438.00")
    assert (cost.financial_year.label, cost.kind, cost.category) == (
        "2022-23",
        "actual",
        "running",
    )
    assert cost.force is None
    assert cost.basis == "published"
    assert "npas.police.uk/about-us/financial-statements" in cost.source


def test_published_cost_by_year_leaves_programmes_out(loaded: str) -> None:
    assert by_year(RowKind.COLLABORATION) == {
        "2012-13": Decimal("719083.00"),
        "2021-22": Decimal("2000000.00"),
        "2022-23": Decimal("43872438.00"),
    }


def test_programme_cost_stands_on_the_programmes_own_row(loaded: str) -> None:
    programme_cost = SpendEntry.objects.get(amount=Decimal("166400000.00"))

    assert by_year(RowKind.PROGRAMME) == {"2018-19": Decimal("166400000.00")}
    assert programme_cost.collaboration.reference == "C-0003"


def test_a_cost_is_published_for_three_live_collaborations(loaded: str) -> None:
    live = Collaboration.objects.live().of_kind(RowKind.COLLABORATION)

    assert live.filter(spend_entries__isnull=False).distinct().count() == 3


def test_a_published_saving_is_claimed_and_never_tracked(loaded: str) -> None:
    measures = BenefitMeasure.objects.all()

    assert measures.count() == 10
    assert {measure.type for measure in measures} == {BenefitType.NOT_STATED}
    assert {measure.name for measure in measures} == {"Net annual saving (published)"}
    assert {measure.baseline_amount for measure in measures} == {None}
    assert {measure.owner for measure in measures} == {""}
    assert measures.get(reference="B-00037").collaboration.reference == "C-0037"


def test_a_reported_saving_with_a_year_is_a_reading(loaded: str) -> None:
    reading = Reading.objects.get()

    assert reading.collaboration.reference == "C-0051"
    assert reading.amount == Decimal("20000000.00")
    assert (reading.financial_year.label, reading.state) == ("2020-21", "confirmed")
    assert reading.basis == "reported"
    assert "suffolk-pcc.gov.uk" in reading.source


def test_an_expected_saving_with_a_year_is_a_target(loaded: str) -> None:
    targets = {
        (
            target.collaboration.reference,
            target.financial_year.label,
            target.amount,
            target.basis,
        )
        for target in Target.objects.all()
    }

    assert targets == {
        ("C-0037", "2015-16", Decimal("20000000.00"), "target"),
        ("C-0082", "2012-13", Decimal("400000.00"), "expected"),
        ("C-0086", "2015-16", Decimal("2000000.00"), "expected"),
    }


def test_a_saving_without_a_year_is_outside_every_yearly_total(loaded: str) -> None:
    claims = PublishedClaim.objects.all()
    claimed = {claim.measure.collaboration.reference for claim in claims}

    assert claimed == {"C-0060", "C-0063", "C-0067", "C-0069", "C-0085", "C-0087"}
    assert not Reading.objects.filter(measure__in=claims.values("measure")).exists()
    assert not Target.objects.filter(measure__in=claims.values("measure")).exists()
