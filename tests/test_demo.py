"""How the demo starts, watches and stops its processes, with real processes."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from collabtrack import demo, demo_processes, embedded_home
from collabtrack.demo_preparation import loader
from collabtrack.demo_processes import Processes, StopRequestedError
from tests import factories

# Ignores a request to end, and has a child that does so too.
STUBBORN = """
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
if child := os.fork():
    print(child, flush=True)
time.sleep(60)
"""

# Starts a process, says its number, and waits to be killed.
ABANDONING = """
import os, sys, time
from pathlib import Path
from collabtrack.demo_processes import Processes
here = Path(sys.argv[1])
child = Processes(here, dict(os.environ), here).start("web", ["sleep", "60"])
command = Path(f"/proc/{child.pid}/cmdline")
while not command.read_bytes().startswith(b"sleep"):
    time.sleep(0.01)  # until then it is not tied to us yet
print(child.pid, flush=True)
time.sleep(60)
"""


pytestmark = pytest.mark.programs


@pytest.fixture
def processes(tmp_path: Path) -> Processes:
    return Processes(tmp_path, dict(os.environ), tmp_path)


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def ends_soon(process: int) -> bool:
    """Tell whether it ends; one that waits to be reaped has ended."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            if "State:\tZ" in Path(f"/proc/{process}/status").read_text():
                return True
        except OSError:
            return True
        time.sleep(0.02)
    return False


def test_a_process_that_dies_is_named_with_the_end_of_its_log(
    processes: Processes,
) -> None:
    processes.start("worker", python("raise SystemExit('no broker')")).wait()

    with pytest.raises(SystemExit) as fault:
        processes.watch()

    assert "The worker process ended (code 1)" in str(fault.value)
    assert "no broker" in str(fault.value)


def test_a_failing_step_ends_the_demo_with_what_it_said(processes: Processes) -> None:
    with pytest.raises(
        SystemExit, match=r"The preparation failed(.|\n)*table is missing"
    ):
        processes.finish("preparation", python("raise SystemExit('table is missing')"))


def test_stopping_ends_even_those_that_refuse_and_their_children(
    processes: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo_processes, "PATIENCE", 0.3)
    stubborn = processes.start("web", python(STUBBORN))
    deadline = time.monotonic() + 10
    while not (said := processes.log("web").read_text()).endswith("\n"):
        assert time.monotonic() < deadline

    processes.stop()

    assert stubborn.returncode == -signal.SIGKILL
    assert ends_soon(int(said))


def test_a_killed_demo_leaves_no_process_behind(tmp_path: Path) -> None:
    demo_itself = subprocess.Popen(
        [*python(ABANDONING), str(tmp_path)],
        cwd=embedded_home.CHECKOUT,
        stdout=subprocess.PIPE,
        text=True,
    )
    child = int(demo_itself.stdout.readline())

    demo_itself.kill()
    demo_itself.communicate()

    assert ends_soon(child)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_stop_is_heard_at_the_next_pause(
    processes: Processes, number: signal.Signals
) -> None:
    before = {each: signal.getsignal(each) for each in demo_processes.REQUESTS}
    processes.listen_for_signals()

    signal.raise_signal(number)

    for each, handler in before.items():
        signal.signal(each, handler)
    with pytest.raises(StopRequestedError):
        processes.pause()


def test_the_password_is_made_once_and_is_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLLABTRACK_VAR", str(tmp_path))

    first = demo.kept_password()

    assert len(first) >= 12
    assert demo.kept_password() == first
    assert stat.S_IMODE((tmp_path / "demo-password").stat().st_mode) == 0o600


def test_without_a_wish_the_demo_keeps_the_data_that_are_there(db: None) -> None:
    assert loader("") == ("load_example",)

    factories.RegisterEntryFactory()

    assert loader("") == ("load_public_register", "--unless-loaded")


def test_a_wish_is_followed(db: None) -> None:
    assert loader("public") == ("load_public_register", "--unless-loaded")
    assert loader("example") == ("load_example",)
