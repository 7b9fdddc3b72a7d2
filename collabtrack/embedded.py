"""PostgreSQL and Valkey of our own, when no address is given in the environment.

For demonstration and tests only. The addresses follow from the checkout, so that
settings can name them without starting anything. Every process that uses the servers
holds a shared lock while it lives: the first starts them, the last stops them, and a
killed process leaves nothing to clear up.
"""

import atexit
import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from collabtrack import embedded_home, embedded_postgres, embedded_valkey
from collabtrack.embedded_home import state_directory

__all__ = [
    "attach",
    "broker_url",
    "database_options",
    "needs_broker",
    "needs_database",
    "release",
    "state_directory",
]

_held: dict[int, int] = {}  # process id: descriptor of the shared lock


def needs_database() -> bool:
    return _is_unset("DATABASE_URL")


def needs_broker() -> bool:
    return _is_unset("CELERY_BROKER_URL")


def database_options() -> dict[str, Any]:
    """Entries for Django's DATABASES; the password stays in a file."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": str(embedded_postgres.directory()),
        "NAME": embedded_postgres.DATABASE,
        "USER": embedded_postgres.USER,
        "OPTIONS": {"passfile": str(embedded_postgres.password_file())},
    }


def broker_url() -> str:
    return f"redis+socket://{embedded_valkey.socket_path()}"


def attach() -> None:
    """Join the servers whose address is unset, starting those that are not running."""
    if os.getpid() in _held or not (needs_database() or needs_broker()):
        return
    servers = embedded_home.prepare()
    with _only_one_starts(servers):
        users = _open_lock(servers / "users.lock")
        fcntl.flock(users, fcntl.LOCK_SH)
        _held[os.getpid()] = users
        atexit.register(release)
        if needs_database():
            embedded_postgres.start()
        if needs_broker():
            embedded_valkey.start()


def release() -> None:
    """Leave the servers; whoever is the last stops them."""
    # A forked child inherits the lock but not the right to stop its parent's servers.
    users = _held.pop(os.getpid(), None)
    if users is None:
        return
    with _only_one_starts(embedded_home.servers_directory()):
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            embedded_valkey.stop()
            embedded_postgres.stop()
        os.close(users)


@contextlib.contextmanager
def _only_one_starts(servers: Path) -> Iterator[None]:
    lock = _open_lock(servers / "start.lock")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _open_lock(path: Path) -> int:
    # Python opens without inheritance: a server must not keep its starter's lock.
    return os.open(path, os.O_CREAT | os.O_RDWR, 0o600)


def _is_unset(name: str) -> bool:
    return not (os.environ.get(name) or os.environ.get(f"{name}_FILE"))
