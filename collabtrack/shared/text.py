"""What a text typed by a person may hold: words that another person can see."""

import unicodedata

from django.core.exceptions import ValidationError

LONGEST_TEXT = 4_000
_LINE_BREAKS_AND_TAB = frozenset("\n\r\t")
# Categories of Unicode: controls, surrogates, what is private or not assigned.
_NEVER = frozenset({"Cc", "Cs", "Co", "Cn"})
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain_text(text: str) -> None:
    """Raise ValidationError, naming the place, unless people can read the text.

    Control characters and those that turn the reading direction are refused, and so
    is a text of nothing but characters without a shape.
    """
    for place, character in enumerate(text, start=1):
        if character in _LINE_BREAKS_AND_TAB:
            continue
        if character in _REORDERING or unicodedata.category(character) in _NEVER:
            raise ValidationError(
                f"Remove the hidden character U+{ord(character):04X} at place {place}.",
                code="hidden_character",
            )
    if text and not any(_has_a_shape(character) for character in text):
        raise ValidationError("Write something that can be seen.", code="invisible")


def version_in(text: str) -> int:
    """Read a version that a page sent back; 0, which no record has, for anything else.

    A longer number would take the machine's time, or more room than a key has.
    """
    is_number = text.isascii() and text.isdecimal() and len(text) <= 9
    return int(text) if is_number else 0


def _has_a_shape(character: str) -> bool:
    return unicodedata.category(character)[0] not in "ZCM"
