"""Template filters: posts and shares as people read them; "" for what is missing."""

from decimal import ROUND_DOWN, Decimal

from django import template

register = template.Library()


@register.filter
def posts(number: Decimal | None) -> str:
    """Write 4, 0.5 or 1,234.25: no more places than it has."""
    if number is None:
        return ""
    text = f"{number:,.2f}"
    return text.rstrip("0").rstrip(".")


@register.filter
def per_cent(share: Decimal | None) -> str:
    """Write 90% or 89.9%: rounded down, so that it never says more than there is."""
    if share is None:
        return ""
    return f"{posts((share * 100).quantize(Decimal('0.1'), ROUND_DOWN))}%"
