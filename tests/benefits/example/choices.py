"""Which choices of the records do not occur in what is loaded."""

from collections.abc import Iterator

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

# What the example leaves out on purpose, and why.
_REGISTER = "only the public register has it, and that never stands beside the example"
_OVER = "nothing becomes so or leaves that state (services/lifecycle.py)"
_DERIVED = "computed shares are derived when asked, never kept"
LEFT_OUT = {
    "Collaboration.origin": ("register", _REGISTER),
    "Collaboration.started_precision": ("month year", _REGISTER),
    "Collaboration.ended_precision": ("month year", _REGISTER),
    "Participation.basis": ("inferred assumed", _REGISTER),
    "RegisterEntry.status_basis": (
        "recalled assumed not_established published sourced",
        _REGISTER,
    ),
    "Force.kind": ("partner", _REGISTER),
    "CostShare.basis": ("computed", _DERIVED),
    "VoteShare.basis": ("computed", _DERIVED),
    "DriverValue.driver": ("equal", "equal parts need no value"),
    "StatusChange.from_status": ("not_known ended absorbed", _OVER),
    "StatusChange.to_status": ("not_known", _OVER),
    "Membership.level": ("viewer national", "readers come with the demo accounts"),
}
# Written by the assessment, not by the example.
JUDGED = {"Finding", "ThemeFinding"}


def unused_choices() -> dict[str, set[str]]:
    """Give the choices that no row has, by model and field."""
    found = {
        f"{model.__name__}.{field.name}": _unused(model, field)
        for model in apps.get_app_config("collaborations").get_models()
        if not hasattr(model, "pgh_tracked_model") and model.__name__ not in JUDGED
        for field in _with_choices(model)
    }
    return {name: unused for name, unused in found.items() if unused}


def _with_choices(model: type[models.Model]) -> Iterator[models.Field]:
    for field in model._meta.concrete_fields:
        if _choices(field):
            yield field


def _choices(field: models.Field) -> set[str]:
    named = field.base_field if isinstance(field, ArrayField) else field
    return {value for value, _ in named.choices or () if value}


def _unused(model: type[models.Model], field: models.Field) -> set[str]:
    values = model._default_manager.values_list(field.name, flat=True).distinct()
    if isinstance(field, ArrayField):
        return _choices(field) - {each for several in values for each in several}
    return _choices(field) - set(values)
