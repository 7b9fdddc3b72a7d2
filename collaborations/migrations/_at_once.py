"""Runs many schema operations between two states, not through a state for each.

Django draws every related model anew after each operation, and here everything is
related: four hundred operations took more than a minute of an empty database's set-up.
"""

from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    CreateModel,
)
from django.db.migrations.operations.base import Operation

_PARTS = (AddConstraint, AddField, AddIndex)


class AtOnce(Operation):
    """Operations that may all look at the state before, or the state after, them all.

    A model that is made here is made whole: what is added to it later in the list is
    part of it already.
    """

    reduces_to_sql = True

    def __init__(self, operations):
        self.operations = operations

    def state_forwards(self, app_label, state):
        # Drawn again, once, when somebody asks for it.
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self._in_database():
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation in reversed(self._in_database()):
            operation.database_backwards(
                app_label, schema_editor, from_state, to_state
            )

    def _in_database(self):
        made = {
            operation.name_lower
            for operation in self.operations
            if isinstance(operation, CreateModel)
        }
        return [
            operation
            for operation in self.operations
            if not (isinstance(operation, _PARTS) and operation.model_name_lower in made)
        ]

    def describe(self):
        return f"Run {len(self.operations)} operations at once"

    def deconstruct(self):
        return (type(self).__name__, [], {"operations": self.operations})
