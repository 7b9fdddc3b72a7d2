"""A collaboration of the analyst's own, with measures to read: for the site's shell."""

NAME = "Joint Digital Forensics"
# Eight measures read as one number, and twelve as one number out of another.
SET_UP = f"""
import datetime as dt
from decimal import Decimal
from django.contrib.auth import get_user_model
from django.utils import timezone
from benefits.models import BenefitMeasure, Reading
from benefits.services.measures import define_measure
from benefits.services.readings import record_readings
from collaborations import access
from collaborations.models import Collaboration, Function, Participation
analyst = get_user_model().objects.get(email="analyst@example.org")
force = access.forces_of(analyst, access.Action.RECORD_READING).get()
begun = dt.date(2025, 4, 1)
ours = Collaboration.objects.create(
    reference="C-9001", name={NAME!r}, scope="regional", status="live",
    function=Function.objects.order_by("pk").first(), started_on=begun)
Participation.objects.create(
    collaboration=ours, force=force, role="lead", joined_on=begun)
ended = timezone.localdate().replace(day=1) - dt.timedelta(1)
before = ended.replace(day=1) - dt.timedelta(1)
readings = []
for number in range(1, 21):
    is_ratio = number > 8
    rule = "ratio" if is_ratio else "sum"
    measure = define_measure(by=analyst, measure=BenefitMeasure(
        collaboration=ours, name=f"Measure {{number:02d}}", area="service",
        type="quantified", unit="percent" if is_ratio else "hours", direction="up",
        interval="monthly", across_forces=rule, across_time=rule))
    figure = (
        dict(numerator=Decimal(50), denominator=Decimal(100))
        if is_ratio else dict(value=Decimal(100 + number)))
    readings.append(Reading(
        measure=measure, starts_on=before.replace(day=1), ends_on=before, **figure))
record_readings(readings=readings, by=analyst)
"""
CLEAR = """
from benefits.models import BenefitMeasure, Reading
from collaborations.models import Collaboration
ours = Collaboration.objects.filter(origin="entered")
for reading in Reading.objects.filter(collaboration__in=ours).order_by("-revision"):
    reading.delete()
ours.delete()
"""
STORED = """
from benefits.models import Reading
rows = Reading.objects.current().filter(collaboration__reference="C-9001")
newest = rows.order_by("-starts_on").values_list("starts_on", flat=True).first()
for row in rows.filter(starts_on=newest).order_by("measure__name"):
    print(row.measure.name[-2:], row.value or f"{row.numerator}/{row.denominator}")
print("in", rows.values("starts_on").distinct().count(), "months")
"""
