"""Lessons and answers through the API."""

import pytest
from rest_framework.test import APIClient

from collaborations.models import Adoption, Lesson
from tests.factories import (
    AdoptionFactory,
    CollaborationFactory,
    LessonFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db
LESSONS = "/api/v1/lessons/"
ANSWERS = "/api/v1/adoptions/"
GIVEN = {
    "collaboration": "C-0412",
    "title": "Name one owner",
    "kind": "keep",
    "what_happened": "Two owners waited for each other.",
    "what_to_do": "Name one owner before the first day.",
    "theme": "governance",
    "stage": "starting",
    "learned_on": "2025-06-01",
}
YES = {
    "collaboration": "C-0412",
    "lesson": "L-0093",
    "force": "northern",
    "answer": "adopt",
    "reason": "We have the same gap.",
    "action": "Add an exit schedule.",
    "due_on": "2025-12-01",
    "answered_on": "2025-07-01",
}


@pytest.fixture
def client(analyst) -> APIClient:
    made = APIClient()
    made.force_authenticate(analyst)
    return made


@pytest.fixture
def lesson(collaboration) -> Lesson:
    made = LessonFactory(collaboration__reference="C-0500", number=93)
    made.refresh_from_db()
    return made


def faults(answer) -> dict[str, str]:
    return {each["field"]: each["detail"] for each in answer.json()["errors"]}


def ids(answer) -> list[str]:
    return [row["id"] for row in answer.json()["results"]]


# --- lessons -------------------------------------------------------------------------


def test_a_lesson_is_recorded_read_and_changed(client, collaboration):
    made = client.post(LESSONS, GIVEN)
    path = f"{LESSONS}{made.json()['id']}/"
    changed = client.patch(path, {"title": "One owner"}, HTTP_IF_MATCH=made["ETag"])

    read = client.get(path)

    assert made.status_code == 201
    assert read.json() == {
        "id": "L-0001",
        "version": 2,
        "evidence": "",
        "evidence_url": "",
        "adopted_by": 0,
        **GIVEN,
        "title": "One owner",
    }
    assert changed["ETag"] == read["ETag"] == '"2"'


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"title": ""}, "may not be blank"),
        ({"title": "x" * 121}, "Use at most 120 characters"),
        ({"kind": "stop"}, "is not a valid choice"),
        ({"what_to_do": "a\u202eb"}, "Remove the hidden character"),
        ({"what_to_do": "a\x00b"}, "Null characters are not allowed."),
        ({"evidence_url": "javascript:alert(1)"}, "Enter a full address"),
        ({"learned_on": "2999-01-01"}, "Enter a day that is not in the future."),
        ({"learned_on": None}, "may not be null"),
        ({"stage": ["ending"]}, "is not a valid choice"),
        ({"number": 7}, "There is no field called “number”."),
        ({"collaboration": "C-9999"}, "There is no collaboration “C-9999”."),
    ],
)
def test_a_lesson_that_cannot_be_is_refused_by_field(
    client, collaboration, wrong, message
):
    answer = client.post(LESSONS, GIVEN | wrong, format="json")

    (field,) = wrong
    assert answer.status_code == 400
    assert message in faults(answer)[field]
    assert not Lesson.objects.exists()


def test_who_was_overtaken_is_told(client, lesson, force):
    ParticipationFactory(force=force, collaboration=lesson.collaboration)
    Lesson.objects.update(title="Written meanwhile")
    path = f"{LESSONS}L-0093/"

    assert client.patch(path, {"title": "x"}, HTTP_IF_MATCH='"1"').status_code == 412
    assert client.patch(path, {"title": "x"}).status_code == 428


def test_a_stranger_records_no_lesson(stranger, collaboration):
    client = APIClient()
    client.force_authenticate(stranger)

    answer = client.post(LESSONS, GIVEN)

    assert answer.status_code == 403
    assert "Only analysts and leads of a force" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("collaboration=C-0500", ["L-0093"]),
        ("theme=skills", ["L-0094"]),
        ("kind=keep", ["L-0094"]),
        ("stage=running", ["L-0094"]),
        ("q=exits", ["L-0093"]),
        ("q=L-0094", ["L-0094"]),
        ("q=exits&kind=keep", []),
        ("", ["L-0093", "L-0094"]),
    ],
)
def test_lessons_are_filtered(client, lesson, query, found):
    LessonFactory(
        title="Train together",
        what_to_do="Book one course.",
        theme="skills",
        kind="keep",
        stage="running",
    )

    assert ids(client.get(f"{LESSONS}?{query}")) == found


@pytest.mark.parametrize(
    "query", ["theme=money", "kind=KEEP", "q=%00", f"q={'x' * 101}", "colour=red"]
)
def test_a_parameter_that_is_not_known_is_named(client, lesson, query):
    answer = client.get(f"{LESSONS}?{query}")

    assert answer.status_code == 400
    assert query.partition("=")[0] in faults(answer)


def test_lessons_of_hidden_collaborations_are_not_there(client, lesson):
    for hidden in ({"is_restricted": True}, {"is_draft": True, "is_restricted": False}):
        type(lesson.collaboration).objects.filter(reference="C-0500").update(**hidden)

        assert ids(client.get(LESSONS)) == []
        assert client.get(f"{LESSONS}L-0093/").status_code == 404
        assert client.get(f"{LESSONS}?q=exits&count=true").json()["count"] == 0
        assert "There is no lesson" in faults(client.post(ANSWERS, YES))["lesson"]


@pytest.mark.parametrize("name", ["L-93x", "C-0412-1", "nonsense", "L-9999999"])
def test_what_is_no_lesson_is_not_found(client, lesson, name):
    assert client.get(f"{LESSONS}{name}/").status_code == 404


# --- answers -------------------------------------------------------------------------


def test_a_lesson_is_answered_and_counted(client, lesson):
    made = client.post(ANSWERS, YES)

    assert made.status_code == 201
    assert made.json() == {"id": "C-0412-1", "version": 1, "done_on": None, **YES}
    assert client.get(f"{LESSONS}L-0093/").json()["adopted_by"] == 1


def test_a_second_answer_is_a_change_of_the_first(client, lesson):
    client.post(ANSWERS, YES)
    second = client.post(ANSWERS, YES)
    no = {"answer": "decline", "reason": "Too late.", "action": "", "due_on": None}
    changed = client.patch(
        f"{ANSWERS}C-0412-1/", no, HTTP_IF_MATCH='"1"', format="json"
    )

    assert second.status_code == 409
    assert "change that answer" in second.json()["detail"]
    assert changed.json()["answer"] == "decline"
    assert changed.json()["version"] == 2
    assert client.get(f"{LESSONS}L-0093/").json()["adopted_by"] == 0


def test_an_action_is_done_by_any_force_of_the_collaboration(client, lesson, partner):
    client.post(ANSWERS, YES)
    other = APIClient()
    other.force_authenticate(partner)
    path = f"{ANSWERS}C-0412-1/"

    done = other.patch(path, {"done_on": "2025-08-01"}, HTTP_IF_MATCH='"1"')
    stale = other.patch(path, {"done_on": "2025-08-02"}, HTTP_IF_MATCH='"1"')

    assert done.json()["done_on"] == "2025-08-01"
    assert stale.status_code == 412


@pytest.mark.parametrize(
    ("wrong", "field", "message"),
    [
        ({"lesson": "L-0777"}, "lesson", "There is no lesson “L-0777”."),
        ({"lesson": 93}, "lesson", "A lesson looks like L-0093."),
        ({"lesson": {"id": 1}}, "lesson", "A lesson looks like L-0093."),
        ({"force": "faraway"}, "force", "There is no force “faraway”."),
        ({"answer": "maybe"}, "answer", "is not a valid choice"),
        ({"reason": " "}, "reason", "may not be blank"),
        ({"action": ""}, "action", "Say what will be done."),
        ({"due_on": None}, "due_on", "Enter the day by which it will be done."),
        ({"answer": "decline"}, "action", "Leave this empty to decline"),
        ({"due_on": "2025-06-30"}, "due_on", "cannot be due before the day of"),
        ({"answered_on": "2025-03-31"}, "answered_on", "learned on 1 April 2025"),
        ({"done_on": "2025-08-01"}, "done_on", "Send this alone"),
        ({"colour": "red"}, "colour", "There is no field called “colour”."),
    ],
)
def test_an_answer_that_cannot_be_is_refused_by_field(
    client, lesson, wrong, field, message
):
    answer = client.post(ANSWERS, YES | wrong, format="json")

    assert answer.status_code == 400
    assert message in faults(answer)[field]
    assert not Adoption.objects.exists()


def test_the_lesson_of_an_answer_stays(client, lesson):
    client.post(ANSWERS, YES)

    answer = client.patch(
        f"{ANSWERS}C-0412-1/", {"lesson": "L-0093"}, HTTP_IF_MATCH='"1"'
    )

    assert "There is no field called “lesson”." in faults(answer)["lesson"]


def test_a_force_outside_and_a_partners_force_are_refused(client, lesson, stranger):
    outside = client.post(ANSWERS, YES | {"force": "faraway"})
    partners = client.post(ANSWERS, YES | {"force": "southern"})

    assert faults(outside)["force"] == "This force does not take part."
    assert partners.status_code == 403
    assert "of Southern can answer in its name" in partners.json()["detail"]


def test_an_own_lesson_takes_no_answer(client, collaboration):
    LessonFactory(collaboration=collaboration, number=93)

    answer = client.post(ANSWERS, YES)

    assert answer.status_code == 400
    assert "does not answer its own lesson" in answer.json()["detail"]


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_nobody_else_answers(lesson, persona, request):
    client = APIClient()
    client.force_authenticate(request.getfixturevalue(persona))

    assert client.post(ANSWERS, YES).status_code == 403


def test_answers_are_filtered_and_seen_by_who_sees_both_sides(client, lesson):
    AdoptionFactory(lesson=lesson, collaboration__reference="C-0600")
    AdoptionFactory(
        collaboration=CollaborationFactory(reference="C-0601"),
        answer="decline",
        action="",
        due_on=None,
    )
    AdoptionFactory(lesson=lesson, collaboration__is_restricted=True)

    assert ids(client.get(ANSWERS)) == ["C-0600-1", "C-0601-1"]
    assert ids(client.get(f"{ANSWERS}?lesson=L-0093")) == ["C-0600-1"]
    assert ids(client.get(f"{ANSWERS}?answer=decline")) == ["C-0601-1"]
    assert ids(client.get(f"{ANSWERS}?collaboration=C-0600")) == ["C-0600-1"]
    assert faults(client.get(f"{ANSWERS}?lesson=L-9")) == {
        "lesson": "There is no lesson “L-9”."
    }


def test_the_files_hold_every_row(client, lesson):
    LessonFactory.create_batch(2)

    answer = client.get(f"{LESSONS}?format=csv")

    assert b"".join(answer.streaming_content).count(b"L-") == 3
