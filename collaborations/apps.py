from django.apps import AppConfig


class CollaborationsConfig(AppConfig):
    name = "collaborations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from collaborations.assessment import checks  # noqa: F401 (registers)
