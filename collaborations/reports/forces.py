"""The forces, and in how many live collaborations each takes part.

Counted are collaborations that the user may see, programmes left out, in which the
force takes part today.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from collaborations import access
from collaborations.models import Collaboration, Force


@dataclass(frozen=True)
class ForceEntry:
    slug: str
    name: str
    abbreviation: str
    code: str
    kind: str
    region: str
    url: str
    live: int


@dataclass(frozen=True)
class ForceGroup:
    """The forces of one kind and region."""

    title: str
    forces: tuple[ForceEntry, ...]


def forces(user: Any) -> tuple[ForceEntry, ...]:
    """List every force: territorial first, then by region and name."""
    entries = [_entry(force) for force in _counted(user)]
    kinds = list(Force.Kind.labels)
    return tuple(sorted(entries, key=lambda e: (kinds.index(e.kind), e.region, e.name)))


def _counted(user: Any) -> QuerySet[Any]:
    live = Collaboration.objects.visible_to(user).live()
    live = live.of_kind(Collaboration.RowKind.COLLABORATION)
    taking_part = access.counted_in(timezone.localdate(), "participations__") & Q(
        participations__collaboration__in=live.order_by().values("pk")
    )
    return Force.objects.order_by("slug").annotate(
        live=Count("participations__collaboration", filter=taking_part, distinct=True)
    )


def _entry(force: Any) -> ForceEntry:
    return ForceEntry(
        slug=force.slug,
        name=force.name,
        abbreviation=force.abbreviation,
        code=force.code or "",
        kind=force.get_kind_display(),
        region=force.region,
        url=force.get_absolute_url(),
        live=force.live,
    )


def by_region(entries: tuple[ForceEntry, ...]) -> tuple[ForceGroup, ...]:
    """Group forces as the page shows them: regions first, then the other kinds."""
    groups: dict[str, list[ForceEntry]] = {}
    territorial = Force.Kind.TERRITORIAL.label
    for entry in entries:
        is_territorial = entry.kind == territorial and entry.region
        title = entry.region if is_territorial else entry.kind
        groups.setdefault(title, []).append(entry)
    return tuple(ForceGroup(title, tuple(found)) for title, found in groups.items())
