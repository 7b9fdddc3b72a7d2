"""In force or not, what falls due, which exit terms are precise, and for whom."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collaborations.models import Agreement
from collaborations.reports.agreements import State, agreements_of, current
from collaborations.reports.coming_dates import coming_dates
from collaborations.reports.notice import months_later
from tests.factories import (
    AgreementFactory,
    AgreementPartyFactory,
    ClearanceFactory,
    CollaborationFactory,
    ExitPlanFactory,
    ExitTermsFactory,
    PolicingBodyFactory,
)

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 25)
COMMENCED = dt.date(2025, 4, 1)
LAST_DAY = dt.date(2028, 3, 31)


def standing(collaboration, on=TODAY, place=0):
    return agreements_of(collaboration, on=on)[place]


@pytest.fixture
def agreement(collaboration):
    return AgreementFactory(
        collaboration=collaboration,
        commences_on=COMMENCED,
        expires_on=LAST_DAY,
        notice_months=12,
    )


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (dt.date(2025, 3, 31), State.NOT_COMMENCED),
        (COMMENCED, State.IN_FORCE),
        (LAST_DAY, State.IN_FORCE),
        (dt.date(2028, 4, 1), State.EXPIRED),
    ],
)
def test_an_agreement_is_in_force_from_commencement_to_expiry(
    collaboration, agreement, on, state
):
    assert standing(collaboration, on).state == state
    assert Agreement.objects.in_force_on(on).exists() is (state == State.IN_FORCE)


def test_without_a_day_of_commencement_it_is_not_in_force(collaboration):
    AgreementFactory(collaboration=collaboration)

    assert standing(collaboration).state == State.NOT_COMMENCED


@pytest.mark.parametrize(
    ("on", "states"),
    [
        (dt.date(2026, 12, 31), [State.NOT_COMMENCED, State.IN_FORCE]),
        (dt.date(2027, 1, 1), [State.IN_FORCE, State.SUPERSEDED]),
    ],
)
def test_a_version_stays_in_force_until_its_successor_commences(
    collaboration, agreement, on, states
):
    AgreementFactory(
        collaboration=collaboration,
        supersedes=agreement,
        edition=2,
        drafted_on=dt.date(2026, 9, 1),
        commences_on=dt.date(2027, 1, 1),
    )

    rows = agreements_of(collaboration, on=on)

    assert [row.state for row in rows] == states
    assert rows[1].last_day == dt.date(2026, 12, 31)
    assert Agreement.objects.in_force_on(on).count() == 1
    assert len(current(rows)) == (2 if on.year == 2026 else 1)


def test_it_is_complete_since_the_last_required_signature(
    collaboration, agreement, force, partner_force
):
    Agreement.objects.update(
        has_force_provision=False, has_policing_body_provision=True
    )
    for day, of in ((5, force), (9, partner_force)):
        AgreementPartyFactory(
            agreement=agreement,
            policing_body=PolicingBodyFactory(force=of),
            signed_on=dt.date(2025, 3, day),
        )

    early = standing(collaboration, dt.date(2025, 3, 8))

    assert standing(collaboration).complete_since == dt.date(2025, 3, 9)
    assert early.complete_since is None
    assert [row.title for row in early.missing] == ["Southern Commissioner"]


def test_with_nobody_required_it_is_not_complete():
    agreement = AgreementFactory(commences_on=COMMENCED)

    row = standing(agreement.collaboration)

    assert row.missing == ()
    assert not row.is_complete


def test_a_former_version_needs_who_took_part_while_it_was_in_force(
    collaboration, agreement, force
):
    agreement.collaboration.participations.filter(force=force).update(
        left_on=dt.date(2028, 3, 31)
    )

    after = standing(collaboration, dt.date(2029, 1, 1))

    assert "Chief officer of Northern" in [row.title for row in after.missing]


def test_notice_today_says_when_out_and_at_what_cost(collaboration, agreement):
    ExitTermsFactory(agreement=agreement, amount=Decimal(250_000), amount_basis="cap")

    row = standing(collaboration)

    assert row.last_notice_on == dt.date(2027, 3, 31)
    assert row.out_on == dt.date(2027, 11, 25)
    assert (row.exit_amount, row.exit_amount_basis) == (Decimal(250_000), "A cap")


def test_notice_ends_no_later_than_the_agreement(collaboration, agreement):
    assert standing(collaboration, dt.date(2027, 6, 1)).out_on == LAST_DAY


def test_without_a_notice_period_nobody_can_say_when_out(collaboration, agreement):
    Agreement.objects.update(notice_months=None)

    row = standing(collaboration)

    assert (row.out_on, row.last_notice_on, row.exit_amount) == (None, None, None)


def test_what_is_not_in_force_takes_no_notice(collaboration, agreement):
    assert standing(collaboration, dt.date(2028, 4, 1)).out_on is None


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (dt.date(2026, 1, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2027, 12, 31), 2, dt.date(2028, 2, 29)),
        (dt.date(2028, 2, 29), -12, dt.date(2027, 2, 28)),
        (dt.date(2026, 3, 31), -1, dt.date(2026, 2, 28)),
        (dt.date(2026, 11, 25), 0, dt.date(2026, 11, 25)),
    ],
)
def test_months_are_cut_at_the_end_of_the_month(day, months, then):
    assert months_later(day, months) == then


PRECISE = {
    "who_pays": "The force that leaves.",
    "method": "cost_share",
    "amount": Decimal(250_000),
    "amount_basis": "estimate",
    "assets": "Stay with the lead force.",
    "staff": "Return home.",
    "data": "Copied, then deleted.",
}


def lacking(collaboration):
    parts = standing(collaboration).exit.parts
    return {part.name: part.lacks for part in parts if not part.is_precise}


def test_all_five_exit_terms_can_be_precise(collaboration, agreement):
    ExitTermsFactory(agreement=agreement, **PRECISE)

    assert standing(collaboration).exit.precise == 5
    assert lacking(collaboration) == {}


def test_without_exit_terms_only_the_notice_period_is_precise(collaboration, agreement):
    assert lacking(collaboration) == {
        "Who pays": "who pays",
        "Method and amount": "a method that gives a sum and a cap or an estimate",
        "Assets and staff": "who keeps the assets and what happens to the staff",
        "Data": "how data are separated",
    }


@pytest.mark.parametrize("method", ["reasonable", "later"])
def test_a_method_that_leaves_the_sum_open_is_not_precise(
    collaboration, agreement, method
):
    ExitTermsFactory(agreement=agreement, **{**PRECISE, "method": method})

    assert lacking(collaboration) == {"Method and amount": "a method that gives a sum"}


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({"staff": ""}, {"Assets and staff": "what happens to the staff"}),
        (
            {"amount": None, "amount_basis": ""},
            {"Method and amount": "a cap or an estimate"},
        ),
    ],
)
def test_half_a_part_is_not_precise(collaboration, agreement, changes, lacks):
    ExitTermsFactory(agreement=agreement, **PRECISE | changes)

    assert lacking(collaboration) == lacks


@pytest.mark.parametrize(
    ("tested_on", "is_tested"),
    [
        (dt.date(2023, 11, 25), True),
        (dt.date(2023, 11, 24), False),
        (None, False),
        (dt.date(2026, 11, 26), False),
    ],
)
def test_a_test_of_the_terms_holds_for_36_months(
    collaboration, agreement, tested_on, is_tested
):
    ExitTermsFactory(agreement=agreement, tested_on=tested_on)

    assert standing(collaboration).exit.is_tested is is_tested


def test_an_exit_shows_its_cost_beside_the_plan(collaboration, agreement, force):
    ExitPlanFactory(
        agreement=agreement,
        force=force,
        planned_cost=Decimal(200_000),
        actual_cost=Decimal(260_000),
        settled_on=dt.date(2026, 3, 1),
    )
    ExitPlanFactory(agreement=agreement)

    settled, planned = standing(collaboration).exits

    assert (settled.who, settled.overrun) == ("Northern", Decimal(60_000))
    assert (planned.who, planned.actual, planned.overrun) == (
        "All: it ends",
        None,
        None,
    )


def test_reading_more_agreements_takes_no_more_queries(collaboration, agreement, force):
    with CaptureQueriesContext(connection) as few:
        agreements_of(collaboration, on=TODAY)
    for _ in range(4):
        another = AgreementFactory(collaboration=collaboration)
        AgreementPartyFactory(agreement=another, force=force)
        ExitPlanFactory(agreement=another, force=force)
        ExitTermsFactory(agreement=another)
    with CaptureQueriesContext(connection) as many:
        agreements_of(collaboration, on=TODAY)

    assert len(many) <= len(few) + 2  # the forces of parties and of exits
    assert len(many) <= 8


# --- dates to come -------------------------------------------------------------------


def due(user, months=12, on=TODAY):
    dates = coming_dates(user, on=on, months=months)
    return [(date.day, date.due.value) for date in dates]


def test_reviews_notices_and_expiries_come_in_order(analyst, agreement):
    Agreement.objects.update(review_due_on=dt.date(2026, 12, 1))

    assert due(analyst, months=24) == [
        (dt.date(2026, 12, 1), "review"),
        (dt.date(2027, 3, 31), "notice"),
        (LAST_DAY, "expiry"),
    ]
    assert due(analyst, months=3) == [(dt.date(2026, 12, 1), "review")]


@pytest.mark.parametrize(
    ("review_due_on", "is_listed"),
    [
        (dt.date(2026, 11, 24), False),
        (TODAY, True),
        (dt.date(2027, 11, 25), True),
        (dt.date(2027, 11, 26), False),
    ],
)
def test_both_ends_of_the_months_count(analyst, review_due_on, is_listed):
    AgreementFactory(review_due_on=review_due_on)

    assert bool(coming_dates(analyst, on=TODAY)) is is_listed


def test_nothing_falls_due_after_a_successor_commences(
    analyst, collaboration, agreement
):
    Agreement.objects.update(review_due_on=dt.date(2027, 1, 1))
    AgreementFactory(
        collaboration=collaboration,
        supersedes=agreement,
        edition=2,
        commences_on=dt.date(2027, 1, 1),
    )

    assert coming_dates(analyst, on=TODAY, months=60) == ()


def test_an_ended_collaboration_has_no_dates_to_come(analyst):
    ended = CollaborationFactory(status="ended")
    AgreementFactory(collaboration=ended, review_due_on=TODAY)

    assert coming_dates(analyst, on=TODAY) == ()


def test_only_the_cleared_see_dates_of_a_restricted_one(analyst, stranger):
    cleared = ClearanceFactory(user=analyst)
    AgreementFactory(collaboration=cleared.collaboration, review_due_on=TODAY)

    assert len(coming_dates(analyst, on=TODAY)) == 1
    assert coming_dates(stranger, on=TODAY) == ()
