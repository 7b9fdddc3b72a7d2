"""What somebody has typed into a page and not saved yet."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class TypedDraft(models.Model):
    """The fields of one page as one user left them. Nobody else ever sees it.

    `typed` is {field: [values]}, as a form would send it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="typed_drafts"
    )
    page = models.CharField(max_length=200)
    typed = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "page"], name="typed_draft_once")
        ]

    def __str__(self) -> str:
        return f"{self.user} on {self.page}"
