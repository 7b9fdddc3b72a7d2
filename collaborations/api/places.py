"""The order of lists: by names, as keys tell by their gaps of rows that are hidden."""

from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat, LPad

# Numbers sort as text once they are as long as the longest.
_DIGITS = 10


def padded(field: str) -> LPad:
    return LPad(Cast(field, CharField()), _DIGITS, Value("0"))


def placed(
    rows: QuerySet[Any], collaboration: str = "collaboration", *parts: Any
) -> QuerySet[Any]:
    """Annotate `place`, unique: the reference, then the parts, or else the number."""
    named = [Value("/") if part is None else part for part in _between(parts)]
    place = Concat(f"{collaboration}__reference", *named, output_field=CharField())
    found: QuerySet[Any] = rows.annotate(place=place)
    return found


def _between(parts: tuple[Any, ...]) -> list[Any]:
    return [each for part in parts or (padded("number"),) for each in (None, part)]
