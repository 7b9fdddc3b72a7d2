"""Published costs and savings of the register (rules.md 6.2 and 6.3).

A cost is gross actual spend of its year, without a force. A saving is a measure of a
type that nobody stated, without a baseline: reported with a year it is a reading,
expected or aimed at with a year it is a target, without a year it is a claim that
enters no yearly total. A programme's money stays on its own row, which reports never
add to others.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from benefits.models import (
    POUNDS,
    Area,
    BenefitMeasure,
    BenefitType,
    Direction,
    Interval,
    PublishedClaim,
    Reading,
    RollUp,
    SpendEntry,
    Target,
)
from collaborations.imports import register as columns
from collaborations.imports.tables import Row, Table
from collaborations.imports.writing import Writer
from collaborations.models import Collaboration

PUBLISHED: Final = "published"
REPORTED: Final = "reported"
SAVING_NAME: Final = "Net annual saving (published)"
# A second load must not make a figure look newer than it is.
# What the database counts, and when and by whom a row was first recorded.
COUNTED: Final = ("number", "version", "revision")
RECORDED: Final = (*COUNTED, "recorded_at", "recorded_by")

Collaborations = dict[str, Collaboration]


def write_costs(
    table: Table, collaborations: Collaborations, writer: Writer, now: dt.datetime
) -> None:
    wanted = [
        _cost(row, collaborations, now)
        for row in table.rows
        if row[columns.COST] is not None
    ]
    stored = SpendEntry.objects.filter(
        collaboration__in=collaborations.values(),
        kind=SpendEntry.Kind.ACTUAL,
        basis=PUBLISHED,
        force=None,
        adjusts=None,
    )
    writer.write(
        wanted,
        stored,
        lambda entry: (entry.collaboration_id, entry.starts_on),
        once=RECORDED,
        removes=True,
    )


def _cost(row: Row, collaborations: Collaborations, now: dt.datetime) -> SpendEntry:
    year = row.given(columns.COST_YEAR)
    return SpendEntry(
        collaboration=collaborations[row[columns.REFERENCE]],
        kind=SpendEntry.Kind.ACTUAL,
        category=SpendEntry.Category.RUNNING,
        starts_on=year.start,
        ends_on=year.end,
        amount=row.given(columns.COST),
        basis=PUBLISHED,
        source=row[columns.SOURCE],
        recorded_at=now,
    )


def write_savings(
    table: Table, collaborations: Collaborations, writer: Writer, now: dt.datetime
) -> None:
    rows = [row for row in table.rows if row[columns.SAVING] is not None]
    measures = writer.write(
        [_measure(collaborations[row[columns.REFERENCE]]) for row in rows],
        BenefitMeasure.objects.filter(
            collaboration__in=collaborations.values(), name=SAVING_NAME
        ),
        lambda measure: measure.reference,
        once=(*COUNTED, "owner", "withdrawn_on", "withdrawn_because"),
        removes=True,
    )
    of_row = {measure.collaboration_id: measure for measure in measures}
    pairs = [(row, of_row[collaborations[row[columns.REFERENCE]].pk]) for row in rows]
    _write_readings(pairs, writer, now)
    _write_targets(pairs, writer)
    _write_claims(pairs, writer)


def _measure(collaboration: Collaboration) -> BenefitMeasure:
    number = int(collaboration.reference.removeprefix("C-"))
    return BenefitMeasure(
        reference=f"B-{number:05d}",
        collaboration=collaboration,
        name=SAVING_NAME,
        area=Area.FINANCIAL,
        type=BenefitType.NOT_STATED,
        unit=POUNDS,
        direction=Direction.UP,
        interval=Interval.ANNUAL,
        across_forces=RollUp.SUM,
        across_time=RollUp.SUM,
    )


Pairs = list[tuple[Row, BenefitMeasure]]


def _write_readings(pairs: Pairs, writer: Writer, now: dt.datetime) -> None:
    wanted = [
        Reading(**figure, state=Reading.State.CONFIRMED, recorded_at=now)
        for figure in _figures(pairs, is_reported=True)
    ]
    stored = Reading.objects.filter(
        measure__in=[measure for _, measure in pairs], supersedes=None
    )
    writer.write(
        wanted,
        stored,
        lambda reading: (reading.measure_id, reading.force_id, reading.starts_on),
        once=RECORDED,
        removes=True,
    )


def _write_targets(pairs: Pairs, writer: Writer) -> None:
    wanted = [Target(**figure) for figure in _figures(pairs, is_reported=False)]
    writer.write(
        wanted,
        Target.objects.filter(measure__in=[measure for _, measure in pairs]),
        lambda target: (target.measure_id, target.force_id, target.starts_on),
        once=COUNTED,
        removes=True,
    )


def _figures(pairs: Pairs, *, is_reported: bool) -> Iterator[dict[str, object]]:
    for row, measure in pairs:
        year = row[columns.SAVING_YEAR]
        basis = row[columns.SAVING_BASIS]
        if year is None or (basis == REPORTED) is not is_reported:
            continue
        yield {
            "measure": measure,
            "collaboration": measure.collaboration,
            "type": measure.type,
            "starts_on": year.start,
            "ends_on": year.end,
            "amount": row[columns.SAVING],
            "basis": basis,
            "source": row[columns.SOURCE],
        }


def _write_claims(pairs: Pairs, writer: Writer) -> None:
    writer.write(
        [
            _claim(row, measure)
            for row, measure in pairs
            if row[columns.SAVING_YEAR] is None
        ],
        PublishedClaim.objects.filter(measure__in=[measure for _, measure in pairs]),
        lambda claim: (claim.measure_id, claim.basis),
        removes=True,
    )


def _claim(row: Row, measure: BenefitMeasure) -> PublishedClaim:
    return PublishedClaim(
        measure=measure,
        amount=row.given(columns.SAVING),
        basis=row.given(columns.SAVING_BASIS),
        source=row[columns.SOURCE],
    )
