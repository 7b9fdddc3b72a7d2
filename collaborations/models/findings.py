from typing import ClassVar

from django.db import models

from collaborations.models.collaborations import Collaboration, ScopedQuerySet


class Result(models.TextChoices):
    """The four results, of a criterion and of a theme alike (rules.md 5)."""

    MET = "met", "Met"
    PARTLY_MET = "partly_met", "Partly met"
    NOT_MET = "not_met", "Not met"
    NOT_ASSESSED = "not_assessed", "Not assessed"


class Theme(models.TextChoices):
    """The four themes of the inspectorate's 2020 report."""

    PURPOSE = "purpose", "Purpose"
    BENEFITS = "benefits", "Benefits and cost analysis"
    GOVERNANCE = "governance", "Leadership and governance"
    SKILLS = "skills", "Skills and capabilities"


class Finding(models.Model):
    """A criterion's result for one collaboration: stored, with reason and evidence.

    `evidence` is a list of {label, href}; `facts` are the values the rule read.
    Derived: only written by the assessment.
    """

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="findings"
    )
    criterion = models.CharField(max_length=3)
    theme = models.CharField(max_length=10, choices=Theme)
    result = models.CharField(max_length=12, choices=Result)
    reason = models.TextField()
    evidence = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    since = models.DateField()
    assessed_on = models.DateField()
    assessed_at = models.DateTimeField()

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["collaboration", "criterion"], name="finding_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["criterion", "result"], name="finding_by_result")
        ]

    def __str__(self) -> str:
        return f"{self.criterion} of {self.collaboration}: {self.get_result_display()}"


class ThemeFinding(models.Model):
    """A theme's result for one collaboration. Derived, like Finding."""

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="theme_findings"
    )
    theme = models.CharField(max_length=10, choices=Theme)
    result = models.CharField(max_length=12, choices=Result)
    since = models.DateField()
    assessed_on = models.DateField()

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["collaboration", "theme"], name="theme_finding_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_theme_display()}: {self.get_result_display()}"
