"""When a force may join and leave, and what is refused."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from collaborations.models import Collaboration, Participation
from collaborations.services.participation import invite_force, withdraw_force
from tests import factories

pytestmark = pytest.mark.django_db
NEW_YEAR = dt.date(2026, 4, 1)


@pytest.fixture
def northern(collaboration: Collaboration) -> Participation:
    return collaboration.participations.get(force__slug="northern")


@pytest.fixture
def southern(collaboration: Collaboration) -> Participation:
    return collaboration.participations.get(force__slug="southern")


def test_a_last_day_is_recorded_once_it_has_come(southern, lead):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)

    with pytest.raises(ValidationError, match="once it has come"):
        withdraw_force(participation=southern, left_on=tomorrow, by=lead)


def test_the_last_force_does_not_leave_a_draft(collaboration, northern, southern, lead):
    southern.delete()
    collaboration.is_draft = True
    collaboration.save()

    with pytest.raises(ValidationError, match="only force in this draft"):
        withdraw_force(participation=northern, left_on=NEW_YEAR, by=lead)


@pytest.mark.parametrize(
    ("ended_on", "role", "said"),
    [
        (None, "lead", "Northern leads it"),
        (dt.date(2026, 3, 31), "partner", "ended on 31 March 2026"),
    ],
)
def test_a_force_that_cannot_join_is_told_why(
    ended_on, role, said, collaboration, northern, lead
):
    northern.role = "lead"
    northern.save()
    collaboration.ended_on = ended_on
    collaboration.save()

    with pytest.raises(ValidationError, match=said):
        invite_force(
            collaboration=collaboration,
            force=factories.ForceFactory(),
            joined_on=NEW_YEAR,
            role=role,
            by=lead,
        )
