"""What a measure is planned to reach: in its unit, once for each day, or refused."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from benefits.models import Target
from benefits.services.measures import MEASURE, define_measure, withdraw_measure
from benefits.services.targets import TARGET, set_targets
from collaborations.services.records import add_record, change_record
from collabtrack.shared.financial_years import FinancialYear
from tests import factories
from tests.benefits.to_record import (
    AVERAGE,
    PERCENTAGE,
    Q1,
    Q2,
    YEAR,
    faults_of,
    measured,
    new_measure,
)

pytestmark = pytest.mark.django_db


def change(measure, by, **values):
    return change_record(record=measure, kind=MEASURE, values=values, by=by)


def refused(act, *args, **kwargs):
    with pytest.raises(ValidationError) as refusal:
        act(*args, **kwargs)
    return faults_of(refusal.value)


def add_target(measure, by, **fields):
    starts_on, ends_on = fields.pop("period", YEAR)
    target = Target(
        measure=measure,
        collaboration=fields.pop("collaboration", measure.collaboration),
        starts_on=starts_on,
        ends_on=ends_on,
        **fields,
    )
    return add_record(record=target, kind=TARGET, by=by)


def test_targets_keep_pounds_pounds(collaboration, analyst):
    measure = measured(collaboration)
    factories.TargetFactory(measure=measure)

    faults = refused(change, measure, analyst, unit="hours", type="quantified")

    assert "targets in the other unit" in str(faults["unit"])


def test_a_register_row_takes_no_measure_and_no_target(collaboration, administrator):
    measure = measured(factories.RegisterEntryFactory().collaboration)

    for act in (
        lambda: define_measure(
            measure=new_measure(measure.collaboration), by=administrator
        ),
        lambda: change(measure, administrator, name="Other"),
        lambda: add_target(measure, administrator, amount=Decimal(1)),
        lambda: set_targets(
            measure=measure,
            targets={FinancialYear(2025): Decimal(1)},
            by=administrator,
            version=1,
        ),
        lambda: withdraw_measure(
            measure=measure, on=Q2[0], because="Over", by=administrator, version=1
        ),
    ):
        with pytest.raises(ValidationError, match="published facts only"):
            act()


@pytest.mark.parametrize(
    ("changes", "target", "field"),
    [
        ({}, {"value": Decimal(1)}, "amount"),
        ({}, {}, "amount"),
        (PERCENTAGE, {"amount": Decimal(1)}, "value"),
        (PERCENTAGE, {"value": Decimal(101)}, "value"),
        (PERCENTAGE, {"value": Decimal(-1)}, "value"),
        (
            {"direction": "down", "baseline_amount": Decimal(5)},
            {"amount": Decimal(6)},
            "amount",
        ),
        ({"baseline_amount": Decimal(5)}, {"amount": Decimal(4)}, "amount"),
        ({"baseline_on": dt.date(2026, 4, 1)}, {"amount": Decimal(1)}, "starts_on"),
        (
            {"withdrawn_on": Q1[0], "withdrawn_because": "Over"},
            {"amount": Decimal(1)},
            "starts_on",
        ),
        ({}, {"amount": Decimal(1), "period": (YEAR[1], YEAR[0])}, "ends_on"),
        (
            {},
            {"amount": Decimal(1), "period": (dt.date(1800, 4, 1), YEAR[1])},
            "starts_on",
        ),
    ],
)
def test_a_target_that_cannot_be_is_refused_by_field(
    collaboration, analyst, changes, target, field
):
    measure = measured(collaboration, **changes)

    assert list(refused(add_target, measure, analyst, **target)) == [field]


def test_a_target_is_of_a_measure_of_its_collaboration(collaboration, analyst):
    elsewhere = measured(factories.CollaborationFactory())

    faults = refused(
        add_target, elsewhere, analyst, collaboration=collaboration, amount=Decimal(1)
    )

    assert "measure" in faults


def test_a_target_over_31_march_is_refused(collaboration, analyst):
    measure = measured(collaboration)
    over = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))

    faults = refused(add_target, measure, analyst, amount=Decimal(1), period=over)

    assert "cannot run over 31 March" in str(faults)


def test_a_target_of_a_force_is_of_one_that_takes_part(
    collaboration, analyst, partner_force, stranger
):
    outsider = stranger.memberships.get().force
    measure = measured(collaboration, is_read_by_force=True)
    collaboration.participations.filter(force=partner_force).update(left_on=Q1[1])

    faults = refused(add_target, measure, analyst, force=outsider, amount=Decimal(1))
    assert "does not take part" in str(faults["force"])
    given = {"force": partner_force, "amount": Decimal(1)}
    assert "force" in refused(add_target, measure, analyst, period=Q2, **given)
    assert add_target(measure, analyst, period=Q1, **given).pk


def test_two_targets_do_not_plan_for_the_same_days(collaboration, analyst, force):
    measure = measured(collaboration, is_read_by_force=True)
    add_target(measure, analyst, force=force, period=Q1, amount=Decimal(1))

    for fields in ({"force": force}, {"force": force, "period": Q1}, {}):
        faults = refused(add_target, measure, analyst, amount=Decimal(4), **fields)
        assert "It runs into the target of Northern" in str(faults["starts_on"])
    assert add_target(
        measure, analyst, force=force, period=Q2, amount=Decimal(2)
    ).amount == Decimal(2)


def test_the_targets_of_years_are_set_together_or_not_at_all(collaboration, analyst):
    measure = measured(collaboration, **AVERAGE, direction="down")
    first, second = FinancialYear(2025), FinancialYear(2026)
    factories.TargetFactory(measure=measure, amount=None, value=Decimal(40))

    set_targets(
        measure=measure,
        targets={first: None, second: Decimal(30)},
        by=analyst,
        version=1,
    )

    (left,) = measure.targets.all()
    assert (left.financial_year, left.value) == (second, Decimal(30))
    assert measure.version == 2
