from django.db import models

from collabtrack.shared.history import tracked


@tracked()
class Function(models.Model):
    """A policing function of the Police Objective Analysis, at one of two levels.

    Source: Home Office police workforce functions (level 1); level 2 is recalled and
    says so in `source`.
    """

    code = models.CharField(max_length=8, unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts"
    )
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.name

    @property
    def level(self) -> int:
        return 1 if self.parent_id is None else 2
