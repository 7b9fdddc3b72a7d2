"""What reviews, closing records and surveys may hold, and who sees them."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from collaborations.models import (
    EndingLesson,
    ReviewLesson,
    WorkItem,
)
from collaborations.reports.reviews import review_state
from tests.factories import (
    ClearanceFactory,
    CollaborationFactory,
    DecisionFactory,
    EndingBenefitFactory,
    EndingConsultationFactory,
    EndingFactory,
    LessonFactory,
    ObjectiveFactory,
    ReviewFactory,
    SurveyResponseFactory,
    UnderstandingSurveyFactory,
)

pytestmark = pytest.mark.django_db

HELD = dt.date(2025, 9, 1)


def refused_everywhere(row):
    """Give what the model says to a row that the database refuses too."""
    with pytest.raises(ValidationError) as error:
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    return error.value.message_dict


@pytest.mark.parametrize("days", [0, -1])
def test_the_next_review_is_due_after_this_one(collaboration, days):
    review = ReviewFactory.build(
        collaboration=collaboration,
        held_on=HELD,
        next_due_on=HELD + dt.timedelta(days=days),
    )

    assert refused_everywhere(review) == {
        "__all__": ["The next review has to be due after the day of this one."]
    }


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"reasons": ["completed", "bored"]},
            {"reasons": ["Item 2 in the array did not validate: Value 'bored' is"
                         " not a valid choice."]},
        ),
        (
            {"planned_exit_cost": "-0.01"},
            {"__all__": ["Enter a cost of £0 or more."]},
        ),
        (
            {"actual_exit_cost": "-1"},
            {"__all__": ["Enter a cost of £0 or more."]},
        ),
        (
            {"closed_on": HELD},
            {"__all__": [
                "A collaboration can be closed only once its last day has come."
            ]},
        ),
        (
            {"closed_on": HELD, "last_day": HELD + dt.timedelta(days=1)},
            {"__all__": [
                "A collaboration can be closed only once its last day has come."
            ]},
        ),
    ],
)  # fmt: skip
def test_a_closing_record_refuses_what_cannot_be(collaboration, changes, said):
    ending = EndingFactory.build(collaboration=collaboration, **changes)

    assert refused_everywhere(ending) == said


def test_a_collaboration_cannot_follow_itself(collaboration):
    ending = EndingFactory.build(collaboration=collaboration, successor=collaboration)

    assert refused_everywhere(ending) == {
        "__all__": ["A collaboration cannot follow itself."]
    }


def test_a_collaboration_has_one_closing_record(collaboration):
    EndingFactory(collaboration=collaboration)
    second = EndingFactory.build(collaboration=collaboration)

    assert refused_everywhere(second) == {
        "collaboration": ["This collaboration has a closing record."]
    }


def test_the_decision_to_end_is_one_of_this_collaboration(collaboration):
    ending = EndingFactory.build(
        collaboration=collaboration, decision=DecisionFactory()
    )

    with pytest.raises(ValidationError) as error:
        ending.full_clean()

    assert error.value.message_dict == {
        "decision": ["Choose a decision of this collaboration."]
    }


def test_rows_of_a_closing_record_belong_to_its_collaboration(collaboration):
    row = EndingBenefitFactory.build(
        ending=EndingFactory(), collaboration=collaboration
    )

    with pytest.raises(ValidationError) as error:
        row.full_clean()

    assert error.value.message_dict == {
        "ending": ["Choose the closing record of this collaboration."]
    }


def test_reasons_are_worded_in_the_order_of_the_list(collaboration):
    ending = EndingFactory.build(reasons=["completed", "unequal_benefit"])

    assert ending.reasons_in_words == ["Unequal benefit", "Completed"]


def test_a_draft_closing_record_is_for_the_forces_that_take_part(
    collaboration, viewer, stranger, inspector, administrator
):
    ending = EndingFactory(collaboration=collaboration)
    rows = [
        ending,
        EndingBenefitFactory(ending=ending),
        EndingConsultationFactory(ending=ending),
        EndingLesson.objects.create(ending=ending, lesson=LessonFactory()),
    ]

    def seen(user):
        return [row for row in rows if type(row).objects.visible_to(user).contains(row)]

    assert seen(viewer) == rows
    assert seen(administrator) == rows
    assert seen(stranger) == seen(inspector) == []
    ending.last_day = ending.closed_on = HELD
    ending.save()
    assert seen(stranger) == seen(inspector) == rows


def test_nothing_of_a_restricted_collaboration_is_seen_by_the_uncleared(
    collaboration, viewer, administrator
):
    ending = EndingFactory(collaboration=collaboration)
    review = ReviewFactory(collaboration=collaboration)
    type(collaboration).objects.update(is_restricted=True)
    ClearanceFactory(user=viewer, collaboration=collaboration)

    for row in (ending, review):
        assert list(type(row).objects.visible_to(viewer)) == [row]
        assert list(type(row).objects.visible_to(administrator)) == []


def test_lessons_of_a_review_are_learned_here_or_from_elsewhere(collaboration):
    review = ReviewFactory(collaboration=collaboration)
    here, elsewhere = LessonFactory(collaboration=collaboration), LessonFactory()
    review.lessons.set([here, elsewhere])

    named = review.named_lessons

    assert [row.lesson for row in named.learned_here()] == [here]
    assert [row.lesson for row in named.from_elsewhere()] == [elsewhere]


def test_a_lesson_from_where_one_may_not_look_is_not_named(collaboration, analyst):
    hidden = LessonFactory(collaboration__is_restricted=True)
    ReviewFactory(collaboration=collaboration).lessons.add(hidden)

    assert list(ReviewLesson.objects.visible_to(analyst)) == []


@pytest.mark.parametrize(
    ("last", "day", "overdue", "is_overdue"),
    [
        (None, None, None, False),
        (dt.date(2025, 9, 1), None, None, False),
        (dt.date(2025, 9, 1), dt.date(2026, 3, 31), 0, False),
        (dt.date(2025, 9, 1), dt.date(2026, 3, 30), 1, True),
    ],
)
def test_a_review_is_overdue_the_day_after_it_was_due(
    collaboration, last, day, overdue, is_overdue
):
    if last:
        ReviewFactory(collaboration=collaboration, held_on=last, next_due_on=day)

    state = review_state(collaboration, on=dt.date(2026, 3, 31))

    assert (state.days_overdue, state.is_overdue) == (overdue, is_overdue)
    assert state.next_due_on == day


def test_reviews_held_later_are_not_known_yet(collaboration):
    ReviewFactory(collaboration=collaboration, held_on=HELD)
    early = ReviewFactory(collaboration=collaboration, held_on=dt.date(2024, 9, 1))

    state = review_state(collaboration, on=HELD - dt.timedelta(days=1))

    assert (state.count, state.last) == (1, early)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"asked": 9, "answered": 10, "knowing": None},
         "No more can have answered than were asked."),
        ({"asked": 20, "answered": 10, "knowing": 11},
         "No more can know the purpose than answered: enter how many answered,"
         " and of these how many know it."),
        ({"asked": 20, "answered": None, "knowing": 1},
         "No more can know the purpose than answered: enter how many answered,"
         " and of these how many know it."),
        ({"asked": None, "answered": None, "knowing": None},
         "Enter at least one count."),
    ],
)  # fmt: skip
def test_counts_that_cannot_be_are_refused(collaboration, force, counts, said):
    survey = UnderstandingSurveyFactory(collaboration=collaboration)
    row = SurveyResponseFactory.build(
        survey=survey, collaboration=collaboration, force=force, **counts
    )

    assert refused_everywhere(row) == {"__all__": [said]}


def test_an_answer_belongs_to_a_survey_of_its_collaboration(collaboration, force):
    row = SurveyResponseFactory.build(
        survey=UnderstandingSurveyFactory(), collaboration=collaboration, force=force
    )

    with pytest.raises(ValidationError) as error:
        row.full_clean()

    assert error.value.message_dict == {
        "survey": ["Choose a survey of this collaboration."]
    }


def test_an_objective_is_withdrawn_with_a_reason(collaboration):
    objective = ObjectiveFactory.build(collaboration=collaboration, withdrawn_on=HELD)

    assert refused_everywhere(objective) == {"__all__": ["Say why it is withdrawn."]}


def test_rows_are_named_by_what_people_look_for(collaboration):
    ending = EndingFactory(collaboration=collaboration)
    survey = UnderstandingSurveyFactory(collaboration=collaboration)

    assert str(ending) == "Closing record of Joint Forensics"
    assert str(ReviewFactory()) == "Review of 01/09/2025: Continue"
    assert str(EndingBenefitFactory(ending=ending, name="Cover")) == "Cover: Kept"
    assert str(EndingConsultationFactory()) == "Staff associations, 01/08/2025"
    assert str(survey) == "Survey of 01/06/2025"


def make_review_lesson(collaboration):
    review = ReviewFactory(collaboration=collaboration)
    return ReviewLesson.objects.create(review=review, lesson=LessonFactory())


def make_ending_lesson(collaboration):
    ending = EndingFactory(collaboration=collaboration)
    return EndingLesson.objects.create(ending=ending, lesson=LessonFactory())


@pytest.mark.parametrize(
    "make",
    [
        lambda where: ReviewFactory(collaboration=where),
        lambda where: EndingFactory(collaboration=where),
        lambda where: EndingBenefitFactory(ending__collaboration=where),
        lambda where: EndingConsultationFactory(ending__collaboration=where),
        lambda where: UnderstandingSurveyFactory(collaboration=where),
        lambda where: SurveyResponseFactory(survey__collaboration=where),
        make_review_lesson,
        make_ending_lesson,
    ],
)
def test_every_edit_asks_for_a_new_judgement(make):
    where = CollaborationFactory()
    row = make(where)
    WorkItem.objects.all().delete()

    row.delete()

    asked = WorkItem.objects.filter(is_every_year=False, financial_year=None)
    assert set(asked.values_list("collaboration_id", flat=True)) == {where.pk}
