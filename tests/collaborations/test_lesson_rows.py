"""What the database keeps of lessons and of the answers to them."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import RestrictedError

from benefits import rollups
from collaborations.models import Adoption, Lesson, WorkItem
from tests.factories import (
    AdoptionFactory,
    ClearanceFactory,
    CollaborationFactory,
    LessonFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db


def recorded(**given):
    made = LessonFactory(**given)
    made.refresh_from_db()
    return made


def test_lessons_are_numbered_across_collaborations():
    assert [recorded().reference, recorded().reference] == ["L-0001", "L-0002"]


def test_a_lessons_number_does_not_come_back_after_a_removal():
    recorded()
    recorded().delete()

    assert recorded().reference == "L-0003"


def test_every_change_of_a_lesson_raises_its_version():
    lesson = recorded()
    lesson.save()
    Lesson.objects.update(title="Write the exit down")

    lesson.refresh_from_db()

    assert lesson.version == 2


def test_answers_are_numbered_within_the_answering_collaboration(collaboration):
    AdoptionFactory(collaboration=collaboration)
    AdoptionFactory()
    second = AdoptionFactory(collaboration=collaboration)

    second.refresh_from_db()

    assert second.reference == "C-0412-2"


def test_a_collaboration_has_one_answer_to_a_lesson():
    first = AdoptionFactory()

    with pytest.raises(IntegrityError, match="adoption_once"):
        AdoptionFactory(lesson=first.lesson, collaboration=first.collaboration)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"action": ""}, "Say what will be done."),
        ({"due_on": None}, "Enter the day by which it will be done."),
        ({"answer": "decline"}, "Leave this empty to decline"),
        ({"due_on": dt.date(2025, 6, 30)}, "cannot be due before the day"),
        (
            {
                "answer": "decline",
                "action": "",
                "due_on": None,
                "done_on": dt.date(2025, 7, 1),
            },
            "Only an action can be done.",
        ),
    ],
)
def test_an_answer_that_cannot_be_is_refused(given, message):
    answer = AdoptionFactory()
    for name, value in given.items():
        setattr(answer, name, value)

    with pytest.raises(ValidationError, match=message):
        answer.full_clean()


def test_the_database_itself_keeps_actions_to_answers_that_take_up():
    with pytest.raises(IntegrityError, match="adoption_says_what_and_by_when"):
        AdoptionFactory(answer="decline")


def test_a_lesson_stays_once_others_have_answered_it():
    answer = AdoptionFactory()

    with pytest.raises(RestrictedError):
        answer.lesson.delete()


def test_nobody_answers_their_own_lesson():
    lesson = LessonFactory()
    own = AdoptionFactory.build(lesson=lesson, collaboration=lesson.collaboration)

    with pytest.raises(ValidationError, match="does not answer its own lesson"):
        own.clean()


def test_a_force_answers_only_where_it_takes_part():
    answer = AdoptionFactory()
    answer.participation = ParticipationFactory()

    with pytest.raises(ValidationError, match="Choose a force of this collaboration"):
        answer.full_clean()


def test_an_answer_is_seen_by_whoever_sees_both_collaborations(analyst):
    learned = LessonFactory(collaboration__is_restricted=True)
    answering = CollaborationFactory(is_restricted=True)
    AdoptionFactory(lesson=learned, collaboration=answering)

    def seen():
        return Adoption.objects.visible_to(analyst).count()

    counts = [seen()]
    for place in (learned.collaboration, answering):
        ClearanceFactory(user=analyst, collaboration=place)
        counts.append(seen())

    assert counts == [0, 0, 1]


def test_both_sides_are_judged_anew_after_an_answer():
    lesson = LessonFactory()
    answering = ParticipationFactory()
    while rollups.drain(limit=100).keys:
        pass

    AdoptionFactory(
        lesson=lesson, participation=answering, collaboration=answering.collaboration
    )

    assert set(WorkItem.objects.values_list("collaboration_id", flat=True)) == {
        lesson.collaboration_id,
        answering.collaboration_id,
    }


def titles(text):
    found = Lesson.objects.matching(text).with_rank(text).order_by("-rank", "pk")
    return [lesson.title for lesson in found]


def test_a_search_finds_other_forms_of_a_word_and_ranks_the_title_first():
    LessonFactory(title="One budget", what_happened="Two pensions were promised.")
    LessonFactory(title="Ask about the pension")
    LessonFactory(title="Share the fleet")

    assert titles("pension") == ["Ask about the pension", "One budget"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"exit costs"', 1),
        ("exit -notice", 0),
        ("fleet or notice", 1),
        ("the", 0),
        ('"', 0),
        ("& | ! ( ) :*", 0),
    ],
)
def test_a_search_reads_what_people_type(text, found):
    LessonFactory()

    assert len(titles(text)) == found


def test_the_words_follow_a_changed_lesson():
    lesson = LessonFactory()
    lesson.title = "Share the helicopter"
    lesson.save()

    assert titles("helicopters") == ["Share the helicopter"]
