"""The pages of an overlap group: say that measures overlap, change it, dissolve it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from benefits.forms.overlaps import OverlapForm
from benefits.models import BenefitMeasure, OverlapGroup
from benefits.services.overlaps import dissolve_overlap, save_overlap
from benefits.views.measure_forms import FORM
from collaborations import access
from collaborations.access import Action
from collaborations.forms.refusals import add_refusal
from collaborations.models import Collaboration
from collaborations.views.opening import opened
from collabtrack.shared.text import version_in

FIELD_OF_CODE = {"pool_has_ceiling": "ceiling"}


@require_http_methods(["GET", "HEAD", "POST"])
def overlap_add(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = opened(request, reference, Action.DEFINE_MEASURE)
    return _written(request, OverlapGroup(collaboration=collaboration), {})


@require_http_methods(["GET", "HEAD", "POST"])
def overlap_edit(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    group = _group(request, reference, number)
    initial = {
        "name": group.name,
        "rule": group.rule,
        "ceiling": group.ceiling,
        "version": group.version,
        "primary": next(
            (row.measure_id for row in group.members.all() if row.is_primary), None
        ),
    }
    return _written(request, group, initial)


@require_POST
def overlap_dissolve(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    group = _group(request, reference, number)
    try:
        dissolve_overlap(
            group=group, by=request.user, version=version_in(request.POST["version"])
        )
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.info(request, "Dissolved: each measure counts by itself again.")
    return redirect("benefits:collaboration-benefits", reference)


def _group(request: HttpRequest, reference: str, number: int) -> OverlapGroup:
    collaboration = opened(request, reference, Action.DEFINE_MEASURE)
    rows = OverlapGroup.objects.visible_to(request.user)
    found: OverlapGroup = get_object_or_404(
        rows, collaboration=collaboration, number=number
    )
    return found


def _written(
    request: HttpRequest, group: OverlapGroup, initial: dict[str, Any]
) -> HttpResponse:
    collaboration = group.collaboration
    form = OverlapForm(
        request.POST or None,
        measures=measures_offered(request.user, collaboration),
        stored=group.members.all() if group.pk else (),
        initial=initial,
    )
    if form.is_valid():
        given = form.cleaned_data
        group.name, group.rule = given["name"], given["rule"]
        group.ceiling = given["ceiling"] if given["rule"] == "pool" else None
        try:
            save_overlap(
                group=group,
                members=form.members(),
                primary=given["primary"],
                by=request.user,
                version=given["version"],
            )
        except ValidationError as refusal:
            add_refusal(form, refusal, FIELD_OF_CODE)
        else:
            messages.info(request, "Overlap saved. It counts once in every total.")
            return redirect("benefits:collaboration-benefits", collaboration.reference)
    context = {
        "title": "Say that measures overlap",
        "intro": "The same outcome counts once, however many measures claim it.",
        "save": "Save the group",
        "collaboration": collaboration,
        "group": group if group.pk else None,
        "form": form,
        "back_url": f"{collaboration.get_absolute_url()}benefits/",
    }
    return render(request, FORM, context)


def measures_offered(user: Any, collaboration: Collaboration) -> QuerySet[Any]:
    """Give the collaboration's measures, and others that the user may define.

    A restricted collaboration's measures overlap only with its own.
    """
    own = Q(collaboration=collaboration)
    if not collaboration.is_restricted:
        acting = access.acting_anywhere(user, Action.DEFINE_MEASURE)
        own |= Q(
            collaboration__in=acting.values("collaboration"),
            collaboration__is_restricted=False,
        )
    rows = BenefitMeasure.objects.visible_to(user).filter(own, withdrawn_on=None)
    return rows.order_by("reference")
