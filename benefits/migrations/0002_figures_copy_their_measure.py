"""Readings and targets copy their measure's collaboration and type.

Composite foreign keys keep the copies true, and carry a change of the measure down to
its figures, whose triggers then queue the old and the new keys.
"""

from django.db import migrations

ADD = """
    ALTER TABLE benefits_{table} ADD CONSTRAINT {table}_copies_its_measure
        FOREIGN KEY (measure_id, collaboration_id, type)
        REFERENCES benefits_benefitmeasure (id, collaboration_id, type)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
"""
DROP = "ALTER TABLE benefits_{table} DROP CONSTRAINT {table}_copies_its_measure"


class Migration(migrations.Migration):
    dependencies = [("benefits", "0001_the_ledger")]
    operations = [
        migrations.RunSQL(ADD.format(table=table), DROP.format(table=table))
        for table in ("target", "reading")
    ]
