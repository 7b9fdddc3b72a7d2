"""The two answers for machines: alive, and ready."""

import socket
import threading
import time
from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from benefits import rollups
from collabtrack import health
from tests import factories


@pytest.fixture
def broker(monkeypatch):
    """Say what the broker answers, without one."""
    return lambda state: monkeypatch.setattr(health, "broker_state", lambda: state)


def test_alive_without_touching_the_database():
    # No database mark: any query would fail the test.
    response = Client().get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok")
    assert response.headers["Content-Type"] == "text/plain"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_ready_says_exactly_this(client, broker):
    broker("ok")
    rollups.drain()

    response = client.get("/readyz")
    body = response.json()

    assert response.status_code == 200
    assert body.pop("rollups").keys() == {
        "pending",
        "oldest_pending_seconds",
        "refreshed_at",
    }
    assert body == {
        "status": "ok",
        "database": "ok",
        "broker": "ok",
        "migrations": "ok",
    }
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_ready_tells_of_waiting_work(client, broker):
    broker("ok")
    while rollups.drain().collaborations:
        pass
    nothing = client.get("/readyz").json()["rollups"]
    factories.CollaborationFactory()

    waiting = client.get("/readyz").json()["rollups"]

    assert (nothing["pending"], nothing["oldest_pending_seconds"]) == (0, None)
    assert nothing["refreshed_at"] is not None
    assert waiting["pending"] > 0
    assert waiting["oldest_pending_seconds"] >= 0


@pytest.mark.django_db
def test_without_the_broker_it_is_ready_but_degraded(client, settings):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"

    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json()["status"] == "degraded"
    assert response.json()["broker"] == "unavailable"
    assert response.json()["database"] == "ok"


def test_a_broker_that_hangs_does_not_hang_the_answer(settings):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.CELERY_BROKER_URL = f"redis://127.0.0.1:{silent.getsockname()[1]}/0"
        began = time.monotonic()

        state = health.broker_state()

    assert state == "unavailable"
    assert time.monotonic() - began < 3


def test_a_broker_that_answers_is_found(settings):
    settings.CELERY_BROKER_URL = "memory://"

    assert health.broker_state() == "ok"


def test_a_question_that_never_ends_is_left_behind(monkeypatch):
    ends = threading.Event()
    monkeypatch.setattr(health, "BROKER_PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(health, "_ask_broker", lambda _answers: ends.wait(30))
    began = time.monotonic()

    state = health.broker_state()
    ends.set()

    assert state == "unavailable"
    assert time.monotonic() - began < 3


@pytest.mark.django_db
def test_without_the_database_it_is_not_ready(client, broker):
    broker("ok")
    away = OperationalError("could not connect to db.internal as secret-user")

    with mock.patch.object(connection, "cursor", side_effect=away):
        response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {
        "status": "unavailable",
        "database": "unavailable",
        "broker": "ok",
        "migrations": "unavailable",
        "rollups": {
            "pending": None,
            "oldest_pending_seconds": None,
            "refreshed_at": None,
        },
    }
    assert b"secret" not in response.content


@pytest.mark.django_db
def test_with_a_migration_to_run_it_is_not_ready(client, broker):
    broker("ok")
    last = MigrationRecorder(connection).migration_qs.filter(app="benefits")
    last.order_by("-name")[:1].get().delete()

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["migrations"] == "pending"
    assert response.json()["database"] == "ok"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_it_only_answers_reading(client, path):
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200
