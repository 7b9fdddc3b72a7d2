"""The demo's child processes: started, watched and stopped by process id."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

PATIENCE = 10.0
REQUESTS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def tied_to_us() -> list[str]:
    """Give the words before a command that end it when the demo itself is killed."""
    program = shutil.which("setpriv")
    return [program, "--pdeathsig", "TERM"] if program else []


class StopRequestedError(Exception):
    """Somebody asked the demo to stop: Ctrl-C, a closed terminal, or a kill."""


class Processes:
    """Children in process groups of their own, so that Ctrl-C reaches only us."""

    def __init__(
        self, logs: Path, environment: Mapping[str, str], directory: Path
    ) -> None:
        self.logs = logs
        self.environment = environment
        self.directory = directory
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self.interrupted = False

    def listen_for_signals(self) -> None:
        for number in REQUESTS:
            signal.signal(number, self._interrupt)

    def start(
        self, name: str, command: Sequence[str], **variables: str
    ) -> subprocess.Popen[bytes]:
        with self.log(name).open("wb") as log:
            child = subprocess.Popen(  # noqa: S603 (commands of the demo)
                [*tied_to_us(), *command],
                cwd=self.directory,
                env={**self.environment, **variables},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.children[name] = child
        return child

    def finish(self, name: str, command: Sequence[str]) -> None:
        """Run one step to its end."""
        child = self.start(name, command)
        while child.poll() is None:
            self.pause()
        del self.children[name]
        if child.returncode:
            raise SystemExit(f"The {name} failed. {self.tail(name)}")

    def watch(self) -> None:
        """Complain when a child that should be running is not."""
        for name, child in self.children.items():
            if child.poll() is not None:
                raise SystemExit(
                    f"The {name} process ended (code {child.returncode}), so "
                    f"everything was stopped. {self.tail(name)}"
                )

    def pause(self) -> None:
        if self.interrupted:
            raise StopRequestedError
        time.sleep(0.1)

    def stop(self) -> None:
        """Ask every child to end, then end those that have not."""
        for child in self.children.values():
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in self.children.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.0, deadline - time.monotonic()))
            self._end_group(child)
        self.children.clear()

    def log(self, name: str) -> Path:
        return self.logs / f"{name}.log"

    def tail(self, name: str) -> str:
        text = self.log(name).read_text(encoding="utf-8", errors="replace")
        lines = "\n".join(text.strip().splitlines()[-15:])
        return f"The end of {self.log(name)}:\n{lines}"

    def _end_group(self, child: subprocess.Popen[bytes]) -> None:
        # The leader may be gone and its own children not: they share its group.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()

    def _interrupt(self, number: int, frame: object) -> None:
        # Noted, not raised: half a start of a server could not be undone.
        self.interrupted = True
