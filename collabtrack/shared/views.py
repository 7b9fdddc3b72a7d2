"""What every page that shows records begins with: only rows that you may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from django.db.models import Model, QuerySet

if TYPE_CHECKING:
    from django.http import HttpRequest


class Scoped(Protocol):
    """A queryset that knows who may see its rows."""

    def visible_to(self, user: Any) -> QuerySet[Any]: ...


class ScopedMixin:
    """Give a generic view the rows of its model that the user may see.

    A stranger gets 404, as if the record did not exist.
    """

    model: type[Model]
    request: HttpRequest

    def get_queryset(self) -> QuerySet[Any]:
        rows: Scoped = self.model._default_manager  # type: ignore[assignment]
        return rows.visible_to(self.request.user)
