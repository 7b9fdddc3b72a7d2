"""Template filters: figures, dates and page numbers as people read them.

What is missing comes out as "", so that the template says what is missing:
{{ amount|pounds|default:"none published" }}. An attribute of nothing reaches a filter
as "" too.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from django import template
from django.core.paginator import Page
from django.utils import dateformat, timezone

from collabtrack.shared import money

register = template.Library()

_DATE_STYLES = {"long": "j F Y", "short": "j M Y"}


@register.filter
def pounds(amount: Decimal | Literal[""] | None) -> str:
    if amount is None or amount == "":
        return ""
    return money.display_pounds(amount)


@register.filter
def exact_pounds(amount: Decimal | Literal[""] | None) -> str:
    """Write £43,872,438.00, for the title of a rounded figure."""
    if amount is None or amount == "":
        return ""
    sign = money.MINUS if amount < 0 else ""
    return f"{sign}£{abs(amount):,.2f}"


@register.filter
def uk_date(day: date | None, style: str = "long") -> str:
    """Write 22 November 2026, or 22 Nov 2026 with the style "short"."""
    return "" if day is None else dateformat.format(day, _DATE_STYLES[style])


@register.filter
def uk_moment(moment: datetime, style: str = "long") -> str:
    """Write 22 November 2026 at 9:14am, in the time of London."""
    local = timezone.localtime(moment)
    half = "am" if local.hour < 12 else "pm"
    return f"{uk_date(local.date(), style)} at {local:%-I:%M}{half}"


@register.filter
def thousands(number: int | Decimal | None) -> str:
    return "" if number is None else f"{number:,}".replace("-", money.MINUS)


@register.filter
def page_numbers(page: Page[Any]) -> list[int | None]:
    """List the page numbers to offer; None stands where some are left out."""
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in shown]


@register.filter
def under(cells: Iterable[Any], headings: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Pair each cell of a table row with its heading."""
    return list(zip(cells, headings, strict=True))
