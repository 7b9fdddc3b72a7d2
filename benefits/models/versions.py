"""Versions of the derived rows: what any day's figures were.

`?as_at=` reads the last version of that London day (rules.md 2.2).
"""

import datetime as dt
from typing import ClassVar, Self

from django.db import models

from benefits.models.measures import BenefitMeasure
from benefits.models.rollups import ForceYearFigures, MeasureYearFigures, YearFigures
from collaborations.models import Collaboration, Force, ScopedQuerySet


class VersionQuerySet(ScopedQuerySet):
    """Versions of derived rows; `key` names what makes a row one row."""

    key: ClassVar[tuple[str, ...]] = ()

    def as_at(self, moment: dt.datetime) -> Self:
        """Give each row as it stood at a moment, and leave out those that were gone."""
        newest = self.filter(written_at__lte=moment).order_by(
            *self.key, "-written_at", "-pk"
        )
        last = newest.distinct(*self.key).values("pk")
        return self.filter(pk__in=last, is_removed=False)


class YearVersionQuerySet(VersionQuerySet):
    key = ("collaboration", "financial_year")


class ForceYearVersionQuerySet(VersionQuerySet):
    key = ("collaboration", "financial_year", "force", "basis")


class MeasureYearVersionQuerySet(VersionQuerySet):
    key = ("collaboration", "financial_year", "measure", "force", "basis")


class Version(models.Model):
    """When a derived row came to be as it is here, or went."""

    written_at = models.DateTimeField()
    is_removed = models.BooleanField(default=False)

    class Meta:
        abstract = True


class YearVersion(Version, YearFigures):
    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="year_versions"
    )

    objects = YearVersionQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["collaboration", "financial_year", "written_at"],
                name="year_version_at",
            )
        ]

    def __str__(self) -> str:
        return f"{self.collaboration}: {self.financial_year}, {self.written_at}"


class ForceYearVersion(Version, ForceYearFigures):
    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="force_year_versions"
    )
    force = models.ForeignKey(
        Force, models.CASCADE, null=True, related_name="year_versions"
    )

    objects = ForceYearVersionQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["collaboration", "financial_year", "written_at"],
                name="force_year_version_at",
            )
        ]

    def __str__(self) -> str:
        return f"{self.collaboration}: {self.financial_year}, {self.written_at}"


class MeasureYearVersion(Version, MeasureYearFigures):
    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="measure_year_versions"
    )
    measure = models.ForeignKey(
        BenefitMeasure, models.CASCADE, related_name="year_versions"
    )
    force = models.ForeignKey(
        Force, models.CASCADE, null=True, related_name="measure_versions"
    )

    objects = MeasureYearVersionQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["collaboration", "financial_year", "written_at"],
                name="measure_year_version_at",
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.financial_year}, {self.written_at}"
