"""Programmes: shown, never added to their units, and not among the collaborations."""

import datetime as dt
from collections.abc import Sequence
from typing import Final, NamedTuple

from benefits.management.example.choosing import Choice, Scope
from benefits.management.example.country import Country
from collaborations.access import Level
from collaborations.models import Collaboration, Force
from collaborations.services.collaborations import (
    CollaborationDraft,
    publish_collaboration,
    start_collaboration,
)
from collaborations.services.participation import invite_forces

AGE: Final = dt.timedelta(days=4100)


class Programme(NamedTuple):
    """A name, its scope, and the subjects whose collaborations are its units."""

    name: str
    scope: Scope
    subjects: tuple[str, ...]


PROGRAMMES: Final = (
    Programme(
        "{place} Organised Crime Network", Scope.NATIONAL, ("organised", "cyber")
    ),
    Programme("{place} Forensics Programme", Scope.NATIONAL, ("forensics", "digital")),
    Programme("{place} Shared Services Programme", Scope.NATIONAL, ("people", "legal")),
    Programme("{place} Roads Programme", Scope.NATIONAL, ("roads", "cameras")),
    Programme(
        "{place} Commercial Programme", Scope.NATIONAL, ("procurement", "estates")
    ),
)


def start_programmes(
    country: Country, choices: Sequence[Choice], today: dt.date
) -> dict[str, Collaboration]:
    """Start each programme that has units here; give them by their subjects."""
    started: dict[str, Collaboration] = {}
    for programme in PROGRAMMES:
        units = [
            choice for choice in choices if choice.subject.key in programme.subjects
        ]
        if units:
            made = _start(country, programme, units, today)
            started |= dict.fromkeys(programme.subjects, made)
    return started


def _start(
    country: Country, programme: Programme, units: list[Choice], today: dt.date
) -> Collaboration:
    forces = _forces_of(units)
    analyst = country.officer(forces[0], Level.ANALYST)
    started_on = today - AGE
    draft = CollaborationDraft(
        name=programme.name.format(place=country.name),
        function=units[0].subject.function,
        scope=programme.scope,
        model=Collaboration.Model.COMMON_PLATFORM,
        status=Collaboration.Status.LIVE,
        started_on=started_on,
        force=forces[0],
        row_kind=Collaboration.RowKind.PROGRAMME,
    )
    made = start_collaboration(draft=draft, by=analyst)
    invite_forces(
        collaboration=made,
        forces=forces[1:] or country.territorial[:1],
        joined_on=started_on,
        by=analyst,
    )
    return publish_collaboration(collaboration=made, by=analyst)


def _forces_of(units: list[Choice]) -> list[Force]:
    forces = {force.pk: force for unit in units for force in unit.forces}
    return list(forces.values())
