"""Agreements: where each version stands, its next one, and who signed it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from collaborations import access
from collaborations.access import Action
from collaborations.forms.agreements import (
    AgreementForm,
    PartyForm,
    PublicationForm,
    SignForm,
)
from collaborations.forms.refusals import add_refusal
from collaborations.models import Agreement, AgreementParty, Collaboration
from collaborations.reports import agreement_wording as wording
from collaborations.reports.agreements import (
    AgreementStanding,
    agreements_in_full,
    agreements_of,
    current,
    standing,
)
from collaborations.reports.signatories import may_sign, members_of
from collaborations.services.agreements import AGREEMENT, next_version
from collaborations.services.signatures import PARTY, record_party
from collaborations.views.drafts import keeps_typed, typed
from collaborations.views.opening import opened, seen
from collaborations.views.record_pages import FORM_PAGE
from collaborations.views.records import (
    RecordPages,
    add,
    add_page,
    change,
    change_page,
)
from collabtrack.shared.templatetags.figures import uk_date

LIST = "collaborations:agreements"
require_form = require_http_methods(["GET", "HEAD", "POST"])
AGREEMENT_PAGES = RecordPages(
    kind=AGREEMENT,
    form=AgreementForm,
    noun="agreement",
    back=LIST,
    change="collaborations:agreement-change",
)
VERSION_PAGES = RecordPages(
    kind=AGREEMENT,
    form=AgreementForm,
    noun="version",
    back=LIST,
    change="collaborations:agreement-change",
    intro="It supersedes the version before it on the day on which it commences, and"
    " needs signatures of its own.",
)
PUBLICATION_PAGES = RecordPages(
    kind=AGREEMENT,
    form=PublicationForm,
    noun="publication",
    back=LIST,
    change="collaborations:agreement-change",
)
PARTY_PAGES = RecordPages(
    kind=PARTY,
    form=PartyForm,
    noun="party",
    back=LIST,
    change="collaborations:agreement-party-change",
)
agreement_add = add_page(AGREEMENT_PAGES)
agreement_change = change_page(AGREEMENT_PAGES)
party_change = change_page(PARTY_PAGES)


@require_safe
def agreement_list(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = seen(request, reference)
    today = timezone.localdate()
    rows = agreements_of(collaboration, on=today)
    in_effect = current(rows)
    context = {
        "collaboration": collaboration,
        "as_at": today,
        "current": [_shown(row) for row in in_effect],
        "former": [_shown(row) for row in rows if row not in in_effect],
        "nothing": nothing_recorded(collaboration),
        "may_change": may_change(request.user, collaboration),
    }
    return render(request, "collaborations/agreements/list.html", context)


@require_form
@keeps_typed
def agreement_next(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    collaboration = opened(request, reference, AGREEMENT.action)
    former = agreement_of(request, collaboration, number)
    return add(request, VERSION_PAGES, collaboration, next_version(former))


@require_form
@keeps_typed
def publication_change(
    request: HttpRequest, reference: str, number: int
) -> HttpResponse:
    collaboration = opened(request, reference, AGREEMENT.action)
    agreement = agreement_of(request, collaboration, number)
    return change(request, PUBLICATION_PAGES, collaboration, agreement)


@require_form
@keeps_typed
def party_add(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    collaboration = opened(request, reference, PARTY.action)
    party = AgreementParty(
        collaboration=collaboration,
        agreement=agreement_of(request, collaboration, number),
        kind=AgreementParty.Kind.OTHER,
    )
    return add(request, PARTY_PAGES, collaboration, party)


@require_form
@keeps_typed
def agreement_sign(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Record that a party signed: parties are chosen, never typed."""
    collaboration = opened(request, reference, PARTY.action)
    agreement = agreement_of(request, collaboration, number)
    posted = request.POST if request.method == "POST" else None
    form = SignForm(posted, offered=_offered(agreement), initial=typed(request))
    if form.is_valid() and _signed(request, agreement, form):
        return redirect(LIST, reference)
    context = {
        "collaboration": collaboration,
        "form": form,
        "title": "Record a signature",
        "intro": f"{agreement}, drafted on {uk_date(agreement.drafted_on)}.",
        "save": "Save signature",
        "back_url": reverse(LIST, args=[reference]),
    }
    return render(request, FORM_PAGE, context)


def _signed(request: HttpRequest, agreement: Agreement, form: SignForm) -> bool:
    try:
        party = record_party(
            agreement=agreement,
            who=form.person(),
            signed_on=form.cleaned_data["signed_on"],
            by=request.user,
        )
    except ValidationError as refusal:
        add_refusal(form, refusal, form.field_of_code)
        return False
    undo = PARTY_PAGES.change_url(agreement.collaboration, party)
    said = f"{party} signed version {agreement.edition}"
    messages.info(
        request,
        f"{said} on {uk_date(party.signed_on)}.",
        extra_tags=f"{undo}?undo={party.version}",
    )
    return True


def agreement_of(
    request: HttpRequest, collaboration: Collaboration, number: int
) -> Agreement:
    rows: Any = Agreement.objects.visible_to(request.user)
    in_full = agreements_in_full(rows.filter(collaboration=collaboration))
    return get_object_or_404(in_full, number=number)


def may_change(user: Any, collaboration: Collaboration) -> bool:
    """Say whether to offer the forms: never on rows of the public register."""
    if collaboration.is_from_register:
        return False
    return access.can(user, Action.CHANGE_RECORD, collaboration)


def nothing_recorded(collaboration: Collaboration) -> str:
    if collaboration.is_from_register:
        return "No agreement is published."
    return "No agreement is recorded."


def _offered(agreement: Agreement) -> tuple[Any, ...]:
    today = timezone.localdate()
    row = standing(agreement, on=today)
    members = members_of(agreement.collaboration)
    return may_sign(row.signatories, members, today)


def _shown(row: AgreementStanding) -> dict[str, Any]:
    return {
        "agreement": row.agreement,
        "lines": wording.lines(row),
        "signatories": row.signatories,
        "exit_lines": wording.exit_lines(row),
        "exit_terms": row.exit.terms,
        "precise": row.exit.precise,
        "exits": [
            {"cost": cost, "overrun": wording.overrun_words(cost)} for cost in row.exits
        ],
    }
