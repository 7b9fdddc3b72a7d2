"""Answering a lesson in the browser; who was overtaken chooses field by field."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import (
    NON_FIELD_ERRORS,
    PermissionDenied,
    ValidationError,
)
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from collaborations import access
from collaborations.access import Action
from collaborations.forms.lessons import AnswerForm
from collaborations.forms.refusals import add_refusal
from collaborations.models import Adoption, Collaboration, Lesson
from collaborations.services.lessons import answer_lesson
from collaborations.services.records import CHANGED_MEANWHILE
from collaborations.views.conflicts import Difference, differences, with_choices
from collaborations.views.drafts import keeps_typed, typed
from collaborations.views.lessons import OF_COLLABORATION, lesson_seen
from collaborations.views.opening import opened


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def lesson_answer(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    collaboration = opened(request, reference, Action.ANSWER_LESSON)
    lesson = lesson_seen(request, number)
    if lesson.collaboration_id == collaboration.pk:
        raise Http404("A collaboration does not answer its own lesson.")
    back_url = reverse(OF_COLLABORATION, args=[reference]) + "#answers"
    form = _form(request, collaboration, lesson)
    found: list[Difference] = []
    if form.is_valid():
        try:
            answer = answer_lesson(
                lesson=lesson,
                participation=form.cleaned_data["participation"],
                given=form.given(),
                version=form.cleaned_data["version"] or 0,
                by=request.user,
            )
        except ValidationError as refusal:
            add_refusal(form, refusal, form.field_of_code)
            found = _overtaken(form, collaboration, lesson, request.user)
        else:
            said = f"“{lesson}”: {answer.get_answer_display().lower()}."
            messages.info(request, f"Answer recorded to {said}")
            return redirect(back_url)
    context = {
        "collaboration": collaboration,
        "lesson": lesson,
        "form": form,
        "title": "Answer a lesson",
        "save": "Save answer",
        "back_url": back_url,
        "differences": found,
    }
    return render(request, "collaborations/lessons/answer.html", context)


def _form(
    request: HttpRequest, collaboration: Collaboration, lesson: Lesson
) -> AnswerForm:
    """Give the form of the answer there is, or of a first one dated today."""
    members = access.acting_for(request.user, Action.ANSWER_LESSON, collaboration)
    if not members.exists():
        raise PermissionDenied("Only analysts and leads of a force can answer for it.")
    current = _current(collaboration, lesson)
    first = {"version": 0, "answered_on": timezone.localdate()}
    if request.GET.get("answer") in Adoption.Answer.values:
        first["answer"] = request.GET["answer"]
    given: dict[str, Any] = {"collaboration": collaboration, "members": members}
    as_it_is = AnswerForm(
        instance=current or Adoption(collaboration=collaboration, lesson=lesson),
        initial={**({} if current else first), **typed(request)},
        **given,
    )
    if request.method != "POST":
        return as_it_is
    data = with_choices(request.POST, as_it_is)
    return AnswerForm(data, instance=as_it_is.instance, **given)


def _overtaken(
    form: AnswerForm, collaboration: Collaboration, lesson: Lesson, user: Any
) -> list[Difference]:
    """Compare with the answer there is now, and carry the version that is shown."""
    current = _current(collaboration, lesson)
    if current is None or not form.has_error(NON_FIELD_ERRORS, CHANGED_MEANWHILE):
        return []
    data = cast("QueryDict", form.data).copy()
    data["version"] = str(current.version)
    found = differences(form, current, user)
    form.data = data
    return found


def _current(collaboration: Collaboration, lesson: Lesson) -> Adoption | None:
    rows = Adoption.objects.filter(collaboration=collaboration, lesson=lesson)
    found: Adoption | None = rows.order_by("pk").first()
    return found
