"""What every record of a collaboration has in common: a number, and a version.

Both are kept by the database, so a page, the API, the admin and a shell count alike.
"""

import pgtrigger
from django.db import models

# The history is asked too, so that a number does not come back after a removal; the
# lock lets two who add at the same moment take turns.
_NUMBER = pgtrigger.Func(
    """
    IF NEW.number IS NULL THEN
        PERFORM 1 FROM collaborations_collaboration
            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;
        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (
            SELECT number FROM {meta.db_table}
                WHERE collaboration_id = NEW.collaboration_id
            UNION ALL
            SELECT number FROM {meta.db_table}event
                WHERE collaboration_id = NEW.collaboration_id
        ) AS known;
    END IF;
    RETURN NEW;
    """
)
# Whoever saves a record that was not read back keeps what the database gave it.
_KEPT = "NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;"
_VERSION = "NEW.version = OLD.version + 1; RETURN NEW;"


class Record(models.Model):
    """A row of one collaboration that people add and change.

    The class that inherits it has a `collaboration`, and in its Meta
    `numbered_once(...)` and `record_triggers()`. `number` is the record's place in its
    collaboration and never changes; `version` grows with every change.
    """

    number = models.PositiveIntegerField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    @property
    def reference(self) -> str:
        """Give the record's id, such as C-0412-3: the third of its kind in C-0412."""
        collaboration: models.Model = getattr(self, "collaboration")  # noqa: B009 (of the class that inherits)
        return f"{getattr(collaboration, 'reference')}-{self.number}"  # noqa: B009 (as above)


def numbered_once(record: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(
        fields=["collaboration", "number"], name=f"{record}_number_once"
    )


def raise_version(*, generated: list[str] | None = None) -> pgtrigger.Trigger:
    """Let a row's version grow; what the database generates is not there yet."""
    return pgtrigger.Trigger(
        name="raise_version",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(exclude=generated),
        func=_VERSION,
    )


def record_triggers(*, generated: list[str] | None = None) -> list[pgtrigger.Trigger]:
    return [
        pgtrigger.Trigger(
            name="give_number",
            when=pgtrigger.Before,
            operation=pgtrigger.Insert,
            func=_NUMBER,
        ),
        pgtrigger.Trigger(
            name="keep_number",
            when=pgtrigger.Before,
            operation=pgtrigger.UpdateOf("number"),
            func=_KEPT,
        ),
        raise_version(generated=generated),
    ]
