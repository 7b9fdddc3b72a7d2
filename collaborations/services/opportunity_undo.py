"""Taking back what was just saved about an opportunity, answers of forces included."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from collaborations.models import Force, NotifiedForce, Opportunity
from collaborations.services.opportunities import FIELDS, raise_version, require_writer
from collaborations.services.undo import GONE, UNDONE, own_save, refuse_newer
from collabtrack.shared.history import Act, changes_made_by, rows_before

_COURSE = ("outcome", "reason", "decided_on", "collaboration")
_ANSWER = ("is_in_interests", "reason", "considered_on")


@transaction.atomic
def undo_opportunity(*, opportunity: Opportunity, by: Any, version: int) -> bool:
    """Restore what an opportunity and its answers said before the last save.

    Gives whether it is still there. Raises PermissionDenied for anybody but the author
    of that save, or ValidationError when somebody has acted on it since.
    """
    rows = Opportunity.objects.select_for_update(of=("self",))
    held = rows.select_related("force").filter(pk=opportunity.pk).first()
    if held is None:
        raise ValidationError(GONE)
    refuse_newer(held, version)
    save = own_save(held, by)
    stood = rows_before(save, NotifiedForce, opportunity=held.pk)
    before = {row["force"]: row for row in stood}
    told = list(held.notified.select_related("force"))
    require_writer(by, _whose(held, told, before))
    with changes_made_by(by, reason=UNDONE):
        if save.act is Act.CREATED:
            held.delete()
            return False
        for name in (*FIELDS, *_COURSE):
            setattr(held, name, save.before[name])
        held.full_clean()
        held.save()
        for row in told:
            _put_back(row, before.get(row.force))
        raise_version(held)
    return True


def _whose(
    opportunity: Opportunity,
    told: list[NotifiedForce],
    before: dict[Force, dict[str, Any]],
) -> Force:
    """Give the force in whose name the last save was made: its own answer, or all."""
    for row in told:
        earlier = before.get(row.force)
        if earlier and any(getattr(row, name) != earlier[name] for name in _ANSWER):
            return row.force
    return opportunity.force


def _put_back(row: NotifiedForce, earlier: dict[str, Any] | None) -> None:
    if earlier is None:
        row.delete()
        return
    for name in _ANSWER:
        setattr(row, name, earlier[name])
    row.full_clean()
    row.save()
