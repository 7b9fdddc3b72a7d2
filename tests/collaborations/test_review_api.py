"""Reviews, surveys, objectives, closing records and opportunities through the API."""

import datetime as dt

import pytest
from rest_framework.test import APIClient

from collaborations.models import Collaboration, NotifiedForce, Opportunity, Review
from tests.collaborations.test_endings import WHOLE
from tests.factories import (
    CollaborationFactory,
    DecisionFactory,
    EndingConsultationFactory,
    EndingFactory,
    FunctionFactory,
    LessonFactory,
    NotifiedForceFactory,
    ObjectiveFactory,
    OpportunityFactory,
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

    silent = post(client, path, {"on": "2025-06-01"})
    done = post(client, path, {"on": "2025-06-01", "reason": "Met early."})
    again = post(client, path, {"reason": "Met early."})

    assert "reason" in faults(silent)
    assert done.json()["withdrawn_because"] == "Met early."
    assert again.status_code == 400


def test_a_closing_record_is_begun_filled_and_closed(client, collaboration):
    decision = DecisionFactory(collaboration=collaboration)
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
    lacking = client.post(f"{API}endings/C-0412-1/close/")

    assert begun.json()["decision"] == decision.reference
    assert begun.json()["actual_exit_cost"] is None
    assert told.json()["consultations"][0]["who"] == "The public"
    assert kept.json()["benefits"] == [row | {"explanation": ""}]
    assert "Give the business case for ending." in str(lacking.json())
    assert lacking.status_code == 400


def test_a_whole_record_closes(client, collaboration):
    ending = EndingFactory(collaboration=collaboration, **WHOLE)
    EndingConsultationFactory(ending=ending)

    answer = client.post(f"{API}endings/C-0412-1/close/")

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


@pytest.fixture
def opportunity(force):
    return OpportunityFactory(reference="O-0012", force=force)


def raised(**changes):
    return {
        "force": "northern",
        "duty": "22B",
        "title": "Share kennels",
        "idea": "One kennel for both.",
        "function": FunctionFactory().code,
        "interest": "both",
        "raised_on": "2025-05-01",
    } | changes


def test_an_opportunity_goes_from_raised_to_decided(client, force, partner,
                                                    collaboration):  # fmt: skip
    made = post(client, "opportunities/", raised())
    path = f"opportunities/{made.json()['id']}/"
    post(client, f"{path}notify/", {"force": "southern", "notified_on": "2025-05-02"})
    answer = {
        "force": "southern",
        "is_in_interests": True,
        "reason": "Our kennels are full.",
        "considered_on": "2025-06-01",
    }
    considered = post(caller(partner), f"{path}consider/", answer)
    verdict = {
        "outcome": "agreed",
        "reason": "Both gain.",
        "decided_on": "2025-07-01",
        "collaboration": "C-0412",
    }
    decided = post(client, f"{path}decide/", verdict)

    assert made.status_code == 201
    assert considered.json()["notified"][0]["is_in_interests"] is True
    assert decided.json()["collaboration"] == "C-0412"
    assert decided.json()["outcome"] == "agreed"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"duty": "24"}, "duty"),
        ({"function": "none"}, "function"),
        ({"force": "nowhere"}, "force"),
        ({"raised_on": "2999-01-01"}, "raised_on"),
        ({"idea": "\u202e"}, "idea"),
        ({"outcome": "agreed"}, "outcome"),
    ],
)
def test_a_wrong_opportunity_is_refused(client, force, changes, field):
    answer = post(client, "opportunities/", raised(**changes))

    assert field in faults(answer)
    assert not Opportunity.objects.exists()


def test_nobody_writes_for_another_force(client, opportunity, partner_force, partner):
    NotifiedForceFactory(opportunity=opportunity, force=partner_force)
    answer = {
        "force": "southern",
        "is_in_interests": True,
        "reason": "Yes.",
        "considered_on": "2025-06-01",
    }

    raising = post(client, "opportunities/", raised(force="southern"))
    answering = post(client, "opportunities/O-0012/consider/", answer)
    changing = patch(caller(partner), "opportunities/O-0012/", {"title": "Mine"})

    assert {raising.status_code, answering.status_code, changing.status_code} == {403}
    assert NotifiedForce.objects.get().considered_on is None


def test_a_force_that_was_not_notified_does_not_answer(client, opportunity):
    answer = {
        "force": "northern",
        "is_in_interests": True,
        "reason": "Yes.",
        "considered_on": "2025-06-01",
    }

    given = post(client, "opportunities/O-0012/consider/", answer)

    assert given.status_code == 404


def test_its_text_changes_with_the_etag_that_was_read(client, opportunity):
    read = client.get(f"{API}opportunities/O-0012/")
    changed = patch(client, "opportunities/O-0012/", {"title": "Share pilots"})
    stale = patch(client, "opportunities/O-0012/", {"title": "Mine"})

    assert read.headers["ETag"] == '"1"'
    assert changed.json()["title"] == "Share pilots"
    assert stale.status_code == 412


def test_opportunities_are_listed_by_outcome_and_force(client, opportunity, force):
    OpportunityFactory(
        outcome="turned_down", reason="Too far.", decided_on=dt.date(2025, 8, 1)
    )

    def ids(query):
        rows = client.get(f"{API}opportunities/{query}").json()["results"]
        return [row["id"] for row in rows]

    assert len(ids("")) == 2
    assert ids("?force=northern") == ids("?outcome=considered") == ["O-0012"]
    assert client.get(f"{API}opportunities/?outcome=lost").status_code == 400
