"""Judging collaborations: configured criteria in, stored findings out.

The engine knows no criterion by name. It reads `ASSESSMENT_CRITERIA`, dotted paths in
the order shown, so criteria of any app can be judged without importing that app.
"""

import datetime as dt
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from collaborations.assessment.catalogue import Criterion
from collaborations.assessment.judgements import Judgement, Rule
from collaborations.assessment.themes import results_by_theme
from collaborations.models import Collaboration, Finding, Result, ThemeFinding

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Judged:
    criterion: Criterion
    judgement: Judgement


def configured_rules() -> tuple[Rule, ...]:
    """Give the criteria that we can judge, in the order of the settings."""
    return tuple(import_string(path) for path in settings.ASSESSMENT_CRITERIA)


def judge(collaboration: Collaboration, *, on: dt.date) -> list[Judged]:
    """Judge every configured criterion for a day; nothing is stored."""
    return [
        Judged(rule.criterion, _bounded(collaboration, rule(collaboration, on=on)))
        for rule in configured_rules()
    ]


def _bounded(collaboration: Collaboration, judgement: Judgement) -> Judgement:
    """Never call a row of the public register Not met (rules.md 5, Results)."""
    if collaboration.is_from_register and judgement.result == Result.NOT_MET:
        return Judgement(
            Result.NOT_ASSESSED, judgement.reason, judgement.evidence, judgement.facts
        )
    return judgement


@transaction.atomic
def assess(collaboration: Collaboration, on: dt.date) -> list[Judged]:
    """Judge a collaboration and store what changed; nothing if it is gone.

    The row is locked before anything is read: of two assessors the later one waits,
    then reads what the earlier one may have missed, so no stale result is left.
    """
    rows = Collaboration.objects.select_related("function", "register_entry")
    locked = rows.select_for_update(of=("self",), no_key=True)
    current = locked.filter(pk=collaboration.pk).first()
    if current is None:
        return []
    judged = judge(current, on=on)
    _store_findings(current, judged, on)
    results = {item.criterion.id: item.judgement.result for item in judged}
    _store_themes(current, results, on)
    return judged


def assess_all(on: dt.date) -> None:
    """Judge every collaboration, each in its own transaction.

    One that cannot be judged does not stop the others; it is reported at the end.
    """
    faults: list[Exception] = []
    for collaboration in Collaboration.objects.order_by("pk"):
        try:
            assess(collaboration, on)
        except Exception as fault:
            logger.exception("Cannot judge %s", collaboration.reference)
            faults.append(fault)
    if faults:
        raise ExceptionGroup("Some collaborations could not be judged", faults)


def _store_findings(
    collaboration: Collaboration, judged: Sequence[Judged], on: dt.date
) -> None:
    stored = {row.criterion: row for row in collaboration.findings.all()}
    for item in judged:
        _store_finding(
            stored.pop(item.criterion.id, None)
            or Finding(collaboration=collaboration, criterion=item.criterion.id),
            item,
            on,
        )
    # What is left belongs to criteria that are no longer configured.
    orphans = [row.pk for row in stored.values()]
    if orphans:
        Finding.objects.filter(pk__in=orphans).delete()


def _store_finding(finding: Finding, item: Judged, on: dt.date) -> None:
    judgement = item.judgement
    answer: Mapping[str, object] = {
        "theme": item.criterion.theme,
        "result": judgement.result,
        "reason": judgement.reason,
        "evidence": [asdict(evidence) for evidence in judgement.evidence],
        # As JSON gives it back, or a tuple would look changed every night.
        "facts": json.loads(json.dumps(judgement.facts)),
    }
    if finding.pk and all(getattr(finding, key) == answer[key] for key in answer):
        return
    if finding.result != judgement.result:
        finding.since = on
    for name, value in answer.items():
        setattr(finding, name, value)
    finding.assessed_on = on
    finding.assessed_at = timezone.now()
    finding.save()


def _store_themes(
    collaboration: Collaboration, results: Mapping[str, Result], on: dt.date
) -> None:
    stored = {row.theme: row for row in collaboration.theme_findings.all()}
    for theme, result in results_by_theme(results).items():
        row = stored.get(theme) or ThemeFinding(
            collaboration=collaboration, theme=theme
        )
        if row.result != result:
            row.result, row.since, row.assessed_on = result, on, on
            row.save()
