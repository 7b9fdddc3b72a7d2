"""Exit terms of a version, and what each exit was to cost and did."""

from django.core.exceptions import ValidationError

from collaborations.models import Agreement, ExitPlan, ExitTerms
from collaborations.services.dates import refuse_days
from collaborations.services.records import RecordKind
from collabtrack.shared.templatetags.figures import uk_date

_TERMS = (
    "notice",
    "who_pays",
    "method",
    "method_text",
    "amount",
    "amount_basis",
    "assets",
    "staff",
    "data",
)


def first_terms(agreement: Agreement) -> ExitTerms:
    """Draft the terms of a version from those of the one before it. Not saved yet."""
    terms = ExitTerms(collaboration=agreement.collaboration, agreement=agreement)
    former: ExitTerms | None = getattr(agreement.supersedes, "exit_terms", None)
    if former:
        for name in _TERMS:
            setattr(terms, name, getattr(former, name))
    return terms


def check_terms(terms: ExitTerms) -> None:
    refuse_days(terms, past=("tested_on",))
    drafted_on = terms.agreement.drafted_on
    if terms.tested_on and terms.tested_on < drafted_on:
        said = f"This version was drafted on {uk_date(drafted_on)}."
        raise ValidationError({"tested_on": f"{said} Enter that day or a later one."})


def check_plan(plan: ExitPlan) -> None:
    """Refuse days to come, and a force that never took part."""
    refuse_days(plan, past=("agreed_on", "settled_on"))
    if plan.force is None:
        return
    members = plan.agreement.collaboration.participations
    if not members.filter(force=plan.force).exists():
        raise ValidationError(
            {"force": f"{plan.force} takes no part in this collaboration."}
        )


EXIT_TERMS = RecordKind(
    model=ExitTerms, fields=(*_TERMS, "tested_on"), check=check_terms
)
EXIT_PLAN = RecordKind(
    model=ExitPlan,
    fields=("force", "planned_cost", "agreed_on", "actual_cost", "settled_on"),
    check=check_plan,
)
