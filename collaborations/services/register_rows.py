"""Rows of the public register hold what is published, and nothing that we add."""

from django.core.exceptions import ValidationError

from collaborations.models import Collaboration


def refuse_published(collaboration: Collaboration) -> None:
    """Raise ValidationError for a collaboration that no force entered."""
    if collaboration.is_from_register:
        raise ValidationError(
            "The public register holds published facts only:"
            " record your own in a collaboration that forces enter."
        )
