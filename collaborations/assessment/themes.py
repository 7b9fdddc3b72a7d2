"""The result of a theme from the results of its criteria (rules.md 5, Themes)."""

from collections.abc import Mapping, Sequence

from collaborations.assessment.catalogue import criteria_of
from collaborations.models import Result, Theme


def theme_result(essential: Sequence[Result], supporting: Sequence[Result]) -> Result:
    """Apply the first rule that fits; together they cover every combination."""
    not_met = essential.count(Result.NOT_MET)
    if not essential:
        return Result.NOT_ASSESSED
    if 2 * not_met >= len(essential):
        return Result.NOT_MET
    if not_met:
        return _beside_a_failure(essential)
    if Result.NOT_ASSESSED in essential:
        return Result.NOT_ASSESSED
    half_supported = 2 * supporting.count(Result.MET) >= len(supporting)
    if half_supported and essential.count(Result.MET) == len(essential):
        return Result.MET
    return Result.PARTLY_MET


def _beside_a_failure(essential: Sequence[Result]) -> Result:
    holds = Result.MET in essential or Result.PARTLY_MET in essential
    return Result.PARTLY_MET if holds else Result.NOT_MET


def results_by_theme(judged: Mapping[str, Result]) -> dict[Theme, Result]:
    """Judge the four themes; a criterion that is not built counts as not assessed."""
    return {theme: _result_of(theme, judged) for theme in Theme}


def _result_of(theme: Theme, judged: Mapping[str, Result]) -> Result:
    essential: list[Result] = []
    supporting: list[Result] = []
    for item in criteria_of(theme):
        group = essential if item.is_essential else supporting
        group.append(judged.get(item.id, Result.NOT_ASSESSED))
    return theme_result(essential, supporting)
