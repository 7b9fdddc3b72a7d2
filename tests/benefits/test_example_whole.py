"""The whole example, loaded once: every state of what it tells is there."""

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest
from django.utils import timezone

from benefits.management.example import plan, spend
from benefits.management.example.subjects import read_subjects
from benefits.models import SpendEntry
from benefits.tasks import drain_rollups
from collaborations.models import (
    Collaboration,
    CostShare,
    Decision,
    Finding,
    GovernanceBody,
    Objective,
    Purpose,
    Result,
    SignOff,
)
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
    begun = {Status.LIVE, Status.PROPOSED, Status.SETTING_UP, Status.NOT_KNOWN}
    assert set(rows.values_list("status", flat=True)) >= begun


def serves_every_function_by_every_model() -> None:
    codes = Collaboration.objects.values_list("function__code", flat=True)
    assert {code.partition(".")[0] for code in codes} == {str(n) for n in range(1, 15)}
    titles = {
        s.title.partition("{place} ")[2]: s.model for s in read_subjects().values()
    }
    names = Collaboration.objects.values_list("name", flat=True)
    found = {model for title, model in titles.items() for n in names if title in n}
    assert len(found) == 10


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


def meets_and_misses_criteria() -> None:
    drain_rollups()
    for criterion in ("P1", "B1"):
        found = Finding.objects.filter(criterion=criterion)
        assert set(found.values_list("result", flat=True)) == set(Result), criterion


def test_every_topic_deals_each_of_its_states() -> None:
    for topic in ("PURPOSES", "OBJECTIVES", "SHARES", "MEMBERS", "BOARDS", "SPENDS"):
        weights = getattr(plan, topic)
        states = type(next(iter(weights)))
        assert set(weights) == set(states)
        assert sum(weights.values()) >= 80
