"""The page about the API, written from the same schema that programs read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from rest_framework.settings import api_settings

from collabtrack.api_schema import (
    OF_CHANGING,
    OF_POSTING,
    OF_WRITING,
    PROBLEMS,
    ProblemSchemaGenerator,
)
from collabtrack.shared.drf import LARGEST_PAGE

PREFIX = "/api/v1/"
UNIONS = ("oneOf", "anyOf", "allOf")
# Every list takes these: said once on the page.
SHARED = ("cursor", "page_size", "count", "format")


@dataclass(frozen=True)
class Word:
    """A parameter or a field: name, type, what it means, what it may say."""

    name: str
    type: str
    about: str
    values: tuple[str, ...]

    @property
    def meaning(self) -> str:
        listed = f"One of: {', '.join(map(str, self.values))}." if self.values else ""
        return " ".join(filter(None, (self.about, listed)))


@dataclass(frozen=True)
class Resource:
    anchor: str
    path: str
    record_path: str
    summary: str
    about: str
    parameters: tuple[Word, ...]
    fields: tuple[Word, ...]
    given: tuple[Word, ...]
    is_changed: bool
    is_removed: bool

    @property
    def tables(self) -> list[dict[str, Any]]:
        """Give both lists as components/table.html takes them."""
        named = {
            "Parameters": self.parameters,
            "Fields": self.fields,
            "Fields to POST": self.given,
        }
        headings = ("Name", "Type", "Meaning")
        return [
            _table(
                f"{title} of {self.path}",
                headings,
                [[word.name, word.type, word.meaning] for word in words],
            )
            for title, words in named.items()
            if words
        ]


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    context = {
        "base_url": request.build_absolute_uri(PREFIX),
        "resources": resources(),
        "largest_page": LARGEST_PAGE,
        "rate": _rate(),
        "problems": _table(
            "What a status means",
            ("Status", "Meaning"),
            sorted((PROBLEMS | OF_WRITING | OF_CHANGING | OF_POSTING).items()),
        ),
    }
    return render(request, "api/docs.html", context)


def _rate() -> str:
    calls, _, unit = str(api_settings.DEFAULT_THROTTLE_RATES["user"]).partition("/")
    units = {"s": "second", "m": "minute", "h": "hour", "d": "day"}
    return f"{int(calls):,} calls a {units[unit[0]]}"


def _table(
    caption: str, headings: Iterable[str], rows: Iterable[Any]
) -> dict[str, Any]:
    """Give what components/table.html takes."""
    return {
        "caption": caption,
        "headings": [{"label": label} for label in headings],
        "rows": list(rows),
    }


@cache
def resources() -> tuple[Resource, ...]:
    """Read the schema once: it follows from the code."""
    schema = ProblemSchemaGenerator().get_schema(public=True)  # type: ignore[no-untyped-call]  # untyped
    return tuple(
        _resource(path, item, schema, next(_records(path, schema), ""))
        for path, item in schema["paths"].items()
        if "{" not in path
    )


def _records(path: str, schema: dict[str, Any]) -> Iterator[str]:
    """Give the address of one record of a list, where records have one."""
    for other in schema["paths"]:
        if other.startswith(path + "{"):
            yield other.removeprefix(PREFIX)


def _resource(
    path: str, item: dict[str, Any], schema: dict[str, Any], record_path: str
) -> Resource:
    parts: dict[str, Any] = schema["components"]["schemas"]
    call = item["get"]
    answer = call["responses"]["200"]["content"]["application/json"]["schema"]
    row = _followed(answer, parts)
    if "results" in row["properties"]:
        row = _followed(row["properties"]["results"]["items"], parts)
    name = path.removeprefix(PREFIX)
    methods = schema["paths"].get(PREFIX + record_path, {})
    return Resource(
        anchor=name.strip("/"),
        path=name,
        record_path=record_path,
        summary=call["summary"],
        about=call.get("description", ""),
        parameters=tuple(
            _word(each["name"], {**each["schema"], **_about(each)}, parts)
            for each in call.get("parameters", ())
            if each["name"] not in SHARED
        ),
        fields=tuple(_fields(row, parts)),
        given=tuple(_given(item, parts)),
        is_changed="patch" in methods,
        is_removed="delete" in methods,
    )


def _given(item: dict[str, Any], parts: dict[str, Any]) -> Iterator[Word]:
    """Give the fields of what is sent, where the resource can be written."""
    if "post" in item:
        body = item["post"]["requestBody"]["content"]["application/json"]["schema"]
        shape = _followed(body, parts)
        properties = {
            name: each
            for name, each in shape["properties"].items()
            if not each.get("readOnly")
        }
        yield from _fields({**shape, "properties": properties}, parts)


def _about(parameter: dict[str, Any]) -> dict[str, Any]:
    return {key: parameter[key] for key in ("description",) if key in parameter}


def _fields(
    row: dict[str, Any], parts: dict[str, Any], above: str = ""
) -> Iterator[Word]:
    """Give every field, those of nested objects with dots, as CSV columns are named."""
    for name, shape in row["properties"].items():
        yield _word(above + name, shape, parts)
        inner = _followed(shape.get("items", shape), parts)
        if "properties" in inner:
            yield from _fields(inner, parts, f"{above}{name}.")


def _word(name: str, shape: dict[str, Any], parts: dict[str, Any]) -> Word:
    followed = _followed(shape, parts)
    inner = _followed(followed.get("items", followed), parts)
    return Word(
        name=name,
        type=_type_of(followed) + (" or null" if _may_be_null(shape, parts) else ""),
        # The schema's list of values follows; the page has a list of its own.
        about=re.split(r"(?:^|\n\n)\* `", shape.get("description", ""))[0],
        values=tuple(value for value in inner.get("enum", ()) if value),
    )


def _type_of(shape: dict[str, Any]) -> str:
    given = shape.get("type", "")
    kinds = [given] if isinstance(given, str) else given
    return " or ".join(shape.get("format", kind) for kind in kinds if kind != "null")


def _may_be_null(shape: dict[str, Any], parts: dict[str, Any]) -> bool:
    inner = [each for key in UNIONS for each in shape.get(key, ())]
    if "$ref" in shape:
        inner.append(_referred(shape, parts))
    is_null = "null" in shape.get("type", ()) or None in shape.get("enum", ())
    return is_null or any(_may_be_null(each, parts) for each in inner)


def _followed(shape: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    """Follow references and unions with null to the shape itself."""
    for key in UNIONS:
        for each in shape.get(key, ()):
            found = _followed(each, parts)
            if found.get("type") != "null" and found.get("enum") != [None]:
                return found
    return _followed(_referred(shape, parts), parts) if "$ref" in shape else shape


def _referred(shape: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = parts[shape["$ref"].rpartition("/")[2]]
    return found
