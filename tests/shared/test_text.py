import pytest
from django.core.exceptions import ValidationError

from collabtrack.shared.text import plain_text, version_in


@pytest.mark.parametrize(
    "text",
    ["", "Faster results", "Llŷn and Môn", "one\ntwo\tthree", "£1m – 🚓", "e\u0301"],
)
def test_what_people_write_is_let_through(text):
    plain_text(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a\x00b", "U+0000 at place 2"),
        ("ab\x1b", "U+001B at place 3"),
        ("\u202egnp.exe", "U+202E at place 1"),
        ("a\u2066b", "U+2066 at place 2"),
        ("a\ud800", "U+D800 at place 2"),
    ],
)
def test_a_hidden_character_is_named_with_its_place(text, named):
    with pytest.raises(ValidationError, match=named.replace("+", r"\+")):
        plain_text(text)


@pytest.mark.parametrize("text", ["   ", "\u200b\u200b", "\u00a0\u2060"])
def test_a_text_without_anything_to_see_is_refused(text):
    with pytest.raises(ValidationError, match="can be seen"):
        plain_text(text)


@pytest.mark.parametrize(
    ("sent", "read"),
    [("3", 3), ("", 0), ("-1", 0), ("٣", 0), ("x", 0), ("9" * 5000, 0)],
)
def test_a_version_that_a_page_sent_back_is_read_or_none(sent, read):
    assert version_in(sent) == read
