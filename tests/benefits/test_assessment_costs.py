"""B1, costs known by force for the latest closed year (rules.md 5): each result."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benefits.assessment import LEAST_DAYS_LIVE, costs_known_by_force
from benefits.models import ForceYearRollup, YearClose, YearRollup
from benefits.tasks import drain_rollups
from collaborations.assessment.judgements import Judgement
from collaborations.models import Collaboration, Force, Participation, Precision, Result
from collabtrack.shared.financial_years import FinancialYear
from tests import factories

ON = dt.date(2026, 11, 22)
CLOSED = FinancialYear(2025)
NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
TEN, HUNDRED = Decimal("10.00"), Decimal("100.00")
Basis = ForceYearRollup.Basis
Status = Collaboration.Status


def judged(collaboration: Collaboration, on: dt.date = ON) -> Judgement:
    return costs_known_by_force(collaboration, on=on)


def gross(
    collaboration: Collaboration,
    actual: Decimal | None = HUNDRED,
    *,
    forecast: Decimal | None = None,
    year: FinancialYear = CLOSED,
) -> None:
    YearRollup.objects.create(
        collaboration=collaboration,
        financial_year=year,
        actual_spend=actual,
        forecast_spend=forecast,
        refreshed_at=NOW,
    )


def part(
    collaboration: Collaboration,
    force: Force | None,
    basis: str = Basis.RECORDED,
    amount: Decimal | None = TEN,
) -> None:
    ForceYearRollup.objects.create(
        collaboration=collaboration,
        financial_year=CLOSED,
        force=force,
        basis=basis,
        actual_spend=amount,
        refreshed_at=NOW,
    )


def test_recorded_and_computed_costs_of_every_force_are_met(
    collaboration: Collaboration, force: Force, partner_force: Force
) -> None:
    gross(collaboration)
    part(collaboration, force)
    part(collaboration, partner_force, Basis.COMPUTED)

    judgement = judged(collaboration)

    assert judgement.result == Result.MET
    assert judgement.reason == "£100 in 2025-26 is known for every force: 2 of 2."
    assert judgement.evidence[0].label == "Spend in 2025-26"
    assert judgement.facts["gross_actual"] == "100.00"


def test_a_recorded_cost_of_nothing_is_known(
    collaboration: Collaboration, force: Force, partner_force: Force
) -> None:
    gross(collaboration)
    part(collaboration, force)
    part(collaboration, partner_force, amount=Decimal("0.00"))

    assert judged(collaboration).result == Result.MET


def test_the_cost_of_some_forces_is_partly_met_and_names_the_others(
    collaboration: Collaboration, force: Force, partner_force: Force
) -> None:
    gross(collaboration)
    part(collaboration, force)
    part(collaboration, partner_force, amount=None)

    judgement = judged(collaboration)

    assert judgement.result == Result.PARTLY_MET
    assert judgement.reason == (
        "£100 in 2025-26 is known for 1 of 2 forces, not for Southern."
    )


def test_many_forces_without_a_cost_are_counted(
    collaboration: Collaboration, force: Force
) -> None:
    for _ in range(3):
        factories.ParticipationFactory(collaboration=collaboration)
    gross(collaboration)
    part(collaboration, force)

    assert judged(collaboration).reason == (
        "£100 in 2025-26 is known for 1 of 5 forces, not for 4 others."
    )


def test_spend_that_agreed_shares_split_is_found_known_once_the_queue_is_drained(
    collaboration: Collaboration,
) -> None:
    for participation in collaboration.participations.all():
        factories.CostShareFactory(participation=participation)
    factories.SpendEntryFactory(collaboration=collaboration)

    drain_rollups()

    finding = collaboration.findings.get(criterion="B1")
    assert finding.result == Result.MET
    assert finding.facts["forces_without"] == []


def test_a_gross_cost_only_is_partly_met(collaboration: Collaboration) -> None:
    gross(collaboration)
    part(collaboration, None, Basis.NOT_SPLIT, HUNDRED)

    judgement = judged(collaboration)

    assert judgement.result == Result.PARTLY_MET
    assert judgement.reason == "£100 in 2025-26 is known as a whole, not by force."


def test_a_rest_that_is_not_split_keeps_it_from_being_met(
    collaboration: Collaboration, force: Force, partner_force: Force
) -> None:
    gross(collaboration)
    part(collaboration, force)
    part(collaboration, partner_force)
    part(collaboration, None, Basis.NOT_SPLIT, Decimal("80.00"))

    judgement = judged(collaboration)

    assert judgement.result == Result.PARTLY_MET
    assert judgement.reason == "Of £100 in 2025-26, £80 is not split by force."


def test_a_forecast_only_is_partly_met(collaboration: Collaboration) -> None:
    gross(collaboration, None, forecast=HUNDRED)

    judgement = judged(collaboration)

    assert judgement.result == Result.PARTLY_MET
    assert judgement.reason == "Only a forecast of £100 is recorded for 2025-26."


def test_no_cost_at_all_is_not_met(collaboration: Collaboration) -> None:
    gross(collaboration, None)

    judgement = judged(collaboration)

    assert judgement.result == Result.NOT_MET
    assert judgement.reason == (
        "No cost is recorded for 2025-26, though it was live on 365 days."
    )


def test_the_cost_of_another_year_does_not_help(collaboration: Collaboration) -> None:
    gross(collaboration, year=FinancialYear(2024))

    assert judged(collaboration).result == Result.NOT_MET


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        # 90 and 89 days before the year ends, first and last day counted.
        ({"started_on": dt.date(2026, 1, 1)}, Result.NOT_MET),
        ({"started_on": dt.date(2026, 1, 2)}, Result.NOT_ASSESSED),
        # 90 and 89 days after it begins.
        ({"ended_on": dt.date(2025, 6, 29)}, Result.NOT_MET),
        ({"ended_on": dt.date(2025, 6, 28)}, Result.NOT_ASSESSED),
        # One day inside the year, at either end, and one outside.
        ({"started_on": dt.date(2026, 3, 31)}, Result.NOT_ASSESSED),
        ({"started_on": dt.date(2026, 4, 1)}, Result.NOT_ASSESSED),
        ({"ended_on": dt.date(2025, 4, 1)}, Result.NOT_ASSESSED),
        ({"ended_on": dt.date(2025, 3, 31)}, Result.NOT_ASSESSED),
        ({"started_on": None}, Result.NOT_ASSESSED),
        ({"status": Status.PROPOSED}, Result.NOT_ASSESSED),
        ({"status": Status.ENDED}, Result.NOT_ASSESSED),
        (
            {
                "started_on": dt.date(2025, 1, 1),
                "started_precision": Precision.YEAR,
            },
            Result.NOT_MET,
        ),
        (
            {
                "started_on": dt.date(2026, 1, 1),
                "started_precision": Precision.MONTH,
            },
            Result.NOT_ASSESSED,
        ),
    ],
)
@pytest.mark.django_db
def test_without_a_cost_the_days_live_in_the_year_decide(
    fields: dict[str, object], expected: Result
) -> None:
    collaboration = factories.CollaborationFactory(**fields)

    assert judged(collaboration).result == expected


@pytest.mark.parametrize(
    ("fields", "is_live"),
    [
        ({"started_on": dt.date(2026, 3, 31)}, True),
        ({"started_on": dt.date(2026, 4, 1)}, False),
        ({"started_on": dt.date(2030, 1, 1)}, False),
        ({"ended_on": dt.date(2025, 4, 1)}, True),
        ({"ended_on": dt.date(2025, 3, 31)}, False),
    ],
)
@pytest.mark.django_db
def test_a_cost_outside_its_life_is_not_assessed(
    fields: dict[str, object], is_live: bool
) -> None:
    collaboration = factories.CollaborationFactory(**fields)
    gross(collaboration)

    judgement = judged(collaboration)

    expected = Result.PARTLY_MET if is_live else Result.NOT_ASSESSED
    assert judgement.result == expected
    assert judgement.facts["is_live"] is is_live


@pytest.mark.django_db
def test_without_participants_no_cost_is_known_by_force() -> None:
    collaboration = factories.CollaborationFactory()
    gross(collaboration)

    assert judged(collaboration).result == Result.PARTLY_MET


@pytest.mark.parametrize(
    ("joined_on", "left_on", "counts"),
    [
        (dt.date(2026, 3, 1), None, True),
        (dt.date(2026, 3, 2), None, False),
        (factories.START, dt.date(2025, 4, 1), True),
        (factories.START, dt.date(2025, 3, 31), False),
        (dt.date(2025, 5, 2), dt.date(2025, 5, 31), False),
        (None, None, True),
    ],
)
def test_a_force_counts_if_it_held_the_first_day_of_a_month(
    collaboration: Collaboration,
    force: Force,
    partner_force: Force,
    joined_on: dt.date | None,
    left_on: dt.date | None,
    counts: bool,
) -> None:
    Participation.objects.filter(force=partner_force).update(
        joined_on=joined_on, left_on=left_on
    )
    gross(collaboration)
    part(collaboration, force)

    judgement = judged(collaboration)

    assert judgement.result == (Result.PARTLY_MET if counts else Result.MET)


@pytest.mark.parametrize(
    ("on", "year"),
    [(dt.date(2026, 6, 29), "2024-25"), (dt.date(2026, 6, 30), "2025-26")],
)
def test_a_year_closes_on_30_june(
    collaboration: Collaboration, on: dt.date, year: str
) -> None:
    assert judged(collaboration, on).facts["year"] == year


def test_a_recorded_closing_day_holds_instead(collaboration: Collaboration) -> None:
    closed_on = dt.date(2026, 12, 1)
    YearClose.objects.create(financial_year=CLOSED, closed_on=closed_on)

    assert judged(collaboration).facts["year"] == "2024-25"


@pytest.mark.django_db
class TestRegister:
    def row(self, **fields: object) -> Collaboration:
        entry = factories.RegisterEntryFactory(**fields)
        return Collaboration.objects.get(pk=entry.collaboration_id)

    def test_earlier_years_are_named_and_the_closed_one_is_missing(self) -> None:
        collaboration = self.row()
        for year in (2021, 2022):
            gross(collaboration, year=FinancialYear(year))

        judgement = judged(collaboration)

        assert judgement.result == Result.NOT_ASSESSED
        assert judgement.reason == (
            "Published for 2021-22 and 2022-23, not by force; nothing for 2025-26."
        )

    def test_without_a_published_cost_it_says_so(self) -> None:
        judgement = judged(self.row())

        assert judgement.result == Result.NOT_ASSESSED
        assert judgement.reason == "No cost is published."

    def test_an_unsourced_row_never_counts_as_published(self) -> None:
        collaboration = self.row(is_sourced=False)
        gross(collaboration)

        judgement = judged(collaboration)

        assert judgement.result == Result.NOT_ASSESSED
        assert judgement.reason == "No cost is published."

    def test_a_published_gross_cost_of_the_closed_year_is_partly_met(self) -> None:
        collaboration = self.row()
        gross(collaboration)

        assert judged(collaboration).result == Result.PARTLY_MET

    @settings(
        max_examples=25,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(
        started_on=st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)),
        precision=st.sampled_from(Precision.values),
        status=st.sampled_from(Status.values),
        has_entry=st.booleans(),
    )
    def test_missing_is_always_not_assessed(
        self,
        started_on: dt.date | None,
        precision: str,
        status: str,
        has_entry: bool,
    ) -> None:
        collaboration = factories.CollaborationFactory(
            origin=Collaboration.Origin.REGISTER,
            started_on=started_on,
            started_precision=precision,
            status=status,
        )
        if has_entry:
            factories.RegisterEntryFactory(collaboration=collaboration)

        assert judged(collaboration).result == Result.NOT_ASSESSED


def test_the_explanation_names_its_threshold() -> None:
    explanation = " ".join(costs_known_by_force.explanation)

    assert f"{LEAST_DAYS_LIVE} days" in explanation
