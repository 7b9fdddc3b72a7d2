"""What is in a draft: how many records of each kind go when it is deleted."""

from collections.abc import Iterator
from typing import Any

from django.db.models import CASCADE, Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from collaborations.models import Clearance, Collaboration, Participation

# Who may see a restricted collaboration is not told with its records.
_LEFT_OUT = (Clearance,)


def draft_contents(collaboration: Collaboration) -> tuple[str, ...]:
    """Name what there is, the most first: "3 objectives"; one question to the data."""
    counted = {f"of_{n}": relation for n, relation in enumerate(_relations())}
    counts = Collaboration.objects.filter(pk=collaboration.pk).values_list(
        *(_count(relation) for relation in counted.values())
    )
    found = zip(counts.get(), counted.values(), strict=True)
    told = sorted(
        ((count, _kind(relation, count)) for count, relation in found if count),
        key=lambda pair: (-pair[0], pair[1]),
    )
    return tuple(f"{count} {kind}" for count, kind in told)


def _relations() -> Iterator[Any]:
    for relation in Collaboration._meta.related_objects:
        model: Any = relation.related_model
        is_kept = hasattr(model, "pgh_event_model") and model not in _LEFT_OUT
        if is_kept and relation.on_delete is CASCADE:
            yield relation


def _count(relation: Any) -> Coalesce:
    name = relation.field.name
    rows = relation.related_model._default_manager.filter(**{name: OuterRef("pk")})
    counts = rows.order_by().values(name).annotate(counted=Count("pk"))
    return Coalesce(Subquery(counts.values("counted")), 0)


def _kind(relation: Any, count: int) -> str:
    if relation.related_model is Participation:
        return "force" if count == 1 else "forces"
    names = relation.related_model._meta
    return str(names.verbose_name if count == 1 else names.verbose_name_plural)
