"""Taking a measure of the shared library as one's own."""

from benefits.models import Area, BenefitMeasure, BenefitType, LibraryMeasure
from collaborations.models import Collaboration

# What the library's category says about area and type; the rest is asked.
_KINDS = {
    "cashable saving": (Area.FINANCIAL, BenefitType.CASHABLE),
    "cost avoidance": (Area.FINANCIAL, BenefitType.COST_AVOIDANCE),
    "non-cashable efficiency": (Area.OPERATIONS, BenefitType.NON_CASHABLE),
    "service quality": (Area.SERVICE, BenefitType.QUANTIFIED),
    "effectiveness/operational outcome": (Area.OPERATIONS, BenefitType.QUANTIFIED),
    "resilience/capacity": (Area.RESILIENCE, BenefitType.QUANTIFIED),
    "workforce/skills": (Area.WORKFORCE, BenefitType.QUANTIFIED),
    "public confidence": (Area.LEGITIMACY, BenefitType.QUANTIFIED),
    "environmental": (Area.ENVIRONMENT, BenefitType.QUANTIFIED),
    "dis-benefit": (Area.OPERATIONS, BenefitType.QUANTIFIED),
}


def from_library(
    library: LibraryMeasure, collaboration: Collaboration
) -> BenefitMeasure:
    """Build an unsaved measure with all that the library knows of it."""
    area, kind = _KINDS[library.category]
    is_money = library.unit == "GBP"
    if kind in (BenefitType.CASHABLE, BenefitType.NON_CASHABLE) and not is_money:
        kind = BenefitType.QUANTIFIED
    return BenefitMeasure(
        collaboration=collaboration,
        library_measure=library,
        name=library.name,
        description=library.definition,
        area=area,
        type=kind,
        is_dis_benefit=library.category == "dis-benefit",
        unit=library.unit,
        direction=library.direction,
        interval=library.interval,
        across_forces=library.across_forces,
        across_time=library.across_time,
    )
