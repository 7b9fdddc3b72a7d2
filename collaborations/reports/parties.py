"""Who takes part, as a person in law: forces, and the policing bodies of their areas.

A force takes part on a day from joining to leaving, both included; a date that is not
known sets no bound. A policing body takes part while its force does and it exists.
"""

import datetime as dt
from functools import cached_property

from django.db.models import Q, QuerySet

from collaborations.access import taking_part
from collaborations.models import (
    Collaboration,
    Force,
    GovernanceBody,
    Participation,
    PolicingBody,
)

Party = Force | PolicingBody


def forces_of(
    collaboration: Collaboration, *, on: dt.date | None = None
) -> QuerySet[Force]:
    """Give the forces that take part on the day; without a day, that ever did."""
    rows = Participation.objects.filter(collaboration=collaboration)
    members = rows if on is None else rows.filter(taking_part(on))
    found = Force.objects.filter(pk__in=members.order_by().values("force"))
    return found.order_by("name", "pk")


def policing_bodies_of(
    collaboration: Collaboration, *, on: dt.date | None = None
) -> QuerySet[PolicingBody]:
    """Give the policing bodies of those forces, that exist on the day."""
    forces = forces_of(collaboration, on=on).order_by().values("pk")
    rows = PolicingBody.objects.filter(force__in=forces).select_related("force")
    held = rows if on is None else rows.filter(_exists(on))
    return held.order_by("force__name", "name", "pk")


def parties_of(
    collaboration: Collaboration, *, on: dt.date | None = None
) -> tuple[Party, ...]:
    """Give every force, then every policing body, that takes part."""
    return (
        *forces_of(collaboration, on=on),
        *policing_bodies_of(collaboration, on=on),
    )


class Seats:
    """Who has a seat on which day: read once, to answer for many meetings."""

    def __init__(self, collaboration: Collaboration) -> None:
        self._collaboration = collaboration

    def on(self, body: GovernanceBody, day: dt.date) -> tuple[Party, ...]:
        """Give the parties that have a seat on a body on the day."""
        forces = [member.force for member in self._members if member.is_on(day)]
        seated: list[Party] = []
        if body.seats != GovernanceBody.Seats.POLICING_BODIES:
            # A force that came back stands in two rows.
            seated += dict.fromkeys(forces)
        if body.seats != GovernanceBody.Seats.FORCES:
            inside = {force.pk for force in forces}
            seated += [
                each
                for each in self._policing_bodies
                if each.force_id in inside and each.is_in_office_on(day)
            ]
        return tuple(seated)

    @cached_property
    def _members(self) -> list[Participation]:
        rows = Participation.objects.filter(collaboration=self._collaboration)
        return list(rows.select_related("force").order_by("force__name", "force__pk"))

    @cached_property
    def _policing_bodies(self) -> list[PolicingBody]:
        return list(policing_bodies_of(self._collaboration))


def sitting_on(body: GovernanceBody, *, on: dt.date) -> tuple[Party, ...]:
    """Give the parties that have a seat on a body on the day."""
    return Seats(body.collaboration).on(body, on)


def _exists(on: dt.date) -> Q:
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=on)
    return begun & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))
