"""Benefits and spend: the least that is valid."""

import datetime as dt
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from benefits import models as benefits
from tests.factories.register import CollaborationFactory, ForceFactory


class BenefitMeasureFactory(DjangoModelFactory):
    class Meta:
        model = benefits.BenefitMeasure

    reference = factory.Sequence(lambda n: f"B-{n + 10_000:05d}")
    collaboration = factory.SubFactory(CollaborationFactory)
    name = factory.Sequence(lambda n: f"Saving {n}")
    area = benefits.Area.FINANCIAL
    type = benefits.BenefitType.CASHABLE
    unit = benefits.POUNDS
    direction = benefits.Direction.UP
    interval = benefits.Interval.ANNUAL
    across_forces = benefits.RollUp.SUM
    across_time = benefits.RollUp.SUM


class _FigureFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    measure = factory.SubFactory(BenefitMeasureFactory)
    collaboration = factory.SelfAttribute("measure.collaboration")
    type = factory.SelfAttribute("measure.type")
    starts_on = dt.date(2025, 4, 1)
    ends_on = dt.date(2026, 3, 31)
    amount = Decimal("1000.00")


class TargetFactory(_FigureFactory):
    class Meta:
        model = benefits.Target


class ReadingFactory(_FigureFactory):
    class Meta:
        model = benefits.Reading

    state = "confirmed"
    recorded_at = dt.datetime(2026, 4, 20, 9, 0, tzinfo=dt.UTC)


class PublishedClaimFactory(DjangoModelFactory):
    class Meta:
        model = benefits.PublishedClaim

    measure = factory.SubFactory(BenefitMeasureFactory)
    amount = Decimal("600000.00")
    basis = "expected"
    source = "a news report"


class SpendEntryFactory(DjangoModelFactory):
    class Meta:
        model = benefits.SpendEntry

    collaboration = factory.SubFactory(CollaborationFactory)
    kind = benefits.SpendEntry.Kind.ACTUAL
    starts_on = dt.date(2025, 4, 1)
    ends_on = dt.date(2026, 3, 31)
    amount = Decimal("100.00")
    recorded_at = dt.datetime(2026, 4, 20, 9, 0, tzinfo=dt.UTC)


class BenefitShareFactory(DjangoModelFactory):
    class Meta:
        model = benefits.BenefitShare

    measure = factory.SubFactory(BenefitMeasureFactory)
    force = factory.SubFactory(ForceFactory)
    weight = benefits.WHOLE


class OverlapGroupFactory(DjangoModelFactory):
    class Meta:
        model = benefits.OverlapGroup

    collaboration = factory.SubFactory(CollaborationFactory)
    name = factory.Sequence(lambda n: f"Posts saved twice {n}")
    rule = benefits.OverlapGroup.Rule.PRIMARY


class OverlapMemberFactory(DjangoModelFactory):
    class Meta:
        model = benefits.OverlapMember

    group = factory.SubFactory(OverlapGroupFactory)
    measure = factory.SubFactory(BenefitMeasureFactory)


class FundingEntryFactory(DjangoModelFactory):
    class Meta:
        model = benefits.FundingEntry

    collaboration = factory.SubFactory(CollaborationFactory)
    kind = benefits.SpendEntry.Kind.ACTUAL
    funding = benefits.FundingEntry.Source.GRANT
    starts_on = dt.date(2025, 4, 1)
    ends_on = dt.date(2026, 3, 31)
    amount = Decimal("100.00")
    recorded_at = dt.datetime(2026, 4, 20, 9, 0, tzinfo=dt.UTC)
