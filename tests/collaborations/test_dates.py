"""Days that no record of any kind may hold."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from collaborations.services.accountability import ARRANGEMENT, lead_kind
from collaborations.services.dates import refuse_far, refuse_future
from collaborations.services.governance import DECISION
from collaborations.services.lessons import LESSON
from collaborations.services.meetings import MEETING
from collaborations.services.objectives import OBJECTIVE, withdraw_objective
from collaborations.services.records import change_record
from collaborations.services.reviews import REVIEW
from collaborations.services.surveys import SURVEY
from tests import factories
from tests.factories.accountability import (
    AccountabilityArrangementFactory,
    AccountableLeadFactory,
    MeetingFactory,
)

pytestmark = pytest.mark.django_db

YEAR_ONE = dt.date(1, 1, 1)
FAR = "Enter a day from 1900 to 2100."
EARLY = "Enter a day from 1900 on."


def refused(act):
    with pytest.raises(ValidationError) as error:
        act()
    return error.value.message_dict


@pytest.mark.parametrize(
    ("factory", "kind", "field", "said"),
    [
        (factories.DecisionFactory, DECISION, "raised_on", EARLY),
        (MeetingFactory, MEETING, "held_on", EARLY),
        (factories.LessonFactory, LESSON, "learned_on", EARLY),
        (factories.ReviewFactory, REVIEW, "held_on", EARLY),
        (factories.ReviewFactory, REVIEW, "next_due_on", FAR),
        (factories.UnderstandingSurveyFactory, SURVEY, "asked_on", EARLY),
        (AccountabilityArrangementFactory, ARRANGEMENT, "considered_on",
         EARLY),
        (AccountableLeadFactory, None, "handover_on", EARLY),
        (factories.ObjectiveFactory, OBJECTIVE, "due_on", FAR),
    ],
)  # fmt: skip
def test_no_record_is_of_the_year_one(
    collaboration, analyst, factory, kind, field, said
):
    of = {"collaboration": collaboration}
    if factory is MeetingFactory:
        of = {"body": factories.GovernanceBodyFactory(**of)}
    record = factory(**of)

    found = refused(
        lambda: change_record(
            record=record,
            kind=kind or lead_kind(analyst),
            values={field: YEAR_ONE},
            by=analyst,
        )
    )

    assert found == {field: [said]}


def test_no_objective_is_withdrawn_in_the_year_one(collaboration, analyst):
    objective = factories.ObjectiveFactory(collaboration=collaboration)

    found = refused(
        lambda: withdraw_objective(
            objective=objective, reason="Done.", on=YEAR_ONE, by=analyst
        )
    )

    assert found == {"on": [EARLY]}


def test_the_first_and_the_last_day_can_be():
    refuse_future("on", dt.date(1900, 1, 1))
    refuse_far(due_on=dt.date(1900, 1, 1), ends_on=dt.date(2100, 12, 31))

    assert refused(lambda: refuse_far(ends_on=dt.date(2101, 1, 1))) == {
        "ends_on": [FAR]
    }
