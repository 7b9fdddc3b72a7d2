"""Settings of the tests: local, fast passwords, no broker, no manifest."""

import os

os.environ.setdefault("COLLABTRACK_LOCAL", "1")
# On a crowded machine dropping a database takes longer than a page may.
os.environ.setdefault("STATEMENT_TIMEOUT_MS", "60000")

from collabtrack.settings import *  # noqa: F403 (an override of settings)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Serve from the source folders: nothing is collected before a test.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Nothing here outlives a crash, so no commit needs to wait for the disk.
DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"  # noqa: F405 (from settings)
