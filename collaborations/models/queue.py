"""Work to do is a row: which figures and judgements an edit has made out of date.

Statement-level triggers append rows here in the writer's own transaction, so ORM,
bulk, admin and SQL writes are all seen and a rolled-back edit leaves nothing. The
table is append-only for writers; only the drain (benefits.rollups) deletes.
"""

import pgtrigger
from django.db import models

_REFERENCING = {
    "insert": {"new": "touched"},
    "update": {"old": "before", "new": "touched"},
    "delete": {"old": "touched"},
}
_OPERATIONS = {
    "insert": pgtrigger.Insert,
    "update": pgtrigger.Update,
    "delete": pgtrigger.Delete,
}
_APPEND = """
    INSERT INTO collaborations_workitem
        (collaboration_id, financial_year, is_every_year, queued_at)
    SELECT DISTINCT key.collaboration_id, key.financial_year, {every_year},
        statement_timestamp()
    FROM ({keys}) AS key
    WHERE key.collaboration_id IS NOT NULL;
"""


class WorkItem(models.Model):
    """One (collaboration, financial year) to recompute, then judge.

    Without a financial year: every year of the collaboration when `is_every_year`,
    otherwise judge only. `collaboration_id` is no foreign key, because the
    collaboration may be gone when the queue is drained.
    """

    collaboration_id = models.BigIntegerField()
    financial_year = models.SmallIntegerField(null=True, blank=True)
    is_every_year = models.BooleanField(default=False)
    queued_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Work on {self.collaboration_id}, {self.financial_year or 'no year'}"


def queue_triggers(keys: str, *, every_year: bool = False) -> list[pgtrigger.Trigger]:
    """Build the triggers that queue the keys a statement touched, before and after.

    `keys` is SQL that selects collaboration_id and financial_year from {rows}.
    TRUNCATE queues every collaboration: it says nothing about what it removed.
    """
    built = [
        pgtrigger.Trigger(
            name=f"queue_{name}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=pgtrigger.Referencing(**_REFERENCING[name]),
            func=_function(keys, every_year, updates=name == "update"),
        )
        for name, operation in _OPERATIONS.items()
    ]
    everything = "SELECT id AS collaboration_id, NULL::smallint AS financial_year"
    everything += " FROM collaborations_collaboration"
    truncate = pgtrigger.Trigger(
        name="queue_truncate",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Truncate,
        func=_APPEND.format(keys=everything, every_year="TRUE") + "RETURN NULL;",
    )
    return [*built, truncate]


def _function(keys: str, every_year: bool, *, updates: bool) -> str:
    touched = keys.format(rows="touched")
    if updates:
        touched = f"{touched} UNION ALL {keys.format(rows='before')}"
    return _APPEND.format(keys=touched, every_year=str(every_year)) + "RETURN NULL;"


# The key expressions that several tables share.
OWN_YEAR = "SELECT collaboration_id, financial_year FROM {rows}"
OWN_COLLABORATION = (
    "SELECT collaboration_id, NULL::smallint AS financial_year FROM {rows}"
)
