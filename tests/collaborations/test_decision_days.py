"""The order of days in a matter: raised, approved by each, decided."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from collaborations.models import Decision
from collaborations.services.governance import (
    DECISION,
    record_approvals,
    record_outcome,
)
from collaborations.services.records import change_record
from tests.factories import DecisionFactory

pytestmark = pytest.mark.django_db

Outcome = Decision.Outcome
RAISED = dt.date(2025, 6, 1)
APPROVED = dt.date(2025, 7, 1)
DAY = dt.timedelta(days=1)


@pytest.fixture
def matter(collaboration, force, partner_force, analyst):
    """A matter that one of two forces approved."""
    made = DecisionFactory(collaboration=collaboration, raised_on=RAISED)
    days = {force: APPROVED, partner_force: None}
    return record_approvals(decision=made, approvals=days, by=analyst)


def refused(act):
    with pytest.raises(ValidationError) as error:
        act()
    return error.value.message_dict


def came_of(matter, by, outcome, on):
    return record_outcome(decision=matter, outcome=outcome, on=on, by=by)


@pytest.mark.parametrize("outcome", Decision.CLOSING)
def test_a_matter_is_not_closed_before_its_last_approval(matter, analyst, outcome):
    said = refused(lambda: came_of(matter, analyst, outcome, APPROVED - DAY))
    closed = came_of(matter, analyst, outcome, APPROVED)

    assert said == {
        "on": ["Northern approved it on 1 July 2025. Enter that day or a later one."]
    }
    assert closed.decided_on == APPROVED


def test_a_matter_deferred_earlier_can_be_approved_later(matter, analyst):
    assert came_of(matter, analyst, Outcome.DEFERRED, APPROVED - DAY).times_deferred


def test_a_matter_was_raised_before_it_was_approved(matter, analyst):
    def change(day):
        values = {"raised_on": day}
        return change_record(record=matter, kind=DECISION, values=values, by=analyst)

    said = refused(lambda: change(APPROVED + DAY))

    assert said == {
        "raised_on": [
            "Northern approved it on 1 July 2025. Enter that day or an earlier one."
        ]
    }
    assert change(APPROVED).raised_on == APPROVED


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (RAISED - DAY, "A matter cannot be approved before it was raised."),
        (dt.date(1, 1, 1), "Enter a day from 1900 on."),
        (dt.date(2999, 1, 1), "Enter a day that is not in the future."),
    ],
)
def test_an_approval_lies_between_the_raising_and_today(
    matter, analyst, force, day, said
):
    found = refused(
        lambda: record_approvals(decision=matter, approvals={force: day}, by=analyst)
    )

    assert found == {"approvals": [said]}
