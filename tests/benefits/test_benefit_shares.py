"""A measure's own shares by force: 100.00 in all, or none."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from benefits.models import BenefitShare, ForceYearRollup
from benefits.services.measures import set_benefit_shares
from tests import factories
from tests.benefits.api_calls import roll_up
from tests.benefits.to_record import measured

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(collaboration):
    return measured(collaboration)


def split(measure, by, *shares, version=1):
    return set_benefit_shares(
        measure=measure,
        percentages={force: Decimal(share) for force, share in shares},
        by=by,
        version=version,
    )


def weights():
    rows = BenefitShare.objects.order_by("force__slug")
    return {row.force.slug: row.weight for row in rows.select_related("force")}


@pytest.mark.parametrize("persona", ["analyst", "lead", "partner"])
def test_who_writes_splits_a_benefit(measure, force, partner_force, persona, request):
    user = request.getfixturevalue(persona)

    split(measure, user, (force, "33.34"), (partner_force, "66.66"))

    assert weights() == {"northern": 3334, "southern": 6666}
    assert measure.version == 2


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_others_split_nothing(measure, force, persona, request):
    with pytest.raises(PermissionDenied, match="Only analysts and leads"):
        split(measure, request.getfixturevalue(persona), (force, "100"))


def test_a_register_row_is_not_split(force, administrator):
    published = measured(factories.RegisterEntryFactory().collaboration)

    with pytest.raises(ValidationError, match="published facts only"):
        split(published, administrator, (force, "100"))


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (
            "33.33",
            "66.66",
            "total 99.99%. They must total 100.00%: they are 0.01 short",
        ),
        ("50", "60.5", "total 110.50%. They must total 100.00%: they are 10.50 over"),
        ("33.333", "66.667", "no more than two decimal places"),
        ("-10", "110", "from 0 to 100"),
    ],
)
def test_shares_that_miss_the_whole_are_refused_with_the_difference(
    measure, force, partner_force, analyst, first, second, said
):
    split(measure, analyst, (force, "100"))

    with pytest.raises(ValidationError) as refusal:
        split(measure, analyst, (force, first), (partner_force, second), version=2)

    assert said in refusal.value.messages[0]
    assert weights() == {"northern": 10_000}


def test_a_force_without_a_part_has_no_share(measure, force, partner_force, analyst):
    split(measure, analyst, (force, "100"), (partner_force, "0"))

    assert weights() == {"northern": 10_000}


def test_a_force_that_never_took_part_has_no_share(measure, analyst, stranger):
    outsider = stranger.memberships.get().force

    with pytest.raises(ValidationError, match="Faraway does not take part"):
        split(measure, analyst, (outsider, "100"))


def test_who_has_read_an_older_split_does_not_write_over_the_new_one(
    measure, force, analyst, partner
):
    split(measure, analyst, (force, "100"))

    with pytest.raises(ValidationError, match="Somebody changed this"):
        split(measure, partner, version=1)

    assert weights() == {"northern": 10_000}


def test_shares_taken_away_leave_the_benefit_not_split(
    measure, force, partner_force, analyst
):
    factories.ReadingFactory(measure=measure, amount=Decimal("100.01"))
    split(measure, analyst, (force, "50"), (partner_force, "50"))
    roll_up()
    assert _parts() == [
        ("northern", "computed", Decimal("50.01")),
        ("southern", "computed", Decimal("50.00")),
    ]

    split(measure, analyst, version=2)
    roll_up()

    assert _parts() == [(None, "not_split", Decimal("100.01"))]


def _parts():
    rows = ForceYearRollup.objects.order_by("force__slug")
    return list(rows.values_list("force__slug", "basis", "realised_cashable"))
