"""Agreements version by version: each follows the one before it."""

from django.core.exceptions import ValidationError

from collaborations.models import Agreement
from collaborations.services.dates import refuse_days
from collaborations.services.records import RecordKind
from collabtrack.shared.templatetags.figures import uk_date

_PROVISIONS = (
    "has_force_provision",
    "has_policing_body_provision",
    "has_joint_provision",
)


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
