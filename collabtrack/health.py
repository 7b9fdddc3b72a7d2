"""Whether the process lives, and whether it can serve. For machines: no sign-in.

Neither answer is kept by a cache, and neither says more than words and numbers.
"""

import threading
from functools import cache
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error as DatabaseFault
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu import Connection

from benefits.reports.freshness import freshness

BROKER_PATIENCE_SECONDS = 1.0
OK, DEGRADED, UNAVAILABLE, PENDING = "ok", "degraded", "unavailable", "pending"


@login_not_required
@never_cache
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@never_cache
@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """Answer 503 only when the database or its migrations are not ready."""
    found = _database_state()
    broker = broker_state()
    ready = found["database"] == OK and found["migrations"] == OK
    status = OK if broker == OK else DEGRADED
    return JsonResponse(
        {"status": status if ready else UNAVAILABLE, "broker": broker, **found},
        status=HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE,
    )


def _database_state() -> dict[str, Any]:
    waiting: dict[str, Any] = dict.fromkeys(
        ("pending", "oldest_pending_seconds", "refreshed_at")
    )
    state = {"database": UNAVAILABLE, "migrations": UNAVAILABLE, "rollups": waiting}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        state["database"] = OK
        state["migrations"] = _migrations_state()
        if state["migrations"] == OK:
            state["rollups"] = _rollups_state()
    except DatabaseFault:
        # A connection that failed halfway would fail the next request too.
        connection.close_if_unusable_or_obsolete()
    return state


def _migrations_state() -> str:
    applied = MigrationRecorder(connection).applied_migrations()
    return OK if _last_migrations() <= applied.keys() else PENDING


@cache
def _last_migrations() -> frozenset[tuple[str, str]]:
    """Read the files once: while the process lives, its code does not change."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def _rollups_state() -> dict[str, Any]:
    found = freshness()
    return {
        "pending": found.pending,
        "oldest_pending_seconds": found.oldest_pending_seconds,
        "refreshed_at": found.rolled_up_at,
    }


def broker_state() -> str:
    """Ask the broker, waiting a second at most, however it hangs.

    The question runs in a thread of its own: name lookup, connection and handshake
    each have their own patience, and together they could outlast the answer.
    """
    answers: list[str] = []
    asked = threading.Thread(target=_ask_broker, args=(answers,), daemon=True)
    asked.start()
    asked.join(BROKER_PATIENCE_SECONDS)
    return answers[0] if answers else UNAVAILABLE


def _ask_broker(answers: list[str]) -> None:
    timeouts = dict.fromkeys(
        ("socket_timeout", "socket_connect_timeout"), BROKER_PATIENCE_SECONDS
    )
    try:
        with Connection(
            settings.CELERY_BROKER_URL, transport_options=timeouts
        ) as broker:
            # Not broker.connect(), which tries again after two seconds.
            link = broker.transport.establish_connection()
            broker.transport.close_connection(link)
    except Exception:
        # Each transport has faults of its own; all of them mean that it is away.
        answers.append(UNAVAILABLE)
    else:
        answers.append(OK)
