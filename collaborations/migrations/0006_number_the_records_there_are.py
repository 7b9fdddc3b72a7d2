from django.db import migrations

NUMBER = """
    UPDATE collaborations_{table} AS record SET number = counted.number
    FROM (
        SELECT id, row_number() OVER (PARTITION BY collaboration_id ORDER BY id)
            AS number
        FROM collaborations_{table}
    ) AS counted
    WHERE counted.id = record.id AND record.number IS NULL
"""
TABLES = ("decision", "governancebody", "objective", "participation")


class Migration(migrations.Migration):
    dependencies = [("collaborations", "0005_the_register_in_full")]
    # Going back drops the column; there is nothing else to undo.
    operations = [
        migrations.RunSQL(NUMBER.format(table=table), migrations.RunSQL.noop)
        for table in TABLES
    ]
