"""Rollups by measure, the columns beside spend, and figures as at a day."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from benefits.models import YearVersion
from tests import factories
from tests.benefits.api_calls import answer_of, refusal_of, roll_up, rows_of
from tests.benefits.to_record import PERCENTAGE, Q1, Q2, measured

pytestmark = pytest.mark.django_db
ONE_YEAR = "fy=2025-26&collaboration=C-0412"


def rate(measure, top, bottom, period):
    starts_on, ends_on = period
    return factories.ReadingFactory(
        measure=measure,
        amount=None,
        numerator=Decimal(top),
        denominator=Decimal(bottom),
        starts_on=starts_on,
        ends_on=ends_on,
    )


def test_a_rate_is_the_sum_over_the_sum(signed_in, collaboration):
    measure = measured(collaboration, reference="B-00001", **PERCENTAGE)
    rate(measure, 50, 100, Q1)
    rate(measure, 30, 300, Q2)
    roll_up()

    (row,) = rows_of(signed_in, "rollups/?by=measure")

    assert (row["measure"], row["unit"], row["collaboration"]) == (
        "B-00001",
        "percent",
        "C-0412",
    )
    assert (row["value"], row["is_additive"], row["readings"]) == ("20", True, 2)
    assert (row["counted"], row["realised"], row["costs"]) == (None, None, None)
    assert row["actual_spend_known"] is None


def test_what_its_rules_do_not_add_has_no_value(signed_in, collaboration):
    changes = {**PERCENTAGE, "across_time": "none", "across_forces": "none"}
    measure = measured(collaboration, **changes)
    for period in (Q1, Q2):
        factories.ReadingFactory(
            measure=measure,
            amount=None,
            value=Decimal(20),
            starts_on=period[0],
            ends_on=period[1],
        )
    roll_up()

    (row,) = rows_of(signed_in, "rollups/?by=measure")

    assert (row["value"], row["is_additive"]) == (None, False)


def test_a_rate_is_in_no_sum_of_collaborations_or_functions(signed_in, collaboration):
    rate(measured(collaboration, **PERCENTAGE), 50, 100, Q1)
    factories.SpendEntryFactory(collaboration=collaboration)
    roll_up()

    for by in ("collaboration", "function", "year"):
        (row,) = rows_of(signed_in, f"rollups/?by={by}")
        assert set(row["realised"].values()) == {None}
        assert (row["value"], row["is_additive"]) == (None, None)


def test_pounds_count_after_attribution_beside_the_measure_s_value(
    signed_in, collaboration
):
    measure = measured(collaboration, attribution_pct=Decimal(50))
    factories.ReadingFactory(measure=measure, amount=Decimal("100.00"))
    factories.TargetFactory(measure=measure, amount=Decimal("80.00"))
    roll_up()

    (row,) = rows_of(signed_in, "rollups/?by=measure")

    assert (row["value"], row["planned_value"]) == ("100", "80")
    assert (row["counted"], row["planned_counted"]) == ("50.00", "40.00")


def test_a_force_asks_for_its_own_part_of_a_measure(signed_in, collaboration, force):
    measure = measured(collaboration, is_read_by_force=True)
    for member, amount in zip(
        collaboration.participations.order_by("force__slug"), (7, 5), strict=True
    ):
        factories.ReadingFactory(
            measure=measure, force=member.force, amount=Decimal(amount)
        )
    roll_up()

    (own,) = rows_of(signed_in, "rollups/?by=measure&force=northern")
    (whole,) = rows_of(signed_in, "rollups/?by=measure")

    assert (own["force"], own["basis"], own["value"]) == ("northern", "recorded", "7")
    assert (whole["force"], whole["basis"], whole["value"]) == (None, "whole", "12")


def test_coverage_is_of_the_measures_that_are_expected(signed_in, collaboration):
    read, missing = (measured(collaboration) for _ in range(2))
    factories.ReadingFactory(measure=read)
    factories.TargetFactory(measure=missing)
    roll_up()

    answer = answer_of(signed_in, f"rollups/?by=measure&{ONE_YEAR}")
    (row,) = rows_of(signed_in, f"rollups/?{ONE_YEAR}")

    assert answer["meta"]["coverage"] == {"known": 1, "of": 2}
    assert (row["measures_read"], row["measures_expected"]) == (1, 2)


def test_costs_and_funding_stand_beside_gross_spend(
    signed_in, collaboration, force, partner_force
):
    ours = {"collaboration": collaboration}
    for category, amount in (("running", 350), ("set_up", 80)):
        factories.SpendEntryFactory(category=category, amount=Decimal(amount), **ours)
    factories.FundingEntryFactory(amount=Decimal(30), **ours)
    factories.FundingEntryFactory(
        funding="recharge",
        force=force,
        counterparty=partner_force,
        amount=Decimal(100),
        **ours,
    )
    roll_up()

    (row,) = rows_of(signed_in, f"rollups/?{ONE_YEAR}")
    parts = rows_of(signed_in, f"rollups/?by=force&{ONE_YEAR}")

    assert row["actual_spend"] == "430.00"
    assert row["costs"] == {
        "running": "350.00",
        "set_up": "80.00",
        "exit": None,
        "governance": None,
    }
    assert (row["funding"]["grants"], row["funding"]["recharges"]) == (
        "30.00",
        "100.00",
    )
    moved = {part["force"]: part["funding"]["recharges"] for part in parts}
    assert (moved["northern"], moved["southern"]) == ("100.00", "-100.00")


def test_benefits_by_force_say_how_they_are_known(signed_in, collaboration, force):
    measure = measured(collaboration)
    factories.BenefitShareFactory(measure=measure, force=force)
    factories.ReadingFactory(measure=measure, amount=Decimal(10))
    roll_up()

    (part,) = rows_of(signed_in, f"rollups/?by=force&{ONE_YEAR}")

    assert (part["force"], part["basis"]) == ("northern", "computed")
    assert part["realised"]["cashable"] == "10.00"


def _rolled_up_on(day, hour):
    """Say that the versions that are new were written at an hour of a day (UTC)."""
    moment = dt.datetime.combine(day, dt.time(hour), dt.UTC)
    YearVersion.objects.filter(written_at__gte=timezone.now() - dt.timedelta(1)).update(
        written_at=moment
    )
    return moment


def test_as_at_gives_the_figures_of_a_day_in_london(signed_in, collaboration):
    entry = factories.SpendEntryFactory(collaboration=collaboration)
    roll_up()
    # Midnight has passed in London, on summer time.
    _rolled_up_on(dt.date(2026, 6, 30), 23)
    factories.SpendEntryFactory(
        collaboration=collaboration, adjusts=entry, reason="Late", amount=Decimal(5)
    )
    roll_up()

    def spend_as_at(day):
        rows = rows_of(signed_in, f"rollups/?{ONE_YEAR}&as_at={day}")
        return [row["actual_spend"] for row in rows]

    assert spend_as_at("2026-06-30") == []
    assert spend_as_at("2026-07-01") == ["100.00"]
    assert spend_as_at(timezone.localdate()) == ["105.00"]
    meta = answer_of(signed_in, f"rollups/?{ONE_YEAR}&as_at=2026-07-01")["meta"]
    assert (meta["as_at"], meta["coverage"]) == ("2026-07-01", None)
    assert meta["rolled_up_at"].startswith("2026-07-01T00:00")


@pytest.mark.parametrize(
    "by", ["collaboration", "force", "function", "year", "measure"]
)
def test_as_at_today_says_what_is_said_today(signed_in, collaboration, by):
    factories.SpendEntryFactory(collaboration=collaboration)
    factories.ReadingFactory(measure=measured(collaboration))
    roll_up()
    today = timezone.localdate()

    now = rows_of(signed_in, f"rollups/?by={by}")
    then = rows_of(signed_in, f"rollups/?by={by}&as_at={today}")

    for row in (*now, *then):
        row.pop("rolled_up_at")
    assert now
    assert then == now


def test_as_at_obeys_the_restriction_of_today(signed_in, collaboration):
    factories.SpendEntryFactory(collaboration=collaboration)
    roll_up()
    type(collaboration).objects.update(is_restricted=True)

    assert rows_of(signed_in, f"rollups/?as_at={timezone.localdate()}") == []


def test_a_day_to_come_or_none_is_refused(signed_in):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)

    for text in (tomorrow, "yesterday"):
        assert refusal_of(signed_in, f"rollups/?as_at={text}") == ["as_at"]
