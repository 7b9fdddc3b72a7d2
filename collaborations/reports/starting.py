"""What a draft still needs: the task list of starting, and what publishing asks.

A task is done when the facts behind it are recorded; only what `missing_to_publish`
names must be there before everybody may see the collaboration.
"""

import datetime as dt
from dataclasses import dataclass

from collaborations.models import Collaboration, CostShare

FEWEST_FORCES = 2
TITLES = {
    "name": "Name and function",
    "kind": "What kind it is",
    "when": "Where it stands and since when",
    "forces": "Forces that take part",
    "purpose": "Purpose",
    "objectives": "Objectives",
    "running": "Cost shares and who decides",
}
NEEDS_FORCES = "A collaboration needs two forces: invite another."


@dataclass(frozen=True, slots=True)
class StartingTask:
    """One of the seven short pages of a start. `key` names it in addresses."""

    key: str
    text: str
    is_done: bool
    hint: str = ""
    lacks_body: bool = False


def starting_tasks(collaboration: Collaboration, *, on: dt.date) -> list[StartingTask]:
    """List the seven pages in the order in which they read best."""
    done = {
        "name": collaboration.function_id is not None,
        "kind": _has_kind(collaboration),
        "when": _has_stand(collaboration),
        "forces": _forces(collaboration, on) >= FEWEST_FORCES,
        "purpose": collaboration.purposes.exists(),
        "objectives": collaboration.objectives.exists(),
    }
    tasks = [StartingTask(key, TITLES[key], is_done) for key, is_done in done.items()]
    return [*tasks, _running(collaboration)]


def _running(collaboration: Collaboration) -> StartingTask:
    """Say whether cost shares are agreed and a body is there that decides."""
    shares = CostShare.objects.filter(
        participation__collaboration=collaboration, basis=CostShare.Basis.AGREED
    )
    lacks_body = not collaboration.governance_bodies.exists()
    lacks_shares = not shares.exists()
    needed = {"a body that decides": lacks_body, "cost shares": lacks_shares}
    lacking = " and ".join(words for words, is_lacking in needed.items() if is_lacking)
    return StartingTask(
        key="running",
        text=TITLES["running"],
        is_done=not lacking,
        hint=f"Still to record: {lacking}." if lacking else "",
        lacks_body=lacks_body,
    )


def missing_to_publish(collaboration: Collaboration, *, on: dt.date) -> dict[str, str]:
    """Say what a draft must have before it is published: a sentence by task."""
    undated = collaboration.is_live and collaboration.started_on is None
    has_no_function = collaboration.function_id is None
    asked = (
        ("name", "Say what it is about: choose a function.", has_no_function),
        ("kind", "Say how far it reaches.", not collaboration.scope),
        ("when", "Say since when it is live.", undated),
        ("forces", NEEDS_FORCES, _forces(collaboration, on) < FEWEST_FORCES),
    )
    return {key: sentence for key, sentence, is_missing in asked if is_missing}


def _forces(collaboration: Collaboration, on: dt.date) -> int:
    inside = collaboration.participations.staying_on(on)
    found: int = inside.values("force").distinct().count()
    return found


def _has_kind(collaboration: Collaboration) -> bool:
    return bool(
        collaboration.scope and (collaboration.model or collaboration.is_programme)
    )


def _has_stand(collaboration: Collaboration) -> bool:
    return not collaboration.is_live or collaboration.started_on is not None
