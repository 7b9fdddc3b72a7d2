"""B2, benefits tracked (rules.md 5): each result, and the edges of its thresholds."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benefits.assessment import LEAST_TRACKED_PCT, benefits_tracked
from benefits.models import BenefitMeasure
from collaborations.assessment.judgements import Judgement
from collaborations.models import Collaboration, Precision, Result
from collabtrack.shared.financial_years import FinancialYear
from tests import factories

ON = dt.date(2026, 11, 22)
THIS_YEAR = {"starts_on": dt.date(2026, 4, 1), "ends_on": dt.date(2027, 3, 31)}
LAST_QUARTER = {"starts_on": dt.date(2026, 7, 1), "ends_on": dt.date(2026, 9, 30)}
Status = Collaboration.Status


def judged(collaboration: Collaboration, on: dt.date = ON) -> Judgement:
    return benefits_tracked(collaboration, on=on)


def tracked(
    collaboration: Collaboration, planned: str = "100.00", **fields: object
) -> BenefitMeasure:
    complete = {
        "owner": "Head of forensics, Northern",
        "baseline_amount": Decimal("5.00"),
        "baseline_on": dt.date(2020, 4, 1),
    }
    measure = claimed(collaboration, planned, **{**complete, **fields})
    factories.ReadingFactory(measure=measure, **LAST_QUARTER)
    return measure


def claimed(
    collaboration: Collaboration, planned: str = "100.00", **fields: object
) -> BenefitMeasure:
    measure = factories.BenefitMeasureFactory(collaboration=collaboration, **fields)
    amount = Decimal(planned)
    factories.TargetFactory(measure=measure, amount=amount, **THIS_YEAR)
    return measure


def counted(collaboration: Collaboration, **fields: object) -> BenefitMeasure:
    """A tracked benefit that is not in pounds."""
    complete = {
        "type": "quantified",
        "unit": "days",
        "owner": "Head of forensics, Northern",
        "baseline_value": Decimal(60),
        "baseline_on": dt.date(2020, 4, 1),
    }
    measure = factories.BenefitMeasureFactory(
        collaboration=collaboration, **{**complete, **fields}
    )
    number = {"amount": None, "value": Decimal(30)}
    factories.TargetFactory(measure=measure, **number, **THIS_YEAR)
    factories.ReadingFactory(measure=measure, **number, **LAST_QUARTER)
    return measure


def test_75_percent_by_count_and_value_is_met(collaboration: Collaboration) -> None:
    for _ in range(3):
        tracked(collaboration)
    claimed(collaboration)

    judgement = judged(collaboration)

    assert judgement.result == Result.MET
    assert judgement.reason == (
        "3 of 4 live benefits tracked (75%); £300 of £400 planned for 2026-27 (75%)."
    )
    assert judgement.facts["tracked"] == 3
    assert judgement.facts["claimed"] == 1
    assert judgement.facts["planned_tracked"] == "300.00"


def test_under_75_percent_by_count_is_partly_met(collaboration: Collaboration) -> None:
    tracked(collaboration, "1000.00")
    tracked(collaboration)
    claimed(collaboration)

    judgement = judged(collaboration)

    assert judgement.result == Result.PARTLY_MET
    assert judgement.reason.startswith("2 of 3 live benefits tracked (66.6%)")


@pytest.mark.parametrize(
    ("planned", "shown", "expected"),
    [
        ("750.00", "75%", Result.MET),
        ("749.00", "74.9%", Result.PARTLY_MET),
        ("749.99", "74.9%", Result.PARTLY_MET),
    ],
)
def test_by_value_75_percent_is_the_edge_to_the_penny(
    collaboration: Collaboration, planned: str, shown: str, expected: Result
) -> None:
    tracked(collaboration, planned)
    for _ in range(3):
        tracked(collaboration, "0.00")
    claimed(collaboration, str(1000 - Decimal(planned)))

    judgement = judged(collaboration)

    assert judgement.result == expected
    assert judgement.reason.endswith(f"({shown}).")


def test_a_target_with_a_minus_does_not_make_the_whole_smaller(
    collaboration: Collaboration,
) -> None:
    for _ in range(3):
        tracked(collaboration, "100.00")
    claimed(collaboration, "-200.00")

    assert judged(collaboration).result == Result.PARTLY_MET


def test_without_benefits_in_pounds_the_count_decides(
    collaboration: Collaboration,
) -> None:
    counted(collaboration)

    judgement = judged(collaboration)

    assert judgement.result == Result.MET
    assert judgement.reason == (
        "1 of 1 live benefits tracked (100%); none is in pounds."
    )


def test_without_a_value_planned_for_the_year_it_is_no_more_than_partly_met(
    collaboration: Collaboration,
) -> None:
    tracked(collaboration, "0.00")

    judgement = judged(collaboration)

    assert judgement.result == Result.PARTLY_MET
    assert judgement.reason.endswith("no value is planned for 2026-27.")


@pytest.mark.parametrize(
    ("days", "expected"), [(89, Result.NOT_ASSESSED), (90, Result.NOT_MET)]
)
@pytest.mark.django_db
def test_none_tracked_is_not_met_from_the_90th_day(days: int, expected: Result) -> None:
    started_on = ON - dt.timedelta(days=days)
    collaboration = factories.CollaborationFactory(started_on=started_on)
    claimed(collaboration)

    assert judged(collaboration).result == expected


def test_the_reason_counts_what_is_missing(collaboration: Collaboration) -> None:
    claimed(collaboration)
    factories.BenefitMeasureFactory(collaboration=collaboration, owner="A board")

    judgement = judged(collaboration)

    assert judgement.result == Result.NOT_MET
    assert judgement.reason == (
        "0 of 2 live benefits tracked (1 claimed, 1 described); missing: owner (1), "
        "dated baseline (2), fresh reading (2), dated target (1); the 90 days after "
        "going live were up on 30 June 2020."
    )


def test_no_benefit_at_all_is_not_met(collaboration: Collaboration) -> None:
    judgement = judged(collaboration)

    assert judgement.result == Result.NOT_MET
    assert judgement.reason.startswith("No live benefit is recorded; the 90 days")


def test_a_dis_benefit_is_not_a_benefit(collaboration: Collaboration) -> None:
    tracked(collaboration, is_dis_benefit=True)

    assert judged(collaboration).facts["live"] == 0


def test_no_name_of_an_owner_leaves_the_participants(
    collaboration: Collaboration,
) -> None:
    tracked(collaboration, owner="Chief Inspector Jo Bloggs")

    assert "Bloggs" not in repr(judged(collaboration))


def test_evidence_names_each_live_benefit_and_what_it_lacks(
    collaboration: Collaboration,
) -> None:
    measure = tracked(collaboration, owner="", name="Lower hire costs")

    (evidence,) = judged(collaboration).evidence

    assert evidence.label == f"{measure.reference} Lower hire costs: claimed, no owner"
    assert evidence.href.endswith("#benefits")


@pytest.mark.parametrize(
    "fields",
    [
        {"started_on": None},
        {"started_on": ON + dt.timedelta(days=1)},
        {"status": Status.SETTING_UP},
        {"status": Status.ENDED},
        {"started_on": dt.date(2026, 1, 1), "started_precision": Precision.YEAR},
    ],
)
@pytest.mark.django_db
def test_none_tracked_is_not_assessed_unless_90_days_have_surely_passed(
    fields: dict[str, object],
) -> None:
    collaboration = factories.CollaborationFactory(**fields)
    claimed(collaboration)

    assert judged(collaboration).result == Result.NOT_ASSESSED


def test_an_ended_collaboration_is_judged_as_at_its_last_day(
    collaboration: Collaboration,
) -> None:
    tracked(collaboration, last_claimed_year=FinancialYear(2026))
    collaboration.status = Status.ENDED
    collaboration.ended_on = dt.date(2026, 10, 31)

    assert judged(collaboration, dt.date(2029, 1, 1)).result == Result.MET


@pytest.mark.django_db
class TestRegister:
    def row(self, **fields: object) -> Collaboration:
        entry = factories.RegisterEntryFactory(**fields)
        return Collaboration.objects.get(pk=entry.collaboration_id)

    def test_a_published_saving_has_no_baseline(self) -> None:
        collaboration = self.row()
        measure = factories.BenefitMeasureFactory(
            collaboration=collaboration,
            first_claimed_year=FinancialYear(2012),
            last_claimed_year=FinancialYear(2012),
        )
        factories.PublishedClaimFactory(measure=measure)

        judgement = judged(collaboration)

        assert judgement.result == Result.NOT_ASSESSED
        assert judgement.reason == "A saving is published without a baseline."

    def test_a_saving_with_a_baseline_lacks_something_else(self) -> None:
        collaboration = self.row()
        baseline = {"baseline_amount": 1, "baseline_on": dt.date(2020, 4, 1)}
        claimed(collaboration, **baseline)

        assert judged(collaboration).reason == (
            "A saving is published without an owner."
        )

    def test_a_complete_saving_of_earlier_years_is_not_assessed(self) -> None:
        collaboration = self.row()
        tracked(collaboration, last_claimed_year=FinancialYear(2020))

        judgement = judged(collaboration)

        assert judgement.result == Result.NOT_ASSESSED
        assert judgement.reason == "A saving is published for other years only."

    def test_without_a_measure_no_benefit_is_published(self) -> None:
        judgement = judged(self.row())

        assert judgement.result == Result.NOT_ASSESSED
        assert judgement.reason == "No benefit is published."

    def test_an_unsourced_row_never_counts_as_published(self) -> None:
        collaboration = self.row(is_sourced=False)
        claimed(collaboration)

        assert judged(collaboration).reason == "No benefit is published."

    @settings(
        max_examples=25,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(
        started_on=st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)),
        ended_on=st.none() | st.dates(dt.date(2030, 1, 2), dt.date(2040, 1, 1)),
        precision=st.sampled_from(Precision.values),
        status=st.sampled_from(Status.values),
        has_claim=st.booleans(),
    )
    def test_it_is_never_not_met(
        self,
        started_on: dt.date | None,
        ended_on: dt.date | None,
        precision: str,
        status: str,
        has_claim: bool,
    ) -> None:
        collaboration = factories.CollaborationFactory(
            origin=Collaboration.Origin.REGISTER,
            started_on=started_on,
            started_precision=precision,
            ended_on=ended_on,
            status=status,
        )
        if has_claim:
            claimed(collaboration)

        assert judged(collaboration).result == Result.NOT_ASSESSED


def test_the_explanation_names_its_thresholds() -> None:
    explanation = " ".join(benefits_tracked.explanation)

    assert f"{LEAST_TRACKED_PCT}%" in explanation
    assert "90 days" in explanation
