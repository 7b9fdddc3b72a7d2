"""Agreements version by version, and who signed them.

A signature is of a day: not before the version was drafted, not in the future, not
after the version's last day in force, and by a policing body while in office. Nobody
signs a version twice; a wrong day is corrected, and the history keeps both.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from collaborations.models import Agreement, AgreementParty, Force, PolicingBody
from collaborations.reports.agreements import last_day_in_force
from collaborations.reports.signatories import body_in_office
from collaborations.services.recorded_days import refuse_days
from collaborations.services.records import RecordKind, add_record, hold
from collabtrack.shared.history import changes_made_by
from collabtrack.shared.templatetags.figures import uk_date

Kind = AgreementParty.Kind
# The party is the one that was chosen, whatever it is called in the form.
OF_PARTY = "of_party"
_PROVISIONS = (
    "has_force_provision",
    "has_policing_body_provision",
    "has_joint_provision",
)


@dataclass(frozen=True)
class Person:
    """A legal person: of a force, its chief officer or its policing body; or named."""

    kind: AgreementParty.Kind
    force: Force | None = None
    name: str = ""


def next_version(former: Agreement) -> Agreement:
    """Draft the successor of a version: what it is stays, its days and parties do not.

    Not saved yet.
    """
    kept = ("title", "label", *_PROVISIONS, "notice_months", "amendment")
    draft = Agreement(**{name: getattr(former, name) for name in kept})
    draft.collaboration = former.collaboration
    return successor_of(draft, former)


def successor_of(draft: Agreement, former: Agreement) -> Agreement:
    draft.supersedes, draft.edition = former, former.edition + 1
    return draft


@transaction.atomic
def record_party(
    *, agreement: Agreement, who: Person, by: Any, signed_on: dt.date | None = None
) -> AgreementParty:
    """Record a party to a version, or the signature of one.

    Raises PermissionDenied, or ValidationError by field: when that party has signed
    already, may not sign, or could not have on that day.
    """
    hold(PARTY, agreement.collaboration, by)
    party = _named(agreement, who, signed_on or timezone.localdate())
    found = _recorded(party)
    if found is None:
        party.signed_on = signed_on
        return add_record(record=party, kind=PARTY, by=by)
    if found.signed_on or signed_on is None:
        raise _of_party(found, _known(found))
    found.signed_on = signed_on
    check_party(found)
    found.full_clean()
    with changes_made_by(by):
        found.save()
    found.refresh_from_db(fields=["version"])
    return found


def _named(agreement: Agreement, who: Person, day: dt.date) -> AgreementParty:
    """Build the row of a person; the policing body is the one in office on the day."""
    party = AgreementParty(
        collaboration=agreement.collaboration, agreement=agreement, kind=who.kind
    )
    if who.kind == Kind.OTHER:
        party.name = who.name
    elif who.kind == Kind.CHIEF_OFFICER:
        party.force = who.force
    elif who.force:
        party.policing_body = _body_of(party, who.force, day)
    return party


def _body_of(party: AgreementParty, force: Force, day: dt.date) -> PolicingBody:
    body = body_in_office(force.policing_bodies.all(), day)
    if body is None:
        raise _of_party(
            party,
            f"No policing body of {force} is recorded in office on {uk_date(day)}."
            " Ask an administrator to record it.",
        )
    return body


def _recorded(party: AgreementParty) -> AgreementParty | None:
    rows = AgreementParty.objects.filter(agreement=party.agreement, kind=party.kind)
    found: AgreementParty | None = rows.filter(
        force=party.force,
        policing_body=party.policing_body,
        name__iexact=party.name,
    ).first()
    return found


def _known(party: AgreementParty) -> str:
    if party.signed_on:
        return f"{party} signed this version on {uk_date(party.signed_on)}."
    return f"{party} is recorded already."


def _of_party(party: AgreementParty, refusal: str) -> ValidationError:
    field = "name" if party.kind == Kind.OTHER else "force"
    return ValidationError({field: ValidationError(refusal, code=OF_PARTY)})


def check_agreement(agreement: Agreement) -> None:
    """Refuse days that cannot be beside other versions and the signatures there are."""
    refuse_days(
        agreement,
        past=("drafted_on", "guidance_regarded_on", "published_on"),
        planned=("commences_on", "review_due_on", "expires_on"),
    )
    if agreement.supersedes:
        _refuse_before(agreement, agreement.supersedes)
    successor: Agreement | None = getattr(agreement, "superseded_by", None)
    if successor:
        _refuse_after(agreement, successor)
    if agreement.pk:
        _refuse_unsigned_days(agreement)


def _refuse_before(agreement: Agreement, former: Agreement) -> None:
    if former.collaboration_id != agreement.collaboration_id:
        raise ValidationError({"supersedes": "Choose a version of this collaboration."})
    name = f"Version {former.edition}"
    if agreement.drafted_on < former.drafted_on:
        said = f"{name} was drafted on {uk_date(former.drafted_on)}."
        raise ValidationError({"drafted_on": f"{said} Enter that day or a later one."})
    days = agreement.commences_on, former.commences_on
    if days[0] and days[1] and days[0] <= days[1]:
        said = f"{name} commences on {uk_date(days[1])}."
        raise ValidationError({"commences_on": f"{said} Enter a later day."})


def _refuse_after(agreement: Agreement, successor: Agreement) -> None:
    name = f"Version {successor.edition}"
    if agreement.drafted_on > successor.drafted_on:
        said = f"{name} was drafted on {uk_date(successor.drafted_on)}."
        raise ValidationError(
            {"drafted_on": f"{said} Enter that day or an earlier one."}
        )
    days = agreement.commences_on, successor.commences_on
    if days[0] and days[1] and days[0] >= days[1]:
        said = f"{name} commences on {uk_date(days[1])}."
        raise ValidationError({"commences_on": f"{said} Enter an earlier day."})


def _refuse_unsigned_days(agreement: Agreement) -> None:
    """Keep every signature within the version that it is under."""
    rows = agreement.parties.filter(signed_on__isnull=False)
    signed = list(rows.select_related("force", "policing_body").order_by("signed_on"))
    if not signed:
        return
    first, last = signed[0], signed[-1]
    if agreement.drafted_on > first.signed_on:
        said = f"{first} signed on {uk_date(first.signed_on)}."
        raise ValidationError(
            {"drafted_on": f"{said} Enter that day or an earlier one."}
        )
    if agreement.expires_on and agreement.expires_on < last.signed_on:
        said = f"{last} signed on {uk_date(last.signed_on)}."
        raise ValidationError({"expires_on": f"{said} Enter that day or a later one."})


def check_party(party: AgreementParty) -> None:
    """Refuse who takes no part, and days on which nobody could have signed."""
    if party.agreement.collaboration_id != party.collaboration_id:
        return
    refuse_days(party, past=("signed_on",))
    force = party.policing_body.force if party.policing_body else party.force
    if force and not _takes_part(party.agreement, force):
        raise _of_party(
            party, f"{force} takes no part in this collaboration. Add the force first."
        )
    if party.signed_on:
        _refuse_outside(party, party.signed_on)


def _takes_part(agreement: Agreement, force: Force) -> bool:
    """Say whether it had not left when the version was drafted."""
    rows = agreement.collaboration.participations.filter(force=force)
    return rows.staying_on(agreement.drafted_on).exists()


def _refuse_outside(party: AgreementParty, day: dt.date) -> None:
    agreement, body = party.agreement, party.policing_body
    last_day = last_day_in_force(agreement)
    fault = ""
    if day < agreement.drafted_on:
        fault = f"This version was drafted on {uk_date(agreement.drafted_on)}."
        fault += " Enter that day or a later one."
    elif last_day and day > last_day:
        fault = f"The last day of this version is {uk_date(last_day)}."
        fault += " Enter that day or an earlier one."
    elif body and not body_in_office([body], day):
        fault = f"{body} was not in office on {uk_date(day)}."
    if fault:
        raise ValidationError({"signed_on": fault})


AGREEMENT = RecordKind(
    model=Agreement,
    fields=(
        "title",
        "label",
        "drafted_on",
        *_PROVISIONS,
        "commences_on",
        "review_due_on",
        "expires_on",
        "notice_months",
        "guidance_regarded_on",
        "amendment",
        "publication",
        "publication_url",
        "published_on",
    ),
    check=check_agreement,
)
PARTY = RecordKind(
    model=AgreementParty, fields=("name", "signed_on"), check=check_party
)
