"""Lessons and answers: the least that is valid."""

import datetime as dt

import factory
from factory.django import DjangoModelFactory

from collaborations import models as collaborations
from tests.factories.register import CollaborationFactory, ParticipationFactory


class LessonFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Lesson

    collaboration = factory.SubFactory(CollaborationFactory)
    title = "Agree the exit before the start"
    kind = collaborations.Lesson.Kind.AVOID
    what_happened = "Nobody had written down who pays when a force leaves."
    what_to_do = "Write the notice period and the exit costs into the agreement."
    theme = collaborations.Theme.GOVERNANCE
    stage = collaborations.Lesson.Stage.ENDING
    learned_on = dt.date(2025, 4, 1)


class AdoptionFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Adoption

    collaboration = factory.SubFactory(CollaborationFactory)
    lesson = factory.SubFactory(LessonFactory)
    participation = factory.SubFactory(
        ParticipationFactory, collaboration=factory.SelfAttribute("..collaboration")
    )
    answer = collaborations.Adoption.Answer.ADOPT
    reason = "We have the same gap."
    action = "Add an exit schedule to the agreement."
    due_on = dt.date(2026, 4, 1)
    answered_on = dt.date(2025, 7, 1)
