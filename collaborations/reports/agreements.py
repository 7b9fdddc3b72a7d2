"""Where each agreement stands: in force or not, who is missing, what falls due.

In force on a day: it has commenced, has not expired (the day of expiry is the last in
force) and no later version has commenced. Who must sign is asked for the day, but not
before the version commences nor after its last day in force. "If notice were given
today" is asked of what is in force: when its parties would be out, at the cap or
estimate of its exit terms. What is missing is None, never a guess.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import models

from collaborations.models import Agreement, AgreementParty, Collaboration, ExitPlan
from collaborations.reports.exits import (
    ExitCost,
    ExitStanding,
    exit_costs,
    exit_standing,
)
from collaborations.reports.notice import last_day_for_notice, out_on
from collaborations.reports.signatories import (
    MEMBERS,
    Signatory,
    members_of,
    signatories,
)


class State(models.TextChoices):
    """In force by its days, it is told as commenced while a signature is missing."""

    IN_FORCE = "in_force", "In force"
    COMMENCED = "commenced", "Commenced"
    NOT_COMMENCED = "not_commenced", "Not commenced"
    EXPIRED = "expired", "Expired"
    SUPERSEDED = "superseded", "Superseded"


@dataclass(frozen=True)
class AgreementStanding:
    """One version as it stands on a day."""

    agreement: Agreement
    as_at: dt.date
    state: State
    last_day: dt.date | None  # in force; None: open-ended
    signatories: tuple[Signatory, ...]
    exit: ExitStanding
    exits: tuple[ExitCost, ...]

    @property
    def missing(self) -> tuple[Signatory, ...]:
        return tuple(row for row in self.signatories if row.is_missing)

    @property
    def is_complete(self) -> bool:
        """Say whether everybody required has signed; nobody required is not that."""
        is_anybody_required = any(row.is_required for row in self.signatories)
        return is_anybody_required and not self.missing

    @property
    def complete_since(self) -> dt.date | None:
        """Give the day of the last signature that was required."""
        if not self.is_complete:
            return None
        required = (row.signed_on for row in self.signatories if row.is_required)
        return max(day for day in required if day)

    @property
    def is_in_force(self) -> bool:
        return self.state == State.IN_FORCE

    @property
    def told_state(self) -> State:
        """Never say in force while a signature that is required is missing."""
        return State.COMMENCED if self.is_in_force and self.missing else self.state

    @property
    def provisions(self) -> tuple[str, ...]:
        agreement = self.agreement
        held = (
            ("Force provision, s.22A(3)", agreement.has_force_provision),
            (
                "Policing body provision, s.22A(4)",
                agreement.has_policing_body_provision,
            ),
            (
                "Policing body and force provision, s.22A(5)",
                agreement.has_joint_provision,
            ),
        )
        return tuple(label for label, has in held if has)

    @property
    def last_notice_on(self) -> dt.date | None:
        return last_day_for_notice(
            self.agreement.expires_on, self.agreement.notice_months
        )

    @property
    def out_on(self) -> dt.date | None:
        """Give the last day in it, if notice were given on the day asked about."""
        if not self.is_in_force:
            return None
        return out_on(self.as_at, self.agreement.notice_months, self.last_day)

    @property
    def exit_amount(self) -> Decimal | None:
        return self.exit.terms.amount if self.exit.terms else None

    @property
    def exit_amount_basis(self) -> str:
        terms = self.exit.terms
        return terms.get_amount_basis_display().split(":")[0] if terms else ""


def agreements_of(
    collaboration: Collaboration, *, on: dt.date
) -> tuple[AgreementStanding, ...]:
    """List every version, newest first."""
    rows = agreements_in_full(Agreement.objects.filter(collaboration=collaboration))
    newest_first = rows.order_by("-drafted_on", "-edition", "-pk")
    return tuple(standing(row, on=on) for row in newest_first)


def current(
    standings: Iterable[AgreementStanding],
) -> tuple[AgreementStanding, ...]:
    """Leave out what a later version has superseded."""
    return tuple(row for row in standings if row.state != State.SUPERSEDED)


def agreements_in_full(
    rows: models.QuerySet[Agreement],
) -> models.QuerySet[Agreement]:
    """Fetch what a standing reads, in as many queries for any number of versions."""
    parties = AgreementParty.objects.select_related(
        "collaboration", "force", "policing_body__force"
    )
    plans = ExitPlan.objects.select_related("force")
    return rows.select_related(
        "collaboration",
        "superseded_by__collaboration",
        "supersedes__collaboration",
        "exit_terms__collaboration",
    ).prefetch_related(
        models.Prefetch("parties", parties.order_by("pk")),
        models.Prefetch("exit_plans", plans.order_by("pk")),
        f"collaboration__{MEMBERS}",
    )


def standing(agreement: Agreement, *, on: dt.date) -> AgreementStanding:
    last_day = last_day_in_force(agreement)
    day = max(on, agreement.commences_on or on)
    return AgreementStanding(
        agreement=agreement,
        as_at=on,
        state=state_on(agreement, on),
        last_day=last_day,
        signatories=signatories(
            agreement,
            members_of(agreement.collaboration),
            day=min(day, last_day or day),
            on=on,
        ),
        exit=exit_standing(agreement, on=on),
        exits=exit_costs(agreement),
    )


def state_on(agreement: Agreement, on: dt.date) -> State:
    successor = _successor(agreement)
    if successor and successor.has_commenced_by(on):
        return State.SUPERSEDED
    if agreement.has_expired_by(on):
        return State.EXPIRED
    if agreement.has_commenced_by(on):
        return State.IN_FORCE
    return State.NOT_COMMENCED


def last_day_in_force(agreement: Agreement) -> dt.date | None:
    """Give the day of expiry, or the one before the next version commences."""
    days = [agreement.expires_on] if agreement.expires_on else []
    successor = _successor(agreement)
    if successor and successor.commences_on:
        days.append(successor.commences_on - dt.timedelta(days=1))
    return min(days, default=None)


def _successor(agreement: Agreement) -> Agreement | None:
    successor: Agreement | None = getattr(agreement, "superseded_by", None)
    return successor
