"""What is done about one holder: their skills, their name, and standing down."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from collaborations.forms import people as forms
from collaborations.forms.refusals import add_refusal
from collaborations.models import Appointment, Collaboration, HeldSkill, HolderName
from collaborations.services.people import (
    APPOINTMENT,
    ROLE,
    name_holder,
    require_own_holder,
    stand_down,
)
from collaborations.services.skills import HELD_SKILL, add_skill, may_add_skill
from collaborations.views.drafts import keeps_typed
from collaborations.views.opening import opened
from collaborations.views.people import the_appointment
from collaborations.views.people_records import APPOINTMENT_PAGES, ROLE_PAGES
from collaborations.views.record_pages import FORM_PAGE, RecordPages
from collaborations.views.records import add, change
from collabtrack.shared.templatetags.figures import uk_date

require_form = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class _HeldSkillPages(RecordPages):
    """The skills of one holder, who has a page of their own to go back to."""

    holder: int = 0

    def back_url(self, collaboration: Collaboration) -> str:
        return reverse(self.back, args=[collaboration.reference, self.holder])


HELD_SKILL_PAGES = _HeldSkillPages(
    kind=HELD_SKILL,
    form=forms.HeldSkillForm,
    noun="skill of the holder",
    back="collaborations:appointment",
    change="collaborations:held-skill-change",
)


@require_form
@keeps_typed
def held_skill_add(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    collaboration = opened(request, reference, HELD_SKILL.action)
    appointment = the_appointment(request, collaboration, number)
    record = HeldSkill(collaboration=collaboration, appointment=appointment)
    pages = _pages_of(appointment)
    return add(request, pages, collaboration, record)


@require_form
@keeps_typed
def held_skill_change(
    request: HttpRequest, reference: str, number: int
) -> HttpResponse:
    collaboration = opened(request, reference, HELD_SKILL.action)
    rows = HeldSkill.objects.visible_to(request.user)
    rows = rows.select_related("appointment__role", "appointment__force", "skill")
    record = get_object_or_404(rows, collaboration=collaboration, number=number)
    return change(request, _pages_of(record.appointment), collaboration, record)


def _pages_of(appointment: Appointment) -> _HeldSkillPages:
    return replace(
        HELD_SKILL_PAGES,
        holder=appointment.number or 0,
        intro=f"{appointment}, {appointment.role}",
    )


@require_form
def appointment_stand_down(
    request: HttpRequest, reference: str, number: int
) -> HttpResponse:
    collaboration = opened(request, reference, APPOINTMENT.action)
    appointment = the_appointment(request, collaboration, number)
    form = forms.StandDownForm(
        _posted(request), initial={"version": appointment.version}
    )
    if form.is_valid():
        try:
            changed = stand_down(
                appointment=appointment,
                on=form.cleaned_data["ends_on"],
                version=form.cleaned_data["version"],
                by=request.user,
            )
        except ValidationError as refusal:
            add_refusal(form, refusal, {})
        else:
            undo = APPOINTMENT_PAGES.change_url(collaboration, changed)
            messages.info(
                request,
                f"{changed} holds the role until {uk_date(changed.ends_on)}.",
                extra_tags=f"{undo}?undo={changed.version}",
            )
            return redirect(APPOINTMENT_PAGES.back_url(collaboration))
    page = {"title": "Stand a holder down", "save": "Stand down"}
    return _shown(request, collaboration, appointment, form, page)


@require_form
def appointment_name(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Record the holder's name: a page for the force that supplies them alone."""
    collaboration = opened(request, reference, APPOINTMENT.action)
    appointment = the_appointment(request, collaboration, number)
    require_own_holder(appointment, request.user)
    known = HolderName.objects.visible_to(request.user)
    row = known.filter(appointment=appointment).first()
    form = forms.HolderNameForm(
        _posted(request),
        initial={"holder_name": str(row or ""), "version": appointment.version},
    )
    if form.is_valid():
        try:
            name_holder(
                appointment=appointment,
                name=form.cleaned_data["holder_name"],
                version=form.cleaned_data["version"],
                by=request.user,
            )
        except ValidationError as refusal:
            add_refusal(form, refusal, {})
        else:
            fact = "recorded" if form.cleaned_data["holder_name"] else "removed"
            messages.info(request, f"Name of the holder {fact}.")
            return redirect(APPOINTMENT_PAGES.back_url(collaboration))
    page = {"title": "Name the holder", "save": "Save the name"}
    return _shown(request, collaboration, appointment, form, page)


@require_form
def skill_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Add to the list that all collaborations share, and come back to this one."""
    collaboration = opened(request, reference, ROLE.action)
    if not may_add_skill(request.user):
        raise PermissionDenied("Only analysts and leads of a force can add a skill.")
    form = forms.SkillForm(_posted(request))
    if form.is_valid():
        try:
            skill = add_skill(by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            add_refusal(form, refusal, {"name_taken": "name"})
        else:
            messages.info(request, f"{skill} added to the list of skills.")
            return redirect(ROLE_PAGES.back_url(collaboration))
    page = {"title": "Add a skill to the list", "save": "Add skill"}
    return _shown(request, collaboration, None, form, page)


def _shown(
    request: HttpRequest,
    collaboration: Collaboration,
    appointment: Appointment | None,
    form: Any,
    page: dict[str, str],
) -> HttpResponse:
    context = {
        "collaboration": collaboration,
        "form": form,
        "intro": f"{appointment}, {appointment.role}" if appointment else "",
        "back_url": APPOINTMENT_PAGES.back_url(collaboration),
    }
    return render(request, FORM_PAGE, {**context, **page})


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
