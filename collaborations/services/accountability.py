"""Who answers for a collaboration: what may be recorded, and who may name people."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError

from collaborations.access import Action
from collaborations.models import (
    AccountabilityArrangement,
    AccountableLead,
    DelegationLimit,
    DirectionAndControl,
    PolicingBody,
)
from collaborations.models.parties import OfParty
from collaborations.reports.names import name_sight
from collaborations.reports.parties import Party
from collaborations.services.dates import refuse_far, refuse_future
from collaborations.services.records import RecordKind
from collabtrack.shared.templatetags.figures import uk_date

_DATED = ("starts_on", "ends_on")
LEAD_FIELDS = (
    "role_title",
    "force",
    "policing_body",
    "person_name",
    *_DATED,
    "handover_on",
    "handover",
)


def lead_kind(by: Any) -> RecordKind:
    """Say how owners are recorded by this writer: who may name people depends on it."""
    return RecordKind(
        model=AccountableLead,
        action=Action.RECORD_DECISION,
        fields=LEAD_FIELDS,
        check=partial(_check_lead, by=by),
    )


def _check_lead(lead: AccountableLead, *, by: Any) -> None:
    refuse_future("starts_on", lead.starts_on)
    refuse_far(starts_on=lead.starts_on, ends_on=lead.ends_on)
    refuse_future("handover_on", lead.handover_on)
    refuse_outsider(lead)
    _refuse_naming(lead, by)
    _refuse_second(
        lead, {}, lambda other: f"{other.role_title} is the owner {_when(other)}."
    )


def _check_direction(direction: DirectionAndControl) -> None:
    refuse_future("starts_on", direction.starts_on)
    refuse_far(starts_on=direction.starts_on, ends_on=direction.ends_on)
    if direction.force_id:
        _refuse_not_taking_part(direction, direction.force, "force")
    _refuse_second(
        direction,
        {"function": direction.function_id},
        lambda other: f"{other.force} directs this function {_when(other)}.",
    )


def _check_limit(limit: DelegationLimit) -> None:
    refuse_future("starts_on", limit.starts_on)
    refuse_far(starts_on=limit.starts_on, ends_on=limit.ends_on)


def _check_arrangement(arrangement: AccountabilityArrangement) -> None:
    refuse_future("considered_on", arrangement.considered_on)
    if arrangement.policing_body_id:
        _refuse_not_taking_part(arrangement, arrangement.policing_body, "policing_body")


DIRECTION = RecordKind(
    model=DirectionAndControl,
    action=Action.RECORD_DECISION,
    fields=("force", "function", *_DATED, "agreement_clause"),
    check=_check_direction,
)
LIMIT = RecordKind(
    model=DelegationLimit,
    action=Action.RECORD_DECISION,
    fields=("body", "role_title", "what", "limit", *_DATED),
    check=_check_limit,
)
ARRANGEMENT = RecordKind(
    model=AccountabilityArrangement,
    action=Action.RECORD_DECISION,
    fields=("policing_body", "text", "considered_on"),
    check=_check_arrangement,
    reads=("participations",),
)


def refuse_outsider(record: OfParty) -> None:
    """Raise ValidationError when a party takes no part in the collaboration."""
    if record.force:
        _refuse_not_taking_part(record, record.force, "force")
    if record.policing_body:
        _refuse_not_taking_part(record, record.policing_body, "policing_body")


def _refuse_not_taking_part(record: Any, party: Party, field: str) -> None:
    force_id = party.force_id if isinstance(party, PolicingBody) else party.pk
    members = record.collaboration.participations.all()
    if not any(member.force_id == force_id for member in members):
        raise ValidationError(
            {field: f"{party} takes no part in this collaboration. Choose another."}
        )


def _refuse_naming(lead: AccountableLead, by: Any) -> None:
    """Let only members of a person's own force write a name, and let it not move."""
    old = AccountableLead.objects.filter(pk=lead.pk).first()
    name, force_id = (old.person_name, old.person_force_id) if old else ("", None)
    if name and force_id != lead.party_force_id:
        raise ValidationError(
            {
                "force": "A person's name is recorded here. A member of the person's"
                " own force removes it first; then another force can be chosen."
            }
        )
    if name != lead.person_name and not name_sight(by).covers(lead.party_force_id):
        raise ValidationError(
            {
                "person_name": "Only members of the person's own force record the"
                " name. Enter the role alone."
            }
        )


def _refuse_second(
    record: Any, alike: dict[str, Any], describe: Callable[[Any], str]
) -> None:
    """Raise ValidationError when another record holds on any of the same days."""
    if record.starts_on is None:
        return
    rows = type(record).objects.filter(collaboration=record.collaboration, **alike)
    others = rows.exclude(pk=record.pk).in_effect_between(
        record.starts_on, record.ends_on
    )
    other = others.order_by("starts_on", "pk").first()
    if other is not None:
        raise ValidationError(
            {
                "starts_on": f"{describe(other)} There can be one at a time: end that"
                " record first, or choose other days."
            },
            code="overlap",
        )


def _when(record: Any) -> str:
    since = uk_date(record.starts_on)
    if record.ends_on is None:
        return f"since {since}"
    return f"from {since} to {uk_date(record.ends_on)}"
