"""Who knows the purpose: shares by force and in all, and who has not answered."""

import datetime as dt
from decimal import Decimal

import pytest

from collaborations.reports.surveys import survey_result, survey_results
from tests.factories import (
    ForceFactory,
    ParticipationFactory,
    SurveyResponseFactory,
    UnderstandingSurveyFactory,
)

pytestmark = pytest.mark.django_db

ASKED = dt.date(2025, 6, 1)


@pytest.fixture
def survey(collaboration):
    return UnderstandingSurveyFactory(collaboration=collaboration, asked_on=ASKED)


def answered(survey, force, asked, count, knowing):
    SurveyResponseFactory(
        survey=survey, force=force, asked=asked, answered=count, knowing=knowing
    )


def test_the_share_divides_by_who_answered_not_by_who_was_asked(survey, force):
    answered(survey, force, 40, 20, 15)

    result = survey_result(survey)

    assert result.forces[0].share == Decimal("0.75")
    assert result.share == Decimal("0.75")


def test_the_share_in_all_weighs_forces_by_their_answers(survey, force, partner_force):
    answered(survey, force, 100, 90, 90)
    answered(survey, partner_force, 20, 10, 0)

    assert survey_result(survey).share == Decimal("0.9")


def test_a_force_without_an_answer_is_named_and_lowers_no_share(
    survey, force, partner_force
):
    answered(survey, force, 40, 20, 20)

    result = survey_result(survey)

    assert result.share == 1
    assert result.without_an_answer == ("Southern",)
    assert [row.share for row in result.forces] == [1, None]


@pytest.mark.parametrize("counts", [(40, None, None), (40, 0, 0)])
def test_asked_and_silent_is_without_an_answer(survey, force, partner_force, counts):
    answered(survey, force, *counts)

    result = survey_result(survey)

    assert result.share is None
    assert result.without_an_answer == ("Northern", "Southern")


def test_an_answer_without_a_count_of_who_knows_is_not_none(
    survey, force, partner_force
):
    answered(survey, force, 40, 20, None)
    answered(survey, partner_force, 10, 4, 3)

    result = survey_result(survey)

    assert result.share == Decimal("0.75")
    assert result.without_an_answer == ()


def test_only_forces_that_took_part_that_day_are_expected(survey, collaboration):
    ParticipationFactory(
        collaboration=collaboration,
        force=ForceFactory(name="Late"),
        joined_on=ASKED + dt.timedelta(days=1),
    )
    ParticipationFactory(
        collaboration=collaboration,
        force=ForceFactory(name="Gone"),
        left_on=ASKED - dt.timedelta(days=1),
    )

    assert survey_result(survey).without_an_answer == ("Northern", "Southern")


def test_surveys_are_listed_newest_first_in_four_queries(
    survey, collaboration, force, django_assert_num_queries
):
    UnderstandingSurveyFactory(
        collaboration=collaboration, asked_on=ASKED + dt.timedelta(days=300)
    )
    answered(survey, force, 40, 20, 15)

    with django_assert_num_queries(4):
        results = survey_results(collaboration)

    assert [result.reference for result in results] == ["C-0412-2", "C-0412-1"]


def test_without_a_survey_there_is_no_result(collaboration):
    assert survey_results(collaboration) == ()
