"""Surveys: do the people of every force know what the collaboration is for?"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from collaborations.forms.surveys import SurveyForm
from collaborations.models import Collaboration, Force, UnderstandingSurvey
from collaborations.reports.surveys import survey_result, survey_results
from collaborations.reports.surveys_wording import SurveyWords, survey_words
from collaborations.services.surveys import (
    SURVEY,
    Counts,
    correct_survey,
    record_survey,
)
from collaborations.views.drafts import keeps_typed, typed
from collaborations.views.opening import may_write, opened, seen
from collaborations.views.records import RecordPages, change, undo_url

SURVEY_PAGES = RecordPages(
    kind=SURVEY,
    form=SurveyForm,
    noun="survey",
    back="collaborations:survey-list",
    change="collaborations:survey-change",
)
require_form = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def survey_list(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = seen(request, reference)
    context = {
        "collaboration": collaboration,
        "surveys": [survey_words(each) for each in survey_results(collaboration)],
        "may_write": may_write(request.user, collaboration),
    }
    return render(request, "collaborations/surveys/list.html", context)


@require_form
@keeps_typed
def survey_add(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = opened(request, reference, SURVEY.action)
    survey = UnderstandingSurvey(collaboration=collaboration)
    form = _form(request, collaboration, survey, ())

    def write() -> None:
        made = record_survey(
            survey=_filled(survey, form), counts=form.counts(), by=request.user
        )
        undo = undo_url(SURVEY_PAGES, collaboration, made, None)
        messages.info(request, "Survey added.", extra_tags=undo)

    return _written(request, collaboration, form, write, "Add a survey")


@require_form
@keeps_typed
def survey_change(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    collaboration = opened(request, reference, SURVEY.action)
    rows = UnderstandingSurvey.objects.visible_to(request.user)
    survey = get_object_or_404(rows, collaboration=collaboration, number=number)
    if "undo" in request.GET and request.method == "POST":
        return change(request, SURVEY_PAGES, collaboration, survey)
    counts = [
        Counts(row.force, row.asked, row.answered, row.knowing)
        for row in survey.responses.select_related("force")
    ]
    form = _form(request, collaboration, survey, counts)

    def write() -> None:
        made = correct_survey(
            survey=rows.get(pk=survey.pk),
            values={name: form.cleaned_data[name] for name in SURVEY.fields},
            counts=form.counts(),
            version=form.cleaned_data["version"],
            by=request.user,
        )
        read = form.cleaned_data["version"]
        undo = undo_url(SURVEY_PAGES, collaboration, made, read)
        messages.info(request, "Survey changed.", extra_tags=undo)

    return _written(request, collaboration, form, write, "Change the survey")


def _form(
    request: HttpRequest,
    collaboration: Collaboration,
    survey: UnderstandingSurvey,
    counts: Any,
) -> SurveyForm:
    return SurveyForm(
        request.POST if request.method == "POST" else None,
        instance=survey,
        collaboration=collaboration,
        forces=_forces(collaboration, [each.force.pk for each in counts]),
        counts=counts,
        initial=typed(request),
    )


def _forces(collaboration: Collaboration, known: list[int]) -> list[Force]:
    """Offer the forces that take part today, and those that answered."""
    day = timezone.localdate()
    inside = collaboration.participations.on(day).values("force")
    rows = Force.objects.filter(pk__in=inside) | Force.objects.filter(pk__in=known)
    return list(rows.order_by("slug"))


def _filled(survey: UnderstandingSurvey, form: SurveyForm) -> UnderstandingSurvey:
    for name in SURVEY.fields:
        setattr(survey, name, form.cleaned_data[name])
    return survey


def _written(
    request: HttpRequest,
    collaboration: Collaboration,
    form: SurveyForm,
    write: Callable[[], None],
    title: str,
) -> HttpResponse:
    theirs = None
    if form.is_valid():
        try:
            write()
        except ValidationError as refusal:
            if form.add_refusal(refusal):
                theirs = _read_anew(form)
        else:
            return redirect(SURVEY_PAGES.back_url(collaboration))
    context = {
        "collaboration": collaboration,
        "form": form,
        "title": title,
        "intro": "Leave empty what is not known. 0 means nobody.",
        "save": "Save survey",
        "back_url": SURVEY_PAGES.back_url(collaboration),
        "theirs": theirs,
    }
    return render(request, "collaborations/surveys/form.html", context)


def _read_anew(form: SurveyForm) -> SurveyWords:
    """Show what is there now beside what was typed, which is kept."""
    current = UnderstandingSurvey.objects.get(pk=form.instance.pk)
    form.having_read(current)
    return survey_words(survey_result(current))
