"""Edits are saved at once, whatever the worker and the broker do; figures follow."""

import os
import re
import signal
import time
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect

EDIT = """
from benefits.models import SpendEntry
entry = SpendEntry.objects.get(collaboration__reference="C-0082", kind="actual")
entry.amount = "{amount}"
entry.save()
"""
PUBLISHED, CHANGED = "719083.00", "719084.00"
BROKER_TIMEOUT = settings.CELERY_BROKER_TRANSPORT_OPTIONS["socket_timeout"]


@pytest.fixture
def stopped(site):
    """Stop processes as a hung machine would, and let them go on afterwards."""
    halted = []

    def stop(what):
        found = [what] if isinstance(what, int) else site.processes(what)
        assert found, f"no process {what}"
        for pid in found:
            os.kill(pid, signal.SIGSTOP)
        halted.extend(found)
        return found

    yield stop
    for pid in halted:
        os.kill(pid, signal.SIGCONT)
    site.manage("shell", "-c", EDIT.format(amount=PUBLISHED))


def _edit(site, amount):
    done = site.manage("shell", "-c", EDIT.format(amount=amount))
    assert done.returncode == 0, done.stderr


def _pool_child(site):
    workers = site.processes("celery -A collabtrack worker")
    [child] = [pid for pid in workers if _parent(pid) in workers]
    return child


def _parent(pid):
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"^PPid:\s*(\d+)", status, re.MULTILINE)[1])


def _stored(page):
    answer = page.request.get("/api/v1/rollups/?by=year&fy=2012-13").json()
    return answer["results"][0]["actual_spend"], answer["meta"]


def _wait_for(page, amount, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if _stored(page)[0] == amount:
            return True
        page.wait_for_timeout(200)
    return False


def test_with_the_worker_away_the_page_says_so_and_catches_up(site, open_page, stopped):
    page = open_page("/overview/?fy=2012-13")
    assert _wait_for(page, PUBLISHED, 10)
    workers = stopped("celery -A collabtrack worker")

    _edit(site, CHANGED)
    page.reload()

    expect(page.locator("main")).to_contain_text("Figures are updating")
    assert _stored(page)[0] == PUBLISHED
    for pid in workers:
        os.kill(pid, signal.SIGCONT)
    assert _wait_for(page, CHANGED, 5)
    page.reload()
    expect(page.locator("main")).not_to_contain_text("Figures are updating")
    audit = site.manage("audit_rollups")
    assert audit.returncode == 0, audit.stdout + audit.stderr


def test_with_the_broker_hung_an_edit_still_succeeds(site, open_page, stopped):
    page = open_page("/overview/?fy=2012-13")
    assert _wait_for(page, PUBLISHED, 10)
    [broker] = stopped(site.broker)

    _edit(site, CHANGED)
    ready = page.request.get("/readyz")
    assert (ready.status, ready.json()["status"]) == (200, "degraded")
    os.kill(broker, signal.SIGCONT)

    assert _wait_for(page, CHANGED, 60)


def test_a_tick_that_ends_while_the_broker_hangs_stops_no_other(
    site, open_page, stopped
):
    page = open_page("/overview/?fy=2012-13")
    assert _wait_for(page, PUBLISHED, 10)
    [child] = stopped(_pool_child(site))
    page.wait_for_timeout(2500)  # the next tick reaches the child, and waits there
    [broker] = stopped(site.broker)
    os.kill(child, signal.SIGCONT)
    page.wait_for_timeout(1000 * (BROKER_TIMEOUT + 2))

    _edit(site, CHANGED)
    os.kill(broker, signal.SIGCONT)

    assert _wait_for(page, CHANGED, 60)


def test_health_answers_without_signing_in(open_page):
    page = open_page("about:blank", persona=None)

    alive = page.request.get("/healthz")
    ready = page.request.get("/readyz")

    assert alive.status == 200
    assert set(ready.json()) == {
        "status",
        "database",
        "broker",
        "migrations",
        "rollups",
    }
