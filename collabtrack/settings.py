"""One settings file, fed by the environment; safe unless told to be local.

Local means: a demonstration or the tests on one machine, over plain HTTP on loopback,
with generated secrets. It is the default only when no DATABASE_URL is given.
"""

import sys
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from collabtrack import embedded, secrets_on_disk
from collabtrack.env import flag, number, secret, text, words

BASE_DIR = Path(__file__).resolve().parent.parent
VERSION = "0.1.0"
DEBUG = flag("DEBUG", default=False)
LOCAL = flag("COLLABTRACK_LOCAL", default=embedded.needs_database())

SECRET_KEY = secrets_on_disk.kept("secret-key") if LOCAL else secret("SECRET_KEY")
API_TOKEN_PEPPER = (
    secrets_on_disk.kept("token-pepper") if LOCAL else secret("API_TOKEN_PEPPER")
)
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "localhost,127.0.0.1" if LOCAL else None)
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "csp",
    "django_filters",
    "drf_spectacular",
    "pghistory",
    "pgtrigger",
    "rest_framework",
    "collabtrack.accounts",
    "collabtrack.shared",
    "collaborations",
    "benefits",
]

MIDDLEWARE = [
    "collabtrack.shared.request_ids.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "collabtrack.urls"
WSGI_APPLICATION = "collabtrack.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "collaborations.views.context.notice",
            ]
        },
    }
]

# --- database and caches -----------------------------------------------------------

DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **(
            embedded.database_options()
            if embedded.needs_database()
            else dj_database_url.parse(text("DATABASE_URL"))
        ),
        "CONN_MAX_AGE": 60,
        # Without it 8 of 40 requests failed after a restart of the server.
        "CONN_HEALTH_CHECKS": True,
    }
}
STATEMENT_TIMEOUT_MS = number("STATEMENT_TIMEOUT_MS", 5_000)
_options = DATABASES["default"].setdefault("OPTIONS", {})
_options["options"] = f"-c statement_timeout={STATEMENT_TIMEOUT_MS}"
_options["connect_timeout"] = 3
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# On the database, never on the broker: an edit and a sign-in must work without it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "django_cache",
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"

if embedded.needs_database() and Path(sys.argv[0]).name == "manage.py":
    embedded.attach()

# --- work --------------------------------------------------------------------------

CELERY_BROKER_URL = (
    embedded.broker_url() if embedded.needs_broker() else text("CELERY_BROKER_URL")
)
# A message is taken only when the one before it is done.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 270
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "UTC"
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# Without end: after a hundred attempts worker and beat would leave.
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # A message is done with in the worker's memory alone. Telling a broker that hangs
    # would time out, and the message would hold the worker's only place for good.
    "ack_emulation": False,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "socket_keepalive": True,
    "health_check_interval": 25,
}

# --- what we judge, in the order shown (docs/architecture.md) ------------------------

ASSESSMENT_CRITERIA = [
    "collaborations.assessment.purpose.stated_purpose",
    "benefits.assessment.costs_known_by_force",
    "benefits.assessment.benefits_tracked",
]

# --- who you are -------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "collabtrack.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "collabtrack.accounts.forms.SignInForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
# Sign-up is closed; allauth takes the password field of sign-in from here.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ALLAUTH_TRUSTED_PROXY_COUNT = number("TRUSTED_PROXIES", 0)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "collabtrack.accounts.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": [
        "rest_framework.permissions.IsAuthenticated",
        "collabtrack.accounts.authentication.TokenScopeAllows",
    ],
    "DEFAULT_RENDERER_CLASSES": ["collabtrack.shared.drf.JsonRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "collabtrack.shared.drf.ContentNegotiation",
    "DEFAULT_FILTER_BACKENDS": [
        "collabtrack.shared.drf.RefuseUnknownParameters",
        "django_filters.rest_framework.DjangoFilterBackend",
    ],
    "DEFAULT_PAGINATION_CLASS": "collabtrack.shared.drf.CursorPages",
    "PAGE_SIZE": 100,
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.UserRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"user": "1200/min"},
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "collabtrack.shared.problems.problem_response",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "CollabTrack API",
    "DESCRIPTION": (
        "Police collaborations: what they are for, what they cost, what they return. "
        "Decimals are strings, dates ISO 8601, financial years 2025-26."
    ),
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_NAME_OVERRIDES": {
        "AgreementPartyKind": "collaborations.models.AgreementParty.Kind",
        "Driver": "collaborations.models.Driver",
        "Precision": "collaborations.models.Precision",
        "Result": "collaborations.models.Result",
        "EndingReason": "collaborations.models.Collaboration.EndingReason",
        "CollaborationStatus": "collaborations.models.Collaboration.Status",
        "ForceKind": "collaborations.models.Force.Kind",
        "ForceFigureKind": "collaborations.models.ForceFigure.Kind",
        "PolicingBodyKind": "collaborations.models.PolicingBody.Kind",
        "ParticipationBasis": "collaborations.models.Participation.Basis",
        "ShareBasis": "collaborations.models.CostShare.Basis",
        "SkillKind": "collaborations.models.Skill.Kind",
        "SpendKind": "benefits.models.SpendEntry.Kind",
        "RollUpRule": "benefits.models.RollUp",
        "LessonKind": "collaborations.models.Lesson.Kind",
        "LessonAnswer": "collaborations.models.Adoption.Answer",
        "SignOffAnswer": "collaborations.models.SignOff.Answer",
    },
}

# --- words, times, files -----------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
# A grid of 200 measures has some 1,600 boxes.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = embedded.state_directory() / "static"
# Evidence that forces attach; given only to keep, by a view that asks for sight.
MEDIA_ROOT = embedded.state_directory() / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- safety ------------------------------------------------------------------------

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = flag("SECURE_SSL_REDIRECT", default=not LOCAL)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if LOCAL else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOCAL
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if flag("BEHIND_PROXY", default=False) else None
)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        # Plotly positions its drawing with style attributes; its rules are ours.
        "style-src-attr": ["'unsafe-inline'"],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": text("LOG_LEVEL", "INFO")},
}
