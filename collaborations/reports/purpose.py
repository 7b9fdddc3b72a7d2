"""The purpose and who agrees with it, version by version, force by force.

The version in effect lists the forces that take part, answered or not: silence is no
agreement. An earlier version lists the forces that answered it.
Nobody's name is told, only the force's.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from collaborations.models import Collaboration, Purpose, SignOff

NEEDED = "Needs sign-off"


@dataclass(frozen=True, slots=True)
class ForceAnswer:
    """A force's answer to a version; without a day it has not answered."""

    force: str
    state: str
    is_given: bool
    restatement: str = ""
    concern: str = ""
    signed_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PurposeVersion:
    version: int
    text: str
    reason: str
    aims: str
    named: tuple[str, ...]
    starts_on: dt.date
    is_current: bool
    answers: tuple[ForceAnswer, ...]

    @property
    def given(self) -> int:
        return sum(answer.is_given for answer in self.answers)

    @property
    def against(self) -> int:
        return sum(
            answer.state == SignOff.Answer.DISAGREE.label for answer in self.answers
        )


def purpose_versions(collaboration: Collaboration) -> tuple[PurposeVersion, ...]:
    """List every version, newest first, in three queries."""
    forces = _forces(collaboration)
    return tuple(
        _version(purpose, forces if place == 0 else None, is_current=place == 0)
        for place, purpose in enumerate(_newest_first(collaboration))
    )


def purpose_in_effect(
    collaboration: Collaboration,
) -> tuple[Purpose, PurposeVersion] | None:
    """Give the newest version, as it is kept and as it is told; the others unread."""
    purpose = _newest_first(collaboration).first()
    if purpose is None:
        return None
    return purpose, _version(purpose, _forces(collaboration), is_current=True)


def _newest_first(collaboration: Collaboration) -> QuerySet[Purpose]:
    rows = collaboration.purposes.prefetch_related(
        "named_forces__force", "sign_offs__participation__force"
    )
    return rows.order_by("-version")


def _forces(collaboration: Collaboration) -> list[str]:
    members = collaboration.participations.counted_on(timezone.localdate())
    return list(members.order_by("force__slug").values_list("force__name", flat=True))


def _version(
    purpose: Purpose, forces: list[str] | None, *, is_current: bool
) -> PurposeVersion:
    signed = {row.participation.force.name: row for row in purpose.sign_offs.all()}
    aims = {
        "efficiency": purpose.is_for_efficiency,
        "effectiveness": purpose.is_for_effectiveness,
    }
    return PurposeVersion(
        version=purpose.version,
        text=purpose.text,
        reason=purpose.reason,
        aims=" and ".join(aim for aim, is_ticked in aims.items() if is_ticked),
        named=tuple(sorted(row.force.name for row in purpose.named_forces.all())),
        starts_on=purpose.starts_on,
        is_current=is_current,
        answers=tuple(
            _answer(name, signed.get(name))
            for name in sorted(set(signed if forces is None else forces))
        ),
    )


def _answer(force: str, signed: SignOff | None) -> ForceAnswer:
    if signed is None:
        return ForceAnswer(force, NEEDED, is_given=False)
    return ForceAnswer(
        force=force,
        state=signed.get_answer_display(),
        is_given=True,
        restatement=signed.restatement,
        concern=signed.concern,
        signed_on=signed.signed_on,
    )
