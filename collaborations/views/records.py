"""The pages that add and change a record: one shape for every kind.

A page shows what was wrong beside the field and keeps what was typed; who was
overtaken sees both values and chooses; what was saved can be undone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from collaborations.forms.records import RecordForm
from collaborations.forms.refusals import add_refusal
from collaborations.models import Collaboration
from collaborations.services.records import (
    CHANGED_MEANWHILE,
    add_record,
    change_record,
)
from collaborations.services.undo import undo_change
from collaborations.views.conflicts import differences, with_choices
from collaborations.views.drafts import keeps_typed, typed
from collaborations.views.opening import opened
from collaborations.views.record_pages import RecordPages, undo_url
from collabtrack.shared.text import version_in

CONFLICT_PAGE = "collaborations/records/conflict.html"
__all__ = ["RecordPages", "add", "add_page", "change", "change_page", "undo_url"]


def add_page(pages: RecordPages) -> Callable[..., HttpResponse]:
    """Build the view that adds a record: `<reference>` names the collaboration."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @keeps_typed
    def view(request: HttpRequest, reference: str) -> HttpResponse:
        collaboration = opened(request, reference, pages.kind.action)
        if pages.fresh is not None:
            record = pages.fresh(collaboration, request)
        else:
            record = pages.kind.model(collaboration=collaboration)
        return add(request, pages, collaboration, record)

    return view


def change_page(pages: RecordPages) -> Callable[..., HttpResponse]:
    """Build the view that changes a record: `<reference>`, and `<int:number>`."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @keeps_typed
    def view(request: HttpRequest, reference: str, number: int) -> HttpResponse:
        collaboration = opened(request, reference, pages.kind.action)
        rows = pages.kind.model.objects.visible_to(request.user)
        record = get_object_or_404(rows, collaboration=collaboration, number=number)
        return change(request, pages, collaboration, record)

    return view


def add(
    request: HttpRequest, pages: RecordPages, collaboration: Collaboration, record: Any
) -> HttpResponse:
    """Show the empty form, or save what was posted."""
    form = pages.form(
        request.POST if request.method == "POST" else None,
        instance=record,
        collaboration=collaboration,
        initial=typed(request, _lists(pages)),
    )
    page = {
        "title": pages.title or f"Add {_a(pages.noun)}",
        "save": f"Save {pages.noun}",
        "intro": pages.intro,
    }
    if form.is_valid():
        try:
            made = add_record(
                record=_filled(record, form, pages),
                kind=pages.kind,
                by=request.user,
                lists=_chosen(form, pages),
            )
        except ValidationError as refusal:
            add_refusal(form, refusal, form.field_of_code)
        else:
            return _saved(request, pages, collaboration, made, "added")
    return _shown(request, pages, collaboration, form, page)


def change(
    request: HttpRequest, pages: RecordPages, collaboration: Collaboration, record: Any
) -> HttpResponse:
    """Show the record's form, save what was posted, or undo the last save."""
    if request.method == "POST" and "undo" in request.GET:
        return _undone(request, pages, collaboration, record)
    initial = typed(request, _lists(pages))
    as_it_is = pages.form(instance=record, collaboration=collaboration, initial=initial)
    page = {
        "title": pages.title or f"Change the {pages.noun}",
        "save": f"Save {pages.noun}",
        "intro": pages.intro,
    }
    if request.method != "POST":
        return _shown(request, pages, collaboration, as_it_is, page)
    data = with_choices(request.POST, as_it_is)
    current = type(record)._default_manager.get(pk=record.pk)
    form = pages.form(data, instance=record, collaboration=collaboration)
    if form.is_valid():
        try:
            made = change_record(
                record=current,
                kind=pages.kind,
                values={
                    name: form.cleaned_data.get(name) for name in _own(form, pages)
                },
                lists=_chosen(form, pages),
                # Who sends none has not read it: 0 is no record's version.
                version=form.cleaned_data["version"] or 0,
                by=request.user,
                reason=_reason(form, pages),
            )
        except ValidationError as refusal:
            add_refusal(form, refusal, form.field_of_code)
            if form.has_error(NON_FIELD_ERRORS, CHANGED_MEANWHILE):
                return _conflict(request, pages, collaboration, form, page)
        else:
            return _saved(request, pages, collaboration, made, "changed")
    return _shown(request, pages, collaboration, form, page)


def _conflict(
    request: HttpRequest,
    pages: RecordPages,
    collaboration: Collaboration,
    form: RecordForm,
    page: dict[str, str],
) -> HttpResponse:
    """Show both values, and carry the version that is now shown."""
    current = type(form.instance)._default_manager.get(pk=form.instance.pk)
    found = differences(form, current, request.user)
    data = cast("QueryDict", form.data).copy()
    data["version"] = str(current.version)
    form.data = data
    context = _context(pages, collaboration, form, page)
    return render(request, CONFLICT_PAGE, {**context, "differences": found})


def _undone(
    request: HttpRequest, pages: RecordPages, collaboration: Collaboration, record: Any
) -> HttpResponse:
    back = redirect(pages.back_url(collaboration))
    version = request.GET["undo"]
    try:
        stays = undo_change(
            record=record,
            kind=pages.kind,
            by=request.user,
            version=version_in(version),
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return back
    fact = "says what it said before" if stays else "was taken away again"
    messages.info(request, f"Undone: the {pages.noun} {fact}. Both are in the history.")
    return back


def _saved(
    request: HttpRequest,
    pages: RecordPages,
    collaboration: Collaboration,
    made: Any,
    act: str,
) -> HttpResponse:
    """Say what was saved beside an Undo, and go to where it is listed."""
    noun = f"{pages.noun[:1].upper()}{pages.noun[1:]}"
    undo = undo_url(pages, collaboration, made, None)
    messages.info(request, f"{noun} {act}.", extra_tags=undo)
    return redirect(pages.saved_url(collaboration, made))


def _shown(
    request: HttpRequest,
    pages: RecordPages,
    collaboration: Collaboration,
    form: RecordForm,
    page: dict[str, str],
) -> HttpResponse:
    context = _context(pages, collaboration, form, page)
    return render(request, pages.template, context)


def _context(
    pages: RecordPages,
    collaboration: Collaboration,
    form: RecordForm,
    page: dict[str, str],
) -> dict[str, Any]:
    return {
        **pages.context,
        **page,
        "collaboration": collaboration,
        "form": form,
        "back_url": pages.back_url(collaboration),
    }


def _filled(record: Any, form: RecordForm, pages: RecordPages) -> Any:
    for name in _own(form, pages):
        setattr(record, name, form.cleaned_data.get(name))
    return record


def _own(form: RecordForm, pages: RecordPages) -> list[str]:
    return [name for name in pages.kind.fields if name in form.fields]


def _reason(form: RecordForm, pages: RecordPages) -> str:
    """Give why the record is changed, where the form asks that."""
    is_of_record = "reason" in pages.kind.fields
    return "" if is_of_record else form.cleaned_data.get("reason", "")


def _chosen(form: RecordForm, pages: RecordPages) -> dict[str, Any]:
    return {
        name: list(form.cleaned_data[name])
        for name in pages.kind.lists
        if name in form.fields
    }


def _lists(pages: RecordPages) -> frozenset[str]:
    return frozenset(pages.kind.lists)


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
