"""Forces, their policing bodies, figures and shapes, and who belongs where."""

import datetime as dt
from typing import ClassVar, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from collaborations.access import Level
from collaborations.models.queue import queue_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.money import PoundsField


def ends_after_start(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
        violation_error_message="The last day cannot be before the first day.",
    )


# The country of the forces of the example; a database that holds one is invented.
INVENTED_COUNTRY = "Lorrimark (invented)"


class ForceQuerySet(models.QuerySet["Force"]):
    def invented(self) -> Self:
        return self.filter(country=INVENTED_COUNTRY)


@tracked()
class Force(models.Model):
    """A police force. Its key is its slug: four forces have no official code."""

    class Kind(models.TextChoices):
        TERRITORIAL = "territorial", "Territorial force"
        SPECIAL = "special", "Special force"
        PARTNER = "partner", "Partner outside England and Wales"

    slug = models.SlugField(max_length=60, unique=True)
    code = models.CharField(max_length=9, unique=True, null=True, blank=True)
    name = models.CharField(max_length=100)
    official_name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)
    abbreviation = models.CharField(max_length=6, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    country = models.CharField(max_length=40)
    region = models.CharField(max_length=40, blank=True)
    region_code = models.CharField(max_length=9, blank=True)
    organised_crime_unit = models.CharField(max_length=20, blank=True)
    organised_crime_region = models.CharField(max_length=40, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    objects = ForceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [ends_after_start("force_ends_after_start")]
        # The slug decides who gets the leftover penny.
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(
            "SELECT p.collaboration_id, NULL::smallint AS financial_year"
            " FROM {rows} r JOIN collaborations_participation p ON p.force_id = r.id",
            every_year=True,
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("benefits:force-detail", args=[self.slug])


@tracked()
class ForceSuccession(models.Model):
    """One force took over from another on a day: a merger has several predecessors."""

    predecessor = models.ForeignKey(Force, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Force, models.PROTECT, related_name="origins")
    took_effect_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"], name="succession_once"
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="succession_between_two_forces",
                violation_error_message="A force cannot succeed itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} to {self.successor}"


@tracked()
class PolicingBody(models.Model):
    """The PCC, PFCC, mayor or authority of a force's area: a separate legal party."""

    class Kind(models.TextChoices):
        COMMISSIONER = "pcc", "Police and crime commissioner"
        FIRE_COMMISSIONER = "pfcc", "Police, fire and crime commissioner"
        MAYOR = "mayor", "Mayor"
        AUTHORITY = "authority", "Authority"

    force = models.ForeignKey(Force, models.PROTECT, related_name="policing_bodies")
    name = models.CharField(max_length=160)
    # Empty where no source gives it: the public register does not.
    kind = models.CharField(max_length=12, choices=Kind, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "policing bodies"
        constraints: ClassVar = [
            ends_after_start("policing_body_ends_after_start"),
            models.UniqueConstraint(fields=["force", "name"], name="body_name_once"),
        ]
        # The one in office has to sign the agreements of its force.
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(
            "SELECT p.collaboration_id, NULL::smallint AS financial_year"
            " FROM {rows} r"
            " JOIN collaborations_participation p ON p.force_id = r.force_id"
        )

    def __str__(self) -> str:
        return self.name

    def is_in_office_on(self, day: dt.date) -> bool:
        """Say whether it is in office on a day; no date excludes nothing."""
        has_begun = self.starts_on is None or self.starts_on <= day
        return has_begun and (self.ends_on is None or self.ends_on >= day)


@tracked()
class ForceFigure(models.Model):
    """One published figure of a force, with the period it is about and its source."""

    class Kind(models.TextChoices):
        POPULATION = "population", "Resident population"
        OFFICERS = "officers", "Police officers (full-time equivalent)"
        GRANT = "grant", "Police grant"
        PRECEPT = "precept", "Council tax precept"
        NET_REVENUE_BUDGET = "net_revenue_budget", "Net revenue budget"
        AREA = "area", "Area (square kilometres, from generalised boundaries)"

    force = models.ForeignKey(Force, models.CASCADE, related_name="figures")
    kind = models.CharField(max_length=20, choices=Kind)
    period = models.CharField(max_length=20, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    amount = PoundsField(null=True, blank=True)
    source = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["force", "kind", "period"], name="force_figure_once"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) ^ Q(amount__isnull=True),
                name="force_figure_is_number_or_money",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.force}: {self.get_kind_display()} {self.period}".strip()


@tracked()
class ForceShape(models.Model):
    """Where a force stands on the tile maps, and its boundary where it has one.

    `path` is an SVG path in British National Grid units, `geometry` GeoJSON in WGS 84.
    """

    force = models.OneToOneField(Force, models.CASCADE, related_name="shape")
    grid_row = models.SmallIntegerField()
    grid_column = models.SmallIntegerField()
    hex_row = models.SmallIntegerField()
    hex_column = models.SmallIntegerField()
    path = models.TextField(blank=True)
    label_x = models.FloatField(null=True, blank=True)
    label_y = models.FloatField(null=True, blank=True)
    geometry = models.JSONField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Shape of {self.force}"


@tracked()
class Membership(models.Model):
    """A user's level in a force, from day to day. A national viewer has no force."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships"
    )
    force = models.ForeignKey(
        Force, models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    level = models.CharField(max_length=12, choices=Level)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            ends_after_start("membership_ends_after_start"),
            models.CheckConstraint(
                condition=Q(level=Level.NATIONAL, force__isnull=True)
                | (~Q(level=Level.NATIONAL) & Q(force__isnull=False)),
                name="membership_names_force_unless_national",
                violation_error_message="Name a force, unless for a national viewer.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_level_display()}, {self.force or 'national'}"
