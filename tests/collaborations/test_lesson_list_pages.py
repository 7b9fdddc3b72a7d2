"""The list of lessons: search, facets, files, and what is not known."""

import html
import json
import re

import pytest

from collaborations.models import Lesson
from tests.factories import (
    AdoptionFactory,
    CollaborationFactory,
    FunctionFactory,
    LessonFactory,
)

pytestmark = pytest.mark.django_db
ALL = "/lessons/"


def words(answer) -> str:
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return html.unescape(" ".join(text.split()))


@pytest.fixture
def lesson() -> Lesson:
    made = LessonFactory(collaboration__name="Shared Fleet", number=93)
    made.refresh_from_db()
    return made


def test_a_result_says_title_line_where_from_and_by_how_many_adopted(signed_in, lesson):
    AdoptionFactory(lesson=lesson)

    page = words(signed_in.get(ALL))

    assert (
        "Agree the exit before the start Write the notice period and the exit costs"
        " into the agreement. Avoid Leadership and governance Ending Shared Fleet"
        " 1 Apr 2025"
    ) in page
    assert re.search(r"Function \d+ 1 ", page)


def test_a_search_finds_words_and_references(signed_in, lesson):
    LessonFactory(title="Share the helicopter", what_to_do="Ask who flies.")

    by_words = words(signed_in.get(f"{ALL}?q=exits"))
    by_reference = words(signed_in.get(f"{ALL}?q=l-0093"))

    for page in (by_words, by_reference):
        assert "Showing 1 to 1 of 1" in page
        assert "Agree the exit" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("theme=skills", "Skilled"),
        ("stage=running", "Skilled"),
        ("kind=keep", "Skilled"),
        ("function=AIR", "Skilled"),
        ("status=ended", "Skilled"),
        ("collaboration=C-0777", "Skilled"),
        ("function=AIR&kind=keep&theme=skills", "Skilled"),
    ],
)
def test_each_facet_narrows_the_list(signed_in, lesson, query, found):
    air = FunctionFactory(code="AIR", name="Air support")
    crew = FunctionFactory(code="CREW", parent=air)
    place = CollaborationFactory(reference="C-0777", function=crew, status="ended")
    LessonFactory(
        title="Skilled",
        collaboration=place,
        theme="skills",
        stage="running",
        kind="keep",
    )

    page = words(signed_in.get(f"{ALL}?{query}"))

    assert "Showing 1 to 1 of 1" in page
    assert found in page


def test_a_choice_says_how_many_it_would_leave(signed_in, lesson):
    page = words(signed_in.get(ALL))

    assert "Avoid (1)" in page
    assert "Keep (0)" in page


@pytest.mark.parametrize(
    "ignored",
    ["theme=money", "stage=later", "colour=red", "page=7", "page=x", "kind=KEEP"],
)
def test_what_is_not_known_is_ignored_and_named(signed_in, lesson, ignored):
    page = words(signed_in.get(f"{ALL}?{ignored}"))

    assert f"We ignored {ignored}." in page
    assert "Showing 1 to 1 of 1" in page


@pytest.mark.parametrize("text", ["%00", "%E2%80%AE", "%07a"])
def test_a_search_for_what_nobody_sees_is_ignored(signed_in, lesson, text):
    answer = signed_in.get(f"{ALL}?q={text}")

    assert answer.status_code == 200
    assert "We ignored q=" in words(answer)


@pytest.mark.parametrize("text", ["'", '"half', "a:* & | !", "<->", "-", "x" * 300])
def test_a_search_for_anything_gets_an_answer(signed_in, lesson, text):
    answer = signed_in.get(ALL, {"q": text}, follow=True)

    assert answer.status_code == 200


def test_a_hidden_collaboration_is_ignored_like_one_that_is_not_there(signed_in):
    CollaborationFactory(reference="C-0998", is_restricted=True)

    for reference in ("C-0998", "C-0997"):
        page = words(signed_in.get(f"{ALL}?collaboration={reference}"))
        assert f"We ignored collaboration={reference}." in page


def test_every_spelling_of_a_query_has_one_address(signed_in, lesson):
    answer = signed_in.get(f"{ALL}?q=exit&page=1&kind=avoid&theme=")

    assert answer["Location"] == f"{ALL}?kind=avoid&q=exit"


def test_where_nothing_is_found_the_page_says_what_to_remove(signed_in, lesson):
    page = words(signed_in.get(f"{ALL}?kind=keep&q=exit"))

    assert "No lessons match. Remove Kind: Keep, or Search: exit, or clear" in page


def test_the_files_hold_every_row_that_the_filter_selects(signed_in, lesson):
    for _ in range(30):
        AdoptionFactory(lesson=LessonFactory(title="Exit again"))

    csv = b"".join(signed_in.get(f"{ALL}?q=exit&format=csv").streaming_content)
    rows = json.loads(signed_in.get(f"{ALL}?q=exit&format=json").content)["rows"]

    assert csv.decode().count("\r\n") == 32
    assert len(rows) == 31
    assert {row["Adopted by"] for row in rows} == {0, 1}
    assert signed_in.get(f"{ALL}?format=xlsx").status_code == 200


def test_the_list_has_pages(signed_in):
    LessonFactory.create_batch(26)

    assert "Showing 26 to 26 of 26" in words(signed_in.get(f"{ALL}?page=2"))
