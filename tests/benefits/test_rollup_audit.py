"""The nightly audit and the two commands name what differs, and nothing else."""

import datetime as dt
import logging
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from benefits import rollups, tasks
from benefits.models import ForceYearRollup, SpendEntry, YearRollup
from collaborations.models import Collaboration, WorkItem
from tests import factories

# The audit sets the isolation of its own transactions.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def made() -> Collaboration:
    """Two forces that share £100.00 of 2025-26 equally: three rollup rows."""
    built = factories.CollaborationFactory(reference="C-0412")
    for slug in ("northern", "southern"):
        force = factories.ForceFactory(slug=slug)
        member = factories.ParticipationFactory(collaboration=built, force=force)
        factories.CostShareFactory(participation=member)
    factories.SpendEntryFactory(collaboration=built, amount=Decimal("100.00"))
    rollups.drain()
    return built


def run(command: str, **options: object) -> list[str]:
    out = StringIO()
    call_command(command, stdout=out, **options)
    return out.getvalue().splitlines()


def run_and_fail() -> tuple[list[str], str]:
    out = StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("audit_rollups", stdout=out)
    return out.getvalue().splitlines(), str(refused.value)


def test_the_audit_counts_the_rows_that_agree(made: Collaboration) -> None:
    assert run("audit_rollups") == ["3 rollup rows agree"]


def test_the_audit_names_each_figure_that_differs(made: Collaboration) -> None:
    YearRollup.objects.update(actual_spend=Decimal("99.00"), spend_entries=2)
    ForceYearRollup.objects.filter(force__slug="southern").update(plan_spend=1)

    lines, refusal = run_and_fail()

    assert lines == [
        "C-0412 2025-26 actual_spend: stored 99.00, expected 100.00",
        "C-0412 2025-26 spend_entries: stored 2, expected 1",
        "C-0412 2025-26 southern computed plan_spend: stored 1.00, expected None",
    ]
    assert refusal == "3 figures differ in 3 rollup rows"


def test_the_audit_names_a_row_that_is_missing_or_should_not_be(
    made: Collaboration,
) -> None:
    ForceYearRollup.objects.filter(force__slug="northern").delete()
    YearRollup.objects.create(
        collaboration=made, financial_year=2019, refreshed_at=timezone.now()
    )

    lines, _ = run_and_fail()

    assert lines == [
        "C-0412 2019-20 row: stored a row, expected no row",
        "C-0412 2025-26 northern computed row: stored no row, expected a row",
    ]


def test_the_audit_leaves_out_what_is_still_updating(made: Collaboration) -> None:
    other_year = {"starts_on": dt.date(2024, 4, 1), "ends_on": dt.date(2025, 3, 31)}
    factories.SpendEntryFactory(collaboration=made, **other_year)

    lines = run("audit_rollups")

    assert lines == [
        "3 rollup rows left out: their figures are updating",
        "3 rollup rows agree",
    ]


def test_the_audit_leaves_out_a_collaboration_that_is_updating_as_a_whole(
    made: Collaboration,
) -> None:
    made.name = "Joint Forensics"
    made.save()

    result = rollups.audit()

    assert (result.rows, result.waiting) == (0, 3)


def waiting_since(**age: int) -> None:
    WorkItem.objects.update(queued_at=timezone.now() - dt.timedelta(**age))


def test_the_audit_fails_when_everything_waits(made: Collaboration) -> None:
    made.name = "Joint Forensics"
    made.save()

    lines, refusal = run_and_fail()

    assert lines == ["3 rollup rows left out: their figures are updating"]
    assert refusal == (
        "Nothing could be compared: 3 rows wait to be rolled up. Is the worker running?"
    )


@pytest.mark.parametrize(
    ("age", "words"),
    [
        ({"minutes": 11}, "11 minutes"),
        ({"hours": 1, "minutes": 50}, "1 hour"),
        ({"days": 3}, "3 days"),
    ],
)
def test_the_audit_fails_when_edits_have_waited_long(
    made: Collaboration, age: dict[str, int], words: str
) -> None:
    WorkItem.objects.all().delete()
    other_year = {"starts_on": dt.date(2024, 4, 1), "ends_on": dt.date(2025, 3, 31)}
    factories.SpendEntryFactory(collaboration=made, **other_year)
    waiting_since(**age)

    _, refusal = run_and_fail()

    assert refusal == (
        f"Edits have waited {words} to be rolled up. Is the worker running?"
    )


def test_an_edit_may_wait_nine_minutes(made: Collaboration) -> None:
    other_year = {"starts_on": dt.date(2024, 4, 1), "ends_on": dt.date(2025, 3, 31)}
    factories.SpendEntryFactory(collaboration=made, **other_year)
    waiting_since(minutes=9)

    assert run("audit_rollups")[-1] == "3 rollup rows agree"


def test_a_judgement_that_has_waited_long_does_not_fail_the_audit(
    made: Collaboration,
) -> None:
    waiting_since(days=3)

    assert WorkItem.objects.exists()
    assert run("audit_rollups") == ["3 rollup rows agree"]


def test_an_empty_database_passes_the_audit() -> None:
    assert run("audit_rollups") == ["0 rollup rows agree"]


def test_one_figure_that_differs_is_one(made: Collaboration) -> None:
    YearRollup.objects.update(actual_spend=Decimal("99.00"))

    _, refusal = run_and_fail()

    assert refusal == "1 figure differs in 3 rollup rows"


def test_waiting_to_be_judged_is_not_updating(made: Collaboration) -> None:
    factories.ObjectiveFactory(collaboration=made)
    YearRollup.objects.update(actual_spend=Decimal("99.00"))

    assert len(rollups.audit().differences) == 1


def test_the_nightly_audit_logs_each_difference(
    made: Collaboration, caplog: pytest.LogCaptureFixture
) -> None:
    YearRollup.objects.update(actual_spend=Decimal("99.00"))

    with caplog.at_level(logging.INFO):
        tasks.audit_rollups()

    errors = [line for line in caplog.records if line.levelno == logging.ERROR]
    assert [line.getMessage() for line in errors] == [
        "Rollup differs: C-0412 2025-26 actual_spend: stored 99.00, expected 100.00"
    ]
    assert "3 rollup rows audited, 0 waiting" in caplog.text


def test_the_rebuild_reports_its_progress_and_the_drift(made: Collaboration) -> None:
    factories.CollaborationFactory()
    YearRollup.objects.update(actual_spend=Decimal("99.00"))

    first = run("rebuild_rollups", ranges=2)
    second = run("rebuild_rollups", ranges=1)

    assert first == [
        "Range 1 of 2: 1 changed",
        "Range 2 of 2: 0 changed",
        "1 row changed",
    ]
    assert second[-1] == "0 rows changed"
    assert SpendEntry.objects.get().amount == YearRollup.objects.get().actual_spend


def test_what_a_rebuild_repairs_is_judged_again(
    made: Collaboration, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[int] = []
    monkeypatch.setattr(
        tasks,
        "assess_collaboration",
        lambda *, collaboration_id: judged.append(collaboration_id),
    )
    factories.CollaborationFactory()
    tasks.drain_rollups()
    judged.clear()
    YearRollup.objects.update(actual_spend=Decimal("99.00"))

    run("rebuild_rollups")
    tasks.drain_rollups()

    assert judged == [made.pk]
