"""The keys that rollups are computed by, and how all of them are divided up."""

from typing import NamedTuple

from collaborations.models import Collaboration

RANGES = 100


class Key(NamedTuple):
    """One collaboration in the financial year that starts in a calendar year."""

    collaboration_id: int
    start_year: int


def ranges(count: int = RANGES) -> list[list[int]]:
    """Divide the ids of all collaborations into ranges of equal length."""
    ids = list(Collaboration.objects.order_by("pk").values_list("pk", flat=True))
    length = max(1, -(-len(ids) // count))
    return [ids[start : start + length] for start in range(0, len(ids), length)]
