"""Faults of the files that we load: each names its place, and one stops everything."""

from dataclasses import dataclass

MOST_LISTED = 20
LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one value, or with a file when there is no place."""

    file: str
    problem: str
    place: str = ""
    value: str | None = None

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        given = "" if self.value is None else f"“{_shortened(self.value)}” "
        return f"{where}: {given}{self.problem}."


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


class FaultyFilesError(Exception):
    """Nothing was loaded, for these faults."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(self._lines()))

    def _lines(self) -> list[str]:
        count = len(self.faults)
        head = "There is 1 fault" if count == 1 else f"There are {count} faults"
        lines = [f"{head} in the files, so nothing was loaded."]
        lines += [str(fault) for fault in self.faults[:MOST_LISTED]]
        if count > MOST_LISTED:
            lines.append(f"… and {count - MOST_LISTED} more.")
        return lines


class Faults:
    """All the faults found so far."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(
        self, file: str, problem: str, place: str = "", value: str | None = None
    ) -> None:
        self.found.append(Fault(file, problem, place, value))

    def refuse_if_any(self) -> None:
        if self.found:
            raise FaultyFilesError(self.found)
