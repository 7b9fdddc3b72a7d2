"""Posts that each force agreed to supply on a day, and those it does supply.

*Agreed*: the posts of the force's contributions in effect, while it takes part.
*Supplied*: the posts of the appointments in effect that it fills, whatever the role.
*Owed*: agreed less supplied, never below 0. *Share supplied*: supplied over agreed; a
force that agreed to nothing has none. The lowest is the force with the least share,
the first by name of several. Nothing agreed is None: not recorded, and not 0.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet, Sum

from collaborations.access import taking_part
from collaborations.models import Appointment, Collaboration, Force, PostContribution
from collaborations.reports.people import NO_POSTS, share


@dataclass(frozen=True, slots=True)
class ForcePosts:
    force: str
    slug: str
    agreed: Decimal | None
    supplied: Decimal

    @property
    def owed(self) -> Decimal | None:
        if self.agreed is None:
            return None
        return max(self.agreed - self.supplied, NO_POSTS)

    @property
    def supplied_share(self) -> Decimal | None:
        return None if self.agreed is None else share(self.supplied, self.agreed)


@dataclass(frozen=True, slots=True)
class Contributions:
    on: dt.date
    forces: tuple[ForcePosts, ...]

    @property
    def lowest(self) -> ForcePosts | None:
        agreed = [entry for entry in self.forces if entry.supplied_share is not None]
        return min(agreed, key=lambda e: e.supplied_share or NO_POSTS, default=None)

    @property
    def is_recorded(self) -> bool:
        return any(entry.agreed is not None for entry in self.forces)


def contributions(collaboration: Collaboration, *, on: dt.date) -> Contributions:
    """Give every force that takes part or supplies a post on the day, by name."""
    agreed = _posts_by_force(
        PostContribution.objects.filter(collaboration=collaboration).in_effect_on(on)
    )
    supplied = _posts_by_force(
        Appointment.objects.filter(collaboration=collaboration).in_effect_on(on)
    )
    members = set(members_on(collaboration, on))
    forces = Force.objects.filter(pk__in={m.pk for m in members} | supplied.keys())
    return Contributions(
        on,
        tuple(
            ForcePosts(
                force=force.name,
                slug=force.slug,
                agreed=agreed.get(force.pk) if force in members else None,
                supplied=supplied.get(force.pk, NO_POSTS),
            )
            for force in forces.order_by("name", "slug")
        ),
    )


def members_on(collaboration: Collaboration, on: dt.date) -> Iterable[Force]:
    """List the forces that take part on a day, by name."""
    rows = Force.objects.filter(
        taking_part(on, "participations__"),
        participations__collaboration=collaboration,
    )
    return rows.order_by("name", "slug").distinct()


def _posts_by_force(rows: QuerySet[Appointment]) -> dict[int, Decimal]:
    summed = rows.order_by().values("force").annotate(total=Sum("posts"))
    return dict(summed.values_list("force", "total"))
