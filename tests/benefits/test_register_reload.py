"""Loading the register again, or where it may not be loaded."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from benefits.models import (
    Reading,
    SpendEntry,
    Target,
)
from collaborations.models import (
    Collaboration,
    PolicingBody,
    WorkItem,
)
from tests import factories
from tests.benefits.register_files import load, put, rows_by_table


def published(reference: str) -> Collaboration:
    return Collaboration.objects.get(reference=reference)


def register_row(number: int) -> int:
    """The row of C001 in the file is row 2."""
    return number + 1


def cost_of_2021_22() -> Decimal:
    entry = SpendEntry.objects.get(collaboration__reference="C-0072")
    return entry.amount


def test_a_second_load_changes_nothing(loaded: str) -> None:
    WorkItem.objects.all().delete()
    before = rows_by_table()
    cost_was_recorded_at = SpendEntry.objects.get(amount=2_000_000).recorded_at

    said = load()

    assert rows_by_table() == before
    assert not WorkItem.objects.exists()
    assert said.endswith("Nothing changed.\n")
    again = SpendEntry.objects.get(amount=2_000_000)
    assert again.recorded_at == cost_was_recorded_at


def test_a_second_load_writes_only_what_differs(loaded: str, copy: Path) -> None:
    put(copy / "collaborations.csv", register_row(72), "annual_cost_gbp", "2100000")
    before = rows_by_table()

    said = load(copy)

    after = rows_by_table()
    grown = {table for table in after if after[table] != before[table]}
    assert "0 added, 1 changed, 0 removed" in said
    assert cost_of_2021_22() == Decimal("2100000.00")
    assert grown == {"benefits_spendentryevent", "collaborations_workitem"}


def test_a_force_that_the_file_no_longer_names_is_no_longer_in(
    loaded: str, copy: Path
) -> None:
    put(
        copy / "collaborations.csv",
        register_row(15),
        "participant_slugs",
        "durham;kent",
    )

    load(copy)

    members = published("C-0015").participations.values_list("force__slug", flat=True)
    assert set(members) == {"durham", "kent"}


def test_a_saving_that_gains_a_year_becomes_a_target(loaded: str, copy: Path) -> None:
    put(copy / "collaborations.csv", register_row(60), "annual_savings_fy", "2011-12")

    load(copy)

    target = Target.objects.get(collaboration__reference="C-0060")
    assert target.amount == Decimal("600000.00")
    assert not target.measure.published_claims.exists()


def test_what_no_file_gives_survives_a_load(loaded: str) -> None:
    PolicingBody.objects.filter(force__slug="essex").update(kind="pfcc")
    Collaboration.objects.filter(reference="C-0024").update(is_restricted=True)

    load()

    assert PolicingBody.objects.get(force__slug="essex").kind == "pfcc"
    assert published("C-0024").is_restricted


def test_unless_loaded_leaves_edits_alone(loaded: str) -> None:
    SpendEntry.objects.filter(amount=2_000_000).update(amount=Decimal("2000001.00"))

    said = load(unless_loaded=True)

    assert said == "The public register is there already.\n"
    assert cost_of_2021_22() == Decimal("2000001.00")


def test_unless_loaded_loads_an_empty_database(db: None) -> None:
    load(unless_loaded=True)

    assert Collaboration.objects.count() == 94


def test_the_register_is_refused_beside_entered_collaborations(db: None) -> None:
    factories.CollaborationFactory()
    before = rows_by_table()

    with pytest.raises(CommandError) as refusal:
        load()

    assert str(refusal.value) == (
        "This database holds 1 collaboration that the public register did not give, "
        "so the register is not loaded beside them."
    )
    assert rows_by_table() == before


def test_a_load_that_fails_half_way_leaves_nothing_behind(
    loaded: str, copy: Path
) -> None:
    reading = Reading.objects.get()
    factories.ReadingFactory(
        measure=reading.measure,
        starts_on=reading.starts_on,
        ends_on=reading.ends_on,
        supersedes=reading,
        reason="The source was corrected.",
    )
    register = copy / "collaborations.csv"
    for column in ("annual_savings_gbp", "annual_savings_fy", "savings_basis"):
        put(register, register_row(51), column, "")
    put(register, register_row(1), "name", "Another name")
    before = rows_by_table()

    with pytest.raises(CommandError, match="other records depend on a row"):
        load(copy)

    assert rows_by_table() == before
    assert published("C-0001").name == "National Police Air Service (NPAS)"
