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


class Migration(migrations.Migration):
    dependencies = [
        ("collaborations", "0005_records_have_a_number_and_a_version"),
    ]
    # Going back drops the column; there is nothing else to undo.
    operations = [
        migrations.RunSQL(NUMBER.format(table=table), migrations.RunSQL.noop)
        for table in ("decision", "governancebody", "objective")
    ]
