"""The criteria of the theme Purpose."""

import datetime as dt
from collections.abc import Sequence

from django.utils.text import Truncator, get_text_list

from collaborations.assessment.going_live import (
    GRACE_DAYS,
    grace_ended_on,
    last_live_day,
)
from collaborations.assessment.judgements import Evidence, Judgement, criterion
from collaborations.assessment.purpose_words import (
    RULES_VERSION,
    PurposeWords,
    read_purpose,
)
from collaborations.models import Collaboration, Purpose, PurposeForce, Result

# More forces than this are counted, not listed.
MOST_NAMES = 3
QUOTED_CHARACTERS = 120


@criterion("P1")
def stated_purpose(collaboration: Collaboration, *, on: dt.date) -> Judgement:
    """The newest version of the purpose that is in effect is read.

    Met: there is a text; efficiency or effectiveness is ticked; at least one force is
    named; and the text says who benefits and what changes.

    Partly met: there is a text, but one or more of these is absent. The reason says
    which.

    Not met: there was still no text 90 days after the collaboration went live.

    Not assessed: there is no text yet, and those 90 days are not over or the day of
    going live is not known. A collaboration of the public register without a purpose
    text is always Not assessed.

    Who benefits and what changes are found by looking for words: victims, witnesses
    or the public, for example, and faster, fewer or reduce. The words found are
    quoted. Stock phrases such as "improve efficiency" do not count.
    """
    purpose = _purpose_on(collaboration, last_live_day(collaboration, on))
    if purpose is None or not purpose.text.strip():
        return _without_text(collaboration, on)
    return _of_text(collaboration, purpose)


def _purpose_on(collaboration: Collaboration, day: dt.date) -> Purpose | None:
    versions = Purpose.objects.filter(collaboration=collaboration, starts_on__lte=day)
    return versions.order_by("-version").first()


def _without_text(collaboration: Collaboration, on: dt.date) -> Judgement:
    due = grace_ended_on(collaboration, on)
    result, reason = Result.NOT_ASSESSED, "No purpose is written yet."
    if collaboration.is_from_register:
        function = _published_function(collaboration)
        reason = f"The register holds a function ({function}), not a purpose."
    elif due:
        result = Result.NOT_MET
        day = f"{due.day} {due:%B %Y}"
        reason = f"No purpose by {day}, {GRACE_DAYS} days after going live."
    return Judgement(
        result,
        reason,
        evidence=(_evidence(collaboration, "Purpose"),),
        facts={"has_text": False, "rules_version": RULES_VERSION},
    )


def _published_function(collaboration: Collaboration) -> str:
    entry = getattr(collaboration, "register_entry", None)
    published: str = entry.published_function if entry else ""
    return published or str(collaboration.function or "not stated")


def _of_text(collaboration: Collaboration, purpose: Purpose) -> Judgement:
    words = read_purpose(purpose.text)
    aims = _aims(purpose)
    rows = PurposeForce.objects.filter(purpose=purpose)
    forces = sorted(rows.values_list("force__name", flat=True))
    absent = _absent(aims, forces, words)
    return Judgement(
        Result.PARTLY_MET if absent else Result.MET,
        _partly(purpose, absent) if absent else _in_full(purpose, aims, forces, words),
        evidence=(_evidence(collaboration, f"Purpose, version {purpose.version}"),),
        facts={
            "has_text": True,
            "version": purpose.version,
            "aims": aims,
            "forces": forces,
            "who_benefits": words.who_benefits,
            "what_changes": words.what_changes,
            "rules_version": RULES_VERSION,
        },
    )


def _aims(purpose: Purpose) -> list[str]:
    ticked = {
        "efficiency": purpose.is_for_efficiency,
        "effectiveness": purpose.is_for_effectiveness,
    }
    return [aim for aim, is_ticked in ticked.items() if is_ticked]


def _absent(
    aims: Sequence[str], forces: Sequence[str], words: PurposeWords
) -> list[str]:
    parts = {
        "ticks neither efficiency nor effectiveness": aims,
        "names no force": forces,
        "does not say who benefits": words.who_benefits,
        "does not say what changes": words.what_changes,
    }
    return [missing for missing, part in parts.items() if not part]


def _partly(purpose: Purpose, absent: list[str]) -> str:
    quoted = Truncator(" ".join(purpose.text.split())).chars(QUOTED_CHARACTERS)
    return (
        f"Version {purpose.version} of the purpose (“{quoted}”) "
        f"{get_text_list(absent, 'and')}."
    )


def _in_full(
    purpose: Purpose,
    aims: Sequence[str],
    forces: Sequence[str],
    words: PurposeWords,
) -> str:
    listed = get_text_list(list(forces), "and")
    for_whom = listed if len(forces) <= MOST_NAMES else f"{len(forces)} forces"
    return (
        f"Version {purpose.version} of the purpose says who benefits "
        f"(“{words.who_benefits}”) and what changes (“{words.what_changes}”), for the "
        f"{' and '.join(aims)} of {for_whom}."
    )


def _evidence(collaboration: Collaboration, label: str) -> Evidence:
    return Evidence(label, f"{collaboration.get_absolute_url()}#purpose")
