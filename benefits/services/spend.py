import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from benefits.models import SpendEntry
from collaborations import access
from collaborations.access import Action
from collaborations.models import Collaboration
from collaborations.services.many import save_many

PUBLISHED = "published"


@transaction.atomic
def record_spend(
    *, entry: SpendEntry, by: Any, now: dt.datetime | None = None
) -> SpendEntry:
    """Save an entry in the name of a user; its triggers queue the figures.

    Raises PermissionDenied, or ValidationError when the entry cannot be true.
    """
    access.require(by, Action.RECORD_SPEND, entry.collaboration)
    if entry._state.adding:
        entry.recorded_by, entry.recorded_at = by, now or timezone.now()
    elif entry.basis == PUBLISHED and _amount_changed(entry):
        entry.basis = "changed since it was published"
    entry.full_clean()
    entry.save()
    return entry


@transaction.atomic
def record_spend_entries(
    *, collaboration: Collaboration, entries: Sequence[SpendEntry], by: Any
) -> list[SpendEntry]:
    """Save many new entries of one collaboration, all or none, in one statement.

    Each keeps its `recorded_at`: old books are brought in with the day they were kept.
    Raises PermissionDenied, or ValidationError when one of them cannot be true.
    """
    access.require(by, Action.RECORD_SPEND, collaboration)
    for entry in entries:
        entry.collaboration, entry.recorded_by = collaboration, by
    return save_many(entries)


def _amount_changed(entry: SpendEntry) -> bool:
    return not SpendEntry.objects.filter(pk=entry.pk, amount=entry.amount).exists()
