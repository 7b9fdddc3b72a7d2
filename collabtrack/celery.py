"""The Celery application and its beat table.

Messages carry ticks only: work to do is a row in the database, so a lost, repeated
or late message costs nothing (docs/decisions/0002).
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "collabtrack.settings")

app = Celery("collabtrack")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

app.conf.beat_schedule = {
    "sweep-rollups": {
        "task": "benefits.tasks.drain_rollups",
        "schedule": 1.0,
        # A tick that waited this long has been overtaken by later ones.
        "options": {"expires": 5},
    },
    "judge-every-collaboration": {
        "task": "collaborations.tasks.assess_all",
        "schedule": 24 * 60 * 60.0,
    },
    "forget-old-answers": {
        "task": "collabtrack.accounts.tasks.forget_old_answers",
        "schedule": 60 * 60.0,
    },
    "audit-rollups": {
        "task": "benefits.tasks.audit_rollups",
        "schedule": 24 * 60 * 60.0,
    },
}
