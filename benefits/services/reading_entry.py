"""Saving a page of readings: what can be saved is, and the rest is told why not."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from benefits.models import Reading
from benefits.services.reading_rules import cell_of
from benefits.services.readings import (
    RefusedReadingsError,
    confirm_readings,
    record_readings,
)
from collaborations.models import Collaboration

OVERTAKEN = "overtaken"


@dataclass(slots=True)
class TypedReading:
    """A reading as it was typed, and the revision of its cell that was in sight.

    Revision 0 is an empty cell.
    """

    reading: Reading
    revision: int
    confirm: bool = False


@dataclass(slots=True)
class Entered:
    """What came of a page: the new rows, and by place why the others cannot be."""

    saved: list[Reading] = field(default_factory=list)
    refused: dict[int, ValidationError] = field(default_factory=dict)
    confirmed: int = 0


@transaction.atomic
def enter_readings(
    *,
    typed: Sequence[TypedReading],
    by: Any,
    now: dt.datetime,
    also_confirm: Iterable[Reading] = (),
) -> Entered:
    """Save every reading that can be, in one transaction.

    A cell that somebody else has changed since it was read is not written over: its
    fault has the code "overtaken" and the newer reading in its params. Raises
    PermissionDenied.
    """
    entered = Entered(refused=_overtaken(typed))
    for confirm in (False, True):
        places = [
            place
            for place, each in enumerate(typed)
            if each.confirm is confirm and place not in entered.refused
        ]
        _save_what_can_be(typed, places, entered, by, now)
    waiting = list(also_confirm)
    if waiting:
        entered.confirmed = len(confirm_readings(readings=waiting, by=by, now=now))
    return entered


def _save_what_can_be(
    typed: Sequence[TypedReading],
    places: list[int],
    entered: Entered,
    by: Any,
    now: dt.datetime,
) -> None:
    while places:
        readings = [typed[place].reading for place in places]
        try:
            entered.saved += record_readings(
                readings=readings, by=by, now=now, confirm=typed[places[0]].confirm
            )
        except RefusedReadingsError as refusal:
            for at, fault in refusal.faults.items():
                entered.refused[places[at]] = fault
            places = [place for place in places if place not in entered.refused]
        else:
            return


def _overtaken(typed: Sequence[TypedReading]) -> dict[int, ValidationError]:
    """Lock the collaborations, then look whether the cells are as they were read."""
    measures = {each.reading.measure_id: each.reading.measure for each in typed}
    keys = sorted({measure.collaboration_id for measure in measures.values()})
    held = Collaboration.objects.select_for_update(no_key=True).filter(pk__in=keys)
    list(held.order_by("pk").values_list("pk"))
    days = {each.reading.starts_on for each in typed}
    rows = Reading.objects.current().filter(measure__in=measures, starts_on__in=days)
    newest = {
        cell_of(row): row for row in rows.select_related("measure", "recorded_by")
    }
    faults = {}
    for place, each in enumerate(typed):
        found = newest.get(cell_of(each.reading))
        if (found.revision if found else 0) != each.revision:
            faults[place] = ValidationError(
                "Somebody changed this figure while you were typing.",
                code=OVERTAKEN,
                params={"newest": found},
            )
    return faults
