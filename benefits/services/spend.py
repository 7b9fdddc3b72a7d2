"""Recording spend and what pays for it: entries are added, never edited.

A cell is one kind, category, cost type, force and period. What is typed into a cell is
its total: when one is there already, an adjustment of the difference is added, with a
reason. So the same upload twice changes nothing, and every total is a sum of entries.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from benefits.models import FundingEntry, LoadedMonth, SpendEntry
from collaborations import access
from collaborations.access import Action
from collaborations.models import Collaboration, Participation
from collaborations.services.dates import refuse_far
from collaborations.services.many import save_many
from collaborations.services.records import RecordKind, hold
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.history import changes_made_by
from collabtrack.shared.templatetags.figures import uk_date

UNDONE = "Undone by its author"
Entry = SpendEntry | FundingEntry
_Entry = TypeVar("_Entry", SpendEntry, FundingEntry)
_CELL = {
    SpendEntry: ("kind", "category", "cost_type", "force_id"),
    FundingEntry: ("kind", "funding", "force_id", "counterparty_id", "payer"),
}
SPEND = RecordKind(model=SpendEntry, action=Action.RECORD_SPEND, fields=())


class RefusedEntriesError(ValidationError):
    """Some entries of many cannot be: which, by place, and why. None was saved."""

    def __init__(self, faults: dict[int, ValidationError]) -> None:
        self.faults = faults
        super().__init__(list(faults.values()))


@transaction.atomic
def record_spend(
    *, entry: SpendEntry, by: Any, now: dt.datetime | None = None
) -> SpendEntry:
    """Add an entry in the name of a user; its triggers queue the figures.

    Raises PermissionDenied, or ValidationError when the entry cannot be true.
    """
    access.require(by, Action.RECORD_SPEND, entry.collaboration)
    entry.recorded_by, entry.recorded_at = by, now or timezone.now()
    entry.full_clean()
    entry.save(force_insert=True)
    return entry


@transaction.atomic
def record_spend_entries(
    *, collaboration: Collaboration, entries: Sequence[_Entry], by: Any
) -> list[_Entry]:
    """Save many new entries of one collaboration, all or none, in one statement.

    Each keeps its `recorded_at`: old books are brought in with the day they were kept.
    Raises PermissionDenied, or ValidationError when one of them cannot be true.
    """
    hold(SPEND, collaboration, by)
    for entry in entries:
        refuse_far(starts_on=entry.starts_on, ends_on=entry.ends_on)
        entry.collaboration, entry.recorded_by = collaboration, by
    number_in_turn(collaboration, entries)
    with changes_made_by(by):
        return save_many(entries)


@transaction.atomic
def record_amounts(
    *,
    collaboration: Collaboration,
    entries: Sequence[_Entry],
    by: Any,
    now: dt.datetime | None = None,
) -> list[_Entry]:
    """Make each cell's total what its entry says; give the entries that were added.

    Entries that say what is there already add nothing. Raises PermissionDenied, or
    RefusedEntriesError with the fault of each place.
    """
    if not entries:
        return []
    hold(SPEND, collaboration, by)
    added = _added(collaboration, entries)
    now = now or timezone.now()
    for entry in added.values():
        entry.recorded_by, entry.recorded_at = by, now
    number_in_turn(collaboration, list(added.values()))
    with changes_made_by(by):
        return _save(added)


def _added(
    collaboration: Collaboration, entries: Sequence[_Entry]
) -> dict[int, _Entry]:
    """Give by place the entries that change a total, or raise with every fault."""
    standing = _cells(type(entries[0]), collaboration)
    members = list(collaboration.participations.all())
    faults: dict[int, ValidationError] = {}
    added: dict[int, _Entry] = {}
    seen: set[object] = set()
    for place, entry in enumerate(entries):
        entry.collaboration = collaboration
        try:
            _refuse_entry(entry, members)
            if _cell(entry) in seen:
                raise ValidationError({"amount": "This cell is given twice."})
            seen.add(_cell(entry))
            if _changes(entry, standing):
                added[place] = entry
        except ValidationError as fault:
            faults[place] = fault
    if faults:
        raise RefusedEntriesError(faults)
    for entry in added.values():
        total, first = standing.get(_cell(entry), (Decimal(0), None))
        entry.amount, entry.adjusts_id = entry.amount - total, first
    return added


def _save(added: dict[int, _Entry]) -> list[_Entry]:
    """Save them, or say which place the database refuses."""
    try:
        return save_many(list(added.values()))
    except ValidationError:
        if faults := _refused(added):
            raise RefusedEntriesError(faults) from None
        raise


def _refused(added: dict[int, _Entry]) -> dict[int, ValidationError]:
    faults = {}
    for place, entry in added.items():
        try:
            entry.full_clean()
        except ValidationError as fault:
            faults[place] = fault
    return faults


@transaction.atomic
def undo_amounts(*, entries: Iterable[_Entry], by: Any, reason: str = UNDONE) -> None:
    """Take back what one has just recorded.

    A first entry is taken away, and its history keeps it: a cell without an entry is
    not a cell of nil. An adjustment is answered by its opposite, and both stay. Raises
    PermissionDenied, or ValidationError where somebody has adjusted it since.
    """
    for entry in entries:
        hold(SPEND, entry.collaboration, by)
        if entry.recorded_by_id != by.pk or _is_followed(entry):
            raise ValidationError(
                "It cannot be undone: somebody has worked with these figures since."
            )
        with changes_made_by(by, reason=reason):
            if entry.adjusts_id is None:
                entry.delete()
            else:
                _opposite(entry, reason, by).save()


def _is_followed(entry: _Entry) -> bool:
    """Say whether its cell has a later entry, or the entry is there no more."""
    newest = newest_of_cell(entry)
    return newest is None or newest.pk != entry.pk


def newest_of_cell(entry: _Entry) -> _Entry | None:
    """Give the newest entry of the cell that an entry is or would be in."""
    model: Any = type(entry)
    named = ("plan_version", "starts_on", "ends_on", *_CELL[model])
    cell = {name: getattr(entry, name) for name in named}
    rows = model.objects.filter(collaboration_id=entry.collaboration_id, **cell)
    newest: _Entry | None = rows.order_by("-pk").first()
    return newest


def _opposite(entry: _Entry, reason: str, by: Any) -> _Entry:
    opposite = _copy(entry)
    opposite.amount, opposite.adjusts_id = -entry.amount, entry.adjusts_id
    opposite.reason = reason
    opposite.recorded_by, opposite.recorded_at = by, timezone.now()
    return opposite


@transaction.atomic
def mark_loaded(
    *, collaboration: Collaboration, month: dt.date, is_loaded: bool, by: Any
) -> None:
    """Say whether the actuals of a month are loaded; saying it twice does no harm.

    Raises PermissionDenied, or ValidationError for a month that has not begun.
    """
    hold(SPEND, collaboration, by)
    refuse_far(month=month)
    first = month.replace(day=1)
    if first > timezone.localdate():
        raise ValidationError({"month": "Choose a month that has begun."})
    with changes_made_by(by):
        rows = LoadedMonth.objects.filter(collaboration=collaboration, month=first)
        if not is_loaded:
            rows.delete()
        elif not rows.exists():
            LoadedMonth.objects.create(collaboration=collaboration, month=first)


def number_in_turn(collaboration: Collaboration, entries: Sequence[Entry]) -> None:
    """Number new entries here: the database would look the last one up for each.

    The history is asked too, so that a number does not come back after a removal.
    """
    if not entries:
        return
    model: Any = type(entries[0])
    newest = 0
    for known in (model, model.pgh_event_model):
        rows = known.objects.filter(collaboration=collaboration)
        newest = max(newest, rows.aggregate(newest=Max("number"))["newest"] or 0)
    for number, entry in enumerate(entries, start=newest + 1):
        entry.number = number


def _cells(
    model: type[_Entry], collaboration: Collaboration
) -> dict[object, tuple[Decimal, int]]:
    """Give each cell's total, and the first of its entries."""
    found: dict[object, tuple[Decimal, int]] = {}
    rows = model.objects.filter(collaboration=collaboration).order_by("pk")
    for row in rows:
        total, first = found.get(_cell(row), (Decimal(0), row.pk))
        found[_cell(row)] = total + row.amount, first
    return found


def _cell(entry: Entry) -> object:
    own = tuple(getattr(entry, name) for name in _CELL[type(entry)])
    return (*own, entry.plan_version, entry.starts_on, entry.ends_on)


def _changes(entry: Entry, standing: dict[object, tuple[Decimal, int]]) -> bool:
    """Say whether the entry makes its cell's total another one; that needs a reason."""
    if (found := standing.get(_cell(entry))) is None:
        return True
    if entry.amount == found[0]:
        return False
    if not entry.reason:
        problem = f"£{found[0]:,} stands here. Say why it is changed."
        raise ValidationError({"reason": problem}, code="adjustment_without_reason")
    return True


def _refuse_entry(entry: Entry, members: Sequence[Participation]) -> None:
    """Raise ValidationError by field for what an entry cannot know by itself."""
    refuse_far(starts_on=entry.starts_on, ends_on=entry.ends_on)
    entry.reason = entry.reason.strip()
    if isinstance(entry, FundingEntry):
        entry.payer = entry.payer.strip()
    entry.clean_fields(exclude=_RELATIONS[type(entry)])
    if entry.ends_on < entry.starts_on:
        raise ValidationError({"ends_on": "The last day cannot be before the first."})
    first, last = (
        FinancialYear.containing(d) for d in (entry.starts_on, entry.ends_on)
    )
    if first != last:
        problem = "A period cannot run over 31 March. Enter each financial year apart."
        raise ValidationError({"ends_on": problem})
    is_actual = entry.kind == SpendEntry.Kind.ACTUAL
    if is_actual and entry.starts_on > timezone.localdate():
        raise ValidationError(
            {"starts_on": "Actual spend is of a period that has begun."}
        )
    for name in ("force", "counterparty"):
        force_id = getattr(entry, f"{name}_id", None)
        if force_id is not None and not _takes_part(force_id, entry, members):
            day = uk_date(entry.starts_on)
            raise ValidationError(
                {name: f"{getattr(entry, name)} does not take part on {day}."}
            )


_RELATIONS = {
    model: {each.name for each in model._meta.fields if each.is_relation}
    for model in (SpendEntry, FundingEntry)
}


def _takes_part(force_id: int, entry: Entry, members: Sequence[Participation]) -> bool:
    return any(
        row.force_id == force_id
        and (row.joined_on is None or row.joined_on <= entry.ends_on)
        and (row.left_on is None or row.left_on >= entry.starts_on)
        for row in members
    )


def _copy(entry: _Entry) -> _Entry:
    model = type(entry)
    names = [
        each.attname
        for each in model._meta.concrete_fields
        if not each.primary_key and each.name not in _OWN
    ]
    return model(**{name: getattr(entry, name) for name in names})


# What the copy of an entry gets for itself.
_OWN = {"number", "version", "financial_year", "reason", "adjusts", "amount"}
