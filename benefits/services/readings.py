"""Recording what was measured: nothing is edited, a correction supersedes.

A figure that differs from the newest one of its measure, force and period is a
correction and needs a reason; the same figure again changes nothing. So an entry that
runs twice does no harm.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from benefits.models import BenefitMeasure, Reading
from benefits.services.reading_rules import (
    Books,
    cell_of,
    figure_faults,
    refuse_reading,
)
from benefits.services.reading_years import over_years
from collaborations import access
from collaborations.access import Action
from collaborations.models import Collaboration
from collaborations.services.register_rows import refuse_published
from collabtrack.shared.history import changes_made_by

UNDONE = "Undone by its author"
FIGURE = (
    *("amount", "value", "numerator", "denominator", "weight", "absence", "note"),
    *("evidence_url",),
)
_STATE = ("state", "confirmed_by", "confirmed_at")
_NUMBER = ("amount", "value", "numerator", "denominator", "weight", "absence")


class RefusedReadingsError(ValidationError):
    """Some readings of many cannot be: which, by place, and why. None was saved."""

    def __init__(self, faults: Mapping[int, ValidationError]) -> None:
        self.faults = dict(faults)
        super().__init__(list(self.faults.values()))


@transaction.atomic
def record_readings(
    *,
    readings: Sequence[Reading],
    by: Any,
    now: dt.datetime | None = None,
    confirm: bool = False,
) -> list[Reading]:
    """Save readings of any measures, all or none; give the rows that are new.

    Raises PermissionDenied, or RefusedReadingsError with the fault of each place.
    """
    measures = {reading.measure_id: reading.measure for reading in readings}
    _hold(measures.values(), Action.RECORD_READING, by)
    if confirm:
        _hold(measures.values(), Action.CONFIRM_READING, by)
    now = now or timezone.now()
    books = Books.of(measures.values(), timezone.localdate(now))
    fresh = _fresh(readings, books)
    for reading in fresh:
        reading.recorded_by, reading.recorded_at = by, now
        _mark(reading, by if confirm else None, now)
    if confirm:
        _confirm_unchanged(readings, fresh, books, by, now)
    with changes_made_by(by):
        return Reading.objects.bulk_create(fresh)


@transaction.atomic
def bring_in_readings(
    *, readings: Sequence[Reading], by: Any, confirmed_by: Any = None
) -> list[Reading]:
    """Save old books: as `record_readings`, but each keeps the days it was kept on.

    A reading with a day of confirmation was confirmed by `confirmed_by`.
    """
    measures = {reading.measure_id: reading.measure for reading in readings}
    _hold(measures.values(), Action.RECORD_READING, by)
    if confirmed_by is not None:
        _hold(measures.values(), Action.CONFIRM_READING, confirmed_by)
    fresh = _fresh(readings, Books.of(measures.values(), timezone.localdate()))
    for reading in fresh:
        reading.recorded_by = by
        is_confirmed = confirmed_by is not None and reading.confirmed_at is not None
        kept = reading.confirmed_at if is_confirmed else None
        _mark(reading, confirmed_by if kept else None, kept or reading.recorded_at)
    with changes_made_by(by):
        return Reading.objects.bulk_create(fresh)


def _fresh(readings: Sequence[Reading], books: Books) -> list[Reading]:
    """Give those that say something new, or raise with the fault of each place."""
    faults: dict[int, ValidationError] = {}
    fresh: list[Reading] = []
    seen: set[object] = set()
    for place, reading in enumerate(readings):
        cell = cell_of(reading)
        try:
            refuse_reading(reading, books)
            if cell in seen:
                raise ValidationError({"starts_on": "This period is given twice."})
            if _supersede(reading, books):
                fresh.append(reading)
        except ValidationError as fault:
            faults[place] = fault
        else:
            books.note(reading)
        seen.add(cell)
    if faults:
        raise RefusedReadingsError(faults)
    return fresh


def _mark(reading: Reading, confirmed_by: Any, now: dt.datetime) -> None:
    is_confirmed = confirmed_by is not None
    state = Reading.State.CONFIRMED if is_confirmed else Reading.State.PROVISIONAL
    reading.state, reading.confirmed_by = state, confirmed_by
    reading.confirmed_at = now if is_confirmed else None


def _confirm_unchanged(
    readings: Iterable[Reading],
    fresh: Iterable[Reading],
    books: Books,
    by: Any,
    now: dt.datetime,
) -> None:
    """Confirm what stood there already, where it is entered again as confirmed."""
    cells = {cell_of(each) for each in readings} - {cell_of(each) for each in fresh}
    standing = [books.newest[cell] for cell in cells]
    confirm_readings(readings=standing, by=by, now=now)


def record_reading(
    *,
    reading: Reading,
    by: Any,
    now: dt.datetime | None = None,
    confirm: bool = False,
) -> list[Reading]:
    """Save one reading; one over 31 March becomes two where the rule can split it.

    Raises PermissionDenied, or ValidationError by field.
    """
    try:
        return record_readings(
            readings=over_years(reading), by=by, now=now, confirm=confirm
        )
    except RefusedReadingsError as refused:
        raise next(iter(refused.faults.values())) from refused


def _supersede(reading: Reading, books: Books) -> bool:
    """Say whether the reading is new; link it to the one that it corrects."""
    newest = books.newest.get(cell_of(reading))
    if reading.supersedes_id not in (None, newest and newest.pk):
        problem = "That reading was corrected meanwhile. Look at it again."
        raise ValidationError({"supersedes": problem})
    if newest is None:
        return True
    if _says_the_same(reading, newest):
        return False
    reading.supersedes = newest
    reading.reason = reading.reason.strip()
    if not reading.reason:
        raise ValidationError(
            {"reason": "There is a figure for this period. Say why it is corrected."},
            code="correction_without_reason",
        )
    return True


def _says_the_same(one: Reading, other: Reading) -> bool:
    is_same = all(getattr(one, name) == getattr(other, name) for name in _NUMBER)
    told = all(
        getattr(one, name) in ("", getattr(other, name))
        for name in ("note", "evidence_url")
    )
    return is_same and told and not one.evidence_file


@transaction.atomic
def correct_reading(
    *,
    reading: Reading,
    figure: Mapping[str, Any],
    reason: str,
    by: Any,
    now: dt.datetime | None = None,
) -> Reading:
    """Put a figure in the place of a reading; the first one stays, with its author.

    Raises PermissionDenied, or ValidationError by field.
    """
    correction = Reading(
        measure=reading.measure,
        force=reading.force,
        starts_on=reading.starts_on,
        ends_on=reading.ends_on,
        supersedes=reading,
        reason=reason,
        **{name: figure[name] for name in FIGURE if name in figure},
    )
    saved = record_reading(reading=correction, by=by, now=now)
    if not saved:
        raise ValidationError("The figure is the same. Nothing is corrected.")
    return saved[0]


@transaction.atomic
def confirm_readings(
    *, readings: Iterable[Reading], by: Any, now: dt.datetime | None = None
) -> list[Reading]:
    """Confirm provisional readings: from then on they count. Twice does no harm.

    Raises PermissionDenied, or ValidationError where one was corrected meanwhile.
    """
    rows = _locked(readings, Action.CONFIRM_READING, by)
    if Reading.objects.filter(supersedes__in=rows).exists():
        raise ValidationError("A reading was corrected meanwhile. Look at it again.")
    fresh = [row for row in rows if not row.is_confirmed]
    for row in fresh:
        if figure_faults(row):
            problem = "Its measure has changed since it was recorded. Correct it first."
            raise ValidationError(problem)
        _mark(row, by, now or timezone.now())
    with changes_made_by(by):
        Reading.objects.bulk_update(fresh, _STATE)
    return rows


@transaction.atomic
def undo_readings(
    *, readings: Iterable[Reading], by: Any, now: dt.datetime | None = None
) -> None:
    """Take back what one has just recorded, while nobody has acted on it.

    A first reading is taken away, and its history keeps it; a corrected figure is
    restored by one more correction, confirmed if it was. Raises PermissionDenied, or
    ValidationError.
    """
    rows = _locked(readings, Action.RECORD_READING, by)
    is_taken = Reading.objects.filter(supersedes__in=rows).exists()
    if is_taken or any(row.recorded_by_id != by.pk for row in rows):
        raise ValidationError(
            "It cannot be undone: somebody has worked with these figures since."
        )
    if any(row.is_confirmed and row.confirmed_by_id != by.pk for row in rows):
        raise ValidationError("It cannot be undone: a lead has confirmed it.")
    now = now or timezone.now()
    first = [row for row in rows if row.supersedes is None]
    corrections = [row for row in rows if row.supersedes is not None]
    restored = [_restored(row, by, now) for row in corrections]
    for row in corrections:
        # What is taken back stands no more, even if its author had confirmed it.
        _mark(row, None, now)
    with changes_made_by(by, reason=UNDONE):
        Reading.objects.filter(pk__in=[row.pk for row in first]).delete()
        Reading.objects.bulk_update(corrections, _STATE)
        Reading.objects.bulk_create(restored)


def _restored(row: Reading, by: Any, now: dt.datetime) -> Reading:
    """Give one more correction, which says what the corrected one had said."""
    former = row.supersedes
    kept = ("measure_id", "collaboration_id", "type", "force_id", "starts_on")
    said = (*kept, "ends_on", *FIGURE, *_STATE)
    return Reading(
        supersedes=row,
        reason=UNDONE,
        recorded_by=by,
        recorded_at=now,
        **{name: getattr(former, name) for name in said},
    )


def _locked(readings: Iterable[Reading], action: Action, by: Any) -> list[Reading]:
    """Require the right, then lock the rows: whoever records takes the same order."""
    keys = [reading.pk for reading in readings]
    rows = Reading.objects.filter(pk__in=keys).order_by("pk")
    _hold([row.measure for row in rows.select_related("measure")], action, by)
    locked = rows.select_for_update(of=("self",), no_key=True)
    return list(locked.select_related("measure__collaboration", "supersedes", "force"))


def _hold(measures: Iterable[BenefitMeasure], action: Action, by: Any) -> None:
    """Require the right for each collaboration, and lock them in one order."""
    keys = sorted({measure.collaboration_id for measure in measures})
    held = Collaboration.objects.select_for_update(no_key=True).filter(pk__in=keys)
    for collaboration in held.order_by("pk"):
        access.require(by, action, collaboration)
        refuse_published(collaboration)
