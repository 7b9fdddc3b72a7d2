"""Starting a collaboration, and publishing the draft."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from collaborations import access
from collaborations.access import Action
from collaborations.forms.start import StartForm
from collaborations.models import Collaboration
from collaborations.services.collaborations import (
    publish_collaboration,
    start_collaboration,
)


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    forces = access.forces_of(request.user, Action.START)
    if not forces.exists():
        raise PermissionDenied("Only analysts and leads can start a collaboration.")
    form = StartForm(request.POST or None, forces=forces)
    if request.method == "POST" and form.is_valid():
        try:
            made = start_collaboration(draft=form.draft(), by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.info(request, f"Draft {made.reference} saved.")
            return redirect(made)
    context = {"form": form, "back_url": reverse("benefits:collaboration-list")}
    return render(request, "collaborations/start/start.html", context)


@require_POST
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    seen = Collaboration.objects.visible_to(request.user)
    collaboration = get_object_or_404(seen, reference=reference)
    try:
        publish_collaboration(collaboration=collaboration, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.info(request, f"{collaboration.reference} is published.")
    return redirect(collaboration)
