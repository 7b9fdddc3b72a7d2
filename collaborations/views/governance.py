"""Who answers for a collaboration and who decides, and the pages that record it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from collaborations import access
from collaborations.access import Action
from collaborations.forms.accountability import (
    ArrangementForm,
    DirectionForm,
    LimitForm,
    lead_form,
)
from collaborations.forms.governance import BodyForm
from collaborations.models import Collaboration
from collaborations.reports.accountability import (
    arrangements,
    directions,
    limits,
    ownership,
)
from collaborations.reports.meetings import (
    meeting_figures,
    meetings_earlier,
    meetings_held,
)
from collaborations.reports.meetings_wording import figure_rows
from collaborations.reports.names import name_sight
from collaborations.services.accountability import (
    ARRANGEMENT,
    DIRECTION,
    LIMIT,
    lead_kind,
)
from collaborations.services.governance import BODY
from collaborations.views.opening import seen
from collaborations.views.record_pages import RecordPages
from collaborations.views.records import add_page, change_page

PAGE = "collaborations:governance"
require_form = require_http_methods(["GET", "HEAD", "POST"])
_BODY = RecordPages(
    kind=BODY,
    form=BodyForm,
    noun="governance body",
    back=PAGE,
    anchor="bodies",
    change="collaborations:body-change",
)
_DIRECTION = RecordPages(
    kind=DIRECTION,
    form=DirectionForm,
    noun="direction and control",
    title="Who has direction and control",
    back=PAGE,
    anchor="direction",
    change="collaborations:direction-change",
)
_LIMIT = RecordPages(
    kind=LIMIT,
    form=LimitForm,
    noun="delegation limit",
    back=PAGE,
    anchor="limits",
    change="collaborations:limit-change",
)
_ARRANGEMENT = RecordPages(
    kind=ARRANGEMENT,
    form=ArrangementForm,
    noun="accountability arrangement",
    back=PAGE,
    anchor="arrangements",
    change="collaborations:arrangement-change",
)
body_add, body_change = add_page(_BODY), change_page(_BODY)
direction_add, direction_change = add_page(_DIRECTION), change_page(_DIRECTION)
limit_add, limit_change = add_page(_LIMIT), change_page(_LIMIT)
arrangement_add = add_page(_ARRANGEMENT)
arrangement_change = change_page(_ARRANGEMENT)


@require_safe
def governance(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = seen(request, reference)
    today = timezone.localdate()
    held = meetings_held(collaboration, on=today)
    figures = meeting_figures(held, on=today)
    context = {
        "collaboration": collaboration,
        "as_at": today,
        "ownership": ownership(collaboration, on=today, sight=name_sight(request.user)),
        "directions": directions(collaboration, on=today),
        "limits": limits(collaboration, on=today),
        "bodies": collaboration.governance_bodies.order_by("tier", "name", "pk"),
        "meetings": held,
        "earlier_meetings": meetings_earlier(collaboration, on=today),
        "figures": figure_rows(figures) if figures else (),
        "arrangements": arrangements(collaboration, on=today),
        "may_record": may_record(
            collaboration, access.actions_of(request.user, collaboration)
        ),
    }
    return render(request, "collaborations/governance/governance.html", context)


@require_form
def lead_add(request: HttpRequest, reference: str) -> HttpResponse:
    return add_page(_lead_pages(request))(request, reference=reference)


@require_form
def lead_change(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    page = change_page(_lead_pages(request))
    return page(request, reference=reference, number=number)


def may_record(collaboration: Collaboration, may: frozenset[Action]) -> bool:
    """Say whether to offer the forms: never on rows of the public register."""
    return Action.RECORD_DECISION in may and not collaboration.is_from_register


def _lead_pages(request: HttpRequest) -> RecordPages:
    """Give the pages as this reader may see them: with the names of their own force."""
    return RecordPages(
        kind=lead_kind(request.user),
        form=lead_form(name_sight(request.user)),
        noun="senior responsible owner",
        back=PAGE,
        anchor="leads",
        change="collaborations:lead-change",
    )
