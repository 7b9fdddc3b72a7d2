"""Defining a measure in the browser, and what its page says is still missing."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from benefits import rollups
from benefits.models import BenefitMeasure, LibraryMeasure
from tests import factories

pytestmark = pytest.mark.django_db

TURNAROUND = {
    "name": "Median turnaround of priority items",
    "description": "",
    "area": "operations",
    "type": "quantified",
    "is_dis_benefit": "False",
    "unit": "days",
    "direction": "down",
    "interval": "monthly",
    "is_read_by_force": "False",
    "across_forces": "none",
    "across_time": "latest",
    "part_year_rule": "twelfths",
    "baseline_value": "61",
    "baseline_on": "1 April 2024",
    "owner": "Head of forensics, Northern",
}


@pytest.fixture
def measure(collaboration):
    return factories.BenefitMeasureFactory(
        reference="B-01873",
        collaboration=collaboration,
        name="Turnaround",
        type="quantified",
        area="operations",
        unit="days",
        direction="down",
        interval="monthly",
        across_forces="none",
        across_time="latest",
        baseline_value=Decimal(61),
        baseline_on=dt.date(2024, 4, 1),
        owner="Head of forensics",
    )


def _add(collaboration):
    return reverse("benefits:measure-add", args=[collaboration.reference])


def _text(answer):
    return answer.content.decode()


def test_a_measure_is_defined_and_its_page_says_what_is_missing(
    signed_in, collaboration
):
    answer = signed_in.post(_add(collaboration), TURNAROUND, follow=True)

    made = BenefitMeasure.objects.get()
    assert answer.redirect_chain[-1][0] == made.get_absolute_url()
    assert made.reference == "B-00001"
    page = _text(answer)
    assert "What is still missing to be tracked" in page
    assert page.count("<strong>Missing:</strong>") == 2
    assert "<strong>Missing:</strong> A target with its date" in page
    assert "Missing:</strong> A reading that is fresh and confirmed" in page


def test_a_measure_of_the_library_comes_filled_in(signed_in, collaboration):
    LibraryMeasure.objects.create(
        reference="B007",
        name="Overtime reduction",
        category="cashable saving",
        unit="GBP",
        direction="up",
        across_forces="sum",
        across_time="sum",
        interval="monthly",
        is_cashable=True,
        definition="Overtime below the agreed baseline.",
    )

    chosen = signed_in.get(
        reverse("benefits:measure-choose", args=[collaboration.reference]),
        {"q": "overtime"},
    )
    form = signed_in.get(_add(collaboration), {"library": "B007"})

    assert f"{_add(collaboration)}?library=B007" in _text(chosen)
    assert form.context["form"]["name"].value() == "Overtime reduction"
    assert form.context["form"]["across_time"].value() == "sum"


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"across_forces": ""}, "across_forces", "Answer the question"),
        (
            {"across_forces": "ratio", "across_time": "sum"},
            "across_time",
            "do not go together",
        ),
        ({"unit": "days", "type": "cashable"}, "unit", "are in pounds"),
        ({"baseline_amount": "£10"}, "baseline_amount", "not measured in pounds"),
        ({"baseline_on": "1 April 2999"}, "baseline_on", "Enter a day"),
        ({"name": "   "}, "name", "Answer the question"),
        ({"first_claimed_year": "2025"}, "first_claimed_year", "such as 2026-27"),
        ({"name": "a\u202eb"}, "name", "hidden character"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(
    signed_in, collaboration, wrong, field, words
):
    answer = signed_in.post(_add(collaboration), TURNAROUND | wrong)

    assert answer.status_code == 200
    assert words in " ".join(answer.context["form"].errors[field])
    assert "Error: " in _text(answer)
    assert not BenefitMeasure.objects.exists()


def test_money_says_everything_about_itself(signed_in, collaboration):
    saving = TURNAROUND | {
        "unit": "GBP",
        "type": "cashable",
        "across_forces": "sum",
        "across_time": "sum",
        "baseline_value": "",
        "direction": "up",
    }

    errors = signed_in.post(_add(collaboration), saving).context["form"].errors

    assert set(errors) == {"recurrence", "extent", "price_base", "attribution_pct"}


def test_rules_are_fixed_once_a_figure_is_confirmed(signed_in, measure):
    factories.ReadingFactory(measure=measure, amount=None, value=Decimal(38))
    changed = TURNAROUND | {"across_time": "maximum", "version": "1"}

    answer = signed_in.post(
        reverse("benefits:measure-edit", args=[measure.reference]), changed
    )

    errors = answer.context["form"].errors
    assert "define a new one" in " ".join(errors["across_time"])


def test_targets_are_set_year_by_year(signed_in, measure):
    address = reverse("benefits:measure-targets", args=[measure.reference])
    years = list(signed_in.get(address).context["form"].fields)

    answer = signed_in.post(address, {years[1]: "30", "version": measure.version})

    assert answer.status_code == 302
    assert [row.value for row in measure.targets.all()] == [Decimal(30)]


def test_a_target_above_the_baseline_is_refused_where_lower_is_better(
    signed_in, measure
):
    address = reverse("benefits:measure-targets", args=[measure.reference])
    year = next(iter(signed_in.get(address).context["form"].years))

    answer = signed_in.post(
        address, {f"target-{year}": "70", "version": measure.version}
    )

    words = " ".join(answer.context["form"].errors[f"target-{year}"])
    assert "no higher than the baseline, because lower is better" in words


def test_shares_of_a_benefit_that_do_not_total_100_name_the_difference(
    signed_in, measure
):
    address = reverse("benefits:measure-shares", args=[measure.reference])
    given = {"share-northern": "60", "share-southern": "30", "version": "1"}

    answer = signed_in.post(address, given)
    saved = signed_in.post(address, given | {"share-southern": "40"})

    assert "they are 10.00 short" in _text(answer)
    assert saved.status_code == 302
    assert measure.shares.count() == 2


def test_a_withdrawn_measure_says_so(signed_in, measure):
    signed_in.post(
        reverse("benefits:measure-withdraw", args=[measure.reference]),
        {"on": "1 November 2025", "because": "Replaced.", "version": "1"},
    )

    page = _text(signed_in.get(measure.get_absolute_url()))

    assert "Withdrawn" in page
    assert "on 1 November 2025: Replaced." in page


def test_what_cannot_be_summed_says_not_additive(signed_in, collaboration):
    measure = factories.BenefitMeasureFactory(
        collaboration=collaboration,
        type="quantified",
        unit="percent",
        is_read_by_force=True,
        across_forces="none",
        across_time="latest",
    )
    for member in collaboration.participations.all():
        factories.ReadingFactory(
            measure=measure, force=member.force, amount=None, value=Decimal(50)
        )
    while rollups.drain().collaborations:
        pass

    page = _text(signed_in.get(measure.get_absolute_url()))

    assert "not additive" in page
    assert "100%" not in page


# --- lists ---------------------------------------------------------------------------


def test_three_cashable_measures_and_nothing_else_are_money_only(
    signed_in, collaboration
):
    for _ in range(3):
        factories.BenefitMeasureFactory(collaboration=collaboration)
    address = reverse("benefits:collaboration-benefits", args=[collaboration.reference])

    before = _text(signed_in.get(address))
    factories.BenefitMeasureFactory(
        collaboration=collaboration, area="service", type="quantified", unit="days"
    )
    after = _text(signed_in.get(address))

    assert "Money only." in before
    assert "Money only." not in after


def test_the_list_finds_by_name_and_leads_to_the_measure(signed_in, measure):
    found = _text(signed_in.get(reverse("benefits:measure-list"), {"q": "turnaround"}))
    none = _text(signed_in.get(reverse("benefits:measure-list"), {"q": "nothing"}))

    assert measure.get_absolute_url() in found
    assert "No measures match." in none


def test_an_overlap_lets_one_measure_count(signed_in, collaboration):
    first, second = factories.BenefitMeasureFactory.create_batch(
        2, collaboration=collaboration
    )
    address = reverse("benefits:overlap-add", args=[collaboration.reference])
    given = {
        "name": "Posts saved by one control room",
        "rule": "primary",
        f"in-{first.reference}": "on",
        f"in-{second.reference}": "on",
    }

    without = signed_in.post(address, given)
    saved = signed_in.post(address, given | {"primary": first.pk}, follow=True)

    assert "Choose the one measure that counts." in _text(without)
    assert "Posts saved by one control room" in _text(saved)
    assert "this one counts" in _text(saved)


def test_a_group_does_not_name_a_measure_that_the_reader_may_not_see(
    client, stranger, collaboration
):
    group = factories.OverlapGroupFactory(collaboration=collaboration)
    own = factories.BenefitMeasureFactory(collaboration=collaboration, name="Ours")
    hidden = factories.BenefitMeasureFactory(name="Covert saving")
    for measure in (own, hidden):
        factories.OverlapMemberFactory(group=group, measure=measure)
    type(hidden.collaboration).objects.filter(pk=hidden.collaboration_id).update(
        is_restricted=True
    )
    client.force_login(stranger)
    address = reverse("benefits:collaboration-benefits", args=[collaboration.reference])

    page = _text(client.get(address))

    assert "Ours" in page
    assert "Covert saving" not in page
