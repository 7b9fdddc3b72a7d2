"""Groups of measures that claim one outcome: one rule, and it adds up."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from benefits.models import OverlapGroup, OverlapMember, YearRollup
from benefits.services.overlaps import dissolve_overlap, save_overlap
from tests import factories
from tests.benefits.api_calls import roll_up
from tests.benefits.to_record import PERCENTAGE, measured

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(collaboration):
    return [measured(collaboration) for _ in range(2)]


def group_of(collaboration, rule="primary", ceiling=None, name="Vehicle repairs"):
    return OverlapGroup(
        collaboration=collaboration, name=name, rule=rule, ceiling=ceiling
    )


def primary(measures, by, counts=None, **fields):
    """Save a group in which the first one counts, unless another is given."""
    first = measures[0]
    return save_overlap(
        group=group_of(first.collaboration),
        members=dict.fromkeys(measures),
        primary=first if counts is None else counts,
        by=by,
        **fields,
    )


def pool(measures, by, shares, ceiling="300000"):
    given = [Decimal(share) for share in shares]
    return save_overlap(
        group=group_of(measures[0].collaboration, "pool", Decimal(ceiling)),
        members=dict(zip(measures, given, strict=True)),
        primary=None,
        by=by,
    )


@pytest.mark.parametrize("persona", ["analyst", "lead", "partner"])
def test_who_writes_says_which_one_counts(two, persona, request):
    user = request.getfixturevalue(persona)

    group = primary(two, user)

    counts = {row.measure: row.is_primary for row in group.members.all()}
    assert counts == {two[0]: True, two[1]: False}
    assert (group.reference, group.version) == ("C-0412-1", 1)


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_others_group_and_dissolve_nothing(two, analyst, persona, request):
    user = request.getfixturevalue(persona)
    group = primary(two, analyst)

    with pytest.raises(PermissionDenied, match="Only analysts and leads"):
        primary(two, user)
    with pytest.raises(PermissionDenied):
        dissolve_overlap(group=group, by=user, version=1)

    assert group.members.count() == 2


def test_a_measure_of_a_collaboration_that_one_may_not_write_is_refused(two, analyst):
    elsewhere = measured(factories.CollaborationFactory())

    with pytest.raises(PermissionDenied):
        primary([two[0], elsewhere], analyst)

    assert not OverlapGroup.objects.exists()


def test_register_rows_are_in_no_group(two, administrator):
    published = measured(factories.RegisterEntryFactory().collaboration)

    for measures in ([published, two[0]], [two[0], published]):
        with pytest.raises(ValidationError, match="published facts only"):
            primary(measures, administrator)


def test_a_group_has_two_members_and_one_that_counts(two, analyst, collaboration):
    with pytest.raises(ValidationError, match="at least two measures"):
        primary(two[:1], analyst)
    with pytest.raises(ValidationError, match="Choose the one measure that counts"):
        primary(two, analyst, counts=measured(collaboration))


def test_a_measure_is_in_one_group(two, analyst, collaboration):
    primary(two, analyst)

    with pytest.raises(ValidationError, match="is in another overlap group already"):
        primary([measured(collaboration), two[1]], analyst)


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        (("50", "30"), "total 80.00%. They must total 100.00%: they are 20.00 short"),
        (("60", "60"), "they are 20.00 over"),
        (("-10", "110"), "from 0 to 100"),
        (("33.333", "66.667"), "no more than two decimal places"),
    ],
)
def test_the_shares_of_a_pool_are_a_whole(two, analyst, shares, said):
    with pytest.raises(ValidationError) as refusal:
        pool(two, analyst, shares)

    assert said in refusal.value.messages[0]
    assert not OverlapGroup.objects.exists()


@pytest.mark.parametrize(
    ("rule", "ceiling"), [("pool", None), ("pool", "-1"), ("primary", "5")]
)
def test_a_pool_has_a_ceiling_and_nothing_else_has(two, analyst, rule, ceiling):
    group = group_of(
        two[0].collaboration, rule, None if ceiling is None else Decimal(ceiling)
    )

    with pytest.raises(ValidationError, match="A pool has a ceiling"):
        save_overlap(
            group=group,
            members=dict.fromkeys(two, Decimal(50)),
            primary=two[0],
            by=analyst,
        )


def test_a_pool_is_of_pounds(two, analyst, collaboration):
    rate = measured(collaboration, **PERCENTAGE)

    with pytest.raises(ValidationError, match="cannot share a pool"):
        pool([two[0], rate], analyst, ("50", "50"))
    assert primary([two[0], rate], analyst).pk


def test_a_pool_counts_a_saving_that_three_claim_once(collaboration, analyst):
    three = [measured(collaboration) for _ in range(3)]
    for measure in three:
        factories.ReadingFactory(measure=measure, amount=Decimal(300000))

    pool(three, analyst, ("50", "30", "20"))
    roll_up()

    rollup = YearRollup.objects.get()
    assert rollup.realised_cashable == Decimal(300000)
    assert rollup.realised_cut_off == Decimal(600000)


def test_a_changed_group_is_saved_whole_and_dissolved_counts_all(two, analyst):
    for measure in two:
        factories.ReadingFactory(measure=measure, amount=Decimal(10))
    group = primary(two, analyst)
    group.name = "Repairs"
    given = {"members": dict.fromkeys(two), "by": analyst}

    with pytest.raises(ValidationError, match="Somebody changed this"):
        save_overlap(group=group, primary=two[1], version=7, **given)
    changed = save_overlap(group=group, primary=two[1], version=1, **given)
    roll_up()
    assert changed.version > 1
    assert YearRollup.objects.get().realised_cashable == Decimal(10)
    with pytest.raises(ValidationError, match="Somebody changed this"):
        dissolve_overlap(group=group, by=analyst, version=1)
    dissolve_overlap(group=group, by=analyst, version=changed.version)
    roll_up()

    assert YearRollup.objects.get().realised_cashable == Decimal(20)
    assert not OverlapMember.objects.exists()


@pytest.mark.parametrize("is_hidden", [(True, False), (False, True)])
def test_what_is_restricted_overlaps_only_with_its_own(force, administrator, is_hidden):
    measures = []
    for hidden in is_hidden:
        owner = factories.CollaborationFactory(is_restricted=hidden)
        factories.ClearanceFactory(user=administrator, collaboration=owner)
        measures.append(measured(owner))

    with pytest.raises(ValidationError, match="overlap only with its own"):
        primary(measures, administrator)
