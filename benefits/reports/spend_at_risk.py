"""Spend at risk: each collaboration, and so each pound, in one of five segments.

Purpose flag: P1 or P3 Not met. Benefits flag: B2 Not met. Without a flag, but with one
of the three not assessed, a collaboration is not assessed (rules.md 5). The same rule
twice: over results already read, and as a condition for lists.
"""

from django.db.models import Count, Q

from collaborations.models import Finding, Result

SEGMENTS = {
    "benefits": "Benefits not tracked",
    "both": "Neither in place",
    "purpose": "Purpose not clear",
    "unassessed": "Not assessed",
    "in_place": "Both in place",
}
LACKING = ("benefits", "both", "purpose")
PURPOSE_FLAGS = ("P1", "P3")
BENEFITS_FLAGS = ("B2",)
FLAGS = (*PURPOSE_FLAGS, *BENEFITS_FLAGS)


def segment_of(results: dict[str, str]) -> str:
    """Place one collaboration; a criterion without a finding is not assessed."""
    purpose = any(results.get(key) == Result.NOT_MET for key in PURPOSE_FLAGS)
    benefits = any(results.get(key) == Result.NOT_MET for key in BENEFITS_FLAGS)
    if purpose or benefits:
        return "both" if purpose and benefits else "purpose" if purpose else "benefits"
    unknown = any(
        results.get(key, Result.NOT_ASSESSED) == Result.NOT_ASSESSED for key in FLAGS
    )
    return "unassessed" if unknown else "in_place"


def in_segment(key: str) -> Q:
    """Give the condition on collaborations of a segment, or of "any" that lacks."""
    purpose, benefits = _flagged(PURPOSE_FLAGS), _flagged(BENEFITS_FLAGS)
    unflagged = ~purpose & ~benefits
    conditions = {
        "any": purpose | benefits,
        "benefits": benefits & ~purpose,
        "both": purpose & benefits,
        "purpose": purpose & ~benefits,
        "unassessed": unflagged & ~_all_assessed(),
        "in_place": unflagged & _all_assessed(),
    }
    return conditions[key]


def _flagged(criteria: tuple[str, ...]) -> Q:
    found = Finding.objects.filter(criterion__in=criteria, result=Result.NOT_MET)
    return Q(pk__in=found.values("collaboration"))


def _all_assessed() -> Q:
    found = (
        Finding.objects.filter(criterion__in=FLAGS)
        .exclude(result=Result.NOT_ASSESSED)
        .order_by()
        .values("collaboration")
        .annotate(assessed=Count("pk"))
        .filter(assessed=len(FLAGS))
    )
    return Q(pk__in=found.values("collaboration"))
