from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "collabtrack.accounts"
    label = "accounts"
    verbose_name = "Accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # A hook of the schema library: it finds its extensions by their import.
        import_module("collabtrack.accounts.api_schema")
