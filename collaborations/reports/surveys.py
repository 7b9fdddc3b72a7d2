"""Who knows what the collaboration is for, by force and in all.

The share that knows the purpose is the people who know it over the people who
answered, of the forces that gave both counts; its denominator is never the people
asked. The share in all divides the two sums, so a large force weighs more than a
small one. A force that takes part on the day asked and has no person who answered is
a force without an answer: it lowers no share, and is named. A count that is missing
is not known, and never 0.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, Sum

from collaborations.models import Collaboration, SurveyResponse, UnderstandingSurvey


@dataclass(frozen=True, slots=True)
class ForceAnswers:
    """The counts of one force; None is not known."""

    slug: str
    force: str
    asked: int | None
    answered: int | None
    knowing: int | None

    @property
    def share(self) -> Decimal | None:
        return _share(self.knowing, self.answered)

    @property
    def has_answered(self) -> bool:
        return bool(self.answered)


@dataclass(frozen=True, slots=True)
class SurveyResult:
    number: int
    reference: str
    asked_on: dt.date
    method: str
    forces: tuple[ForceAnswers, ...]

    @property
    def counted(self) -> tuple[ForceAnswers, ...]:
        """Give the forces that the share in all rests on."""
        return tuple(force for force in self.forces if force.share is not None)

    @property
    def share(self) -> Decimal | None:
        knowing = sum(force.knowing or 0 for force in self.counted)
        answered = sum(force.answered or 0 for force in self.counted)
        return _share(knowing, answered)

    @property
    def without_an_answer(self) -> tuple[str, ...]:
        return tuple(force.force for force in self.forces if not force.has_answered)


def survey_results(collaboration: Collaboration) -> tuple[SurveyResult, ...]:
    """List every survey, newest first, in three queries."""
    rows = collaboration.surveys.prefetch_related("responses__force")
    surveys = list(rows.order_by("-asked_on", "-pk"))
    if not surveys:
        return ()
    members = _members(collaboration)
    return tuple(_result(survey, members) for survey in surveys)


def survey_result(survey: UnderstandingSurvey) -> SurveyResult:
    return _result(survey, _members(survey.collaboration))


@dataclass(frozen=True, slots=True)
class SurveySummary:
    """The newest survey: its share in all, and how many forces answered."""

    asked_on: dt.date
    share: Decimal | None
    answered: int
    forces_that_answered: int
    forces: int


def latest_survey(collaboration: Collaboration, *, on: dt.date) -> SurveySummary | None:
    """Sum up the newest survey of the day, in two queries."""
    counted = Q(responses__knowing__isnull=False, responses__answered__gt=0)
    rows = collaboration.surveys.filter(asked_on__lte=on).annotate(
        total_knowing=Sum("responses__knowing", filter=counted),
        total_answered=Sum("responses__answered", filter=counted),
        answering=Count("responses", filter=Q(responses__answered__gt=0)),
    )
    newest = rows.order_by("-asked_on", "-pk").first()
    if newest is None:
        return None
    members = _members(collaboration)
    return SurveySummary(
        asked_on=newest.asked_on,
        share=_share(newest.total_knowing, newest.total_answered),
        answered=newest.total_answered or 0,
        forces_that_answered=newest.answering,
        forces=sum(member.takes_part_on(newest.asked_on) for member in members),
    )


@dataclass(frozen=True, slots=True)
class _Member:
    slug: str
    name: str
    joined_on: dt.date | None
    left_on: dt.date | None

    def takes_part_on(self, day: dt.date) -> bool:
        has_joined = self.joined_on is None or self.joined_on <= day
        return has_joined and (self.left_on is None or self.left_on >= day)


def _members(collaboration: Collaboration) -> list[_Member]:
    rows = collaboration.participations.order_by("force__slug")
    fields = ("force__slug", "force__name", "joined_on", "left_on")
    return [_Member(*row) for row in rows.values_list(*fields)]


def _result(survey: UnderstandingSurvey, members: Iterable[_Member]) -> SurveyResult:
    names = {m.slug: m.name for m in members if m.takes_part_on(survey.asked_on)}
    given = {row.force.slug: row for row in survey.responses.all()}
    names |= {slug: row.force.name for slug, row in given.items()}
    return SurveyResult(
        number=survey.number or 0,
        reference=survey.reference,
        asked_on=survey.asked_on,
        method=survey.method,
        forces=tuple(
            _answers(slug, names[slug], given.get(slug)) for slug in sorted(names)
        ),
    )


def _answers(slug: str, name: str, row: SurveyResponse | None) -> ForceAnswers:
    if row is None:
        return ForceAnswers(slug, name, None, None, None)
    return ForceAnswers(slug, name, row.asked, row.answered, row.knowing)


def _share(knowing: int | None, answered: int | None) -> Decimal | None:
    if knowing is None or not answered:
        return None
    return Decimal(knowing) / Decimal(answered)
