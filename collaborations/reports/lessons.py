"""Lessons: which are found, and who took them up.

Adopted by: how many other collaborations answered adopt or adapt, as far as the user
sees both sides; what was declined or not answered does not count. The facet counts say
how many lessons each choice would leave, with the other filters as they are.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet

from collaborations.models import Adoption, Collaboration, Function, Lesson

LONGEST_LINE = 140


@dataclass(frozen=True)
class LessonFilter:
    """What the list is asked; "" asks nothing."""

    function: str = ""
    status: str = ""
    stage: str = ""
    kind: str = ""
    theme: str = ""
    collaboration: str = ""
    q: str = ""


FACETS = ("function", "status", "stage", "kind", "theme")


@dataclass(frozen=True)
class LessonEntry:
    """A lesson as a list shows it."""

    reference: str
    title: str
    line: str
    kind: str
    theme: str
    stage: str
    function: str
    learned_on: dt.date
    collaboration: str
    collaboration_reference: str
    status: str
    what_happened: str
    what_to_do: str
    evidence: str
    evidence_url: str
    adopted_in: tuple[str, ...]

    @property
    def adopted(self) -> int:
        return len(self.adopted_in)


def selected_lessons(user: Any, wanted: LessonFilter) -> QuerySet[Any]:
    """Give the lessons that the user may see: best match first, else newest first."""
    rows = Lesson.objects.visible_to(user).filter(_conditions(wanted))
    rows = rows.select_related("collaboration__function").defer("search")
    rows = rows.prefetch_related(adopted_by(user))
    if not wanted.q:
        return rows.order_by("-learned_on", "-number")
    rows = rows.matching(wanted.q).with_rank(wanted.q)
    return rows.order_by("-rank", "-learned_on", "-number")


def adopted_by(user: Any) -> "Prefetch[Any]":
    """Fetch who took a lesson up, as far as the user sees them, as `adopted_by`."""
    taken_up = Adoption.objects.visible_to(user).taken_up()
    rows = taken_up.select_related("collaboration").order_by("answered_on", "pk")
    return Prefetch("adoptions", rows, to_attr="adopted_by")


def entries(rows: Any) -> Iterator[LessonEntry]:
    return (_entry(lesson) for lesson in rows)


def facet_counts(user: Any, wanted: LessonFilter) -> dict[str, Counter[str]]:
    """Say how many lessons each choice of each facet would leave."""
    found = LessonFilter(q=wanted.q, collaboration=wanted.collaboration)
    rows = Lesson.objects.visible_to(user).filter(_conditions(found))
    if wanted.q:
        rows = rows.matching(wanted.q)
    groups = rows.order_by().values(
        "stage",
        "kind",
        "theme",
        status=F("collaboration__status"),
        function=F("collaboration__function__code"),
        above=F("collaboration__function__parent__code"),
    )
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for group in groups.annotate(count=Count("pk")):
        for facet in FACETS:
            if _fits(group, wanted, besides=facet):
                for value in _values(group, facet):
                    counts[facet][value] += group["count"]
    return counts


def one_line(text: str) -> str:
    """Give the text as one line that fits a list."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1]}…"


def functions() -> dict[str, str]:
    """Name every function of level 1, by code."""
    rows = Function.objects.filter(parent__isnull=True).order_by("pk")
    return dict(rows.values_list("code", "name"))


def _conditions(wanted: LessonFilter) -> Q:
    plain = {
        "stage": wanted.stage,
        "kind": wanted.kind,
        "theme": wanted.theme,
        "collaboration__status": wanted.status,
        "collaboration__reference": wanted.collaboration,
    }
    asked = Q(**{path: value for path, value in plain.items() if value})
    if not wanted.function:
        return asked
    within = Q(collaboration__function__code=wanted.function)
    return asked & (within | Q(collaboration__function__parent__code=wanted.function))


def _fits(group: Mapping[str, Any], wanted: LessonFilter, *, besides: str) -> bool:
    asked = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    return all(
        not asked[facet] or asked[facet] in _values(group, facet)
        for facet in FACETS
        if facet != besides
    )


def _values(group: Mapping[str, Any], facet: str) -> set[str]:
    """Give what the group counts under; a part counts under its function too."""
    found = {group[facet]}
    return found | {group["above"]} - {None} if facet == "function" else found


def _entry(lesson: Any) -> LessonEntry:
    learned_in: Collaboration = lesson.collaboration
    return LessonEntry(
        reference=lesson.reference,
        title=lesson.title,
        line=one_line(lesson.what_to_do),
        kind=lesson.get_kind_display(),
        theme=lesson.get_theme_display(),
        stage=lesson.get_stage_display(),
        function=getattr(learned_in.function, "name", ""),
        learned_on=lesson.learned_on,
        collaboration=learned_in.name,
        collaboration_reference=learned_in.reference,
        status=learned_in.get_status_display(),
        what_happened=lesson.what_happened,
        what_to_do=lesson.what_to_do,
        evidence=lesson.evidence,
        evidence_url=lesson.evidence_url,
        adopted_in=tuple(row.collaboration.reference for row in lesson.adopted_by),
    )
