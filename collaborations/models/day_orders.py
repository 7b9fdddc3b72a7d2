"""Which of two days of a row comes first: one declaration for page and database."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q


@dataclass(frozen=True)
class DayOrder:
    """`later` cannot be before `earlier`; either may be empty."""

    earlier: str
    later: str
    refusal: str


def day_constraints(
    record: str, orders: Iterable[DayOrder]
) -> list[models.CheckConstraint]:
    return [
        models.CheckConstraint(
            name=f"{record}_{order.later}_order_{place}",
            condition=Q(**{f"{order.earlier}__isnull": True})
            | Q(**{f"{order.later}__isnull": True})
            | Q(**{f"{order.later}__gte": F(order.earlier)}),
            violation_error_message=order.refusal,
        )
        for place, order in enumerate(orders, start=1)
    ]


def refuse_disorder(row: models.Model, orders: Iterable[DayOrder]) -> None:
    """Raise ValidationError at the later day, which is the one that people mend."""
    faults: dict[str, str] = {}
    for order in orders:
        earlier, later = getattr(row, order.earlier), getattr(row, order.later)
        if earlier and later and later < earlier:
            faults.setdefault(order.later, order.refusal)
    if faults:
        raise ValidationError(faults)
