from typing import Any

from django.db import transaction
from django.utils import timezone

from benefits.models import SpendEntry
from collaborations import access
from collaborations.access import Action

PUBLISHED = "published"


@transaction.atomic
def record_spend(*, entry: SpendEntry, by: Any) -> SpendEntry:
    """Save an entry in the name of a user; its triggers queue the figures.

    Raises PermissionDenied, or ValidationError when the entry cannot be true.
    """
    access.require(by, Action.RECORD_SPEND, entry.collaboration)
    if entry._state.adding:
        entry.recorded_by, entry.recorded_at = by, timezone.now()
    elif entry.basis == PUBLISHED and _amount_changed(entry):
        entry.basis = "changed since it was published"
    entry.full_clean()
    entry.save()
    return entry


def _amount_changed(entry: SpendEntry) -> bool:
    return not SpendEntry.objects.filter(pk=entry.pk, amount=entry.amount).exists()
