"""Recording surveys and reviews, and withdrawing objectives: each refusal."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from collaborations.models import Review, UnderstandingSurvey
from collaborations.reports.objectives import objectives_of
from collaborations.reports.surveys import latest_survey, survey_result
from collaborations.reports.surveys_wording import finding, percent
from collaborations.services.objectives import OBJECTIVE, withdraw_objective
from collaborations.services.records import add_record, change_record
from collaborations.services.reviews import REVIEW
from collaborations.services.surveys import Counts, correct_survey, record_survey
from tests.factories import (
    ForceFactory,
    LessonFactory,
    ObjectiveFactory,
    ReviewFactory,
    UnderstandingSurveyFactory,
)

pytestmark = pytest.mark.django_db

ASKED = dt.date(2025, 6, 1)


def tomorrow():
    return timezone.localdate() + dt.timedelta(days=1)


def refused(act):
    with pytest.raises(ValidationError) as error:
        act()
    if hasattr(error.value, "error_dict"):
        return error.value.message_dict
    return error.value.messages


def record(collaboration, by, *counts, asked_on=ASKED):
    survey = UnderstandingSurvey(
        collaboration=collaboration, asked_on=asked_on, method="On paper"
    )
    return record_survey(survey=survey, counts=counts, by=by)


def correct(survey, by, counts, **changes):
    return correct_survey(survey=survey, values=changes, counts=counts, by=by)


def counts_of(survey):
    rows = survey.responses.order_by("force__slug")
    return list(rows.values_list("force__slug", "asked", "answered", "knowing"))


def test_an_empty_row_is_no_row(collaboration, force, partner_force, analyst):
    survey = record(
        collaboration, analyst, Counts(force, 40, 20, 0), Counts(partner_force)
    )

    assert counts_of(survey) == [("northern", 40, 20, 0)]


def test_a_wrong_count_is_told_with_its_force_and_nothing_is_saved(
    collaboration, force, analyst
):
    said = refused(lambda: record(collaboration, analyst, Counts(force, 10, 11, 1)))

    assert said == {
        "northern": ["Northern: No more can have answered than were asked."]
    }
    assert not UnderstandingSurvey.objects.exists()


def test_a_negative_count_is_refused(collaboration, force, analyst):
    said = refused(lambda: record(collaboration, analyst, Counts(force, -1)))

    assert said["northern"][0].startswith("Northern, asked: ")


def test_a_force_that_does_not_take_part_has_no_counts(collaboration, analyst):
    other = ForceFactory(slug="other", name="Other")

    said = refused(lambda: record(collaboration, analyst, Counts(other, 10, 5, 5)))

    assert said == {"other": ["Other does not take part in it."]}


def test_a_force_is_counted_once(collaboration, force, analyst):
    counts = [Counts(force, 10, 5, 5), Counts(force, 11, 5, 5)]

    said = refused(lambda: record(collaboration, analyst, *counts))

    assert said == {"northern": ["Give Northern once."]}


def test_nobody_is_asked_in_the_future(collaboration, analyst):
    said = refused(lambda: record(collaboration, analyst, asked_on=tomorrow()))

    assert said == {"asked_on": ["Enter a day that is not in the future."]}


def test_a_correction_replaces_the_counts_and_raises_the_version(
    collaboration, force, partner_force, analyst
):
    survey = record(
        collaboration,
        analyst,
        Counts(force, 40, 20, 15),
        Counts(partner_force, 10, 5, 5),
    )

    changed = correct(survey, analyst, [Counts(force, 40, 21, 15)])

    assert counts_of(changed) == [("northern", 40, 21, 15)]
    assert changed.version == 2


def test_without_new_counts_the_old_ones_stay(collaboration, force, analyst):
    survey = record(collaboration, analyst, Counts(force, 40, 20, 15))

    changed = correct(survey, analyst, None, method="By telephone")

    assert counts_of(changed) == [("northern", 40, 20, 15)]
    assert changed.method == "By telephone"


def test_only_writers_record_surveys(collaboration, viewer, stranger):
    for user in (viewer, stranger):
        with pytest.raises(PermissionDenied):
            record(collaboration, user)


def test_the_newest_survey_is_summed_up(collaboration, force, analyst):
    record(collaboration, analyst, Counts(force, 40, 20, 15))
    UnderstandingSurveyFactory(
        collaboration=collaboration, asked_on=ASKED - dt.timedelta(days=1)
    )

    found = latest_survey(collaboration, on=ASKED)

    assert (found.asked_on, found.share) == (ASKED, Decimal("0.75"))
    assert (found.forces_that_answered, found.forces) == (1, 2)
    assert latest_survey(collaboration, on=ASKED - dt.timedelta(days=2)) is None


def test_what_was_found_names_its_base_and_who_is_silent(collaboration, force, analyst):
    survey = record(collaboration, analyst, Counts(force, 40, 20, 15))

    assert finding(survey_result(survey)) == (
        "75% of 20 who answered know the purpose. No answer from Southern."
    )
    empty = UnderstandingSurveyFactory(collaboration=collaboration)
    assert finding(survey_result(empty)) == "Nobody's answer is recorded."


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Decimal(0), "0%"),
        (Decimal(1), "100%"),
        (Decimal("0.745"), "75%"),
        (Decimal("0.0512"), "5.1%"),
        (Decimal("0.996"), "99.6%"),
        (Decimal("0.9999"), "over 99.9%"),
        (Decimal("0.0001"), "under 0.1%"),
    ],
)
def test_a_part_is_never_shown_as_all_or_none(share, words):
    assert percent(share) == words


def review(collaboration, by, lessons=(), **changes):
    record = ReviewFactory.build(collaboration=collaboration, **changes)
    return add_record(record=record, kind=REVIEW, by=by, lists={"lessons": lessons})


def test_a_review_names_lessons_or_says_why_none(collaboration, analyst):
    said = refused(lambda: review(collaboration, analyst))

    assert said == {"lessons": ["Name the lessons, or say below why there were none."]}
    assert not Review.objects.exists()
    assert review(collaboration, analyst, no_lessons_because="Nothing new.").pk
    assert review(collaboration, analyst, [LessonFactory()]).pk


def test_a_review_does_not_do_both(collaboration, analyst):
    said = refused(
        lambda: review(
            collaboration, analyst, [LessonFactory()], no_lessons_because="None."
        )
    )

    assert said == {
        "no_lessons_because": ["Leave this empty: lessons are named above."]
    }


def test_a_review_does_not_lose_its_last_lesson_silently(collaboration, analyst):
    made = review(collaboration, analyst, [LessonFactory()])

    def act():
        change_record(
            record=made, kind=REVIEW, values={}, lists={"lessons": []}, by=analyst
        )

    assert "lessons" in refused(act)
    assert made.lessons.count() == 1


def test_a_review_is_not_held_in_the_future(collaboration, analyst):
    said = refused(lambda: review(collaboration, analyst, held_on=tomorrow()))

    assert said == {"held_on": ["Enter a day that is not in the future."]}


def withdraw(objective, by, reason="Met early.", on=ASKED, version=None):
    return withdraw_objective(
        objective=objective, reason=reason, on=on, by=by, version=version
    )


def test_an_objective_is_withdrawn_and_stays_in_the_list(collaboration, analyst):
    gone = withdraw(ObjectiveFactory(collaboration=collaboration), analyst)

    line = objectives_of(collaboration)[0]
    assert (line.withdrawn_on, line.withdrawn_because) == (ASKED, "Met early.")
    assert gone.version == 2
    assert not collaboration.objectives.standing().exists()


def test_an_objective_says_what_it_lacks_to_be_measurable(collaboration):
    ObjectiveFactory(collaboration=collaboration, measure="Median days")

    assert objectives_of(collaboration)[0].lacks == ("target", "date")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": ""}, {"__all__": ["Say why it is withdrawn."]}),
        ({"on": None}, {"on": ["Enter a day that is not in the future."]}),
    ],
)
def test_a_withdrawal_that_cannot_be_is_refused(collaboration, analyst, changes, said):
    objective = ObjectiveFactory(collaboration=collaboration)
    given = {name: value or (value if value == "" else tomorrow())
             for name, value in changes.items()}  # fmt: skip

    assert refused(lambda: withdraw(objective, analyst, **given)) == said


def test_a_withdrawn_objective_is_neither_changed_nor_withdrawn_again(
    collaboration, analyst
):
    gone = withdraw(ObjectiveFactory(collaboration=collaboration), analyst)
    said = ["This objective was withdrawn on 1 June 2025. Add a new one instead."]

    assert refused(lambda: withdraw(gone, analyst)) == said
    assert (
        refused(
            lambda: change_record(
                record=gone, kind=OBJECTIVE, values={"target": "1"}, by=analyst
            )
        )
        == said
    )


def test_who_read_an_older_objective_does_not_withdraw_it(collaboration, analyst):
    objective = ObjectiveFactory(collaboration=collaboration)

    with pytest.raises(ValidationError) as error:
        withdraw(objective, analyst, version=7)

    assert error.value.code == "changed_meanwhile"


def test_a_survey_without_any_figure_is_refused(collaboration, force, analyst):
    survey = UnderstandingSurvey(
        collaboration=collaboration, asked_on=dt.date(2025, 6, 2), method="By post"
    )

    with pytest.raises(ValidationError, match="Enter what at least one force answered"):
        record_survey(survey=survey, counts=[Counts(force)], by=analyst)
