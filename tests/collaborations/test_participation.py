"""Who takes part and how they share the cost, at the services (rules.md 1)."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from collaborations.models import Collaboration, CostShare, Participation, WorkItem
from collaborations.reports.shares import agreed_shares, split_by_share
from collaborations.services.cost_shares import change_cost_shares
from collaborations.services.participation import invite_force, withdraw_force
from collaborations.services.register_rows import PUBLISHED_ONLY
from collabtrack.shared.history import changes_to
from tests import factories

pytestmark = pytest.mark.django_db
NEW_YEAR = dt.date(2026, 4, 1)
EMSOU = {
    "derbyshire": "22",
    "leicestershire": "23.1",
    "lincolnshire": "12.6",
    "northamptonshire": "14.7",
    "nottinghamshire": "27.6",
}


@pytest.fixture
def northern(collaboration: Collaboration) -> Participation:
    return collaboration.participations.get(force__slug="northern")


@pytest.fixture
def southern(collaboration: Collaboration) -> Participation:
    return collaboration.participations.get(force__slug="southern")


@pytest.fixture
def agree(collaboration, northern, southern, lead):
    """Agree the shares of Northern and Southern, in the lead's name."""

    def agreed(first="60", second="40", starts_on=NEW_YEAR, **changes):
        shares = {northern: Decimal(first), southern: Decimal(second)}
        wanted = {"shares": shares, "by": lead, **changes}
        return change_cost_shares(
            collaboration=collaboration, starts_on=starts_on, **wanted
        )

    return agreed


def _five(collaboration: Collaboration) -> dict[Participation, Decimal]:
    Participation.objects.update(left_on=dt.date(2026, 3, 31))
    return {
        factories.ParticipationFactory(
            collaboration=collaboration,
            force=factories.ForceFactory(slug=slug, name=slug.capitalize()),
        ): Decimal(share)
        for slug, share in EMSOU.items()
    }


def _refusal(call, **kwargs) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        call(**kwargs)
    return refused.value.messages


def _periods(member: Participation) -> list[tuple[int, dt.date, dt.date | None]]:
    shares = member.cost_shares.order_by("starts_on")
    return list(shares.values_list("weight", "starts_on", "ends_on"))


def test_published_shares_of_five_forces_are_accepted_and_split_to_the_penny(
    collaboration, administrator
):
    shares = _five(collaboration)

    made = change_cost_shares(
        collaboration=collaboration, shares=shares, starts_on=NEW_YEAR, by=administrator
    )
    split = split_by_share(Decimal("1234567.89"), shares)

    assert sorted(share.weight for share in made) == [1260, 1470, 2200, 2310, 2760]
    assert {member.force.slug: part for member, _, part in split} == {
        "nottinghamshire": Decimal("340740.74"),
        "leicestershire": Decimal("285185.18"),
        "derbyshire": Decimal("271604.94"),
        "northamptonshire": Decimal("181481.48"),
        "lincolnshire": Decimal("155555.55"),
    }


def test_thirds_of_a_hundred_pounds_give_the_odd_penny_to_the_odd_share(
    collaboration,
):
    factories.ParticipationFactory(collaboration=collaboration)
    thirds = ["33.34", "33.33", "33.33"]
    members = collaboration.participations.order_by("-force__slug")
    shares = dict(zip(members, map(Decimal, thirds), strict=True))

    split = split_by_share(Decimal("100.00"), shares)

    parts = sorted((part for _, _, part in split), reverse=True)
    assert parts == [Decimal(third) for third in thirds]


def test_new_shares_end_the_earlier_ones_the_day_before(agree, northern, southern):
    agree("60", "40", dt.date(2025, 4, 1))

    agree("55.5", "44.5")

    until = dt.date(2026, 3, 31)
    assert _periods(northern) == [
        (6000, dt.date(2025, 4, 1), until),
        (5550, NEW_YEAR, None),
    ]
    assert [ends_on for _, _, ends_on in _periods(southern)] == [until, None]


def test_computed_shares_are_left_as_they_are(agree, northern):
    computed = factories.CostShareFactory(
        participation=northern, basis=CostShare.Basis.COMPUTED
    )

    agree()

    computed.refresh_from_db()
    assert computed.ends_on is None


def test_an_agreed_share_queues_the_figures_and_names_its_author(agree, lead):
    WorkItem.objects.all().delete()

    made = agree()

    assert WorkItem.objects.filter(is_every_year=True).exists()
    assert [change.who for change in changes_to(made[0])] == [str(lead)]


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("60", "39.9", "The shares total 99.90%. Add 0.10 to reach 100.00%."),
        ("60", "40.01", "The shares total 100.01%. Take away 0.01 to reach 100.00%."),
        ("0", "0", "The shares total 0.00%. Add 100.00 to reach 100.00%."),
    ],
)
def test_shares_that_do_not_total_the_whole_are_refused_with_the_difference(
    first, second, message, agree
):
    assert _refusal(agree, first=first, second=second) == [message]
    assert not CostShare.objects.exists()


@pytest.mark.parametrize("share", ["33.333", "-1", "100.01", "NaN", "Infinity"])
def test_what_is_no_percentage_is_refused_by_the_name_of_its_force(share, agree):
    assert _refusal(agree, first=share) == [
        "Northern needs a share from 0 to 100 with at most two decimals."
    ]


def test_a_force_that_takes_part_must_have_a_share(agree, northern):
    assert _refusal(agree, shares={northern: Decimal(100)}) == [
        "Southern takes part on 1 April 2026. Enter its share, or 0."
    ]


def test_a_force_that_pays_nothing_has_a_share_of_0(agree, southern):
    agree("100", "0")

    assert _periods(southern) == [(0, NEW_YEAR, None)]


def test_a_force_that_left_or_was_never_in_may_have_no_share(agree, northern, southern):
    southern.left_on = dt.date(2026, 3, 31)
    southern.save()
    elsewhere = factories.ParticipationFactory(force__name="Eastern")
    shares = {northern: Decimal(50), southern: Decimal(25), elsewhere: Decimal(25)}

    assert sorted(_refusal(agree, shares=shares)) == [
        "Eastern does not take part on 1 April 2026. Take its share away.",
        "Southern does not take part on 1 April 2026. Take its share away.",
    ]


@pytest.mark.parametrize("starts_on", [NEW_YEAR, dt.date(2025, 4, 1)])
def test_a_day_that_is_taken_or_passed_is_refused_by_name(starts_on, agree, northern):
    agree("60", "40")

    assert _refusal(agree, first="50", second="50", starts_on=starts_on) == [
        "Shares are already agreed from 1 April 2026. Choose a later day."
    ]
    assert _periods(northern) == [(6000, NEW_YEAR, None)]


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_days_no_calendar_of_ours_reaches_are_refused(day, agree, northern, lead):
    far = ["Enter a day from 1900 to 2100."]
    joining = {"force": factories.ForceFactory(), "role": Participation.Role.PARTNER}
    where = {"collaboration": northern.collaboration, "by": lead}

    assert _refusal(agree, starts_on=day) == far
    assert _refusal(withdraw_force, participation=northern, left_on=day, by=lead) == far
    assert _refusal(invite_force, **joining, **where, joined_on=day) == far


def test_a_day_on_which_nobody_takes_part_is_refused(agree):
    assert _refusal(agree, starts_on=dt.date(2019, 4, 1)) == [
        "No force takes part on 1 April 2019. Choose another day."
    ]


def test_the_share_of_a_force_that_will_leave_ends_when_it_leaves(agree, southern):
    leaves = dt.date(2026, 9, 30)
    Participation.objects.filter(pk=southern.pk).update(left_on=leaves)

    agree()

    assert _periods(southern) == [(4000, NEW_YEAR, leaves)]


@pytest.mark.parametrize("persona", ["viewer", "signatory", "inspector", "stranger"])
def test_only_analysts_and_leads_write_shares(persona, agree, request):
    with pytest.raises(PermissionDenied, match="Only analysts and leads of a force"):
        agree(by=request.getfixturevalue(persona))


def test_a_withdrawal_ends_the_share_and_asks_for_new_ones(agree, southern, analyst):
    agree()
    last = dt.date(2026, 9, 30)

    done = withdraw_force(participation=southern, left_on=last, by=analyst)

    assert done.needs_shares_from == dt.date(2026, 10, 1)
    assert done.participation.left_on == last
    assert _periods(southern) == [(4000, NEW_YEAR, last)]
    assert changes_to(southern)[-1].who == str(analyst)


def test_without_agreed_shares_a_withdrawal_asks_for_none(southern, analyst):
    done = withdraw_force(participation=southern, left_on=NEW_YEAR, by=analyst)

    assert done.needs_shares_from is None


def test_after_a_withdrawal_the_others_share_the_whole(agree, northern, southern, lead):
    agree()
    withdraw_force(participation=southern, left_on=dt.date(2026, 9, 30), by=lead)
    october = dt.date(2026, 10, 1)

    agree(shares={northern: Decimal(100)}, starts_on=october)

    assert _periods(northern)[-1] == (10_000, october, None)


def test_leaving_before_joining_is_refused(southern, lead):
    early = dt.date(2020, 3, 31)

    assert _refusal(withdraw_force, participation=southern, left_on=early, by=lead) == [
        "Southern joined on 1 April 2020. Choose that day or a later one."
    ]


def test_a_second_leaving_is_refused(southern, lead):
    withdraw_force(participation=southern, left_on=NEW_YEAR, by=lead)

    assert _refusal(
        withdraw_force, participation=southern, left_on=dt.date(2026, 5, 1), by=lead
    ) == ["Southern already left on 1 April 2026."]


def test_leaving_before_a_share_that_is_agreed_for_later_is_refused(
    agree, southern, lead
):
    agree()

    assert _refusal(
        withdraw_force, participation=southern, left_on=dt.date(2026, 3, 31), by=lead
    ) == [
        "Southern has a cost share from 1 April 2026. Choose that day or a later one."
    ]


@pytest.fixture
def invite(collaboration, analyst):
    def invited(force=None, joined_on=NEW_YEAR, **changes):
        wanted = {"role": Participation.Role.PARTNER, "by": analyst, **changes}
        return invite_force(
            collaboration=collaboration,
            force=force or factories.ForceFactory(name="Eastern"),
            joined_on=joined_on,
            **wanted,
        )

    return invited


def test_an_invited_force_takes_part_as_stated(invite, collaboration, analyst):
    made = invite(role=Participation.Role.LEAD)

    stored = collaboration.participations.get(force__name="Eastern")
    assert (stored.joined_on, stored.role, stored.basis) == (NEW_YEAR, "lead", "stated")
    assert [change.who for change in changes_to(made)] == [str(analyst)]


def test_a_force_that_takes_part_is_not_invited_again(invite, force):
    assert _refusal(invite, force=force) == ["Northern already takes part."]


def test_a_force_comes_back_only_after_it_left(invite, southern):
    Participation.objects.filter(pk=southern.pk).update(left_on=NEW_YEAR)

    assert _refusal(invite, force=southern.force) == [
        "Southern takes part until 1 April 2026. Choose a later day."
    ]
    assert invite(force=southern.force, joined_on=dt.date(2026, 4, 2)).pk


def test_nobody_joins_before_the_collaboration_started(invite):
    assert _refusal(invite, joined_on=dt.date(2020, 3, 31)) == [
        "Joint Forensics started on 1 April 2020. Choose that day or a later one."
    ]


def test_full_clean_has_the_last_word_on_an_invitation(invite):
    assert "is not a valid choice" in _refusal(invite, role="guest")[0]


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger"])
def test_only_writers_change_who_takes_part(persona, invite, southern, request):
    user = request.getfixturevalue(persona)

    with pytest.raises(PermissionDenied):
        invite(by=user)
    with pytest.raises(PermissionDenied):
        withdraw_force(participation=southern, left_on=NEW_YEAR, by=user)


def test_published_facts_are_not_changed(collaboration, agree, invite, southern, lead):
    Collaboration.objects.update(origin=Collaboration.Origin.REGISTER)
    leaving = {"participation": southern, "left_on": NEW_YEAR, "by": lead}

    assert _refusal(agree) == [PUBLISHED_ONLY]
    assert _refusal(invite) == [PUBLISHED_ONLY]
    assert _refusal(withdraw_force, **leaving) == [PUBLISHED_ONLY]


def test_agreed_shares_of_a_day_and_the_gap_to_the_vote(
    agree, collaboration, northern, southern
):
    agree("69", "31")
    for member in (northern, southern):
        factories.VoteShareFactory(participation=member)

    before = agreed_shares(collaboration, dt.date(2026, 3, 31))
    on_the_day = agreed_shares(collaboration, NEW_YEAR)

    assert before[northern.pk].cost is before[northern.pk].gap is None
    assert on_the_day[northern.pk].cost == Decimal("69.00")
    assert on_the_day[northern.pk].vote == Decimal("50.00")
    assert on_the_day[northern.pk].gap == Decimal("19.00")
    assert on_the_day[southern.pk].gap == Decimal("-19.00")


def test_weights_that_come_to_nothing_are_no_shares(collaboration, northern):
    factories.CostShareFactory(participation=northern, weight=0)

    assert agreed_shares(collaboration, NEW_YEAR)[northern.pk].cost is None


def test_the_lead_leaves_only_once_another_force_leads(analyst, collaboration):
    members = collaboration.participations
    members.filter(force__slug="northern").update(role="lead")
    last_day = dt.date(2026, 3, 31)

    with pytest.raises(ValidationError, match="Let another force lead first"):
        withdraw_force(
            participation=members.get(role="lead"), left_on=last_day, by=analyst
        )
    members.filter(force__slug="northern").update(role="partner")
    members.filter(force__slug="southern").update(role="lead")
    leaver = members.get(role="partner")
    withdraw_force(participation=leaver, left_on=last_day, by=analyst)

    assert members.get(role="partner").left_on == last_day
