"""Starting a collaboration: a name first, then seven short pages in any order."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from collaborations import access
from collaborations.access import Action
from collaborations.forms.about import (
    AboutForm,
    DraftKindForm,
    DraftNameForm,
    DraftWhenForm,
    StartForm,
)
from collaborations.forms.refusals import add_refusal
from collaborations.models import Collaboration
from collaborations.reports.starting import TITLES, StartingTask, starting_tasks
from collaborations.services.collaboration_changes import DRAFT
from collaborations.services.collaborations import (
    CollaborationDraft,
    publish_collaboration,
    start_collaboration,
)
from collaborations.services.taking_away import may_delete
from collaborations.views.about import change_itself
from collaborations.views.drafts import keeps_typed, typed
from collaborations.views.opening import opened, seen
from collaborations.views.records import RecordPages

# Each page of a draft has its own form.
FORMS: dict[str, type[AboutForm]] = {
    "name": DraftNameForm,
    "kind": DraftKindForm,
    "when": DraftWhenForm,
}
# The others are written on pages of their own, which outlive the draft.
PAGES = {
    "forces": "force-invite",
    "purpose": "purpose-revise",
    "objectives": "objective-add",
}


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as the list prints it; `url` is empty where the reader may not go."""

    key: str
    text: str
    is_done: bool
    state: str
    hint: str
    url: str


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def start(request: HttpRequest) -> HttpResponse:
    forces = access.forces_of(request.user, Action.START)
    if not forces.exists():
        raise PermissionDenied("Only analysts and leads can start a collaboration.")
    form = StartForm(request.POST or None, forces=forces, initial=typed(request))
    if request.method == "POST" and form.is_valid():
        draft = CollaborationDraft(**form.cleaned_data)
        try:
            made = start_collaboration(draft=draft, by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal, {})
        else:
            messages.info(request, f"Draft {made.reference} saved.")
            return redirect("collaborations:collaboration-starting", made.reference)
    context = {"form": form, "back_url": reverse("benefits:collaboration-list")}
    return render(request, "collaborations/start/start.html", context)


@require_safe
def starting(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what the draft says and still needs; a published one has its own page."""
    collaboration = seen(request, reference)
    if not collaboration.is_draft:
        return redirect(collaboration)
    context = {
        "collaboration": collaboration,
        **draft_tasks(request.user, collaboration),
    }
    return render(request, "collaborations/start/starting.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def starting_page(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """Write one of the pages that are about the draft itself."""
    collaboration = opened(request, reference, Action.CHANGE_RECORD)
    if not collaboration.is_draft:
        return redirect("collaborations:collaboration-change", reference)
    pages = RecordPages(
        kind=DRAFT,
        form=FORMS[key].read_by(request.user),
        noun="draft",
        back="collaborations:collaboration-starting",
        change=f"collaborations:collaboration-starting-{key}",
        template="collaborations/start/page.html",
        context={"task": TITLES[key]},
    )
    return change_itself(request, pages, collaboration)


@require_POST
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = seen(request, reference)
    try:
        publish_collaboration(collaboration=collaboration, by=request.user)
    except ValidationError as refusal:
        if collaboration.is_draft:
            return _refused(request, collaboration, refusal)
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.info(request, f"{collaboration.reference} is published.")
    return redirect(collaboration)


def _refused(
    request: HttpRequest, collaboration: Collaboration, refusal: ValidationError
) -> HttpResponse:
    """Show the tasks again, and each thing that is missing as a link to its page."""
    tasks = draft_tasks(request.user, collaboration)
    urls = {line.key: line.url for line in tasks["tasks"]}
    refusals = [
        {"text": error.messages[0], "url": urls.get(error.code or "", "")}
        for error in refusal.error_list
    ]
    context = {"collaboration": collaboration, "refusals": refusals, **tasks}
    return render(request, "collaborations/start/starting.html", context)


def draft_tasks(
    user: Any, collaboration: Collaboration, may: frozenset[Action] | None = None
) -> dict[str, Any]:
    """Say what a draft still needs, and where to write it for those who may."""
    if may is None:
        may = access.actions_of(user, collaboration)
    tasks = starting_tasks(collaboration, on=timezone.localdate())
    publish_url = _address("collaboration-publish", collaboration)
    delete_url = _address("draft-delete", collaboration)
    return {
        "tasks": [_line(task, collaboration, may) for task in tasks],
        "publish_url": publish_url if Action.CHANGE_RECORD in may else "",
        "delete_url": delete_url if may_delete(user, collaboration) else "",
    }


def _line(
    task: StartingTask, collaboration: Collaboration, may: frozenset[Action]
) -> TaskLine:
    return TaskLine(
        key=task.key,
        text=task.text,
        is_done=task.is_done,
        state="Completed" if task.is_done else "Not yet",
        hint=task.hint,
        url=_url(task, collaboration, may) if Action.CHANGE_RECORD in may else "",
    )


def _url(
    task: StartingTask, collaboration: Collaboration, may: frozenset[Action]
) -> str:
    if task.key in FORMS:
        return _address(f"collaboration-starting-{task.key}", collaboration)
    if task.key in PAGES:
        return _address(PAGES[task.key], collaboration)
    if task.lacks_body:
        return _address("body-add", collaboration)
    if Action.CHANGE_SHARES in may:
        return _address("cost-shares-change", collaboration)
    return ""


def _address(name: str, collaboration: Collaboration) -> str:
    return reverse(f"collaborations:{name}", args=[collaboration.reference])
