"""The pages that define a measure: what it is, its targets, its shares, its end."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from benefits.forms.figures import TargetsForm
from benefits.forms.measures import (
    BenefitSharesForm,
    LibraryForm,
    MeasureForm,
    WithdrawForm,
)
from benefits.models import BenefitMeasure, LibraryMeasure
from benefits.services.from_library import from_library
from benefits.services.measures import MEASURE, set_benefit_shares, withdraw_measure
from benefits.services.targets import RefusedTargetsError, set_targets
from benefits.views.measures import measure_of
from collaborations import access
from collaborations.access import Action
from collaborations.forms.refusals import add_refusal
from collaborations.models import Collaboration, Force
from collaborations.services.register_rows import PUBLISHED_ONLY
from collaborations.views.drafts import keeps_typed
from collaborations.views.opening import opened
from collaborations.views.records import RecordPages, add, change
from collabtrack.shared.financial_years import FinancialYear

FORM = "benefits/measures/form.html"
# Targets are offered for as many years where no last year is claimed.
YEARS_OFFERED = 5


@dataclass(frozen=True)
class MeasurePages(RecordPages):
    """A measure is written on pages of its own reference, and saving leads to it."""

    context: Any = field(default_factory=dict)

    def saved_url(self, collaboration: Collaboration, record: Any) -> str:
        return str(record.get_absolute_url())

    def change_url(self, collaboration: Collaboration, record: Any) -> str:
        return reverse("benefits:measure-edit", args=[record.reference])


PAGES = MeasurePages(
    kind=MEASURE,
    form=MeasureForm,
    noun="benefit measure",
    back="benefits:collaboration-benefits",
    change="benefits:measure-edit",
    intro="A measure is tracked once it has an owner, a unit, a dated baseline, a dated"
    " target and a fresh reading.",
    template=FORM,
)


@require_safe
def measure_choose(request: HttpRequest, reference: str) -> HttpResponse:
    """Offer the measures of the shared library, and a blank one."""
    collaboration = opened(request, reference, Action.DEFINE_MEASURE)
    form = LibraryForm(request.GET or None)
    rows = LibraryMeasure.objects.order_by("category", "name")
    if form.is_bound and form.is_valid():
        text, category = form.cleaned_data["q"], form.cleaned_data["category"]
        if text:
            said = Q(name__icontains=text) | Q(definition__icontains=text)
            rows = rows.filter(said | Q(reference__iexact=text))
        if category:
            rows = rows.filter(category=category)
    context = {"collaboration": collaboration, "form": form, "rows": rows}
    return render(request, "benefits/measures/choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def measure_add(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = opened(request, reference, Action.DEFINE_MEASURE)
    measure = BenefitMeasure(collaboration=collaboration)
    if chosen := request.GET.get("library"):
        library = get_object_or_404(LibraryMeasure, reference=chosen)
        measure = from_library(library, collaboration)
    return add(request, PAGES, collaboration, measure)


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def measure_edit(request: HttpRequest, measure: str) -> HttpResponse:
    found = may_change(request, measure)
    return change(request, PAGES, found.collaboration, found)


def may_change(
    request: HttpRequest, reference: str, action: Action = Action.DEFINE_MEASURE
) -> BenefitMeasure:
    """Find what the user may see and may change, or answer 404 or 403."""
    found = measure_of(request, reference)
    access.require(request.user, action, found.collaboration)
    if found.collaboration.is_from_register:
        raise PermissionDenied(PUBLISHED_ONLY)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def measure_targets(request: HttpRequest, measure: str) -> HttpResponse:
    found = may_change(request, measure)
    form = TargetsForm(
        request.POST or None,
        measure=found,
        years=years_of(found),
        stored=found.targets.filter(force=None),
    )
    if form.is_valid():
        try:
            set_targets(
                measure=found,
                targets=form.targets(),
                by=request.user,
                version=form.cleaned_data["version"],
            )
        except RefusedTargetsError as refused:
            for year, fault in refused.faults.items():
                form.add_error(f"target-{year}", fault.messages[0])
        except ValidationError as refusal:
            form.add_error(None, refusal.messages[0])
        else:
            messages.info(request, "Targets saved.")
            return redirect(found)
    page = {"title": "Set the targets", "save": "Save targets"}
    return _shown(request, found, form, page)


def years_of(measure: BenefitMeasure) -> list[FinancialYear]:
    """Give the financial years that a target may be set for."""
    this = FinancialYear.containing(timezone.localdate())
    # Null in the database; the field's type does not say so.
    claimed: Any = (measure.first_claimed_year, measure.last_claimed_year)
    stored = [row.financial_year for row in measure.targets.all()]
    first = min([claimed[0] or this, *stored])
    last = max([claimed[1] or FinancialYear(this.start_year + YEARS_OFFERED), *stored])
    return [FinancialYear(y) for y in range(first.start_year, last.start_year + 1)]


@require_http_methods(["GET", "HEAD", "POST"])
def measure_shares(request: HttpRequest, measure: str) -> HttpResponse:
    found = may_change(request, measure)
    members = found.collaboration.participations.values("force")
    form = BenefitSharesForm(
        request.POST or None,
        measure=found,
        forces=Force.objects.filter(pk__in=members).order_by("slug"),
        stored=found.shares.all(),
    )
    if form.is_valid():
        try:
            set_benefit_shares(
                measure=found,
                percentages=form.percentages(),
                by=request.user,
                version=form.cleaned_data["version"],
            )
        except ValidationError as refusal:
            form.add_error(None, refusal.messages[0])
        else:
            messages.info(request, "Shares of the benefit saved.")
            return redirect(found)
    page = {
        "title": "Split the benefit by force",
        "save": "Save shares",
        "intro": "Only for a benefit that is read as a whole. The shares total 100.00%,"
        " or are left blank: then the benefit is not split by force. Cost shares never"
        " split a benefit.",
    }
    return _shown(request, found, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
def measure_withdraw(request: HttpRequest, measure: str) -> HttpResponse:
    found = may_change(request, measure)
    form = WithdrawForm(request.POST or None, initial={"version": found.version})
    if form.is_valid():
        given = form.cleaned_data
        try:
            withdraw_measure(measure=found, by=request.user, **given)
        except ValidationError as refusal:
            add_refusal(form, refusal, {"withdrawn_on": "on"})
            if not form.errors:
                form.add_error(None, refusal.messages[0])
        else:
            messages.info(request, f"{found.reference} is withdrawn.")
            return redirect(found)
    page = {
        "title": "Withdraw the measure",
        "save": "Withdraw the measure",
        "intro": "What was counted before that day stays counted.",
    }
    return _shown(request, found, form, page)


def _shown(
    request: HttpRequest, measure: BenefitMeasure, form: Any, page: dict[str, str]
) -> HttpResponse:
    context = {
        **page,
        "collaboration": measure.collaboration,
        "measure": measure,
        "form": form,
        "back_url": measure.get_absolute_url(),
    }
    return render(request, FORM, context)
