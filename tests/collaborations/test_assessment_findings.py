"""Storing findings: only what changed, since when, one assessor at a time."""

import datetime as dt
import threading
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from collaborations import tasks
from collaborations.assessment import assess, assess_all, configured_rules
from collaborations.assessment.judgements import Judgement, criterion
from collaborations.models import (
    Collaboration,
    Finding,
    Purpose,
    Result,
    Theme,
    ThemeFinding,
)
from tests import factories

HERE = __name__
MONDAY = dt.date(2026, 11, 16)
TUESDAY = dt.date(2026, 11, 17)
WAIT = 20
FULL = "Give victims faster forensic results so that more cases are solved."


@criterion("P1")
def follows_the_name(collaboration: Collaboration, *, on: dt.date) -> Judgement:
    """Judge by the name, so that a test can choose the result."""
    result, _, reason = collaboration.name.partition(": ")
    return Judgement(Result(result), reason, facts={"seen": ("a", "tuple")})


@criterion("B1")
def always_met(collaboration: Collaboration, *, on: dt.date) -> Judgement:
    """Met."""
    return Judgement(Result.MET, "Met.")


@criterion("B2")
def fails_on_one(collaboration: Collaboration, *, on: dt.date) -> Judgement:
    """Fail for one collaboration."""
    if collaboration.name == "Broken":
        raise LookupError("no such thing")
    return Judgement(Result.MET, "Met.")


def not_declared(collaboration: Collaboration, *, on: dt.date) -> None: ...


@pytest.fixture
def by_name(settings: Settings) -> None:
    settings.ASSESSMENT_CRITERIA = [f"{HERE}.follows_the_name", f"{HERE}.always_met"]


def named(name: str, **fields: object) -> Collaboration:
    return factories.CollaborationFactory(name=name, **fields)


def rename(collaboration: Collaboration, name: str) -> None:
    Collaboration.objects.filter(pk=collaboration.pk).update(name=name)


def finding(collaboration: Collaboration, id_: str = "P1") -> Finding:
    return Finding.objects.get(collaboration=collaboration, criterion=id_)


@pytest.mark.usefixtures("by_name", "db")
class TestStoring:
    def test_a_finding_holds_result_reason_theme_and_day(self) -> None:
        collaboration = named("partly_met: One of two.")

        assess(collaboration, MONDAY)

        stored = finding(collaboration)
        assert (stored.result, stored.reason) == (Result.PARTLY_MET, "One of two.")
        assert stored.theme == Theme.PURPOSE
        assert (stored.since, stored.assessed_on) == (MONDAY, MONDAY)

    def test_an_unchanged_judgement_is_not_written_again(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        collaboration = named("met: Full.")
        assess(collaboration, MONDAY)
        first = finding(collaboration)

        # Savepoint, the locked row, findings, themes: reads only.
        with django_assert_num_queries(5):
            assess(collaboration, TUESDAY)

        assert finding(collaboration).assessed_at == first.assessed_at
        assert ThemeFinding.objects.filter(collaboration=collaboration).count() == 4

    def test_a_new_reason_keeps_the_day_since_which_the_result_holds(self) -> None:
        collaboration = named("not_met: Two missing.")
        assess(collaboration, MONDAY)
        rename(collaboration, "not_met: One missing.")

        assess(collaboration, TUESDAY)

        stored = finding(collaboration)
        assert (stored.reason, stored.since) == ("One missing.", MONDAY)
        assert stored.assessed_on == TUESDAY

    def test_a_new_result_holds_since_the_day_of_judging(self) -> None:
        collaboration = named("not_met: None.")
        assess(collaboration, MONDAY)
        rename(collaboration, "met: Full.")

        assess(collaboration, TUESDAY)

        assert finding(collaboration).since == TUESDAY

    def test_findings_of_criteria_no_longer_configured_are_removed(
        self, settings: Settings
    ) -> None:
        collaboration, other = named("met: Full."), named("met: Full.")
        assess_all(MONDAY)
        settings.ASSESSMENT_CRITERIA = [f"{HERE}.always_met"]

        assess(collaboration, TUESDAY)

        assert [row.criterion for row in collaboration.findings.all()] == ["B1"]
        assert other.findings.count() == 2

    def test_every_theme_is_stored_and_follows_its_criteria(self) -> None:
        collaboration = named("not_met: None.")

        assess(collaboration, MONDAY)

        themes = dict(collaboration.theme_findings.values_list("theme", "result"))
        assert themes == {
            Theme.PURPOSE: Result.NOT_MET,
            Theme.BENEFITS: Result.NOT_ASSESSED,
            Theme.GOVERNANCE: Result.NOT_ASSESSED,
            Theme.SKILLS: Result.NOT_ASSESSED,
        }

    def test_a_theme_keeps_its_day_until_its_result_changes(self) -> None:
        collaboration = named("not_met: None.")
        assess(collaboration, MONDAY)
        rename(collaboration, "met: Full.")

        assess(collaboration, TUESDAY)

        days = dict(collaboration.theme_findings.values_list("theme", "since"))
        assert (days[Theme.PURPOSE], days[Theme.SKILLS]) == (TUESDAY, MONDAY)

    def test_a_register_row_is_never_stored_as_not_met(self) -> None:
        origin = Collaboration.Origin.REGISTER
        collaboration = named("not_met: Nothing published.", origin=origin)

        assess(collaboration, MONDAY)

        stored = finding(collaboration)
        assert stored.result == Result.NOT_ASSESSED
        assert stored.reason == "Nothing published."

    def test_a_collaboration_that_is_gone_leaves_nothing(self) -> None:
        collaboration = named("met: Full.")
        Collaboration.objects.filter(pk=collaboration.pk).delete()

        judged = assess(collaboration, MONDAY)

        assert judged == []
        assert not Finding.objects.exists()


def test_one_that_cannot_be_judged_does_not_stop_the_others(
    db: None, settings: Settings
) -> None:
    settings.ASSESSMENT_CRITERIA = [f"{HERE}.always_met", f"{HERE}.fails_on_one"]
    broken, sound = named("Broken"), named("Sound")

    with pytest.raises(ExceptionGroup) as caught:
        assess_all(MONDAY)

    assert [type(fault) for fault in caught.value.exceptions] == [LookupError]
    assert (broken.findings.count(), sound.findings.count()) == (0, 2)


def test_the_task_judges_as_of_today(collaboration: Collaboration) -> None:
    tasks.assess_collaboration(collaboration_id=collaboration.pk)

    stored = finding(collaboration)
    assert stored.assessed_on == timezone.localdate()
    assert stored.result == Result.NOT_MET


@pytest.mark.django_db
def test_the_task_of_a_collaboration_that_is_gone_does_nothing() -> None:
    tasks.assess_collaboration(collaboration_id=987_654)

    assert not Finding.objects.exists()


def test_the_nightly_task_judges_programmes_too(collaboration: Collaboration) -> None:
    programme = named("National", row_kind=Collaboration.RowKind.PROGRAMME)

    tasks.assess_all()

    assert Finding.objects.filter(collaboration=programme).count() == 3
    assert Finding.objects.filter(collaboration=collaboration).count() == 3


def test_the_command_stores_and_counts_todays_results(
    collaboration: Collaboration,
) -> None:
    out = StringIO()

    call_command("assess", stdout=out)

    assert (
        "P1 Stated purpose: Met 0, Partly met 0, Not met 1, Not assessed 0"
        in out.getvalue()
    )
    assert "1 collaborations. Judged as at" in out.getvalue()
    assert collaboration.findings.count() == 3


def test_the_command_as_at_an_earlier_day_stores_nothing(
    collaboration: Collaboration,
) -> None:
    out = StringIO()

    call_command("assess", "--as-at", "2020-04-02", stdout=out)

    assert (
        "P1 Stated purpose: Met 0, Partly met 0, Not met 0, Not assessed 1"
        in out.getvalue()
    )
    assert "judged as at 2020-04-02. Not stored." in out.getvalue()
    assert not Finding.objects.exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [("31/03/2026", "is not a date such as 2026-03-31"), ("2999-01-01", "future")],
)
@pytest.mark.django_db
def test_the_command_refuses_a_day_it_cannot_judge(text: str, message: str) -> None:
    with pytest.raises(CommandError, match=message):
        call_command("assess", "--as-at", text)


class TestSystemCheck:
    def faults(self, settings: Settings, *paths: str) -> list[str]:
        settings.ASSESSMENT_CRITERIA = list(paths)
        messages = run_checks()
        ids = [message.id or "" for message in messages]
        return [id_ for id_ in ids if id_.startswith("collaborations.")]

    def test_the_criteria_of_the_settings_are_sound(self) -> None:
        ids = [rule.criterion.id for rule in configured_rules()]

        assert ids == ["P1", "B1", "B2"]
        assert all(rule.explanation for rule in configured_rules())

    def test_a_path_that_leads_nowhere_is_reported(self, settings: Settings) -> None:
        assert self.faults(settings, f"{HERE}.no_such_rule") == ["collaborations.E001"]

    def test_a_function_that_declares_no_criterion_is_reported(
        self, settings: Settings
    ) -> None:
        assert self.faults(settings, f"{HERE}.not_declared") == ["collaborations.E002"]

    def test_a_criterion_judged_twice_is_reported(self, settings: Settings) -> None:
        path = f"{HERE}.always_met"

        assert self.faults(settings, path, path) == ["collaborations.E003"]

    def test_an_id_outside_the_catalogue_cannot_be_declared(self) -> None:
        with pytest.raises(ValueError, match="P9 is not the id of a criterion"):
            criterion("P9")


class Pause:
    """Hold the first assessor after it has read, until it is told to finish."""

    def __init__(self) -> None:
        self.has_read = threading.Event()
        self.may_finish = threading.Event()

    def hold(self) -> None:
        if not self.has_read.is_set():
            self.has_read.set()
            assert self.may_finish.wait(WAIT)


pause = Pause()


@criterion("P1")
def counts_purposes(collaboration: Collaboration, *, on: dt.date) -> Judgement:
    """Count the purposes, slowly."""
    count = Purpose.objects.filter(collaboration=collaboration).count()
    pause.hold()
    return Judgement(Result.MET if count else Result.NOT_ASSESSED, f"{count} purposes")


def in_thread(work: Callable[[], object]) -> threading.Thread:
    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def is_waiting_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock')"
        )
        return bool(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_an_edit_between_two_assessors_is_not_lost(settings: Settings) -> None:
    settings.ASSESSMENT_CRITERIA = [f"{HERE}.counts_purposes"]
    collaboration = factories.CollaborationFactory()
    slow = in_thread(lambda: assess(collaboration, MONDAY))
    assert pause.has_read.wait(WAIT)

    # The edit is not held up by the assessor that has read already.
    factories.PurposeFactory(collaboration=collaboration, text=FULL)
    quick = in_thread(lambda: assess(collaboration, TUESDAY))
    tick = threading.Event()
    while quick.is_alive() and not is_waiting_for_a_lock():
        tick.wait(0.01)
    pause.may_finish.set()
    slow.join(WAIT)
    quick.join(WAIT)

    stored = finding(collaboration)
    assert (stored.result, stored.reason) == (Result.MET, "1 purposes")
    assert stored.since == TUESDAY
