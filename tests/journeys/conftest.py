"""The running site, as `make demo` starts it, and a browser for each persona.

The browser's driver runs an event loop, in which Django's database is not to be used:
these tests change data as an administrator would, by commands of their own process.
Tests that need no running site have a desk instead (desk.py).
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import DjangoDbBlocker

from tests.journeys.desk import Desk, page_at

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "correct-horse-battery"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Without these the browser calls home at every start, which a closed network refuses.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            group = "site" if "site" in item.fixturenames else "desk"
            item.add_marker(pytest.mark.xdist_group(group))


@dataclass(frozen=True)
class Site:
    url: str
    state: Path

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=_environment(self.state),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def processes(self, name: str) -> list[int]:
        """Give this site's processes whose command matches a pattern."""
        return [
            int(process.name)
            for process in Path("/proc").glob("[0-9]*")
            if re.search(name, _said(process / "cmdline"))
            and str(self.state) in _said(process / "environ")
        ]

    @property
    def broker(self) -> int:
        pid_file = self.state / "servers" / "valkey" / "server.pid"
        return int(pid_file.read_text())


def _said(file: Path) -> str:
    try:
        return file.read_text(errors="replace").replace("\0", " ")
    except OSError:  # the process has gone, or is another user's
        return ""


def _environment(state: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "CELERY_BROKER_URL", "DJANGO_SETTINGS_MODULE")
    }
    return kept | {"COLLABTRACK_VAR": str(state), "DEMO_PASSWORD": PASSWORD}


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # Not pytest's own folder: as root, the servers' user must reach it.
    state = Path(tempfile.mkdtemp(prefix="collabtrack-site-"))
    state.chmod(0o755)
    command = [sys.executable, "-m", "collabtrack.demo"]
    with subprocess.Popen(
        [*command, "--port", str(port), "--data", "public"],
        cwd=ROOT,
        env=_environment(state),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as demo:
        said = []
        for line in demo.stdout:
            said.append(line)
            if "Press Ctrl-C" in line:
                break
        assert demo.poll() is None, "".join(said)
        running = Site(f"http://127.0.0.1:{port}", state)
        yield running
        demo.send_signal(signal.SIGINT)
        assert demo.wait(timeout=60) == 0
    assert running.processes("celery|gunicorn") == []
    shutil.rmtree(state)


# Of the package, not the session: the tests that follow have the database back.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    found = os.environ.get("BROWSER_PATH") or next(
        filter(None, map(shutil.which, BROWSERS))
    )
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=found, args=QUIET)
        yield running
        running.close()


@pytest.fixture(scope="package")
def signed_in_state(site: Site, browser: Browser) -> Callable[[str], dict]:
    """Sign each persona in once, through the page, and keep the session."""
    kept: dict[str, dict] = {}

    def state_of(persona: str) -> dict:
        if persona not in kept:
            context = browser.new_context(base_url=site.url)
            page = context.new_page()
            page.goto("/accounts/login/")
            page.get_by_label(re.compile("e-mail", re.IGNORECASE)).fill(
                f"{persona}@example.org"
            )
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url("**/overview/**")
            kept[persona] = context.storage_state()
            context.close()
        return kept[persona]

    return state_of


@pytest.fixture
def open_page(
    site: Site, browser: Browser, signed_in_state: Callable[[str], dict]
) -> Iterator[Callable[..., Page]]:
    """Open a path as a persona; a problem on the console fails the test."""
    contexts = []

    def opened(
        path: str, persona: str | None = "chief", width: int = 1440, **options: object
    ) -> Page:
        state = signed_in_state(persona) if persona else None
        context = browser.new_context(
            base_url=site.url,
            storage_state=state,
            viewport={"width": width, "height": 900},
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Open the database for the module; the transaction is the desk's."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def desk(db: None, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Open the desk on the world that the module records."""
    with Desk().opened(request.module.record_world) as opened:
        yield opened


@pytest.fixture(scope="module")
def page(desk: Desk, browser: Browser) -> Iterator[Page]:
    with page_at(desk, browser) as opened:
        yield opened
