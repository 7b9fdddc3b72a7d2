"""What the invented forces do together, in words written for it: subjects.toml."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from collaborations.models import Function


@dataclass(frozen=True)
class Subject:
    """Texts name their place as {place}; `cost` is £ thousands a year and force."""

    key: str
    title: str
    model: str
    scope: str
    function: Function
    cost: int
    purpose: str
    vague: str
    gain: str
    revised: str
    objectives: list[list[str]]
    matters: list[str]
    # What it was called at first, its initials, and what its use is counted in.
    former: str
    short: str
    unit: str
    # A title and the skill that it needs.
    roles: list[list[str]]
    # Kind, theme, stage, title, what happened, what to do.
    lessons: list[list[str]]


def read_subjects() -> dict[str, Subject]:
    path = Path(__file__).with_name("subjects.toml")
    tables = tomllib.loads(path.read_text("utf-8"))
    functions = {row.code: row for row in Function.objects.all()}
    return {
        key: Subject(
            key=key, **{**table, "function": functions[str(table["function"])]}
        )
        for key, table in tables.items()
    }
