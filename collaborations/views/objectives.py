"""Objectives: the list with what each lacks, writing, and withdrawing."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from collaborations.forms.purpose import ObjectiveForm
from collaborations.forms.refusals import add_refusal
from collaborations.forms.withdrawals import WithdrawalForm
from collaborations.models import Objective
from collaborations.reports.objectives import objectives_of
from collaborations.services.objectives import OBJECTIVE, withdraw_objective
from collaborations.views.opening import may_write, opened, seen
from collaborations.views.records import RecordPages, add_page, change_page
from collabtrack.shared.templatetags.figures import uk_date

OBJECTIVE_PAGES = RecordPages(
    kind=OBJECTIVE,
    form=ObjectiveForm,
    noun="objective",
    back="collaborations:objective-list",
    change="collaborations:objective-change",
)
objective_add = add_page(OBJECTIVE_PAGES)
objective_change = change_page(OBJECTIVE_PAGES)


@require_safe
def objective_list(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = seen(request, reference)
    objectives = objectives_of(collaboration)
    context = {
        "collaboration": collaboration,
        "standing": [each for each in objectives if not each.withdrawn_on],
        "withdrawn": [each for each in objectives if each.withdrawn_on],
        "may_write": may_write(request.user, collaboration),
    }
    return render(request, "collaborations/objectives/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def objective_withdraw(
    request: HttpRequest, reference: str, number: int
) -> HttpResponse:
    collaboration = opened(request, reference, OBJECTIVE.action)
    rows = Objective.objects.visible_to(request.user).standing()
    objective = get_object_or_404(rows, collaboration=collaboration, number=number)
    back_url = reverse("collaborations:objective-list", args=[reference])
    form = WithdrawalForm(
        request.POST if request.method == "POST" else None,
        initial={"version": objective.version},
    )
    if form.is_valid():
        try:
            withdraw_objective(
                objective=objective, by=request.user, **form.cleaned_data
            )
        except ValidationError as refusal:
            add_refusal(form, refusal, {})
        else:
            day = uk_date(form.cleaned_data["on"])
            messages.info(request, f"“{objective}” withdrawn on {day}.")
            return redirect(back_url)
    context = {
        "collaboration": collaboration,
        "form": form,
        "title": "Withdraw the objective",
        "intro": f"“{objective}”",
        "save": "Withdraw",
        "back_url": back_url,
    }
    return render(request, "collaborations/form_page.html", context)
