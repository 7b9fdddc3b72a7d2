"""Lists that give something of each force: who is meant, and where a fault stands."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError as Refusal
from rest_framework import serializers

from collaborations.models import Collaboration, Force, Participation

_Faults = dict[str, Any]


def members_named(
    collaboration: Collaboration, forces: list[Force], on: Any, name: str
) -> list[Participation]:
    """Give each force's participation, the one of the day first; 400 by place."""
    rows = collaboration.participations.select_related("force")
    known = {row.force_id: row for row in rows.order_by("number")}
    known |= {row.force_id: row for row in rows.on(on)}
    faults: _Faults = {}
    for place, force in enumerate(forces):
        if force in forces[:place]:
            faults[str(place)] = {"force": ["Name each force once."]}
        elif force.pk not in known:
            faults[str(place)] = {"force": [f"{force} does not take part in it."]}
    if faults:
        raise serializers.ValidationError({name: faults})
    return [known[force.pk] for force in forces]


def by_place(
    refusal: Refusal, members: list[Participation], name: str, field: str
) -> Exception:
    """Say each fault of a list at the place of the force it is about."""
    if hasattr(refusal, "error_dict"):
        return refusal
    places = {member.pk: str(place) for place, member in enumerate(members)}
    faults: _Faults = {}
    for fault in refusal.error_list:
        about: Mapping[str, Any] = fault.params or {}
        place = places.get(about.get("participation", 0))
        if place is None:
            faults.setdefault("non_field_errors", []).extend(fault.messages)
        else:
            said = faults.setdefault(place, {}).setdefault(field, [])
            said.extend(fault.messages)
    return serializers.ValidationError({name: faults})
