"""Writing a record that names a restricted collaboration, cleared for it or not."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from rest_framework.test import APIClient

from collaborations.services.endings import ENDING
from collaborations.services.records import change_record
from collaborations.services.reviews import REVIEW
from tests import factories

pytestmark = pytest.mark.django_db

SUCCESSOR = "/collaborations/C-0412/close/successor/"
REVIEWED = "/collaborations/C-0412/reviews/1/change/"
SENT = {
    "held_on": "1 September 2025",
    "scope": "Cost and turnaround",
    "outcome": "continue",
    "reason": "Turnaround fell.",
    "lead_role": "Head of forensics",
    "version": "1",
}


@pytest.fixture
def hidden(collaboration, lead):
    made = factories.CollaborationFactory(name="Hidden Unit", is_restricted=True)
    factories.ClearanceFactory(user=lead, collaboration=made)
    return made


@pytest.fixture
def secret(hidden):
    """A lesson that only the lead sees."""
    made = factories.LessonFactory(collaboration=hidden, title="Hidden lesson")
    made.refresh_from_db()
    return made


@pytest.fixture
def ending(collaboration):
    made = factories.EndingFactory(collaboration=collaboration)
    made.refresh_from_db()
    return made


@pytest.fixture
def review(collaboration):
    made = factories.ReviewFactory(
        collaboration=collaboration, no_lessons_because="None yet."
    )
    made.refresh_from_db()
    return made


def follow(ending, successor, by):
    return change_record(
        record=ending, kind=ENDING, values={"successor": successor}, by=by
    )


def name_lessons(review, lessons, by, because=""):
    values = {"no_lessons_because": because}
    return change_record(
        record=review, kind=REVIEW, values=values, lists={"lessons": lessons}, by=by
    )


def told(answer):
    return {each.name: each for each in answer.context["differences"]}


def test_a_hidden_successor_stays_when_none_is_given(ending, hidden, analyst, lead):
    follow(ending, hidden, lead)

    follow(ending, None, analyst)

    ending.refresh_from_db()
    assert ending.successor == hidden


def test_a_hidden_successor_gives_way_to_no_other(ending, hidden, analyst, lead):
    follow(ending, hidden, lead)

    with pytest.raises(ValidationError) as refusal:
        follow(ending, factories.CollaborationFactory(), analyst)

    assert refusal.value.message_dict == {"successor": ["This cannot be chosen here."]}


def test_nobody_names_a_successor_that_they_do_not_see(ending, hidden, analyst):
    with pytest.raises(ValidationError) as refusal:
        follow(ending, hidden, analyst)

    assert "successor" in refusal.value.message_dict


def test_the_cleared_take_a_successor_away(ending, hidden, lead):
    follow(ending, hidden, lead)

    follow(ending, None, lead)

    ending.refresh_from_db()
    assert ending.successor is None


@pytest.mark.parametrize("writer", ["analyst", "lead"])
def test_the_page_that_does_not_offer_it_does_not_take_it_away(
    ending, hidden, lead, writer, request, client
):
    follow(ending, hidden, lead)
    client.force_login(request.getfixturevalue(writer))

    shown = client.get(SUCCESSOR)
    answer = client.post(SUCCESSOR, {"what_follows": "Each alone.", "version": "2"})

    ending.refresh_from_db()
    assert b"Hidden Unit" not in shown.content
    assert answer.status_code == 302
    assert (ending.successor, ending.what_follows) == (hidden, "Each alone.")


def test_the_api_does_not_take_it_away(ending, hidden, analyst, lead):
    follow(ending, hidden, lead)
    caller = APIClient()
    caller.force_authenticate(analyst)

    answer = caller.patch(
        "/api/v1/endings/C-0412-1/",
        {"successor": None},
        format="json",
        headers={"If-Match": '"2"'},
    )

    ending.refresh_from_db()
    assert (answer.status_code, answer.json()["successor"]) == (200, None)
    assert ending.successor == hidden


def test_who_was_overtaken_reads_no_hidden_successor(
    signed_in, ending, hidden, analyst, lead
):
    other = factories.CollaborationFactory(name="Open Unit")
    follow(ending, hidden, lead)

    unlike = signed_in.post(
        SUCCESSOR, {"successor": other.pk, "what_follows": "", "version": "1"}
    )
    alike = signed_in.post(SUCCESSOR, {"what_follows": "Each alone.", "version": "1"})

    assert b"Hidden Unit" not in unlike.content + alike.content
    assert told(unlike)["successor"].theirs == "not recorded"
    assert set(told(alike)) == {"what_follows"}


def test_who_keeps_what_is_hidden_from_them_loses_nothing(
    signed_in, ending, hidden, lead
):
    follow(ending, hidden, lead)
    other = factories.CollaborationFactory(name="Open Unit")
    sent = {"successor": other.pk, "what_follows": "Each alone.", "version": "2"}

    answer = signed_in.post(SUCCESSOR, sent | {"keep_successor": "theirs"})

    ending.refresh_from_db()
    assert answer.status_code == 302
    assert (ending.successor, ending.what_follows) == (hidden, "Each alone.")


def test_a_change_away_from_what_is_hidden_is_not_called_the_writers(
    signed_in, ending, hidden, lead
):
    follow(ending, hidden, lead)
    follow(ending, factories.CollaborationFactory(name="Open Unit"), lead)

    answer = signed_in.post(SUCCESSOR, {"what_follows": "", "version": "2"})

    assert told(answer)["successor"].theirs == "Open Unit"
    assert not told(answer)["successor"].is_mine


def test_who_was_overtaken_reads_no_hidden_lesson(
    signed_in, collaboration, review, secret, lead
):
    own = factories.LessonFactory(collaboration=collaboration, title="Own lesson")
    name_lessons(review, [own, secret], lead)
    sent = SENT | {"lessons": [], "no_lessons_because": "None yet."}

    answer = signed_in.post(REVIEWED, sent)
    kept = signed_in.post(
        REVIEWED,
        sent
        | {"version": answer.context["form"].data["version"]}
        | {"keep_lessons": "theirs", "keep_no_lessons_because": "theirs"},
    )

    assert b"Hidden lesson" not in answer.content
    assert told(answer)["lessons"].theirs == "Own lesson"
    assert told(answer)["lessons"].mine == "not recorded"
    assert kept.status_code == 302
    assert set(review.lessons.all()) == {own, secret}


def test_only_hidden_lessons_make_no_difference(signed_in, review, secret, lead):
    name_lessons(review, [secret], lead)

    answer = signed_in.post(REVIEWED, SENT | {"scope": "Cost"})

    assert b"Hidden lesson" not in answer.content
    assert "lessons" not in told(answer)


def test_the_cleared_read_both_sides(review, secret, lead):
    client = Client()
    client.force_login(lead)
    name_lessons(review, [secret], lead)
    review.lessons.add(factories.LessonFactory(title="From afar"))

    answer = client.post(REVIEWED, SENT)

    assert told(answer)["lessons"].theirs == "From afar, Hidden lesson"


def test_hidden_lessons_stay_when_others_are_named(
    collaboration, review, secret, analyst, lead
):
    own = factories.LessonFactory(collaboration=collaboration)
    name_lessons(review, [secret], lead)

    name_lessons(review, [own], analyst)

    assert set(review.lessons.all()) == {own, secret}


def test_the_cleared_take_a_lesson_away(review, secret, lead):
    name_lessons(review, [secret], lead)

    name_lessons(review, [], lead, because="It was another's.")

    assert not review.lessons.exists()


def test_who_sees_no_lesson_may_say_why_there_is_none(review, secret, analyst, lead):
    name_lessons(review, [secret], lead)
    caller = APIClient()
    caller.force_authenticate(analyst)
    version = caller.get("/api/v1/reviews/C-0412-1/").json()["version"]

    answer = caller.patch(
        "/api/v1/reviews/C-0412-1/",
        {"lessons": [], "no_lessons_because": "none"},
        format="json",
        headers={"If-Match": f'"{version}"'},
    )

    assert answer.status_code == 200
    assert answer.json()["lessons"] == []
    assert list(review.lessons.all()) == [secret]


def test_who_sees_them_says_not_that_there_are_none(review, secret, lead):
    with pytest.raises(ValidationError, match="lessons are named above"):
        name_lessons(review, [secret], lead, because="None.")
