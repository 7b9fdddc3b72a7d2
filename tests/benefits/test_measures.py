"""Defining what is measured: who may, what money must say, and what is frozen."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from benefits.models import BenefitMeasure, Target
from benefits.services.measures import MEASURE, define_measure, withdraw_measure
from benefits.services.targets import TARGET
from collaborations.services.records import add_record, change_record
from collaborations.services.undo import undo_change
from tests import factories
from tests.benefits.to_record import (
    PERCENTAGE,
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


@pytest.mark.parametrize("persona", ["analyst", "lead", "partner"])
def test_who_writes_for_a_participating_force_defines_a_measure(
    collaboration, persona, request
):
    user = request.getfixturevalue(persona)

    made = define_measure(measure=new_measure(collaboration), by=user)

    assert made.reference == "B-00001"


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_others_define_change_and_withdraw_nothing(collaboration, persona, request):
    user = request.getfixturevalue(persona)
    measure = measured(collaboration)

    with pytest.raises(PermissionDenied, match="Only analysts and leads"):
        define_measure(measure=new_measure(collaboration), by=user)
    with pytest.raises(PermissionDenied):
        change(measure, user, name="Other")
    with pytest.raises(PermissionDenied):
        withdraw_measure(
            measure=measure, on=YEAR[0], because="Over", by=user, version=1
        )
    with pytest.raises(PermissionDenied):
        add_target(measure, user, amount=Decimal(1))

    assert list(BenefitMeasure.objects.values_list("name")) == [(measure.name,)]


def test_references_go_on_and_a_removed_one_does_not_come_back(collaboration, analyst):
    factories.BenefitMeasureFactory(collaboration=collaboration, reference="B-99999")
    first = define_measure(measure=new_measure(collaboration), by=analyst)
    undo_change(record=first, kind=MEASURE, by=analyst, version=first.version)

    second = define_measure(measure=new_measure(collaboration), by=analyst)

    assert (first.reference, second.reference) == ("B-100000", "B-100001")


@pytest.mark.parametrize(
    "tag", ["recurrence", "extent", "price_base", "attribution_pct"]
)
def test_money_says_what_it_is(collaboration, analyst, tag):
    bare = new_measure(collaboration, **{tag: None if tag.endswith("pct") else ""})

    assert list(refused(define_measure, measure=bare, by=analyst)) == [tag]


def test_a_dis_benefit_in_pounds_says_what_it_is_too(collaboration, analyst):
    measure = new_measure(
        collaboration, type="quantified", is_dis_benefit=True, extent=""
    )

    assert list(refused(define_measure, measure=measure, by=analyst)) == ["extent"]


def test_what_is_not_money_needs_no_tags(collaboration, analyst):
    bare = dict.fromkeys(("recurrence", "extent", "price_base"), "")
    measure = new_measure(collaboration, attribution_pct=None, **bare, **PERCENTAGE)

    assert define_measure(measure=measure, by=analyst).pk


def test_a_cashable_benefit_is_in_pounds(collaboration, analyst):
    blank, hours = (new_measure(collaboration, unit=unit) for unit in ("", "hours"))

    assert "unit" in refused(define_measure, measure=blank, by=analyst)
    assert "are in pounds" in str(refused(define_measure, measure=hours, by=analyst))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"across_forces": "ratio", "across_time": "sum"}, "do not go together"),
        ({"across_forces": "latest"}, "do not go together"),
        ({"across_forces": "sum", "across_time": "ratio"}, "do not go together"),
        ({"recurrence": "cumulative"}, "Running totals cannot be summed"),
        ({"price_base": "real"}, "Enter the year of the prices"),
        ({"attribution_pct": Decimal(0)}, "over 0 and up to 100"),
        ({"cash_status": "removed"}, "year and the line of the budget"),
        ({"cash_status": "reinvested"}, "Say what it was reinvested in"),
        ({"cash_confirmed_by": "Chief finance officer"}, "who confirmed it and the"),
        (
            {"first_claimed_year": 2026, "last_claimed_year": 2025},
            "last year claimed cannot be before",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(
    collaboration, analyst, changes, said
):
    measure = new_measure(collaboration, **changes)

    assert said in str(refused(define_measure, measure=measure, by=analyst))


def test_a_baseline_is_of_the_unit_and_of_the_past(collaboration, analyst):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    number = new_measure(collaboration, baseline_value=Decimal(3))
    pounds = new_measure(collaboration, baseline_amount=Decimal(3), **PERCENTAGE)
    later = new_measure(collaboration, baseline_on=tomorrow)

    assert "baseline_value" in refused(define_measure, measure=number, by=analyst)
    assert "baseline_amount" in refused(define_measure, measure=pounds, by=analyst)
    assert "baseline_on" in refused(define_measure, measure=later, by=analyst)


def test_the_objective_is_one_of_its_collaboration(collaboration, analyst):
    elsewhere = factories.ObjectiveFactory()
    measure = new_measure(collaboration, objective=elsewhere)

    assert "objective" in refused(define_measure, measure=measure, by=analyst)


@pytest.mark.parametrize(
    "values",
    [
        {"across_forces": "maximum"},
        {"across_time": "latest"},
        {"unit": "hours", "type": "quantified"},
    ],
)
def test_the_first_confirmed_figure_freezes_unit_and_rules(
    collaboration, analyst, values
):
    measure = measured(collaboration)
    factories.ReadingFactory(measure=measure)

    faults = refused(change, measure, analyst, **values)

    assert "Figures are confirmed by it." in str(faults)
    assert set(faults) <= set(values)


def test_until_a_figure_is_confirmed_the_rules_may_change(collaboration, analyst):
    measure = measured(collaboration)
    factories.ReadingFactory(measure=measure, state="provisional")

    assert change(measure, analyst, across_time="latest").across_time == "latest"


@pytest.mark.parametrize(
    "values",
    [
        {"unit": "hours", "type": "quantified"},
        {"across_forces": "ratio", "across_time": "ratio"},
        {"across_forces": "weighted_mean", "across_time": "weighted_mean"},
        {"is_read_by_force": True},
    ],
)
def test_a_change_that_no_reading_fits_is_refused(collaboration, analyst, values):
    measure = measured(collaboration)
    factories.ReadingFactory(measure=measure, state="provisional")

    faults = refused(change, measure, analyst, **values)

    assert "There are readings of the other kind." in str(faults)


def test_names_and_owners_may_always_change(collaboration, analyst):
    measure = measured(collaboration)
    factories.ReadingFactory(measure=measure)

    assert change(measure, analyst, owner="Head of finance").version == 2


def test_a_measure_is_withdrawn_once_with_a_reason(collaboration, analyst):
    measure = measured(collaboration)
    given = {"measure": measure, "by": analyst, "version": 1}

    assert "Say why" in str(refused(withdraw_measure, on=Q2[0], because=" ", **given))
    done = withdraw_measure(on=Q2[0], because="Double counted", **given)

    assert (done.withdrawn_on, done.version) == (Q2[0], 2)
    with pytest.raises(ValidationError, match="withdrawn on 1 July 2025 already"):
        withdraw_measure(
            measure=measure, on=Q2[0], because="Again", by=analyst, version=2
        )


def test_nobody_withdraws_for_a_day_to_come_or_over_a_change(collaboration, analyst):
    measure = measured(collaboration)
    given = {"measure": measure, "because": "Over", "by": analyst}
    tomorrow = timezone.localdate() + dt.timedelta(days=1)

    assert "withdrawn_on" in refused(withdraw_measure, on=tomorrow, version=1, **given)
    with pytest.raises(ValidationError, match="Somebody changed this"):
        withdraw_measure(on=Q2[0], version=7, **given)


def test_maintaining_and_dis_benefits_may_aim_either_way(collaboration, analyst):
    for changes in ({"direction": "maintain"}, {"is_dis_benefit": True}):
        measure = measured(collaboration, baseline_amount=Decimal(5), **changes)

        assert add_target(measure, analyst, amount=Decimal(4)).pk
