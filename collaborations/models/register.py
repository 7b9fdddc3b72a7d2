from django.db import models

from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collabtrack.shared.history import tracked


@tracked()
class RegisterEntry(models.Model):
    """What the public record says about a collaboration, and how far to trust it.

    Only rows of the public register have one (rules.md 6). `is_sourced` is false for
    rows from general knowledge: they say "Not sourced" and count as unpublished.
    """

    class StatusBasis(models.TextChoices):
        SOURCED = "sourced", "By a source of 2020 or later"
        ASSUMED = "assumed", "Assumed still running"
        PUBLISHED = "published", "Ending published"
        RECALLED = "recalled", "Recalled"
        NOT_ESTABLISHED = "not_established", "Not established"

    collaboration = models.OneToOneField(
        Collaboration, models.CASCADE, related_name="register_entry"
    )
    published_function = models.CharField(max_length=120)
    source = models.TextField()
    is_sourced = models.BooleanField(
        "sourced",
    )
    confidence = models.CharField(max_length=10)
    status_basis = models.CharField(
        "how its status is known", max_length=16, choices=StatusBasis
    )
    status_basis_text = models.CharField(
        "how its status is known, in words", max_length=120
    )
    status_source_year = models.SmallIntegerField(
        "year of the source of its status", null=True, blank=True
    )
    money_note = models.TextField("note on money", blank=True)
    note = models.TextField(blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "register entries"

    def __str__(self) -> str:
        return f"Public record of {self.collaboration}"

    @property
    def source_text(self) -> str:
        return self.source if self.is_sourced else "Not sourced"
