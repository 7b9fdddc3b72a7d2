"""`make demo`: from an installed checkout to a running site, until Ctrl-C."""

import argparse
import http.client
import json
import os
import secrets
import socket
import sys
import time
from pathlib import Path

from collabtrack import embedded, embedded_home
from collabtrack.demo_processes import Processes, StopRequestedError

READY_WITHIN = 120.0
# Letters and digits that are not easily taken for others.
UNMISTAKABLE = "abcdefghjkmnpqrstuvwxyz23456789"


def main() -> None:
    options = read_options()
    refuse_busy_port(options.host, options.port)
    processes = Processes(log_directory(), environment(), embedded_home.CHECKOUT)
    processes.listen_for_signals()
    try:
        run(processes, options)
    except StopRequestedError:
        say("Stopping.")
    finally:
        processes.stop()
        embedded.release()
    say("Everything has stopped. The data are kept for the next start.")


def run(processes: Processes, options: argparse.Namespace) -> None:
    say("Starting PostgreSQL and Valkey.")
    embedded.attach()
    say("Preparing the database and the data: about a minute the first time.")
    accounts = prepare(processes, options.data)
    say("Starting the web server, the worker and the clock.")
    start_services(processes, options)
    wait_until_ready(processes, options.port)
    announce(options, accounts, processes.environment["DEMO_PASSWORD"])
    while True:
        processes.watch()
        processes.pause()


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make demo", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    # Empty: what the database holds already, and the example if it is empty.
    parser.add_argument("--data", choices=["", "example", "public"], default="")
    parser.add_argument("--host", default="127.0.0.1")
    return parser.parse_args()


def refuse_busy_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as fault:
            why = getattr(fault, "strerror", "too large a number")
            raise SystemExit(
                f"Port {port} cannot be used ({why}): choose another, for example "
                "make demo PORT=8123."
            ) from None


def log_directory() -> Path:
    embedded_home.prepare()
    directory = embedded.state_directory() / "log"
    directory.mkdir(mode=0o700, exist_ok=True)
    return directory


def environment() -> dict[str, str]:
    """Give the children this environment, with what makes the site a local one."""
    return os.environ | {
        "COLLABTRACK_LOCAL": "1",
        "COLLABTRACK_VAR": str(embedded.state_directory()),
        "DJANGO_SETTINGS_MODULE": "collabtrack.settings",
        "DEMO_PASSWORD": os.environ.get("DEMO_PASSWORD") or kept_password(),
        "PYTHONUNBUFFERED": "1",
    }


def kept_password() -> str:
    """Make up a password the first time; give the same one every time after."""
    path = embedded.state_directory() / "demo-password"
    if not path.exists():
        letters = [secrets.choice(UNMISTAKABLE) for _ in range(16)]
        words = ["".join(letters[at : at + 4]) for at in range(0, 16, 4)]
        path.touch(mode=0o600)
        path.write_text("-".join(words), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


def prepare(processes: Processes, data: str) -> str:
    """Bring database, static files and data up to date; return the accounts."""
    accounts = embedded.state_directory() / "demo-accounts"
    module = "collabtrack.demo_preparation"
    command = [sys.executable, "-m", module, str(accounts), data]
    processes.finish("preparation", command)
    return accounts.read_text(encoding="utf-8")


def start_services(processes: Processes, options: argparse.Namespace) -> None:
    bind = f"{options.host}:{options.port}"
    web = "gunicorn collabtrack.wsgi --preload --worker-class gthread --workers 2"
    web += f" --threads 4 --bind {bind} --graceful-timeout 5 --no-control-socket"
    worker = "celery -A collabtrack worker --concurrency 1 --pool prefork"
    worker += " --loglevel WARNING --without-gossip --without-mingle"
    schedule = embedded.state_directory() / "beat-schedule"
    beat = ["celery", "-A", "collabtrack", "beat", "--loglevel", "WARNING"]
    beat += ["--pidfile=", "--schedule", str(schedule)]
    processes.start("web", [sys.executable, "-m", *web.split()])
    patient = {"STATEMENT_TIMEOUT_MS": "60000"}
    processes.start("worker", [sys.executable, "-m", *worker.split()], **patient)
    processes.start("beat", [sys.executable, "-m", *beat])


def wait_until_ready(processes: Processes, port: int) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while not is_ready(port):
        processes.watch()
        processes.pause()
        if time.monotonic() > deadline:
            raise SystemExit(f"The site did not become ready. {processes.tail('web')}")


def is_ready(port: int) -> bool:
    # Not urllib: that would go through a proxy named in the environment.
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        answer = connection.getresponse()
        # The first figures a newcomer sees should not be "updating".
        is_rolled_up = json.load(answer)["rollups"]["pending"] == 0
        return answer.status == http.client.OK and is_rolled_up
    except (OSError, http.client.HTTPException, ValueError, KeyError):
        return False
    finally:
        connection.close()


def announce(options: argparse.Namespace, accounts: str, password: str) -> None:
    say(f"\nCollabTrack is ready at http://{options.host}:{options.port}/\n")
    say(accounts.rstrip())
    say(f"\nPassword of every account: {password}")
    say(f"Logs: {log_directory()}")
    say("Press Ctrl-C to stop.")


def say(sentence: str) -> None:
    print(sentence, flush=True)  # noqa: T201 (a command for a terminal)


if __name__ == "__main__":
    main()
