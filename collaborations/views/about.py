"""What is said about a collaboration itself, and what else it is called."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from collaborations import access
from collaborations.access import Action
from collaborations.forms.about import ChangeForm
from collaborations.forms.lifecycle import OtherNameForm
from collaborations.models import BusinessCase, Collaboration, OtherName
from collaborations.services.collaboration_changes import OTHER_NAME, PUBLISHED
from collaborations.services.records import remove_record
from collaborations.views.drafts import keeps_typed
from collaborations.views.opening import opened, seen
from collaborations.views.records import RecordPages, add_page, change, change_page
from collaborations.views.sections import Section, SectionLine, SectionLink, link
from collabtrack.shared.templatetags.figures import uk_date
from collabtrack.shared.text import version_in

NAME_PAGES = RecordPages(
    kind=OTHER_NAME,
    form=OtherNameForm,
    noun="other name",
    back="collaborations:other-name-list",
    change="collaborations:other-name-change",
)
other_name_add, other_name_change = add_page(NAME_PAGES), change_page(NAME_PAGES)


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def collaboration_change(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = opened(request, reference, Action.CHANGE_RECORD)
    if collaboration.is_draft:
        return redirect("collaborations:collaboration-starting", reference)
    pages = RecordPages(
        kind=PUBLISHED,
        form=ChangeForm.read_by(request.user),
        noun=collaboration.get_row_kind_display().lower(),
        back="benefits:collaboration-detail",
        change="collaborations:collaboration-change",
        intro="A new name leaves the old one behind, so that people still find it.",
    )
    return change_itself(request, pages, collaboration)


def change_itself(
    request: HttpRequest, pages: RecordPages, collaboration: Collaboration
) -> HttpResponse:
    """Let the collaboration be changed as a record; its start is never undone."""
    if version_in(request.GET.get("undo", "0")) == 1:
        messages.error(request, "There is nothing to undo.")
        return redirect(pages.back_url(collaboration))
    return change(request, pages, collaboration, collaboration)


@require_safe
def other_names(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = seen(request, reference)
    context = {
        "collaboration": collaboration,
        "names": collaboration.other_names.order_by("kind", "name", "pk"),
        "may_change": may_change(request.user, collaboration),
    }
    return render(request, "collaborations/lifecycle/names.html", context)


@require_POST
def other_name_remove(
    request: HttpRequest, reference: str, number: int
) -> HttpResponse:
    collaboration = opened(request, reference, Action.CHANGE_RECORD)
    rows = OtherName.objects.visible_to(request.user).filter(number=number)
    name = get_object_or_404(rows, collaboration=collaboration)
    remove_record(record=name, kind=OTHER_NAME, by=request.user, version=name.version)
    messages.info(request, f"“{name}” removed. It stays in the history.")
    return redirect("collaborations:other-name-list", reference)


def may_change(user: Any, collaboration: Collaboration) -> bool:
    """Say whether to offer the forms: never on rows of the public register."""
    if collaboration.is_from_register:
        return False
    return access.can(user, Action.CHANGE_RECORD, collaboration)


def about_section(collaboration: Collaboration, user: Any, on: dt.date) -> Section:
    """Sum up what it is, what else it is called and why it was started or changed."""
    if collaboration.is_from_register:
        nothing = "Nothing is published about how the forces work together."
        return Section("about", "What it is", nothing=nothing)
    names = collaboration.other_names.order_by("kind", "name", "pk")
    cases = collaboration.business_cases.order_by("-decided_on", "-number")
    by_law = "Yes, section 23FA" if collaboration.is_mandatory else "No"
    rows = (
        SectionLine("Model", collaboration.get_model_display()),
        SectionLine("Where it stands", collaboration.standing),
        SectionLine("Required by law", by_law),
        SectionLine("Also known as", ", ".join(name.name for name in names)),
        SectionLine("Business cases", ", ".join(map(_case, cases))),
    )
    return Section("about", "What it is", rows, links=_links(collaboration, user))


def _links(collaboration: Collaboration, user: Any) -> tuple[SectionLink, ...]:
    links = (
        link("Status", "status-moves", collaboration),
        link("Other names", "other-name-list", collaboration),
        link("Business cases", "business-case-list", collaboration),
    )
    if not may_change(user, collaboration):
        return links
    if collaboration.is_draft:
        return (link("Go on with the draft", "collaboration-starting", collaboration),)
    return (link("Change this", "collaboration-change", collaboration), *links)


def _case(case: BusinessCase) -> str:
    return f"{case.get_kind_display().lower()} ({uk_date(case.decided_on)})"
