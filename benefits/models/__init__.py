from benefits.models.closed_years import LoadedMonth, YearClose
from benefits.models.kinds import (
    GRADES,
    MONETARY,
    PERCENT,
    POUNDS,
    Area,
    BenefitType,
    CashStatus,
    Direction,
    Extent,
    Interval,
    PartYearRule,
    PriceBase,
    Recurrence,
    RollUp,
)
from benefits.models.library import Deflator, LibraryMeasure
from benefits.models.measures import BenefitMeasure, PublishedClaim
from benefits.models.periods import Target
from benefits.models.rates import DiscountRate, OptimismAdjustment
from benefits.models.readings import Reading
from benefits.models.rollups import (
    ForceYearRollup,
    MeasureYearRollup,
    Sweep,
    YearRollup,
)
from benefits.models.shares import WHOLE, BenefitShare, OverlapGroup, OverlapMember
from benefits.models.spend import FundingEntry, SpendEntry
from benefits.models.versions import (
    ForceYearVersion,
    MeasureYearVersion,
    YearVersion,
)

__all__ = [
    "GRADES",
    "MONETARY",
    "PERCENT",
    "POUNDS",
    "WHOLE",
    "Area",
    "BenefitMeasure",
    "BenefitShare",
    "BenefitType",
    "CashStatus",
    "Deflator",
    "Direction",
    "DiscountRate",
    "Extent",
    "ForceYearRollup",
    "ForceYearVersion",
    "FundingEntry",
    "Interval",
    "LibraryMeasure",
    "LoadedMonth",
    "MeasureYearRollup",
    "MeasureYearVersion",
    "OptimismAdjustment",
    "OverlapGroup",
    "OverlapMember",
    "PartYearRule",
    "PriceBase",
    "PublishedClaim",
    "Reading",
    "Recurrence",
    "RollUp",
    "SpendEntry",
    "Sweep",
    "Target",
    "YearClose",
    "YearRollup",
    "YearVersion",
]
