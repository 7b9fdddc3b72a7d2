"""A party to governance: a force or a policing body, each a person in law."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from collaborations.models.forces import Force, PolicingBody


class OfParty(models.Model):
    """A row about one party; its Meta holds `one_party(...)`."""

    force = models.ForeignKey(
        Force, models.PROTECT, null=True, blank=True, related_name="+"
    )
    policing_body = models.ForeignKey(
        PolicingBody, models.PROTECT, null=True, blank=True, related_name="+"
    )

    PARTY: ClassVar = ("force", "policing_body__force")

    class Meta:
        abstract = True

    @property
    def party(self) -> Any:
        """Give the force or the policing body; fetch `PARTY` along with the row."""
        return self.force or self.policing_body

    @property
    def party_force_id(self) -> int | None:
        """Name the force whose people these are: a policing body has its own."""
        if self.policing_body:
            return self.policing_body.force_id
        return self.force_id


def one_party(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(force__isnull=True) ^ Q(policing_body__isnull=True),
        violation_error_code="one_party",
        violation_error_message="Choose a force or a policing body, and only one.",
    )


def party_once(record: str, owner: str) -> list[models.UniqueConstraint]:
    """Let a party stand once in what `owner` names."""
    return [
        models.UniqueConstraint(fields=[owner, kind], name=f"{record}_{kind}_once")
        for kind in ("force", "policing_body")
    ]
