"""The people of a collaboration: roles, holders, skills, posts and systems on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from collaborations import access
from collaborations.models import (
    Appointment,
    Collaboration,
    HolderName,
    PostContribution,
    WorkforceFigure,
)
from collaborations.reports.contributions import contributions
from collaborations.reports.people import Holder, holder_on, people
from collaborations.reports.systems import systems
from collaborations.services.people import APPOINTMENT
from collaborations.services.skills import may_add_skill
from collaborations.views.opening import seen


@dataclass(frozen=True, slots=True)
class HolderRow:
    """A holder as one user sees them: the name only where their force supplies it."""

    holder: Holder
    name: str
    may_name: bool


@require_safe
def people_page(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = seen(request, reference)
    today = timezone.localdate()
    report = people(collaboration, on=today)
    may_write = may_record(request.user, collaboration)
    context = {
        "collaboration": collaboration,
        "report": report,
        "holders": _as_seen(report.holders, collaboration, request.user, may_write),
        "contributions": contributions(collaboration, on=today),
        "agreements": _agreements(collaboration),
        "systems": systems(collaboration, on=today),
        "figures": _figures(collaboration),
        "reviews": collaboration.skills_reviews.order_by("-reviewed_on", "-pk")[:1],
        "may_write": may_write,
    }
    return render(request, "collaborations/people/people.html", context)


@require_safe
def holder_page(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Show what the holder of an appointment can do, and what the role needs."""
    collaboration = seen(request, reference)
    appointment = the_appointment(request, collaboration, number)
    may_write = may_record(request.user, collaboration)
    holder = holder_on(appointment, on=timezone.localdate())
    (row,) = _as_seen([holder], collaboration, request.user, may_write)
    held = appointment.held_skills.select_related("skill").order_by("skill__name")
    context = {
        "collaboration": collaboration,
        "row": row,
        "holder": holder,
        "lacking": [skill for skill in holder.skills if not skill.is_held],
        "held": [(each, each.is_in_date(timezone.localdate())) for each in held],
        "may_write": may_write,
        "may_add_skill": may_write and may_add_skill(request.user),
    }
    return render(request, "collaborations/people/holder.html", context)


def the_appointment(
    request: HttpRequest, collaboration: Collaboration, number: int
) -> Appointment:
    rows = Appointment.objects.visible_to(request.user).select_related("role", "force")
    found: Appointment = get_object_or_404(
        rows, collaboration=collaboration, number=number
    )
    return found


def may_record(user: Any, collaboration: Collaboration) -> bool:
    """Say whether to offer the forms: never on rows of the public register."""
    if collaboration.is_from_register:
        return False
    return access.can(user, APPOINTMENT.action, collaboration)


def _as_seen(
    holders: Iterable[Holder],
    collaboration: Collaboration,
    user: Any,
    may_write: bool,
) -> list[HolderRow]:
    seen_names = HolderName.objects.visible_to(user).filter(
        appointment__collaboration=collaboration
    )
    names = dict(seen_names.values_list("appointment", "name"))
    own = access.acting_for(user, APPOINTMENT.action, collaboration)
    forces = set(own.values_list("force", flat=True)) if may_write else set()
    return [
        HolderRow(holder, names.get(holder.id, ""), holder.force_id in forces)
        for holder in holders
    ]


def _agreements(collaboration: Collaboration) -> Any:
    rows = PostContribution.objects.filter(collaboration=collaboration)
    return rows.select_related("force").order_by("force__name", "starts_on", "pk")


def _figures(collaboration: Collaboration) -> Any:
    """Give the newest figure of each kind."""
    rows = WorkforceFigure.objects.filter(collaboration=collaboration)
    return rows.order_by("kind", "-as_at", "-pk").distinct("kind")
