"""The whole example, loaded once: every state of what it tells is there."""

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from benefits.management.example import plan, spend, states
from benefits.models import SpendEntry
from benefits.tasks import drain_rollups
from collaborations.models import (
    Adoption,
    Agreement,
    Collaboration,
    CostFormula,
    CostShare,
    Decision,
    Ending,
    ExitPlan,
    Finding,
    GovernanceBody,
    HeldSkill,
    HolderName,
    Lesson,
    Objective,
    Purpose,
    Result,
    Role,
    SignOff,
    SurveyResponse,
    VoteReason,
)
from collaborations.reports.formulas import computed_shares
from collaborations.reports.people import people
from collaborations.reports.shares import AgreedShares, agreed_shares
from tests.benefits.example.choices import LEFT_OUT, unused_choices
from tests.benefits.example.country import load

pytestmark = [pytest.mark.django_db, pytest.mark.programs]
KIND = Collaboration.RowKind
Status = Collaboration.Status


@pytest.fixture
def today(db: None) -> dt.date:
    load()
    return timezone.localdate()


def test_the_whole_example_holds_every_state(today: dt.date) -> None:
    counts_what_was_promised()
    serves_every_function_by_every_model()
    shares_whole_costs(today)
    answers_purposes_in_every_way(today)
    decides_quickly_and_slowly(today)
    keeps_books_of_several_kinds()
    agrees_well_and_badly(today)
    fills_roles_and_leaves_them_empty(today)
    learns_from_others(today)
    offers_every_choice()
    meets_and_misses_criteria()


def counts_what_was_promised() -> None:
    rows = Collaboration.objects.filter(row_kind=KIND.COLLABORATION)
    assert rows.count() == 84
    assert Collaboration.objects.filter(row_kind=KIND.PROGRAMME).count() == 5
    assert rows.filter(is_restricted=True).count() == 3
    assert rows.filter(is_draft=True).count() == 4
    assert rows.filter(is_mandatory=True).count() == 1
    assert rows.filter(programme__isnull=False).count() > 5
    assert set(rows.values_list("scope", flat=True)) == set(Collaboration.Scope)
    assert len(set(rows.values_list("name", flat=True))) == 84
    assert set(rows.values_list("status", flat=True)) == set(Status)


def serves_every_function_by_every_model() -> None:
    codes = Collaboration.objects.values_list("function__code", flat=True)
    assert {code.partition(".")[0] for code in codes} == {str(n) for n in range(1, 15)}
    models = Collaboration.objects.values_list("model", flat=True)
    assert set(models) == set(Collaboration.Model)


def shares_whole_costs(today: dt.date) -> None:
    totals: Counter[int] = Counter()
    for share in CostShare.objects.select_related("participation"):
        if share.starts_on <= today and (not share.ends_on or share.ends_on >= today):
            totals[share.participation.collaboration_id] += share.weight
    assert len(totals) > 60
    assert set(totals.values()) == {10_000}


def answers_purposes_in_every_way(today: dt.date) -> None:
    assert set(SignOff.objects.values_list("answer", flat=True)) == set(SignOff.Answer)
    versions = Counter(Purpose.objects.values_list("version", flat=True))
    assert versions[1] > versions[2] > versions[3] > 0
    assert Collaboration.objects.filter(purposes__isnull=True).count() > 5
    assert not Purpose.objects.filter(starts_on__gt=today).exists()
    assert not SignOff.objects.filter(signed_on__gt=today).exists()
    assert Objective.objects.filter(measure="").exists()
    assert Objective.objects.filter(due_on__gt=today).exists()
    assert Objective.objects.filter(due_on__lt=today).exists()


def decides_quickly_and_slowly(today: dt.date) -> None:
    closed = {*Decision.CLOSING, Decision.Outcome.DEFERRED, ""}
    assert set(Decision.objects.values_list("outcome", flat=True)) >= closed
    half_a_year_ago = today - dt.timedelta(days=180)
    stuck = Decision.objects.undecided_on(today).filter(raised_on__lt=half_a_year_ago)
    assert stuck.exists()
    assert set(GovernanceBody.objects.values_list("tier", flat=True)) == {1, 2, 3, 4, 5}


def keeps_books_of_several_kinds() -> None:
    entries = SpendEntry.objects.all()
    assert set(entries.values_list("kind", flat=True)) == set(SpendEntry.Kind)
    assert entries.filter(force__isnull=False).exists()
    assert entries.filter(adjusts__isnull=False, reason=spend.WRONG).exists()
    assert entries.filter(category=SpendEntry.Category.SET_UP).exists()
    actual = entries.filter(kind=SpendEntry.Kind.ACTUAL)
    latest = max(entry.financial_year for entry in actual).previous
    spent = sum(
        (entry.amount for entry in actual.filter(financial_year=latest)), Decimal()
    )
    assert Decimal(150_000_000) < spent < Decimal(500_000_000)


def agrees_well_and_badly(today: dt.date) -> None:
    in_force = Agreement.objects.in_force_on(today)
    assert in_force.exists()
    assert in_force.filter(parties__signed_on__isnull=True).exists()
    assert Agreement.objects.filter(expires_on__lt=today).exists()
    assert Agreement.objects.filter(edition=2).exists()
    assert Agreement.objects.filter(commences_on__isnull=True).exists()
    assert in_force.filter(publication="").exists()
    assert Collaboration.objects.filter(agreements__isnull=True).count() > 5
    over = [plan.overrun for plan in ExitPlan.objects.filter(settled_on__isnull=False)]
    assert min(over) < 0 < max(over)
    computed = [computed_shares(f.collaboration, today) for f in _formulas()]
    assert {bool(shares.problem) for shares in computed if shares} == {True, False}
    gaps = {abs(share.gap) for one in _voting() for share in one if share.gap}
    assert max(gaps) > 15
    assert VoteReason.objects.exists()


def _formulas() -> QuerySet[CostFormula]:
    return CostFormula.objects.select_related("collaboration").order_by("pk")


def _voting() -> list[list[AgreedShares]]:
    rows = Collaboration.objects.filter(status=Status.LIVE).order_by("pk")
    today = timezone.localdate()
    return [list(agreed_shares(row, today).values()) for row in rows]


def fills_roles_and_leaves_them_empty(today: dt.date) -> None:
    rows = Collaboration.objects.order_by("pk")
    shares = {people(row, on=today).filled_share for row in rows}
    assert {None, Decimal(1)} < shares
    assert any(share is not None and share < 1 for share in shares)
    assert HeldSkill.objects.filter(valid_until__lt=today).exists()
    assert Role.objects.filter(is_bought_in=True).exists()
    assert HolderName.objects.exists()


def learns_from_others(today: dt.date) -> None:
    open_ones = Adoption.objects.taken_up().filter(done_on__isnull=True)
    assert open_ones.filter(due_on__lt=today).exists()
    assert open_ones.filter(due_on__gte=today).exists()
    assert Adoption.objects.filter(done_on__isnull=False).exists()
    titles = Counter(Lesson.objects.values_list("title", flat=True))
    assert max(titles.values()) <= 3
    assert Ending.objects.filter(closed_on__isnull=False).count() > 10
    assert Ending.objects.filter(closed_on__isnull=True).exists()
    assert SurveyResponse.objects.filter(answered__isnull=True).exists()


def offers_every_choice() -> None:
    """Every choice of every record occurs, but for those left out for a reason."""
    left_out = {name: set(values.split()) for name, (values, _) in LEFT_OUT.items()}
    assert unused_choices() == left_out


def meets_and_misses_criteria() -> None:
    drain_rollups()
    for criterion in ("P1", "B1"):
        found = Finding.objects.filter(criterion=criterion)
        assert set(found.values_list("result", flat=True)) == set(Result), criterion


def test_every_later_topic_deals_each_of_its_states() -> None:
    for weights in states.TABLES:
        assert set(weights) == set(type(next(iter(weights))))
        assert sum(weights.values()) == 84


def test_every_topic_deals_each_of_its_states() -> None:
    for topic in ("PURPOSES", "OBJECTIVES", "SHARES", "MEMBERS", "BOARDS", "SPENDS"):
        weights = getattr(plan, topic)
        assert set(weights) == set(type(next(iter(weights))))
        assert sum(weights.values()) >= 80
