"""What already rests on a force's taking part: with any of it, it was no mistake."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from collaborations.models import Participation


def refuse_acted_upon(member: Participation) -> None:
    """Raise ValidationError where taking the force off the record would lose something.

    What was told of the force since is nobody's mistake: then it leaves on a day.
    """
    force = member.force
    if member.role == Participation.Role.LEAD:
        raise ValidationError(
            f"{force} leads it. Let another force lead first: change the roles."
        )
    found = sorted({_called(rows) for rows in _resting(member) if rows.exists()})
    if not found:
        return
    what = ", ".join(found)
    raise ValidationError(
        f"{force} has acted in it or is named already: {what}."
        " Withdraw it with a last day instead."
    )


def _called(rows: QuerySet[Any]) -> str:
    return str(rows.model._meta.verbose_name)


def _resting(member: Participation) -> Iterator[QuerySet[Any]]:
    for relation in Participation._meta.related_objects:
        model: Any = relation.related_model
        if not hasattr(model, "pgh_event_model"):
            # The history itself.
            continue
        yield model._default_manager.filter(**{relation.field.name: member})
    others = member.collaboration.participations.exclude(pk=member.pk)
    if others.filter(force=member.force).exists():
        return
    for model, path in _of_forces():
        yield model._default_manager.filter(
            **{path: member.collaboration, "force": member.force}
        )


def _of_forces() -> Iterator[tuple[type[Model], str]]:
    """Give the models whose rows say something of a force in a collaboration."""
    for model in apps.get_models():
        path = getattr(model._default_manager.all(), "collaboration_path", "")
        names = {field.name for field in model._meta.local_fields}
        is_kept = hasattr(model, "pgh_event_model") and model is not Participation
        if path and is_kept and "force" in names:
            yield model, path
