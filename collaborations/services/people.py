"""Roles, who is appointed to them and by which force, and what holders can do.

A role and an appointment may start on a day to come: both are plans as well. More may
be appointed than a role needs; the report says so.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Q

from collaborations import access
from collaborations.models import Appointment, Force, HolderName, Role
from collaborations.services.dates import refuse_outsider, refuse_wrong_period
from collaborations.services.records import (
    RecordKind,
    add_record,
    change_record,
    hold,
    refuse_changed,
)
from collabtrack.shared.history import changes_made_by
from collabtrack.shared.templatetags.figures import uk_date


def _check_role(role: Role) -> None:
    refuse_wrong_period(role)
    if not role.pk:
        return
    outside = Q(starts_on__lt=role.starts_on)
    if role.ends_on:
        outside |= Q(starts_on__gt=role.ends_on)
    strays = Appointment.objects.filter(outside, role=role.pk).order_by(
        "starts_on", "pk"
    )
    if stray := strays.select_related("force").first():
        day = uk_date(stray.starts_on)
        problem = f"{stray} is appointed from {day}. The role has to include that day."
        at_start = stray.starts_on < role.starts_on
        raise ValidationError({"starts_on" if at_start else "ends_on": problem})


def _check_appointment(appointment: Appointment) -> None:
    role, day = appointment.role, appointment.starts_on
    refuse_wrong_period(appointment)
    if day < role.starts_on:
        first = uk_date(role.starts_on)
        problem = f"The role starts on {first}. Enter that day or a later one."
        raise ValidationError({"starts_on": problem})
    if role.ends_on and day > role.ends_on:
        problem = f"The role ended on {uk_date(role.ends_on)}. Enter an earlier day."
        raise ValidationError({"starts_on": problem})
    refuse_outsider(appointment, day)
    if not appointment.pk:
        return
    # Its members see the holder's name: another force's must not come to see it.
    kept = Appointment.objects.filter(pk=appointment.pk)
    if kept.exclude(force=appointment.force).exists():
        problem = "An appointment keeps its force. Stand the holder down, and appoint"
        raise ValidationError({"force": f"{problem} the next one."})


ROLE = RecordKind(
    model=Role,
    fields=("title", "area", "posts", "starts_on", "ends_on", "is_bought_in"),
    lists=("skills",),
    check=_check_role,
)
APPOINTMENT = RecordKind(
    model=Appointment,
    fields=("role", "holder_title", "force", "posts", "starts_on", "ends_on"),
    check=_check_appointment,
    reads=("participations",),
)


@transaction.atomic
def appoint(
    *,
    role: Role,
    force: Force,
    holder_title: str,
    posts: Decimal,
    starts_on: dt.date,
    by: Any,
    ends_on: dt.date | None = None,
    holder_name: str = "",
) -> Appointment:
    """Let a force supply the holder of a role from a day.

    Raises PermissionDenied, also for a name of another force's holder, or
    ValidationError by field.
    """
    appointment = Appointment(
        collaboration=role.collaboration,
        role=role,
        force=force,
        holder_title=holder_title,
        posts=posts,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    return add_appointment(appointment=appointment, holder_name=holder_name, by=by)


@transaction.atomic
def add_appointment(
    *, appointment: Appointment, holder_name: str, by: Any
) -> Appointment:
    """Save a new appointment and, if there is one, the name of its holder.

    Raises as `appoint` does.
    """
    with changes_made_by(by):
        made = add_record(record=appointment, kind=APPOINTMENT, by=by)
        if holder_name:
            name_holder(appointment=made, name=holder_name, by=by)
    return made


@transaction.atomic
def change_appointment(
    *,
    appointment: Appointment,
    values: Mapping[str, Any],
    holder_name: str | None,
    by: Any,
    version: int,
) -> Appointment:
    """Change an appointment, and the name of its holder unless that is None.

    Raises as `appoint` does, and with code `changed_meanwhile`.
    """
    with changes_made_by(by):
        changed = change_record(
            record=appointment,
            kind=APPOINTMENT,
            values=values,
            by=by,
            version=version,
        )
        if holder_name is not None:
            name_holder(appointment=changed, name=holder_name, by=by)
    return changed


@transaction.atomic
def stand_down(
    *,
    appointment: Appointment,
    on: dt.date,
    by: Any,
    version: int | None = None,
    reason: str = "",
) -> Appointment:
    """Record the last day on which somebody holds a role.

    Raises PermissionDenied, or ValidationError under `ends_on`; with code
    `changed_meanwhile` when somebody changed the appointment since it was read.
    """
    return change_record(
        record=appointment,
        kind=APPOINTMENT,
        values={"ends_on": on},
        by=by,
        version=version,
        reason=reason,
    )


@transaction.atomic
def name_holder(
    *, appointment: Appointment, name: str, by: Any, version: int | None = None
) -> None:
    """Record who holds an appointment, for the supplying force; "" removes the name.

    Raises PermissionDenied for whoever does not act for that force, or ValidationError
    under `holder_name`.
    """
    hold(APPOINTMENT, appointment.collaboration, by)
    require_own_holder(appointment, by)
    locked = Appointment.objects.select_for_update().get(pk=appointment.pk)
    refuse_changed(locked, version)
    known = HolderName.objects.filter(appointment=locked).first()
    row = known or HolderName(appointment=locked, force=locked.force)
    # What cannot be seen is refused below, and not taken for nothing.
    row.name = name.strip() or name
    with changes_made_by(by):
        if not name:
            HolderName.objects.filter(appointment=locked).delete()
        else:
            _cleaned(row).save()
        # What belongs to an appointment changes its version too.
        Appointment.objects.filter(pk=locked.pk).update(version=F("version") + 1)
    appointment.refresh_from_db(fields=["version"])


def may_name_holder(user: Any, appointment: Appointment) -> bool:
    """Say whether the user may write for the force that supplies the holder."""
    own = access.acting_for(user, APPOINTMENT.action, appointment.collaboration)
    return own.filter(force=appointment.force_id).exists()


def require_own_holder(appointment: Appointment, by: Any) -> None:
    if not may_name_holder(by, appointment):
        raise PermissionDenied(
            f"Only analysts and leads of {appointment.force} record the name of a"
            " holder whom it supplies."
        )


def _cleaned(row: HolderName) -> HolderName:
    try:
        row.full_clean()
    except ValidationError as fault:
        raise ValidationError({"holder_name": fault.messages}) from fault
    return row
