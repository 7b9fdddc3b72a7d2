"""When a collaboration was last reviewed, with what outcome, and when the next is due.

A review is overdue when the day on which the newest review said that the next was due
has passed. Without such a day nothing is due: that is said, and is not "in time".
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from collaborations.models import Collaboration, Lesson, Review, ReviewLesson


@dataclass(frozen=True, slots=True)
class ReviewState:
    """None where there is no review, or no day for the next one."""

    count: int
    last: Review | None
    days_overdue: int | None

    @property
    def next_due_on(self) -> dt.date | None:
        return self.last.next_due_on if self.last else None

    @property
    def is_overdue(self) -> bool:
        return bool(self.days_overdue)


def review_state(collaboration: Collaboration, *, on: dt.date) -> ReviewState:
    """Say how reviews stood at the end of the day, in one query."""
    rows = collaboration.reviews.filter(held_on__lte=on)
    held = list(rows.order_by("-held_on", "-pk"))
    last = held[0] if held else None
    due = last.next_due_on if last else None
    late = max((on - due).days, 0) if due else None
    return ReviewState(count=len(held), last=last, days_overdue=late)


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review with the lessons that the reader may see."""

    review: Review
    learned_here: tuple[Lesson, ...]
    from_elsewhere: tuple[Lesson, ...]


def reviews_of(collaboration: Collaboration, user: Any) -> tuple[ReviewLine, ...]:
    """List every review, newest first, in two queries."""
    named = ReviewLesson.objects.visible_to(user).select_related("lesson")
    rows = collaboration.reviews.prefetch_related(
        Prefetch("named_lessons", named.order_by("lesson__number"))
    )
    return tuple(_line(review) for review in rows.order_by("-held_on", "-pk"))


def _line(review: Review) -> ReviewLine:
    lessons = [row.lesson for row in review.named_lessons.all()]
    own = review.collaboration_id
    return ReviewLine(
        review=review,
        learned_here=tuple(each for each in lessons if each.collaboration_id == own),
        from_elsewhere=tuple(each for each in lessons if each.collaboration_id != own),
    )
