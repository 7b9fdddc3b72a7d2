"""The pages of lessons: read one, record it, answer it, do what was promised."""

import datetime as dt
import html
import re

import pytest

from collaborations.models import Adoption, Lesson
from tests.factories import (
    AdoptionFactory,
    ClearanceFactory,
    CollaborationFactory,
    LessonFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db
OURS = "/collaborations/C-0412/lessons/"
RECORD = f"{OURS}record/"
TYPED = {
    "title": "Name one owner",
    "kind": "keep",
    "what_happened": "Two owners waited for each other.",
    "what_to_do": "Name one owner before the first day.",
    "theme": "governance",
    "stage": "starting",
    "learned_on": "1 June 2025",
}
ANSWER = {
    "answer": "adapt",
    "reason": "We have three forces.",
    "action": "Add an exit schedule.",
    "due_on": "1 December 2025",
    "answered_on": "1 July 2025",
    "version": "0",
}


def words(answer) -> str:
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return html.unescape(" ".join(text.split()))


@pytest.fixture
def lesson() -> Lesson:
    made = LessonFactory(collaboration__name="Shared Fleet", number=93)
    made.refresh_from_db()
    return made


# --- one lesson ----------------------------------------------------------------------


def test_a_lesson_tells_what_happened_what_to_do_and_who_answered(signed_in, lesson):
    Lesson.objects.update(evidence="The review", evidence_url="https://example.org/r")
    AdoptionFactory(lesson=lesson, collaboration__name="Joint Dogs")

    page = words(signed_in.get("/lessons/L-0093/"))

    assert "L-0093 · Avoid · Leadership and governance · Ending" in page
    assert "Learned in Shared Fleet on 1 April 2025" in page
    assert "Nobody had written down who pays" in page
    assert "The review https://example.org/r" in page
    assert re.search(r"Joint Dogs Force \d+ Adopt 1 Jul 2025", page)
    assert re.search(r"Overdue by \d+ days due 1 Apr 2026|Due 1 Apr 2026", page)


def test_a_lesson_of_a_hidden_collaboration_is_not_found(signed_in, analyst, lesson):
    type(lesson.collaboration).objects.update(is_restricted=True)
    before = signed_in.get("/lessons/L-0093/").status_code
    ClearanceFactory(user=analyst, collaboration=lesson.collaboration)

    assert (before, signed_in.get("/lessons/L-0093/").status_code) == (404, 200)


def test_who_writes_in_one_collaboration_answers_there(
    signed_in, lesson, collaboration
):
    page = signed_in.get("/lessons/L-0093/").content.decode()

    assert f'href="{OURS}L-0093/answer/"' in page


def test_who_writes_in_several_chooses(signed_in, lesson, collaboration, force):
    other = ParticipationFactory(
        force=force, collaboration__reference="C-0500"
    ).collaboration
    ParticipationFactory(force=force, collaboration=lesson.collaboration)
    CollaborationFactory(name="Of others")
    place = "/lessons/L-0093/answer/"

    asked = words(signed_in.get(place))
    chosen = signed_in.get(f"{place}?collaboration=C-0500")
    wrong = words(signed_in.get(f"{place}?collaboration=C-0001"))

    assert place in signed_in.get("/lessons/L-0093/").content.decode()
    assert "Joint Forensics" in asked
    assert other.name in asked
    assert "Of others" not in asked
    assert "Shared Fleet" not in asked
    assert chosen["Location"] == "/collaborations/C-0500/lessons/L-0093/answer/"
    assert "Choose a collaboration that you may write in." in wrong


# --- recording -----------------------------------------------------------------------


def test_a_lesson_is_recorded_and_listed(signed_in, collaboration):
    answer = signed_in.post(RECORD, TYPED, follow=True)

    page = words(answer)
    (made,) = Lesson.objects.all()
    assert "Lesson added." in page
    assert "Name one owner" in page
    assert made.reference == "L-0001"
    assert made.learned_on == dt.date(2025, 6, 1)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"title": " "}, "Enter the lesson in one line."),
        ({"title": "x" * 121}, "Use at most 120 characters."),
        ({"kind": "stop"}, "Select a valid choice."),
        ({"kind": ""}, "Choose keep, try or avoid."),
        ({"what_happened": ""}, "Say what happened."),
        ({"what_happened": "x" * 4001}, "Use at most 4,000 characters."),
        ({"what_to_do": "a\u202eb"}, "Remove the hidden character U+202E at place 2."),
        ({"evidence_url": "javascript:alert(1)"}, "Enter a full address, such as"),
        ({"evidence_url": "www.example.org"}, "Enter a full address, such as"),
        ({"theme": ""}, "Choose a theme."),
        ({"stage": ""}, "Choose the stage."),
        ({"learned_on": "31/2/2025"}, "There is no such day."),
        ({"learned_on": "1/1/2999"}, "Enter a day that is not in the future."),
    ],
)
def test_what_is_wrong_with_a_lesson_is_said_at_its_field(
    signed_in, collaboration, typed, message
):
    answer = signed_in.post(RECORD, TYPED | typed)

    (field,) = typed
    page = answer.content.decode()
    assert f'<div id="id_{field}_error">' in page
    assert page.count(message) == 2
    assert not Lesson.objects.exists()


def test_who_was_overtaken_in_a_lesson_sees_both(signed_in, collaboration):
    made = LessonFactory(collaboration=collaboration, number=93, kind="avoid")
    Lesson.objects.update(title="Written meanwhile")

    answer = signed_in.post(f"{OURS}L-0093/change/", TYPED | {"version": "1"})

    page = words(answer)
    made.refresh_from_db()
    assert made.title == "Written meanwhile"
    assert ": Written meanwhile What you typed : Name one owner" in page
    assert ": Avoid What you typed : Keep" in page


def test_a_choice_that_both_made_is_no_difference(signed_in, collaboration):
    LessonFactory(collaboration=collaboration, number=93, kind="keep")
    Lesson.objects.update(title="Written meanwhile")

    answer = signed_in.post(f"{OURS}L-0093/change/", TYPED | {"version": "1"})

    assert 'name="keep_kind"' not in answer.content.decode()


def test_a_lesson_that_others_answered_is_not_undone(signed_in, collaboration):
    saved = signed_in.post(RECORD, TYPED, follow=True)
    undo = re.search(r'action="([^"]+undo=1)"', saved.content.decode())[1]
    AdoptionFactory(lesson=Lesson.objects.get())

    answer = signed_in.post(undo, follow=True)

    assert "other records depend on it now" in words(answer)
    assert Lesson.objects.exists()


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_nobody_else_writes(client, collaboration, lesson, persona, request):
    client.force_login(request.getfixturevalue(persona))
    LessonFactory(collaboration=collaboration, number=94)
    AdoptionFactory(collaboration=collaboration, number=1, lesson=lesson)
    posts = {
        RECORD: TYPED,
        f"{OURS}L-0094/change/": TYPED,
        f"{OURS}L-0093/answer/": ANSWER,
        f"{OURS}answers/1/done/": {"done_on": "1 July 2025"},
    }

    answers = {client.post(path, typed).status_code for path, typed in posts.items()}

    assert answers == {403}


# --- answering -----------------------------------------------------------------------


@pytest.fixture
def typed(collaboration, force):
    member = collaboration.participations.get(force=force)
    return ANSWER | {"participation": str(member.pk)}


def test_an_answer_is_recorded_with_its_action(signed_in, lesson, typed):
    answer = signed_in.post(f"{OURS}L-0093/answer/", typed, follow=True)

    page = words(answer)
    assert "Answer recorded to “Agree the exit before the start”: adapt." in page
    assert "Adapt 1 Jul 2025, Northern We have three forces." in page
    assert "1 action overdue." in page
    assert "Mark as done" in page


def test_the_chosen_answer_and_today_stand_in_the_form(
    signed_in, lesson, collaboration
):
    page = signed_in.get(f"{OURS}L-0093/answer/?answer=decline").content.decode()

    assert re.search(r'value="decline"[^>]*checked', page)
    assert re.search(r'name="answered_on" value="\d+ \w+ 20\d\d"', page)


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"answer": ""}, "answer", "Choose adopt, adapt or decline."),
        ({"reason": ""}, "reason", "Say why."),
        ({"action": ""}, "action", "Say what will be done."),
        ({"due_on": ""}, "due_on", "Enter the day by which it will be done."),
        (
            {"answer": "decline", "due_on": ""},
            "action",
            "Leave this empty to decline the lesson.",
        ),
        (
            {"due_on": "30 June 2025"},
            "due_on",
            "The action cannot be due before the day of the answer.",
        ),
        (
            {"answered_on": "1/1/2999", "due_on": "2/1/2999"},
            "answered_on",
            "Enter a day that is not in the future.",
        ),
        (
            {"answered_on": "1 March 2025"},
            "answered_on",
            "The lesson was learned on 1 April 2025.",
        ),
        ({"participation": "0"}, "participation", "Choose one of your own forces."),
    ],
)
def test_what_is_wrong_with_an_answer_is_said_at_its_field(
    signed_in, lesson, typed, changed, field, message
):
    answer = signed_in.post(f"{OURS}L-0093/answer/", typed | changed)
    page = answer.content.decode()

    assert f'<div id="id_{field}_error">' in page
    assert page.count(message) == 2
    assert not Adoption.objects.exists()


def test_nobody_answers_in_the_name_of_a_partner(
    signed_in, lesson, typed, collaboration, partner_force
):
    theirs = collaboration.participations.get(force=partner_force)
    sent = typed | {"participation": str(theirs.pk)}

    answer = signed_in.post(f"{OURS}L-0093/answer/", sent)

    assert "Choose one of your own forces." in words(answer)


def test_who_was_overtaken_in_an_answer_sees_both_and_chooses(
    signed_in, lesson, typed, collaboration
):
    AdoptionFactory(collaboration=collaboration, lesson=lesson, answer="adopt")
    path = f"{OURS}L-0093/answer/"

    page = signed_in.post(path, typed)
    kept = {"keep_answer": "theirs", "keep_reason": "mine", "version": "1"}
    signed_in.post(path, typed | kept)

    (answer,) = Adoption.objects.all()
    assert "There now : Adopt What you typed : Adapt" in words(page)
    assert 'name="version" value="1"' in page.content.decode()
    assert (answer.answer, answer.reason) == ("adopt", "We have three forces.")


def test_an_own_lesson_takes_no_answer(signed_in, collaboration):
    LessonFactory(collaboration=collaboration, number=93)

    assert signed_in.get(f"{OURS}L-0093/answer/").status_code == 404


def test_an_action_is_marked_as_done(signed_in, lesson, typed):
    signed_in.post(f"{OURS}L-0093/answer/", typed)
    sent = {"done_on": "1 August 2025", "version": "1"}

    answer = signed_in.post(f"{OURS}answers/1/done/", sent, follow=True)

    assert "Done on 1 Aug 2025" in words(answer)
    assert "overdue" not in words(answer)


def test_a_day_that_cannot_be_is_refused_for_what_was_done(signed_in, lesson, typed):
    signed_in.post(f"{OURS}L-0093/answer/", typed)

    answer = signed_in.post(
        f"{OURS}answers/1/done/", {"done_on": "1/1/2999", "version": "1"}
    )

    assert "Enter a day that is not in the future." in words(answer)


# --- the collaboration ---------------------------------------------------------------


def test_similar_lessons_are_offered_with_three_answers(signed_in, collaboration):
    place = CollaborationFactory(function=collaboration.function, name="Labs")
    LessonFactory(collaboration=place, number=93)

    page = signed_in.get(OURS)

    assert "Avoid Labs 1 Apr 2025 Same function Adopt" in words(page)
    for answer in ("adopt", "adapt", "decline"):
        assert f'{OURS}L-0093/answer/?answer={answer}"' in page.content.decode()


def test_who_may_only_look_is_offered_nothing_to_write(client, viewer, collaboration):
    client.force_login(viewer)
    place = CollaborationFactory(function=collaboration.function)
    AdoptionFactory(
        collaboration=collaboration, lesson=LessonFactory(collaboration=place)
    )

    page = client.get(OURS).content.decode()

    assert "What we answered" in page
    assert "/answer/" not in page
    assert "Record a lesson" not in page


def test_the_public_register_takes_no_lesson(signed_in, collaboration):
    type(collaboration).objects.update(origin="register")

    page = words(signed_in.get(OURS))

    assert "No lesson is published." in page
    assert "Record a lesson" not in page
    assert signed_in.post(RECORD, TYPED).status_code == 403


def test_the_page_of_a_collaboration_sums_its_lessons_up(
    signed_in, collaboration, lesson
):
    LessonFactory(collaboration=collaboration)
    AdoptionFactory(
        collaboration=collaboration, lesson=lesson, due_on=dt.date(2025, 8, 1)
    )

    page = words(signed_in.get("/collaborations/C-0412/"))

    assert "Lessons recorded 1 the latest on 1 April 2025" in page
    assert "Lessons of others answered 1 1 adopted or adapted" in page
    assert "Actions still to do 1, 1 overdue" in page


def test_a_draft_shows_the_three_lessons_that_fit_best(signed_in, collaboration):
    type(collaboration).objects.update(is_draft=True)
    place = CollaborationFactory(function=collaboration.function)
    for title in ("One", "Two", "Three", "Four"):
        LessonFactory(collaboration=place, title=f"{title} learned")

    page = words(signed_in.get("/collaborations/C-0412/"))

    assert "Before you go on: what others learned" in page
    assert "Four learned" in page
    assert "One learned" not in page
