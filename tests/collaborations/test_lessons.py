"""Answering a lesson, doing what was promised, and finding lessons that fit."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from collaborations.models import Adoption, Participation
from collaborations.reports.history import history
from collaborations.reports.lesson_answers import answers_of
from collaborations.reports.lessons import (
    LessonFilter,
    entries,
    facet_counts,
    selected_lessons,
)
from collaborations.reports.similar_lessons import lessons_for
from collaborations.services.lessons import PROMISE, LessonAnswer, answer_lesson
from collaborations.services.records import change_record
from collabtrack.shared.history import changes_to
from tests.factories import (
    AdoptionFactory,
    ClearanceFactory,
    CollaborationFactory,
    FunctionFactory,
    LessonFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db
JULY = dt.date(2025, 7, 1)
YES = LessonAnswer(
    answer="adopt",
    reason="We have the same gap.",
    answered_on=JULY,
    action="Add an exit schedule.",
    due_on=dt.date(2025, 12, 1),
)
NO = LessonAnswer(answer="decline", reason="Ours is precise.", answered_on=JULY)


@pytest.fixture
def ours(collaboration, force):
    return Participation.objects.get(collaboration=collaboration, force=force)


def done(answer, day, by):
    change_record(record=answer, kind=PROMISE, values={"done_on": day}, by=by)


# --- answering -----------------------------------------------------------------------


def test_an_answer_is_kept_with_force_action_and_day(ours, analyst):
    lesson = LessonFactory()

    answer = answer_lesson(lesson=lesson, participation=ours, given=YES, by=analyst)

    assert answer.reference == "C-0412-1"
    assert (answer.collaboration, answer.participation) == (ours.collaboration, ours)
    assert answer.due_on == dt.date(2025, 12, 1)
    assert [change.who for change in changes_to(answer)] == [str(analyst)]


def test_a_changed_answer_is_the_same_record_with_a_history(ours, analyst):
    lesson = LessonFactory()
    first = answer_lesson(lesson=lesson, participation=ours, given=YES, by=analyst)

    answer_lesson(lesson=lesson, participation=ours, given=NO, by=analyst, version=1)

    (answer,) = Adoption.objects.all()
    assert (answer.pk, answer.answer, answer.version) == (first.pk, "decline", 2)
    changed = {change.field: change.before for change in changes_to(answer)}
    assert changed["answer"] == "adopt"
    assert changed["action"] == "Add an exit schedule."


def test_another_promise_is_not_done_yet(ours, analyst):
    lesson = LessonFactory()
    first = answer_lesson(lesson=lesson, participation=ours, given=YES, by=analyst)
    done(first, JULY, analyst)
    same = LessonAnswer("adapt", "In part.", JULY, YES.action, YES.due_on)
    other = LessonAnswer("adapt", "In part.", JULY, "Ask a lawyer.", YES.due_on)

    kept = answer_lesson(
        lesson=lesson, participation=ours, given=same, by=analyst, version=2
    ).done_on
    anew = answer_lesson(
        lesson=lesson, participation=ours, given=other, by=analyst, version=3
    ).done_on

    assert (kept, anew) == (JULY, None)


@pytest.mark.parametrize("version", [0, 2])
def test_who_was_overtaken_does_not_overwrite(ours, analyst, version):
    lesson = LessonFactory()
    answer_lesson(lesson=lesson, participation=ours, given=YES, by=analyst)

    with pytest.raises(ValidationError) as refusal:
        answer_lesson(
            lesson=lesson, participation=ours, given=NO, by=analyst, version=version
        )

    assert refusal.value.code == "changed_meanwhile"
    assert Adoption.objects.get().answer == "adopt"


def test_a_lesson_is_answered_elsewhere_than_where_it_was_learned(ours, analyst):
    own = LessonFactory(collaboration=ours.collaboration)

    with pytest.raises(ValidationError, match="does not answer its own lesson"):
        answer_lesson(lesson=own, participation=ours, given=YES, by=analyst)


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (dt.date(2025, 3, 31), "The lesson was learned on 1 April 2025."),
        (dt.date(2999, 1, 1), "Enter a day that is not in the future."),
    ],
)
def test_an_answer_has_a_day_that_can_be(ours, analyst, day, message):
    given = LessonAnswer("decline", "No need.", day)

    with pytest.raises(ValidationError, match=message):
        answer_lesson(
            lesson=LessonFactory(), participation=ours, given=given, by=analyst
        )


@pytest.mark.parametrize(
    "persona", ["viewer", "signatory", "stranger", "inspector", "administrator"]
)
def test_only_writers_of_the_force_answer_in_its_name(ours, persona, request):
    user = request.getfixturevalue(persona)

    with pytest.raises(PermissionDenied):
        answer_lesson(lesson=LessonFactory(), participation=ours, given=YES, by=user)


def test_a_partner_answers_in_its_own_name_only(ours, partner):
    with pytest.raises(PermissionDenied, match="of Northern can answer in its name"):
        answer_lesson(lesson=LessonFactory(), participation=ours, given=YES, by=partner)


def test_a_lesson_that_may_not_be_seen_is_not_answered(ours, analyst):
    hidden = LessonFactory(collaboration__is_restricted=True)

    with pytest.raises(PermissionDenied):
        answer_lesson(lesson=hidden, participation=ours, given=YES, by=analyst)


def test_the_public_register_answers_nothing(ours, analyst):
    ours.collaboration.origin = "register"
    ours.collaboration.save()

    with pytest.raises(ValidationError, match="published facts only"):
        answer_lesson(lesson=LessonFactory(), participation=ours, given=YES, by=analyst)


# --- doing it ------------------------------------------------------------------------


def test_an_action_is_overdue_from_the_day_after_until_it_is_done(ours, analyst):
    answer = AdoptionFactory(
        collaboration=ours.collaboration, participation=ours, due_on=JULY
    )

    def overdue(day):
        (line,) = answers_of(analyst, on=day, collaboration=ours.collaboration)
        return line.overdue

    waited = [overdue(JULY), overdue(dt.date(2025, 7, 31))]
    done(answer, dt.date(2025, 8, 1), analyst)

    assert waited == [0, 30]
    assert overdue(dt.date(2025, 9, 1)) == 0


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (dt.date(2025, 3, 31), "The lesson was learned on 1 April 2025."),
        (dt.date(2999, 1, 1), "Enter a day that is not in the future."),
    ],
)
def test_an_action_is_done_on_a_day_that_can_be(ours, analyst, day, message):
    answer = AdoptionFactory(collaboration=ours.collaboration, participation=ours)

    with pytest.raises(ValidationError, match=message):
        done(answer, day, analyst)


def test_nothing_is_done_where_it_was_declined(ours, analyst):
    answer = answer_lesson(
        lesson=LessonFactory(), participation=ours, given=NO, by=analyst
    )

    with pytest.raises(ValidationError, match="Only an action can be done"):
        done(answer, JULY, analyst)


def test_a_stranger_marks_nothing_done(ours, stranger):
    answer = AdoptionFactory(collaboration=ours.collaboration, participation=ours)

    with pytest.raises(PermissionDenied):
        done(answer, JULY, stranger)


# --- finding -------------------------------------------------------------------------


def test_adopted_counts_adopted_and_adapted_as_far_as_seen(viewer):
    lesson = LessonFactory()
    AdoptionFactory(lesson=lesson)
    AdoptionFactory(lesson=lesson, answer="adapt")
    AdoptionFactory(lesson=lesson, answer="decline", action="", due_on=None)
    hidden = AdoptionFactory(lesson=lesson, collaboration__is_restricted=True)

    def adopted():
        (lesson,) = entries(selected_lessons(viewer, LessonFilter()))
        return lesson.adopted

    before = adopted()
    ClearanceFactory(user=viewer, collaboration=hidden.collaboration)

    assert (before, adopted()) == (2, 3)


def test_facets_count_what_each_choice_would_leave(viewer):
    crime = FunctionFactory(code="CR", name="Crime")
    labs = FunctionFactory(code="FO", name="Forensics", parent=crime)
    place = CollaborationFactory(function=labs)
    LessonFactory(collaboration=place, theme="skills", kind="keep")
    LessonFactory(collaboration=place, theme="purpose", kind="keep")
    LessonFactory(theme="skills", kind="avoid")
    LessonFactory(theme="skills", collaboration__is_restricted=True)

    counts = facet_counts(viewer, LessonFilter(theme="skills", function="CR"))

    assert counts["theme"] == {"skills": 1, "purpose": 1}
    assert counts["kind"] == {"keep": 1}
    assert (counts["function"]["CR"], counts["function"]["FO"]) == (1, 1)
    assert counts["status"] == {"live": 1}


@pytest.fixture
def offered(collaboration, analyst):
    def titles(most=10):
        found = lessons_for(collaboration, analyst, most=most)
        return [(lesson.title, lesson.because) for lesson in found]

    return titles


def test_lessons_of_the_same_function_come_before_related_ones(collaboration, offered):
    above = FunctionFactory()
    collaboration.function.parent = above
    collaboration.function.save()
    same, sibling = collaboration.function, FunctionFactory(parent=above)
    for title, function in (("P", above), ("S", sibling), ("F", same)):
        place = CollaborationFactory(function=function)
        LessonFactory(title=title, collaboration=place)
    LessonFactory(title="Elsewhere")

    assert offered() == [
        ("F", "same function"),
        ("S", "related function"),
        ("P", "related function"),
    ]


def test_the_stage_decides_among_lessons_that_are_as_near(collaboration, offered):
    place = CollaborationFactory(function=collaboration.function)
    LessonFactory(title="Running", collaboration=place, stage="running")
    LessonFactory(
        title="Newer", collaboration=place, stage="ending", learned_on=timezone.now()
    )
    LessonFactory(title="Far", stage="running")

    assert offered() == [
        ("Running", "same function, same stage"),
        ("Newer", "same function"),
        ("Far", "same stage"),
    ]


def test_a_draft_is_offered_what_was_learned_at_the_start(collaboration, offered):
    collaboration.is_draft = True
    collaboration.save()
    LessonFactory(title="Running", stage="running")
    LessonFactory(title="Starting", stage="starting")

    assert offered() == [("Starting", "same stage")]


def test_own_answered_and_hidden_lessons_are_not_offered(collaboration, offered):
    same = {"collaboration__function": collaboration.function}
    LessonFactory(title="Own", collaboration=collaboration)
    AdoptionFactory(
        collaboration=collaboration, lesson=LessonFactory(title="Answered", **same)
    )
    LessonFactory(title="Hidden", collaboration__is_restricted=True, **same)
    LessonFactory(title="Draft", collaboration__is_draft=True, **same)
    for title in ("One", "Two", "Three", "Four"):
        LessonFactory(title=title, **same)

    assert [title for title, _ in offered(most=3)] == ["Four", "Three", "Two"]


def test_the_history_tells_of_answers_only_to_who_sees_the_lesson(ours, analyst):
    lesson = LessonFactory(title="Secret exit")
    answer_lesson(lesson=lesson, participation=ours, given=YES, by=analyst)

    def told():
        lines = history(ours.collaboration, analyst, most=100)
        return [line.record for line in lines if line.record.startswith("Adoption")]

    before = told()
    lesson.collaboration.is_restricted = True
    lesson.collaboration.save()

    assert before == ["Adoption 1: Secret exit"]
    assert told() == []


def test_an_answer_in_a_hidden_collaboration_is_listed_for_the_cleared(viewer):
    lesson = LessonFactory()
    member = ParticipationFactory(collaboration__is_restricted=True)
    AdoptionFactory(
        lesson=lesson, participation=member, collaboration=member.collaboration
    )

    before = answers_of(viewer, on=JULY, lesson=lesson)
    ClearanceFactory(user=viewer, collaboration=member.collaboration)

    assert before == ()
    assert len(answers_of(viewer, on=JULY, lesson=lesson)) == 1
