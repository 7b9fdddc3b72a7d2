"""Rows of the public register hold what is published, and nothing that we add."""

from django.core.exceptions import ValidationError

from collaborations.models import Collaboration

PUBLISHED_ONLY = (
    "The public register holds published facts only: record your own in a"
    " collaboration that forces enter."
)


def refuse_published(collaboration: Collaboration) -> None:
    """Raise ValidationError when no force entered the collaboration."""
    if collaboration.is_from_register:
        raise ValidationError(PUBLISHED_ONLY, code="published")
