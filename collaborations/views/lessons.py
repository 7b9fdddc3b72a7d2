"""The page of a lesson, the lessons of a collaboration, and answering one."""

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from collaborations import access
from collaborations.access import Action
from collaborations.forms.lessons import DoneForm, LessonForm, PlaceForm
from collaborations.models import Collaboration, Lesson
from collaborations.reports.lesson_answers import answers_of, lesson_figures
from collaborations.reports.lessons import (
    LessonFilter,
    entries,
    selected_lessons,
)
from collaborations.reports.similar_lessons import lessons_for
from collaborations.services.lessons import LESSON, PROMISE
from collaborations.views.opening import seen
from collaborations.views.record_pages import RecordPages
from collaborations.views.records import add_page, change_page
from collaborations.views.sections import Section, SectionLine, link
from collabtrack.shared.templatetags.figures import uk_date

MOST_OFFERED = 10
MOST_LESSONS = 3  # beside the tasks of a draft
_LIST = "lessons-of-collaboration"
OF_COLLABORATION = f"collaborations:{_LIST}"
LESSON_PAGES = RecordPages(
    kind=LESSON,
    form=LessonForm,
    noun="lesson",
    back=OF_COLLABORATION,
    anchor="own",
    change="collaborations:lesson-change",
    intro="Everybody who sees the collaboration reads it, and other collaborations"
    " answer it.",
)
DONE_PAGES = RecordPages(
    kind=PROMISE,
    form=DoneForm,
    noun="action",
    back=OF_COLLABORATION,
    anchor="answers",
    change="collaborations:adoption-done",
)
lesson_record = add_page(LESSON_PAGES)
lesson_change = change_page(LESSON_PAGES)
adoption_done = change_page(DONE_PAGES)


@require_safe
def lesson_detail(request: HttpRequest, number: int) -> HttpResponse:
    lesson = lesson_seen(request, number)
    context = {
        "lesson": lesson,
        "collaboration": lesson.collaboration,
        "answers": answers_of(request.user, on=timezone.localdate(), lesson=lesson),
        "answer_url": _answer_url(request, lesson),
        "change_url": _change_url(request, lesson),
    }
    return render(request, "collaborations/lessons/detail.html", context)


@require_safe
def lessons_of_collaboration(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = seen(request, reference)
    user, today = request.user, timezone.localdate()
    own = LessonFilter(collaboration=reference)
    answers = answers_of(user, on=today, collaboration=collaboration)
    context = {
        "collaboration": collaboration,
        "as_at": today,
        "own": list(entries(selected_lessons(user, own))),
        "nothing_learned": _nothing(collaboration),
        "offered": lessons_for(collaboration, user, most=MOST_OFFERED),
        "answers": answers,
        "overdue": sum(answer.overdue > 0 for answer in answers),
        "all_url": reverse("collaborations:lesson-list"),
        "may_record": _may(user, Action.RECORD_LESSON, collaboration),
        "may_answer": _may_answer(user, collaboration),
    }
    return render(request, "collaborations/lessons/of_collaboration.html", context)


@require_safe
def lesson_place(request: HttpRequest, number: int) -> HttpResponse:
    """Ask in which collaboration to answer, and go there."""
    lesson = lesson_seen(request, number)
    places = _places(request.user, lesson)
    if not places.exists():
        raise PermissionDenied(
            "Only analysts and leads of a force that takes part in another"
            " collaboration can answer a lesson."
        )
    asked = request.GET if "collaboration" in request.GET else None
    form = PlaceForm(asked, places=places)
    if form.is_valid():
        place = form.cleaned_data["collaboration"]
        return redirect(_answer_in(place.reference, lesson))
    context = {"lesson": lesson, "form": form}
    return render(request, "collaborations/lessons/place.html", context)


def lesson_seen(request: HttpRequest, number: int) -> Lesson:
    rows = Lesson.objects.visible_to(request.user).select_related("collaboration")
    found: Lesson = get_object_or_404(rows, number=number)
    return found


def lessons_section(collaboration: Collaboration, user: Any, on: dt.date) -> Section:
    """Say how many lessons were learned and answered, and what is overdue."""
    found = lesson_figures(collaboration, user, on=on)
    links = (link("Lessons, and what others learned", _LIST, collaboration),)
    if not (found.recorded or found.answered):
        nothing = _nothing(collaboration)
        return Section("lessons", "Lessons", nothing=nothing, links=links)
    latest = f"the latest on {uk_date(found.latest)}" if found.latest else ""
    late = f", {found.overdue} overdue" if found.overdue else ""
    rows = (
        SectionLine("Lessons recorded", _count(found.recorded), latest),
        SectionLine(
            "Lessons of others answered",
            _count(found.answered),
            f"{found.taken_up} adopted or adapted" if found.answered else "",
        ),
        SectionLine("Actions still to do", f"{_count(found.to_do)}{late}"),
    )
    return Section("lessons", "Lessons", rows=rows, links=links)


def _count(number: int) -> str:
    return str(number) if number else "none"


def _nothing(collaboration: Collaboration) -> str:
    if collaboration.is_from_register:
        return "No lesson is published."
    return "No lesson is recorded yet."


def _may(user: Any, action: Action, collaboration: Collaboration) -> bool:
    """Say whether to offer the forms: never on rows of the public register."""
    if collaboration.is_from_register:
        return False
    return access.can(user, action, collaboration)


def _may_answer(user: Any, collaboration: Collaboration) -> bool:
    if collaboration.is_from_register:
        return False
    return access.acting_for(user, Action.ANSWER_LESSON, collaboration).exists()


def _places(user: Any, lesson: Lesson) -> Any:
    """Give the other collaborations in which the user may answer."""
    own = access.acting_anywhere(user, Action.ANSWER_LESSON)
    rows = Collaboration.objects.filter(pk__in=own.values("collaboration"))
    entered = rows.filter(origin=Collaboration.Origin.ENTERED)
    return entered.exclude(pk=lesson.collaboration_id)


def _answer_url(request: HttpRequest, lesson: Lesson) -> str:
    """Lead straight to the only collaboration there is, else to the choice."""
    places = list(_places(request.user, lesson).values_list("reference", flat=True)[:2])
    if len(places) == 1:
        return _answer_in(places[0], lesson)
    return (
        reverse("collaborations:lesson-place", args=[lesson.number]) if places else ""
    )


def _answer_in(reference: str, lesson: Lesson) -> str:
    return reverse("collaborations:lesson-answer", args=[reference, lesson.number])


def _change_url(request: HttpRequest, lesson: Lesson) -> str:
    if not _may(request.user, Action.RECORD_LESSON, lesson.collaboration):
        return ""
    return LESSON_PAGES.change_url(lesson.collaboration, lesson)


def draft_lessons(collaboration: Collaboration, user: Any) -> dict[str, Any]:
    """Offer a new collaboration what others learned that is most like it."""
    address = [collaboration.reference]
    return {
        "lessons": lessons_for(collaboration, user, most=MOST_LESSONS),
        "lessons_url": reverse("collaborations:lessons-of-collaboration", args=address),
    }
