from benefits.models.library import Deflator, LibraryMeasure
from benefits.models.measures import (
    POUNDS,
    Area,
    BenefitMeasure,
    BenefitType,
    Direction,
    Interval,
    PublishedClaim,
    RollUp,
)
from benefits.models.periods import Reading, Target
from benefits.models.rollups import ForceYearRollup, Sweep, YearRollup
from benefits.models.spend import SpendEntry, YearClose

__all__ = [
    "POUNDS",
    "Area",
    "BenefitMeasure",
    "BenefitType",
    "Deflator",
    "Direction",
    "ForceYearRollup",
    "Interval",
    "LibraryMeasure",
    "PublishedClaim",
    "Reading",
    "RollUp",
    "SpendEntry",
    "Sweep",
    "Target",
    "YearClose",
    "YearRollup",
]
