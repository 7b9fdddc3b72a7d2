"""Who signed a version of an agreement, and when.

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
from collaborations.services.dates import refuse_days
from collaborations.services.records import RecordKind, add_record, hold
from collabtrack.shared.history import changes_made_by
from collabtrack.shared.templatetags.figures import uk_date

Kind = AgreementParty.Kind
# The party is the one that was chosen, whatever it is called in the form.
OF_PARTY = "of_party"


@dataclass(frozen=True)
class Person:
    """A legal person: of a force, its chief officer or its policing body; or named."""

    kind: AgreementParty.Kind
    force: Force | None = None
    name: str = ""


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


def check_party(party: AgreementParty) -> None:
    """Refuse who takes no part, and days on which nobody could have signed."""
    if party.agreement.collaboration_id != party.collaboration_id:
        return
    refuse_days(party, past=("signed_on",))
    force = party.policing_body.force if party.policing_body else party.force
    if force and not _takes_part(party, force):
        raise _of_party(
            party, f"{force} takes no part in this collaboration. Add the force first."
        )
    if party.signed_on:
        _refuse_outside(party, party.signed_on)


def _takes_part(party: AgreementParty, force: Force) -> bool:
    """Say whether it had not left when the version was drafted."""
    rows = party.collaboration.participations.all()
    drafted_on = party.agreement.drafted_on
    return any(m.is_staying_on(drafted_on) for m in rows if m.force_id == force.pk)


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


PARTY = RecordKind(
    model=AgreementParty,
    fields=("name", "signed_on"),
    check=check_party,
    reads=("participations",),
)
