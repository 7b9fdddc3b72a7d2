from benefits.forms.filter_form import FilterForm
from benefits.forms.query import (
    BASES,
    COSTS,
    GAPS,
    KEYS,
    KINDS,
    OVERVIEW_KEYS,
    STATUSES,
    TRACKED,
    Options,
    Query,
    encode,
    read_query,
)

__all__ = [
    "BASES",
    "COSTS",
    "GAPS",
    "KEYS",
    "KINDS",
    "OVERVIEW_KEYS",
    "STATUSES",
    "TRACKED",
    "FilterForm",
    "Options",
    "Query",
    "encode",
    "read_query",
]
