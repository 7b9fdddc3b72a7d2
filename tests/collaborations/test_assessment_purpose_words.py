"""Who benefits and what changes: texts that say it, and texts that only sound so."""

import pytest

from collaborations.assessment.purpose_words import read_purpose

SAYS_BOTH = [
    ("Victims wait 30 days, not 60: turnaround is cut.", "Victims", "cut"),
    ("Reduce deaths on rural roads, for drivers and families.", "drivers", "Reduce"),
    ("The public get help sooner at night.", "The public", "sooner"),
    ("Free officers from travel so patrols have more hours.", None, "more"),
    ("Save each force’s budget £1m a year.", "each force's budget", "Save"),
    ("Callers wait from 60 seconds to 20.", "Callers", "from 60 seconds to 20"),
    ("Protect children from online harm.", "children", "Protect"),
]
SAYS_NEITHER = [
    "Air support.",
    "A joint unit of two or more forces under section 22A.",
    "To improve efficiency and effectiveness.",
    "Improve collaboration and joint working between the forces.",
    "Provide public order and public protection capability.",
    "The chief officers agree to work together.",
    "Officers and staff of both forces work from one site.",
    "The agreement runs from 1 April 2020 to 31 March 2025.",
    "Share people and equipment.",
    "The Protecting Vulnerable People unit.",
    "",
]


@pytest.mark.parametrize(("text", "who", "change"), SAYS_BOTH)
def test_the_words_that_say_it_are_quoted(
    text: str, who: str | None, change: str
) -> None:
    words = read_purpose(text)

    assert words.what_changes == change
    assert words.who_benefits == (who or "Free officers")


@pytest.mark.parametrize("text", SAYS_NEITHER)
def test_stock_phrases_say_neither(text: str) -> None:
    words = read_purpose(text)

    assert (words.who_benefits, words.what_changes) == ("", "")


def test_a_beneficiary_alone_does_not_say_what_changes() -> None:
    words = read_purpose("A service for victims and witnesses.")

    assert (words.who_benefits, words.what_changes) == ("victims", "")


def test_a_change_alone_does_not_say_who_benefits() -> None:
    words = read_purpose("Fewer duplicate systems.")

    assert (words.who_benefits, words.what_changes) == ("", "Fewer")
