from typing import Any

from django.db import transaction
from django.utils import timezone

from benefits.models import SpendEntry
from collaborations import access
from collaborations.access import Action


@transaction.atomic
def record_spend(*, entry: SpendEntry, by: Any) -> SpendEntry:
    """Save an entry in the name of a user; its triggers queue the figures.

    Raises PermissionDenied, or ValidationError when the entry cannot be true.
    """
    access.require(by, Action.RECORD_SPEND, entry.collaboration)
    if entry._state.adding:
        entry.recorded_by, entry.recorded_at = by, timezone.now()
    entry.full_clean()
    entry.save()
    return entry
