"""rules.md 5, Themes: the first rule that applies, over every combination."""

from itertools import product

import pytest

from collaborations.assessment.catalogue import CATALOGUE, criteria_of
from collaborations.assessment.themes import results_by_theme, theme_result
from collaborations.models import Result, Theme

MET, PARTLY = Result.MET, Result.PARTLY_MET
NOT_MET, UNKNOWN = Result.NOT_MET, Result.NOT_ASSESSED
MOST_SUPPORTING = 8

EVERY_ESSENTIAL = [
    combination
    for length in range(1, 5)
    for combination in product(Result, repeat=length)
]


def supporting_choices() -> list[list[Result]]:
    return [
        [MET] * met + [UNKNOWN] * (size - met)
        for size in range(MOST_SUPPORTING + 1)
        for met in range(size + 1)
    ]


def test_every_combination_has_the_result_of_the_first_rule_that_applies() -> None:
    for essential, supporting in product(EVERY_ESSENTIAL, supporting_choices()):
        failed = essential.count(NOT_MET)
        is_half_failed = failed / len(essential) >= 0.5
        has_other = bool({MET, PARTLY} & set(essential))
        is_supported = not supporting or (
            supporting.count(MET) / len(supporting) >= 0.5
        )

        result = theme_result(essential, supporting)

        assert (result == NOT_MET) is (
            is_half_failed or (failed > 0 and not has_other)
        ), (essential, supporting)
        assert (result == UNKNOWN) is (failed == 0 and UNKNOWN in essential)
        assert (result == MET) is (set(essential) == {MET} and is_supported)


@pytest.mark.parametrize(
    ("essential", "supporting", "expected"),
    [
        ([NOT_MET, NOT_MET, MET, MET], [MET] * 4, NOT_MET),
        ([NOT_MET, MET, MET, MET], [], PARTLY),
        ([NOT_MET, UNKNOWN, UNKNOWN], [MET], NOT_MET),
        ([NOT_MET, UNKNOWN, PARTLY], [], PARTLY),
        ([MET, MET, UNKNOWN], [MET] * 8, UNKNOWN),
        ([MET, MET, MET], [MET, MET, NOT_MET, UNKNOWN], MET),
        ([MET, MET, MET], [MET, PARTLY, NOT_MET], PARTLY),
        ([MET, PARTLY, MET], [MET] * 8, PARTLY),
        ([PARTLY] * 4, [NOT_MET] * 4, PARTLY),
        ([NOT_MET], [], NOT_MET),
    ],
)
def test_worked_examples(
    essential: list[Result], supporting: list[Result], expected: Result
) -> None:
    assert theme_result(essential, supporting) == expected


def test_a_theme_without_essential_criteria_is_not_a_pass() -> None:
    assert theme_result([], [MET]) == UNKNOWN


def test_criteria_that_are_not_built_count_as_not_assessed() -> None:
    themes = results_by_theme({"P1": MET, "B1": NOT_MET, "B2": NOT_MET})

    assert themes == {
        Theme.PURPOSE: UNKNOWN,
        Theme.BENEFITS: NOT_MET,
        Theme.GOVERNANCE: UNKNOWN,
        Theme.SKILLS: UNKNOWN,
    }


def test_the_catalogue_holds_39_criteria_of_which_13_are_essential() -> None:
    essential = {item.id for item in CATALOGUE.values() if item.is_essential}

    assert len(CATALOGUE) == 39
    assert essential == {
        *("P1", "P2", "P3", "P4", "B1", "B2", "B3"),
        *("G1", "G2", "G3", "K1", "K2", "K6"),
    }
    assert [len(criteria_of(theme)) for theme in Theme] == [8, 11, 11, 9]
