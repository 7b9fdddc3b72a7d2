"""What a measure can be: its type, area, direction, and how its readings add up."""

from django.db import models


class BenefitType(models.TextChoices):
    """What kind of value a benefit is. Only cashable is cashable."""

    CASHABLE = "cashable", "Cashable"
    NON_CASHABLE = "non_cashable", "Non-cashable"
    COST_AVOIDANCE = "cost_avoidance", "Cost avoidance"
    INCOME = "income", "Income"
    QUANTIFIED = "quantified", "Quantified"
    QUALITATIVE = "qualitative", "Qualitative"
    # The public record often gives a saving without saying what kind it is.
    NOT_STATED = "not_stated", "Not stated"


class RollUp(models.TextChoices):
    """How readings combine, across forces and across time (rules.md 3.1)."""

    SUM = "sum", "Sum"
    MAXIMUM = "maximum", "Maximum"
    WEIGHTED_MEAN = "weighted_mean", "Weighted mean"
    RATIO = "ratio", "Ratio"
    LATEST = "latest", "Latest"
    NONE = "none", "Not added"


class Interval(models.TextChoices):
    MONTHLY = "monthly", "Monthly"
    QUARTERLY = "quarterly", "Quarterly"
    SIX_MONTHLY = "six_monthly", "Six-monthly"
    ANNUAL = "annual", "Annual"
    ONE_OFF = "one_off", "One-off"


class Area(models.TextChoices):
    """The eight benefit areas (product.md 3.2)."""

    FINANCIAL = "financial", "Financial"
    SERVICE = "service", "Service to the public"
    OPERATIONS = "operations", "Operational effectiveness"
    RESILIENCE = "resilience", "Resilience and capacity"
    COMPLIANCE = "compliance", "Capability and compliance"
    WORKFORCE = "workforce", "Workforce"
    LEGITIMACY = "legitimacy", "Legitimacy"
    ENVIRONMENT = "environment", "Environment"


class Direction(models.TextChoices):
    UP = "up", "Higher is better"
    DOWN = "down", "Lower is better"
    MAINTAIN = "maintain", "Keep within tolerance"


class Recurrence(models.TextChoices):
    """Whether a reading is of its own period, or of everything so far."""

    RECURRING = "recurring", "Comes again each year"
    ONE_OFF = "one_off", "Comes once"
    CUMULATIVE = "cumulative", "Running total"


class Extent(models.TextChoices):
    GROSS = "gross", "Gross"
    NET = "net", "Net of the cost of getting it"


class PriceBase(models.TextChoices):
    CASH = "cash", "Cash, in the prices of each year"
    REAL = "real", "Real, in the prices of one year"


class PartYearRule(models.TextChoices):
    """How much of a year counts when a benefit starts or stops within it."""

    TWELFTHS = "twelfths", "Twelfths, by whole calendar months"
    DAYS = "days", "Days"


class CashStatus(models.TextChoices):
    NOT_REMOVED = "not_removed", "Not yet removed from a budget"
    REMOVED = "removed", "Removed from a base budget"
    REINVESTED = "reinvested", "Reinvested"


POUNDS = "GBP"
PERCENT = "percent"
# Types whose value is money, and only money.
MONETARY = (
    BenefitType.CASHABLE,
    BenefitType.NON_CASHABLE,
    BenefitType.COST_AVOIDANCE,
    BenefitType.INCOME,
)
# How good the evidence is (product.md 3.5); the words are ours.
GRADES = (
    (1, "1: own records of this year, tried against a comparison"),
    (2, "2: own records of this year"),
    (3, "3: own records of earlier years"),
    (4, "4: figures of similar collaborations"),
    (5, "5: estimate with its working shown"),
    (6, "6: judgement, or figures over five years old"),
)
