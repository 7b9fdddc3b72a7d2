from django.db import migrations

NUMBER = """
    UPDATE collaborations_participation AS record SET number = counted.number
    FROM (
        SELECT id, row_number() OVER (PARTITION BY collaboration_id ORDER BY id)
            AS number
        FROM collaborations_participation
    ) AS counted
    WHERE counted.id = record.id AND record.number IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [
        ("collaborations", "0008_participations_shares_and_formulas"),
    ]
    # Going back drops the column; there is nothing else to undo.
    operations = [migrations.RunSQL(NUMBER, migrations.RunSQL.noop)]
