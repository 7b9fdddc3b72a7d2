"""The query string of the pages: read, checked, and written in one order only.

A page has one address for one answer: parameters in the order of `KEYS`, defaults left
out. What cannot be read is ignored and named; it never changes the answer silently.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict

from benefits.reports.selection import Choices, PortfolioFilter
from benefits.reports.spend_at_risk import SEGMENTS
from collaborations.models import Collaboration, RegisterEntry, Result, Theme
from collabtrack.shared.financial_years import FinancialYear

# The one order of parameters (ux.md 2.8). `fy` is the filter's year.
KEYS = (
    "area",
    "fy",
    "function",
    "status",
    "kind",
    "basis",
    "cost",
    "tracked",
    "gap",
    "theme",
    "result",
    "q",
    "sort",
    "page",
)
OVERVIEW_KEYS = ("area", "fy", "function", "status")
DOWNLOAD_KEYS = ("format", "chart")
FORMATS = ("csv", "xlsx", "json")
LONGEST_SEARCH = 100

STATUSES = {"live": "Live", "all": "All"} | {
    value: label for value, label in Collaboration.Status.choices if value != "live"
}
KINDS = {
    "collaboration": "Collaborations",
    "programme": "Programmes",
    "all": "Collaborations and programmes",
}
COSTS = {
    "any": "Known for any year",
    "year": "Known for this year",
    "none": "Not known",
}
TRACKED = {"yes": "Tracked", "no": "Not tracked"}
SORTS = {
    "spend": "Spend",
    "name": "Name",
    "reference": "Reference",
    "started": "Start date",
}
GAPS = {"any": "Purpose or benefits lacking", **SEGMENTS}
BASES = dict(RegisterEntry.StatusBasis.choices)
LABELS = {
    "area": "Area",
    "fy": "Financial year",
    "function": "Function",
    "status": "Status",
    "kind": "Kind",
    "basis": "Status known",
    "cost": "Cost",
    "tracked": "Benefits",
    "gap": "Gap",
    "theme": "Theme",
    "result": "Result",
    "q": "Search",
    "sort": "Sort by",
}

Values = dict[str, str]
ANY_STATUS = "all"

NAMED: dict[str, Values] = {
    "status": STATUSES,
    "kind": KINDS,
    "basis": BASES,
    "cost": COSTS,
    "tracked": TRACKED,
    "gap": GAPS,
    "theme": dict(Theme.choices),
    "result": dict(Result.choices),
    "sort": SORTS,
}


@dataclass(frozen=True)
class Chip:
    label: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Options:
    """What each parameter may say on one page, and what it says when left out."""

    choices: Choices
    default_year: FinancialYear
    this_year: FinancialYear
    keys: Sequence[str] = KEYS

    @property
    def defaults(self) -> Values:
        blank = dict.fromkeys(KEYS, "")
        return blank | {
            "fy": self.default_year.label,
            "status": "live",
            "kind": "collaboration",
            "sort": "spend",
            "page": "1",
        }

    def defaults_for(self, values: Values) -> Values:
        """Give what the parameters say when left out beside these values.

        Who searches for a name finds it whatever has become of it.
        """
        searching = {"status": ANY_STATUS} if values.get("q") else {}
        return self.defaults | searching

    @property
    def areas(self) -> Values:
        regions = {region.slug: region.name for region in self.choices.regions}
        return regions | {force.slug: force.name for force in self.choices.forces}

    @property
    def functions(self) -> Values:
        return {row.code: row.name for row in self.choices.functions}

    def named(self, key: str) -> Values:
        """Give the values of a parameter that has a list of them, with labels."""
        if key == "area":
            return self.areas
        return self.functions if key == "function" else NAMED[key]


@dataclass(frozen=True)
class Query:
    """A query string that was read: the filter, and what could not be read."""

    options: Options
    values: Values
    ignored: tuple[str, ...] = ()
    download: Values = field(default_factory=dict)

    @property
    def wanted(self) -> PortfolioFilter:
        taken: dict[str, Any] = {
            key: self.values[key] for key in KEYS if key not in ("fy", "page")
        }
        return PortfolioFilter(year=FinancialYear.parse(self.values["fy"]), **taken)

    @property
    def page(self) -> int:
        return int(self.values["page"])

    def encoded(self, **changes: str) -> str:
        """Write the query string, with changes; a change to "" takes a key away."""
        return encode(self.options, self.values | changes)

    def without(self, *keys: str) -> str:
        left = {**self.values, **dict.fromkeys(keys, "")}
        plain = self.options.defaults_for(left)
        if "q" in keys and self.values["status"] == ANY_STATUS:
            keys = (*keys, "status")
        return self.encoded(**{key: plain[key] for key in keys})

    def is_canonical(self, raw: str) -> bool:
        """Say whether the address is the only one for this answer.

        What is ignored stays in the address, so that the page can name it.
        """
        if self.ignored:
            return True
        return parse_qsl(raw, keep_blank_values=True) == parse_qsl(self.encoded())

    def ignoring(self, key: str) -> "Query":
        text = f"{key}={self.values[key]}"
        values = self.values | {key: self.options.defaults[key]}
        return replace(self, values=values, ignored=(*self.ignored, text))

    def chips(self) -> list[Chip]:
        changed = dict(parse_qsl(self.without("sort", "page")))
        judged = changed.pop("result", "")
        return [
            Chip(self._chip_label(key, value, judged), _removed_with(key))
            for key, value in changed.items()
        ]

    def _chip_label(self, key: str, value: str, judged: str) -> str:
        if key == "theme":
            return f"{Theme(value).label}: {Result(judged).label}"
        shown = value if key in ("fy", "q") else self.options.named(key)[value]
        return f"{LABELS[key]}: {shown}"


def _removed_with(key: str) -> tuple[str, ...]:
    return ("theme", "result") if key == "theme" else (key,)


def encode(options: Options, values: Values) -> str:
    defaults = options.defaults_for(values)
    return urlencode(
        [
            (key, values[key])
            for key in KEYS
            if values.get(key) and values[key] != defaults[key]
        ]
    )


def read_query(data: QueryDict, options: Options) -> Query:
    """Read a query string; of a repeated parameter the first good value counts."""
    read: Values = {}
    ignored: list[str] = []
    for key, given in data.lists():
        for text in filter(None, (item.strip() for item in given)):
            good = _read(key, text, options)
            if not good or read.setdefault(key, good) != good:
                ignored.append(f"{key}={text}")
    download = {key: read.pop(key) for key in DOWNLOAD_KEYS if key in read}
    plain = options.defaults_for(read)
    query = Query(options, plain | read, tuple(ignored), download)
    for key, other in (("theme", "result"), ("result", "theme")):
        # A theme says something only together with a result.
        if query.values[key] and not query.values[other]:
            query = query.ignoring(key)
    return query


def _read(key: str, text: str, options: Options) -> str:
    """Give the value as it is written, or "" for what the page does not know."""
    if key == "format":
        return text if text in FORMATS else ""
    if key == "chart":
        return text
    if key not in options.keys:
        return ""
    readers: dict[str, Callable[[], str]] = {
        "fy": lambda: _read_year(text, options),
        # No text of the database holds it, so nothing can be found by it.
        "q": lambda: "" if "\x00" in text else text[:LONGEST_SEARCH],
        "page": lambda: _read_page(text),
    }
    if key in readers:
        return readers[key]()
    return text if text in options.named(key) else ""


def _read_year(text: str, options: Options) -> str:
    try:
        year = FinancialYear.parse(text)
    except ValueError:
        return ""
    first = min((*options.choices.years, options.default_year))
    last = max((options.this_year, *options.choices.years))
    return year.label if first <= year <= last else ""


def _read_page(text: str) -> str:
    is_number = text.isascii() and text.isdigit() and 0 < int(text) < 100_000
    return str(int(text)) if is_number else ""
