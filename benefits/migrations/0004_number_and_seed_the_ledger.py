"""Number the entries there are, count the corrections, and set the first rates.

The rates are the Green Book's standard real ones, and the adjustments those of the
GMCA cost-benefit model (product.md 3.5); administrators add later editions.
"""

import datetime

from django.db import migrations

NUMBER = """
    UPDATE benefits_spendentry AS record SET number = counted.number
    FROM (
        SELECT id, row_number() OVER (PARTITION BY collaboration_id ORDER BY id)
            AS number
        FROM benefits_spendentry
    ) AS counted
    WHERE counted.id = record.id AND record.number IS NULL
"""
REVISION = """
    WITH RECURSIVE chain AS (
        SELECT id, 1 AS revision FROM benefits_reading WHERE supersedes_id IS NULL
        UNION ALL
        SELECT r.id, chain.revision + 1
        FROM benefits_reading AS r JOIN chain ON chain.id = r.supersedes_id
    )
    UPDATE benefits_reading AS r SET revision = chain.revision
    FROM chain WHERE chain.id = r.id AND chain.revision > 1
"""
BEGAN = datetime.date(2003, 4, 1)
OWNER = "CollabTrack's administrators"
RATES = ((0, 30, "3.50"), (31, 75, "3.00"), (76, 125, "2.50"))
RATE_SOURCE = "HM Treasury, Green Book: standard real rates"
TAKEN_OFF = ((1, 0), (2, 5), (3, 10), (4, 15), (5, 25), (6, 40))
TAKEN_OFF_SOURCE = "GMCA cost-benefit model: optimism bias by evidence grade"


def seed(apps, schema_editor):
    apps.get_model("benefits", "DiscountRate").objects.bulk_create(
        apps.get_model("benefits", "DiscountRate")(
            starts_on=BEGAN, first_year=first, last_year=last, rate_pct=rate,
            owner=OWNER, source=RATE_SOURCE,
        )
        for first, last, rate in RATES
    )
    apps.get_model("benefits", "OptimismAdjustment").objects.bulk_create(
        apps.get_model("benefits", "OptimismAdjustment")(
            starts_on=BEGAN, grade=grade, taken_off_pct=taken_off,
            owner=OWNER, source=TAKEN_OFF_SOURCE,
        )
        for grade, taken_off in TAKEN_OFF
    )


class Migration(migrations.Migration):
    dependencies = [("benefits", "0003_ledger_of_benefits")]
    # Going back drops the columns and the tables; there is nothing else to undo.
    operations = [
        migrations.RunSQL(NUMBER, migrations.RunSQL.noop),
        migrations.RunSQL(REVISION, migrations.RunSQL.noop),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]
