"""What the history says about the newest change of a record."""

from typing import Any


def reason_of(record: Any) -> str:
    events = type(record).pgh_event_model.objects.filter(pgh_obj_id=record.pk)
    return events.order_by("-pgh_id").first().pgh_context.metadata.get("reason", "")
