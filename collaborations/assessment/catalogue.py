"""The 39 criteria of the four themes, in the order in which they are shown.

A criterion is essential or supporting in its theme. Which of them we can already
judge is a matter of settings (`ASSESSMENT_CRITERIA`); the others count as not assessed.
The list and its thresholds are this product's own.
"""

from dataclasses import dataclass

from collaborations.models import Theme


@dataclass(frozen=True, slots=True)
class Criterion:
    id: str
    title: str
    theme: Theme
    is_essential: bool

    @property
    def weight(self) -> str:
        return "Essential" if self.is_essential else "Supporting"


_TITLES: dict[Theme, dict[str, str]] = {
    Theme.PURPOSE: {
        "P1": "Stated purpose",
        "P2": "Objectives are SMART enough",
        "P3": "Agreed by every party",
        "P4": "Confirmed recently",
        "P5": "Understood by those in it",
        "P6": "Business case on file",
        "P7": "Objectives linked to benefits",
        "P8": "Legal standing",
    },
    Theme.BENEFITS: {
        "B1": "Costs known by force",
        "B2": "Benefits tracked",
        "B3": "Beyond savings",
        "B4": "Dis-benefits looked for",
        "B5": "Split by force",
        "B6": "Net position shown",
        "B7": "Delivering",
        "B8": "Cashables confirmed by finance",
        "B9": "No unresolved overlap",
        "B10": "Evidence quality",
        "B11": "Still worth it",
    },
    Theme.GOVERNANCE: {
        "G1": "One accountable lead",
        "G2": "Decision rights written",
        "G3": "Exit terms precise",
        "G4": "Decision time",
        "G5": "Tiers",
        "G6": "Approvals",
        "G7": "Voice matches stake",
        "G8": "Deferral rate",
        "G9": "Governance cost",
        "G10": "Accountability to each area",
        "G11": "Boards quorate",
    },
    Theme.SKILLS: {
        "K1": "Skills need stated",
        "K2": "Filled with the skilled",
        "K3": "Change skills",
        "K4": "Continuity",
        "K5": "Contributions honoured",
        "K6": "Lessons recorded",
        "K7": "Lessons used",
        "K8": "ICT fit",
        "K9": "Wellbeing and retention",
    },
}
_ESSENTIAL = frozenset(
    ("P1", "P2", "P3", "P4", "B1", "B2", "B3", "G1", "G2", "G3", "K1", "K2", "K6")
)

CATALOGUE: dict[str, Criterion] = {
    id_: Criterion(id_, title, theme, id_ in _ESSENTIAL)
    for theme, titles in _TITLES.items()
    for id_, title in titles.items()
}


def criteria_of(theme: Theme) -> tuple[Criterion, ...]:
    return tuple(item for item in CATALOGUE.values() if item.theme == theme)
