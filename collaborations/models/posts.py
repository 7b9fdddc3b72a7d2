"""Posts are counted in full-time equivalents: 0.5 is one person for half the week."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

FEWEST_POSTS, MOST_POSTS = Decimal("0.1"), Decimal("9999.99")
BAD_POSTS = "Enter posts as full-time equivalents from 0.1 to 9,999.99, such as 1.5."
POSTS: list[Any] = [
    MinValueValidator(FEWEST_POSTS, BAD_POSTS),
    MaxValueValidator(MOST_POSTS, BAD_POSTS),
]


def posts_above_nothing(record: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(posts__gte=FEWEST_POSTS),
        name=f"{record}_has_posts",
        violation_error_code="too_few_posts",
        violation_error_message=BAD_POSTS,
    )
