from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from collaborations.assessment import configured_rules
from collaborations.assessment.catalogue import Criterion, criteria_of
from collaborations.models import Result, Theme


@dataclass(frozen=True, slots=True)
class CriterionEntry:
    """A criterion as the page shows it; without an explanation it is not built yet."""

    criterion: Criterion
    explanation: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    theme: Theme
    criteria: tuple[CriterionEntry, ...]


def definitions(request: HttpRequest) -> HttpResponse:
    """Show what every criterion, result and figure means, and how it is judged."""
    themes = _themes()
    context = {
        "themes": themes,
        "results": list(Result),
        "total": sum(len(entry.criteria) for entry in themes),
        "built": len(configured_rules()),
    }
    return render(request, "collaborations/definitions/definitions.html", context)


def _themes() -> list[ThemeEntry]:
    explained = {rule.criterion.id: rule.explanation for rule in configured_rules()}
    return [
        ThemeEntry(
            theme,
            tuple(
                CriterionEntry(criterion, explained.get(criterion.id, ()))
                for criterion in criteria_of(theme)
            ),
        )
        for theme in Theme
    ]
