"""The terms of leaving an agreement, and what each exit was to cost and did."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from collaborations.forms.exits import ExitPlanForm, ExitTermsForm
from collaborations.models import ExitPlan
from collaborations.services.exits import EXIT_PLAN, EXIT_TERMS, first_terms
from collaborations.views.agreements import LIST, agreement_of
from collaborations.views.drafts import keeps_typed
from collaborations.views.opening import opened
from collaborations.views.records import RecordPages, add, change_page

TERMS_PAGES = RecordPages(
    kind=EXIT_TERMS,
    form=ExitTermsForm,
    noun="set of exit terms",
    back=LIST,
    change="collaborations:exit-terms-change",
    intro="Five parts make exit terms precise: the notice period, who pays, the method"
    " with a cap or an estimate, assets and staff, and data.",
)
PLAN_PAGES = RecordPages(
    kind=EXIT_PLAN,
    form=ExitPlanForm,
    noun="exit plan",
    back=LIST,
    change="collaborations:exit-plan-change",
)
exit_terms_change = change_page(TERMS_PAGES)
exit_plan_change = change_page(PLAN_PAGES)
require_form = require_http_methods(["GET", "HEAD", "POST"])


@require_form
@keeps_typed
def exit_terms_add(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Open the terms of a version; whoever has them already changes those."""
    collaboration = opened(request, reference, EXIT_TERMS.action)
    agreement = agreement_of(request, collaboration, number)
    written = getattr(agreement, "exit_terms", None)
    if written and request.method != "POST":
        return redirect(TERMS_PAGES.change_url(collaboration, written))
    return add(request, TERMS_PAGES, collaboration, first_terms(agreement))


@require_form
@keeps_typed
def exit_plan_add(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    collaboration = opened(request, reference, EXIT_PLAN.action)
    agreement = agreement_of(request, collaboration, number)
    plan = ExitPlan(collaboration=collaboration, agreement=agreement)
    return add(request, PLAN_PAGES, collaboration, plan)
