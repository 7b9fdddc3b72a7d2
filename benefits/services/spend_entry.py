"""Saving a page of amounts: what can be saved is, and the rest is told why not."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from benefits.models import FundingEntry, SpendEntry
from benefits.services.spend import (
    SPEND,
    RefusedEntriesError,
    mark_loaded,
    record_amounts,
    undo_amounts,
)
from collaborations.models import Collaboration
from collaborations.services.records import hold
from collaborations.services.undo import UNDONE

OVERTAKEN = "overtaken"


@dataclass(slots=True)
class TypedAmount:
    """A cell's total as it was typed, and the total that was in sight, if any."""

    entry: SpendEntry
    was: Decimal | None


@dataclass(slots=True)
class TypedLoaded:
    """A collaboration whose actuals of a month are to be loaded, or no longer."""

    collaboration: Collaboration
    month: dt.date
    is_loaded: bool


@dataclass(slots=True)
class EnteredAmounts:
    """What came of a page: the new entries, and by place why others cannot be."""

    saved: list[SpendEntry] = field(default_factory=list)
    refused: dict[int, ValidationError] = field(default_factory=dict)
    loaded: int = 0


@transaction.atomic
def enter_amounts(
    *,
    typed: Sequence[TypedAmount],
    by: Any,
    now: dt.datetime,
    loaded: Iterable[TypedLoaded] = (),
) -> EnteredAmounts:
    """Save every amount that can be, in one transaction.

    A cell that somebody else has changed since it was read is not written over: its
    fault has the code "overtaken" and the newer total in its params. Raises
    PermissionDenied, or ValidationError for a month that cannot be loaded.
    """
    entered = EnteredAmounts()
    by_key = {each.entry.collaboration.pk: each.entry.collaboration for each in typed}
    for key in sorted(by_key):
        places = [
            place
            for place, each in enumerate(typed)
            if each.entry.collaboration.pk == key
        ]
        hold(SPEND, by_key[key], by)
        _save_what_can_be(by_key[key], typed, places, entered, by, now)
    for each in loaded:
        mark_loaded(
            collaboration=each.collaboration,
            month=each.month,
            is_loaded=each.is_loaded,
            by=by,
        )
        entered.loaded += 1
    return entered


def _save_what_can_be(
    collaboration: Collaboration,
    typed: Sequence[TypedAmount],
    places: list[int],
    entered: EnteredAmounts,
    by: Any,
    now: dt.datetime,
) -> None:
    entered.refused |= _overtaken(collaboration, typed, places)
    while places := [place for place in places if place not in entered.refused]:
        # An adjustment turns the total that was typed into a difference.
        totals = [typed[place].entry.amount for place in places]
        try:
            entered.saved += record_amounts(
                collaboration=collaboration,
                entries=[typed[place].entry for place in places],
                by=by,
                now=now,
            )
        except RefusedEntriesError as refusal:
            for at, fault in refusal.faults.items():
                entered.refused[places[at]] = fault
            for place, total in zip(places, totals, strict=True):
                typed[place].entry.amount = total
                typed[place].entry.adjusts_id = None
        else:
            return


def _overtaken(
    collaboration: Collaboration, typed: Sequence[TypedAmount], places: Iterable[int]
) -> dict[int, ValidationError]:
    faults = {}
    standing = _totals(collaboration)
    for place in places:
        found = standing.get(_cell(typed[place].entry))
        if found != typed[place].was:
            faults[place] = ValidationError(
                "Somebody changed this amount while you were typing.",
                code=OVERTAKEN,
                params={"newest": found},
            )
    return faults


def _totals(collaboration: Collaboration) -> dict[object, Decimal]:
    totals: dict[object, Decimal] = {}
    for entry in SpendEntry.objects.filter(collaboration=collaboration):
        cell = _cell(entry)
        totals[cell] = totals.get(cell, Decimal(0)) + entry.amount
    return totals


def _cell(entry: SpendEntry) -> object:
    own = (entry.kind, entry.category, entry.cost_type, entry.force_id)
    return (*own, entry.plan_version, entry.starts_on, entry.ends_on)


@transaction.atomic
def undo_save(*, by: Any, at: dt.datetime) -> int:
    """Take back all amounts that one save recorded; give how many there were.

    Raises PermissionDenied, or ValidationError where somebody has worked with them.
    """
    own = {"recorded_by": by.pk, "recorded_at": at}
    spend = list(SpendEntry.objects.visible_to(by).filter(**own).order_by("pk"))
    funding = list(FundingEntry.objects.visible_to(by).filter(**own).order_by("pk"))
    undo_amounts(entries=spend, reason=UNDONE, by=by)
    undo_amounts(entries=funding, reason=UNDONE, by=by)
    return len(spend) + len(funding)
