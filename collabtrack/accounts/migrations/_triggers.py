"""Adds many triggers at once, without drawing every model anew for each.

pgtrigger's own operation reloads the model and its relations for each trigger, which
took most of the time of setting up a database. Triggers change no field, so nothing
needs reloading. Later migrations use pgtrigger's operation, as makemigrations writes.
"""

from pgtrigger.migrations import AddTrigger


class AddTriggers(AddTrigger):
    def __init__(self, model_name, triggers):
        self.model_name = model_name
        self.triggers = triggers

    def state_forwards(self, app_label, state):
        options = state.models[app_label, self.model_name_lower].options
        options["triggers"] = [*options.get("triggers", []), *self.triggers]

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for self.trigger in self.triggers:
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for self.trigger in self.triggers:
            super().database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Create {len(self.triggers)} triggers on model {self.model_name}"

    def deconstruct(self):
        arguments = {"model_name": self.model_name, "triggers": self.triggers}
        return (type(self).__name__, [], arguments)

    @property
    def migration_name_fragment(self):
        return f"{self.model_name_lower}_triggers"
