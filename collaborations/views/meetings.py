"""Recording a meeting: when, how long, and which parties were there, in one form."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from collaborations.access import Action
from collaborations.forms.governance import MeetingForm
from collaborations.forms.refusals import add_refusal
from collaborations.models import Collaboration, Meeting
from collaborations.services.meetings import MEETING, add_meeting, change_meeting
from collaborations.services.records import CHANGED_MEANWHILE
from collaborations.views.conflicts import differences, with_choices
from collaborations.views.drafts import keeps_typed, typed
from collaborations.views.governance import PAGE
from collaborations.views.opening import opened
from collaborations.views.record_pages import FORM_PAGE, RecordPages
from collaborations.views.records import CONFLICT_PAGE, change, undo_url
from collabtrack.shared.templatetags.figures import uk_date

MEETING_PAGES = RecordPages(
    kind=MEETING,
    form=MeetingForm,
    noun="meeting",
    back=PAGE,
    anchor="meetings",
    change="collaborations:meeting-change",
)
require_form = require_http_methods(["GET", "HEAD", "POST"])
_LISTS = frozenset({"present"})


@require_form
@keeps_typed
def meeting_add(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = opened(request, reference, Action.RECORD_DECISION)
    form = MeetingForm(
        request.POST if request.method == "POST" else None,
        instance=Meeting(collaboration=collaboration),
        collaboration=collaboration,
        initial=typed(request, _LISTS),
    )
    if form.is_valid():
        meeting = Meeting(collaboration=collaboration, **form.values())
        present = form.cleaned_data["present"]
        try:
            made = add_meeting(meeting=meeting, present=present, by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal, form.field_of_code)
        else:
            return _saved(request, made, None)
    return _shown(request, collaboration, form, "Record a meeting")


@require_form
@keeps_typed
def meeting_change(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    collaboration = opened(request, reference, Action.RECORD_DECISION)
    title = "Change the meeting"
    rows = Meeting.objects.visible_to(request.user).select_related("collaboration")
    meeting = get_object_or_404(rows, collaboration=collaboration, number=number)
    if request.method == "POST" and "undo" in request.GET:
        return change(request, MEETING_PAGES, collaboration, meeting)
    as_it_is = MeetingForm(
        instance=meeting,
        collaboration=collaboration,
        initial=typed(request, _LISTS),
    )
    if request.method != "POST":
        return _shown(request, collaboration, as_it_is, title)
    data = with_choices(request.POST, as_it_is)
    # The form writes into the instance it is given.
    fresh = rows.get(pk=meeting.pk)
    form = MeetingForm(data, instance=fresh, collaboration=collaboration)
    if form.is_valid():
        try:
            made = change_meeting(
                meeting=meeting,
                values=form.values(),
                present=form.cleaned_data["present"],
                version=form.cleaned_data["version"],
                by=request.user,
            )
        except ValidationError as refusal:
            add_refusal(form, refusal, form.field_of_code)
            if form.has_error(NON_FIELD_ERRORS, CHANGED_MEANWHILE):
                return _conflict(request, collaboration, form, title)
        else:
            return _saved(request, made, form.cleaned_data["version"])
    return _shown(request, collaboration, form, title)


def _conflict(
    request: HttpRequest, collaboration: Collaboration, form: MeetingForm, title: str
) -> HttpResponse:
    """Show both values, and carry the version that is now shown."""
    current = Meeting.objects.get(pk=form.instance.pk)
    found = differences(form, current, request.user)
    data: Any = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
    data["version"] = str(current.version)
    form.data = data
    context = {**_context(collaboration, form, title), "differences": found}
    return render(request, CONFLICT_PAGE, context)


def _saved(request: HttpRequest, meeting: Meeting, read: int | None) -> HttpResponse:
    messages.info(
        request,
        f"Meeting of {meeting.body} on {uk_date(meeting.held_on)} recorded.",
        extra_tags=undo_url(MEETING_PAGES, meeting.collaboration, meeting, read),
    )
    return redirect(MEETING_PAGES.back_url(meeting.collaboration))


def _shown(
    request: HttpRequest, collaboration: Collaboration, form: MeetingForm, title: str
) -> HttpResponse:
    return render(request, FORM_PAGE, _context(collaboration, form, title))


def _context(
    collaboration: Collaboration, form: MeetingForm, title: str
) -> dict[str, Any]:
    return {
        "collaboration": collaboration,
        "form": form,
        "title": title,
        "save": "Save meeting",
        "back_url": MEETING_PAGES.back_url(collaboration),
    }
