"""Reviews, surveys, objectives, closing records and opportunities through the API."""

import datetime as dt

import pytest
from rest_framework.test import APIClient

from collaborations.models import Collaboration, Review
from tests.collaborations.test_endings import WHOLE
from tests.factories import (
    CollaborationFactory,
    DecisionFactory,
    EndingConsultationFactory,
    EndingFactory,
    LessonFactory,
    ObjectiveFactory,
    ReviewFactory,
    SurveyResponseFactory,
)

pytestmark = pytest.mark.django_db

API = "/api/v1/"
REVIEW = {
    "collaboration": "C-0412",
    "held_on": "2025-09-01",
    "scope": "Cost and turnaround",
    "outcome": "continue",
    "reason": "Turnaround fell.",
    "lead_role": "Head of forensics",
    "no_lessons_because": "Nothing new.",
}
SURVEY = {
    "collaboration": "C-0412",
    "asked_on": "2025-06-01",
    "method": "On paper",
    "responses": [{"force": "northern", "asked": 40, "answered": 20, "knowing": 15}],
}


def caller(user) -> APIClient:
    made = APIClient()
    made.force_authenticate(user)
    return made


@pytest.fixture
def client(analyst) -> APIClient:
    return caller(analyst)


def post(client, path, body):
    return client.post(f"{API}{path}", body, format="json")


def act(client, path, body=None, version=1):
    return client.post(
        f"{API}{path}", body, format="json", HTTP_IF_MATCH=f'"{version}"'
    )


def patch(client, path, body, version=1):
    return client.patch(
        f"{API}{path}", body, format="json", HTTP_IF_MATCH=f'"{version}"'
    )


def faults(answer):
    assert answer.status_code == 400, answer.content
    return {each["field"]: each["detail"] for each in answer.json()["errors"]}


def test_a_review_is_added_with_its_lessons(client, collaboration):
    lesson = LessonFactory()
    lesson.refresh_from_db()
    sent = REVIEW | {"lessons": [lesson.reference], "no_lessons_because": ""}

    answer = post(client, "reviews/", sent)

    assert answer.status_code == 201
    assert answer.json()["id"] == "C-0412-1"
    assert answer.json()["lessons"] == [lesson.reference]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"held_on": "2999-01-01"}, "held_on"),
        ({"held_on": "01/09/2025"}, "held_on"),
        ({"outcome": "perhaps"}, "outcome"),
        ({"scope": ""}, "scope"),
        ({"reason": "\u202e"}, "reason"),
        ({"no_lessons_because": ""}, "lessons"),
        ({"lessons": ["L-9999"]}, "lessons"),
        ({"lessons": "L-1"}, "lessons"),
        ({"lessons": [{"id": 1}]}, "lessons"),
        ({"collaboration": "C-9999"}, "collaboration"),
        ({"outcom": "stop"}, "outcom"),
    ],
)
def test_a_wrong_review_is_refused(client, collaboration, changes, field):
    answer = post(client, "reviews/", REVIEW | changes)

    assert any(name.startswith(field) for name in faults(answer))
    assert not Review.objects.exists()


def test_lessons_out_of_sight_are_not_told_and_stay(client, collaboration):
    hidden = LessonFactory(collaboration__is_restricted=True)
    own = LessonFactory(collaboration=collaboration)
    hidden.refresh_from_db()
    own.refresh_from_db()
    review = ReviewFactory(collaboration=collaboration)
    review.lessons.add(hidden)

    asked = post(client, "reviews/", REVIEW | {"lessons": [hidden.reference]})
    changed = patch(client, "reviews/C-0412-1/", {"lessons": [own.reference]})

    assert "There is no lesson" in str(faults(asked))
    assert changed.json()["lessons"] == [own.reference]
    assert set(review.lessons.all()) == {own, hidden}


def test_a_stale_review_is_not_overwritten(client, collaboration):
    ReviewFactory(collaboration=collaboration)

    assert patch(client, "reviews/C-0412-1/", {"scope": "B"}, 7).status_code == 412


def test_a_survey_is_added_and_its_counts_are_replaced(client, collaboration):
    made = post(client, "surveys/", SURVEY)
    rows = [{"force": "southern", "asked": 9, "answered": None}]

    changed = patch(client, "surveys/C-0412-1/", {"responses": rows})

    assert made.json()["responses"] == SURVEY["responses"]
    assert changed.json()["responses"] == [
        {"force": "southern", "asked": 9, "answered": None, "knowing": None}
    ]
    assert changed.headers["ETag"] == '"2"'


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"force": "northern", "asked": 1, "answered": 2, "knowing": 0}, "northern"),
        ({"force": "northern", "asked": 2, "answered": 1, "knowing": 2}, "northern"),
        ({"force": "northern", "asked": -1}, "responses"),
        ({"force": "northern", "asked": "few"}, "responses"),
        ({"force": "nowhere", "asked": 1}, "responses"),
        ({"force": "northern", "ask": 1}, "responses"),
        ("northern", "responses"),
    ],
)
def test_wrong_counts_are_refused(client, collaboration, row, field):
    answer = post(client, "surveys/", SURVEY | {"responses": [row]})

    assert any(name.startswith(field) for name in faults(answer))


def test_a_stale_survey_is_not_overwritten(client, collaboration, force):
    SurveyResponseFactory(survey__collaboration=collaboration, force=force)

    answer = patch(client, "surveys/C-0412-1/", {"responses": []}, 9)

    assert answer.status_code == 412


def test_an_objective_is_withdrawn(client, collaboration):
    ObjectiveFactory(collaboration=collaboration)
    path = "objectives/C-0412-1/withdraw/"

    sent = {"on": "2025-06-01", "reason": "Met early."}

    silent = act(client, path, {"on": "2025-06-01"})
    unread = post(client, path, sent)
    stale = act(client, path, sent, version=9)
    done = act(client, path, sent)
    again = act(client, path, {"reason": "Met early."}, version=2)

    assert "reason" in faults(silent)
    assert (unread.status_code, stale.status_code) == (428, 412)
    assert done.json()["withdrawn_because"] == "Met early."
    assert again.status_code == 400


def test_a_closing_record_is_begun_filled_and_closed(client, collaboration):
    decision = DecisionFactory(
        collaboration=collaboration,
        outcome="approved",
        raised_on=dt.date(2025, 3, 1),
        decided_on=dt.date(2025, 4, 1),
    )
    decision.refresh_from_db()
    begun = post(
        client,
        "endings/",
        {
            "collaboration": "C-0412",
            "decision": decision.reference,
            "reasons": ["completed"],
            "planned_exit_cost": "100.00",
        },
    )
    told = post(
        client,
        "endings/C-0412-1/consultations/",
        {"who": "The public", "asked_on": "2025-05-01", "said": "Keep it."},
    )
    row = {"name": "Cover", "fate": "kept"}
    kept = post(client, "endings/C-0412-1/benefits/", row)
    lacking = act(client, "endings/C-0412-1/close/")

    assert begun.json()["decision"] == decision.reference
    assert begun.json()["actual_exit_cost"] is None
    assert told.json()["consultations"][0]["who"] == "The public"
    own = {"id": "C-0412-1", "collaboration": "C-0412", "version": 1}
    assert kept.json()["benefits"] == [own | row | {"explanation": ""}]
    assert "Give the business case for ending." in str(lacking.json())
    assert lacking.status_code == 400


def test_a_whole_record_closes(client, collaboration):
    ending = EndingFactory(collaboration=collaboration, **WHOLE)
    EndingConsultationFactory(ending=ending)

    unread = client.post(f"{API}endings/C-0412-1/close/")
    stale = act(client, "endings/C-0412-1/close/", version=9)
    answer = act(client, "endings/C-0412-1/close/")

    assert (unread.status_code, stale.status_code) == (428, 412)
    assert answer.status_code == 200
    assert answer.json()["closed_on"]
    assert Collaboration.objects.get().status == "ended"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reasons": ["bored"]}, "reasons"),
        ({"reasons": "completed"}, "reasons"),
        ({"planned_exit_cost": "-1.00"}, "planned_exit_cost"),
        ({"planned_exit_cost": "£1"}, "planned_exit_cost"),
        ({"successor": "C-9999"}, "successor"),
        ({"decision": "C-0412-99"}, "decision"),
        ({"decision": 7}, "decision"),
        ({"last_day": "2019-01-01"}, "last_day"),
        ({"closed_on": "2025-01-01"}, "closed_on"),
    ],
)
def test_a_wrong_closing_record_is_refused(client, collaboration, changes, field):
    EndingFactory(collaboration=collaboration)

    answer = patch(client, "endings/C-0412-1/", changes)

    assert any(name.startswith(field) for name in faults(answer))


def test_a_second_closing_record_is_refused(client, collaboration):
    EndingFactory(collaboration=collaboration)

    answer = post(client, "endings/", {"collaboration": "C-0412"})

    assert answer.status_code in (400, 409)
    assert "This collaboration has a closing record." in str(answer.json())


def test_a_hidden_successor_and_a_draft_are_not_told(client, collaboration, stranger):
    hidden = CollaborationFactory(is_restricted=True)
    EndingFactory(collaboration=collaboration, successor=hidden)

    assert client.get(f"{API}endings/C-0412-1/").json()["successor"] is None
    assert caller(stranger).get(f"{API}endings/").json()["results"] == []
