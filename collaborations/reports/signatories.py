"""Who must sign an agreement (Police Act 1996 s.22A), and who has.

Force provision needs the chief officer and the policing body of each member force
(s.22A(3)); policing body provision needs each policing body (s.22A(4)); policing body
and force provision needs each policing body, each chief officer and that chief's own
policing body (s.22A(5)). Chief officers sign for no policing body, nor the reverse.

A member force takes part on the day: it has joined (or its day is not recorded) and
has not left. Forces outside England and Wales have no chief officer or policing body
under the Act: they are other parties. The policing body is the one in office on the
day. What its predecessor signed binds it, because the law passes agreements on: it
counts, and the predecessor is named. A signature counts from its day on.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from collaborations.models import (
    Agreement,
    AgreementParty,
    Collaboration,
    Force,
    PolicingBody,
)

Kind = AgreementParty.Kind
FORCE, BODY, JOINT = "s.22A(3)", "s.22A(4)", "s.22A(5)"


@dataclass(frozen=True)
class Signatory:
    """A legal person: required by the sections named, or a party all the same."""

    title: str
    kind: AgreementParty.Kind
    sections: tuple[str, ...] = ()
    force: Force | None = None
    policing_body: PolicingBody | None = None
    party: AgreementParty | None = None
    signed_on: dt.date | None = None
    signed_by: str = ""  # a predecessor, where it was not the body now in office

    @property
    def is_required(self) -> bool:
        return bool(self.sections)

    @property
    def is_missing(self) -> bool:
        return self.is_required and self.signed_on is None


@dataclass(frozen=True)
class Member:
    """A force with the days of its membership and all its policing bodies."""

    force: Force
    joined_on: dt.date | None
    left_on: dt.date | None
    bodies: tuple[PolicingBody, ...]

    def takes_part_on(self, day: dt.date) -> bool:
        has_joined = self.joined_on is None or self.joined_on <= day
        return has_joined and (self.left_on is None or self.left_on >= day)

    def body_on(self, day: dt.date) -> PolicingBody | None:
        return body_in_office(self.bodies, day)


# What members_of reads of a collaboration, to fetch it for many at once.
MEMBERS = "participations__force__policing_bodies"


def members_of(collaboration: Collaboration) -> tuple[Member, ...]:
    """Give each membership under the Act, past ones too, by the name of its force."""
    rows = [
        row
        for row in collaboration.participations.all()
        if row.force.kind != Force.Kind.PARTNER
    ]
    rows.sort(key=lambda row: (row.force.name, row.joined_on or dt.date.min, row.pk))
    return tuple(
        Member(
            row.force,
            row.joined_on,
            row.left_on,
            tuple(row.force.policing_bodies.all()),
        )
        for row in rows
    )


def body_in_office(bodies: Iterable[PolicingBody], day: dt.date) -> PolicingBody | None:
    """Give the one in office on the day; of several the one that came last."""
    return max(
        (body for body in bodies if body.is_in_office_on(day)),
        key=lambda body: (body.starts_on or dt.date.min, body.pk),
        default=None,
    )


def signatories(
    agreement: Agreement,
    members: Iterable[Member],
    *,
    day: dt.date,
    on: dt.date,
) -> tuple[Signatory, ...]:
    """List who is required on `day`, then the other parties; signatures as at `on`."""
    parties = list(agreement.parties.all())
    needed = [
        _with_signature(signatory, parties, on)
        for signatory in required(agreement, members, day)
    ]
    met = {signatory.party for signatory in needed}
    others = sorted(
        (party for party in parties if party not in met), key=lambda p: (p.kind, str(p))
    )
    return (*needed, *(_other(party, on) for party in others))


def required(
    agreement: Agreement, members: Iterable[Member], day: dt.date
) -> tuple[Signatory, ...]:
    """List who must sign, by force: the chief officer, then the policing body."""
    of_chief = _sections(agreement, {FORCE, JOINT})
    of_body = _sections(agreement, {FORCE, BODY, JOINT})
    current = {member.force: member for member in members if member.takes_part_on(day)}
    needed: list[Signatory] = []
    for force, member in current.items():
        if of_chief:
            needed.append(chief_of(force, of_chief))
        if of_body:
            needed.append(body_of(member, day, of_body))
    return tuple(needed)


def may_sign(
    listed: Iterable[Signatory], members: Iterable[Member], day: dt.date
) -> tuple[Signatory, ...]:
    """List who has not signed: first those listed, then others of the forces in it."""
    listed = tuple(listed)
    known = {(each.kind, each.force) for each in listed}
    inside = {
        member.force: member
        for member in members
        if member.left_on is None or member.left_on >= day
    }
    further = [
        person
        for force, member in inside.items()
        for person in (chief_of(force), body_of(member, day))
        if (person.kind, force) not in known
    ]
    unsigned = (each for each in listed if each.signed_on is None)
    return (*unsigned, *further)


def chief_of(force: Force, sections: tuple[str, ...] = ()) -> Signatory:
    title = f"Chief officer of {force}"
    return Signatory(title, Kind.CHIEF_OFFICER, sections, force=force)


def body_of(member: Member, day: dt.date, sections: tuple[str, ...] = ()) -> Signatory:
    body = member.body_on(day)
    title = str(body or f"Policing body of {member.force} (none recorded)")
    return Signatory(
        title, Kind.POLICING_BODY, sections, force=member.force, policing_body=body
    )


def _sections(agreement: Agreement, of_interest: set[str]) -> tuple[str, ...]:
    held: Mapping[str, bool] = {
        FORCE: agreement.has_force_provision,
        BODY: agreement.has_policing_body_provision,
        JOINT: agreement.has_joint_provision,
    }
    return tuple(name for name, has in held.items() if has and name in of_interest)


def _with_signature(
    signatory: Signatory, parties: Iterable[AgreementParty], on: dt.date
) -> Signatory:
    own = [party for party in parties if _answers_for(party, signatory)]
    # One who has signed comes first, and the body in office before a predecessor.
    own.sort(
        key=lambda party: (
            _signed(party, on) is None,
            party.policing_body != signatory.policing_body,
        )
    )
    if not own:
        return signatory
    party = own[0]
    is_predecessor = party.policing_body != signatory.policing_body
    return Signatory(
        signatory.title,
        signatory.kind,
        signatory.sections,
        signatory.force,
        signatory.policing_body,
        party,
        _signed(party, on),
        str(party) if is_predecessor else "",
    )


def _answers_for(party: AgreementParty, signatory: Signatory) -> bool:
    if party.kind != signatory.kind:
        return False
    if party.policing_body:
        return bool(party.policing_body.force_id == getattr(signatory.force, "pk", 0))
    return bool(party.force == signatory.force)


def _other(party: AgreementParty, on: dt.date) -> Signatory:
    kind = Kind(party.kind)
    return Signatory(
        str(party),
        kind,
        force=party.policing_body.force if party.policing_body else party.force,
        policing_body=party.policing_body,
        party=party,
        signed_on=_signed(party, on),
    )


def _signed(party: AgreementParty, on: dt.date) -> dt.date | None:
    signed_on: dt.date | None = party.signed_on
    return signed_on if signed_on and signed_on <= on else None
