"""Where the embedded servers live, which user runs them, and how programs are run.

PostgreSQL refuses to run as root, so root hands its servers to `nobody`. Everything
that such a server touches must then be open to `nobody`: a checkout below a 0700
home is not, and its servers live below /var/tmp instead.
"""

import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

CHECKOUT = Path(__file__).resolve().parent.parent
LONGEST_SOCKET_NAME = "postgres/.s.PGSQL.5432"
MAX_SOCKET_BYTES = 107
SHORT_AND_OPEN = Path("/var/tmp")  # noqa: S108 (_refuse_if_foreign guards it)


class Identity(TypedDict, total=False):
    """The arguments of `subprocess.run` that make a child another user."""

    user: int
    group: int
    extra_groups: list[int]


def state_directory() -> Path:
    """Data, logs and generated secrets of this checkout: kept between runs."""
    return Path(os.environ.get("COLLABTRACK_VAR") or CHECKOUT / "var").resolve()


def servers_directory() -> Path:
    """Home of both servers; the same answer whether they run or not."""
    state = state_directory()
    wanted = state / "servers"
    too_long = len(os.fsencode(wanted / LONGEST_SOCKET_NAME)) > MAX_SOCKET_BYTES
    if not too_long and _open_to_server(state.parent):
        return wanted
    digest = hashlib.sha256(f"{state}:{os.geteuid()}".encode()).hexdigest()[:12]
    return SHORT_AND_OPEN / f"collabtrack-{digest}"


def server_account() -> pwd.struct_passwd | None:
    """Return the account that root lends to the servers; None for anybody else."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def identity() -> Identity:
    account = server_account()
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def prepare() -> Path:
    """Make the directories that the servers need, refusing those of other users."""
    state, servers = state_directory(), servers_directory()
    for directory in (state, servers):
        _make_own(directory)
    for name in ("postgres", "valkey"):
        _make_for_server(servers / name)
    return servers


def run(
    command: Sequence[str | Path], *, cwd: Path, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a server's program as the server's user, apart from our terminal."""
    environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "HOME": str(cwd)}
    return subprocess.run(  # noqa: S603 (programs that we found ourselves)
        list(command),
        cwd=cwd,
        env=environment | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        start_new_session=True,  # Ctrl-C must not reach a server
        **identity(),
    )


def packaged_program(package: str, trees: Sequence[str], pattern: str) -> Path | None:
    """Find a program inside an installed package, without importing the package.

    `trees` are the folders it needs, beside each other. They are copied when the
    server's user cannot read them where they are.
    """
    found = importlib.util.find_spec(package.replace("-", "_"))
    if found is None or found.origin is None:
        return None
    site = Path(found.origin).parent.parent
    programs = sorted(site.glob(pattern))
    if not programs:
        return None
    if not _open_to_server(programs[0]):
        site = _readable_copy(site, package, trees)
    return site / programs[0].relative_to(Path(found.origin).parent.parent)


def _open_to_server(path: Path) -> bool:
    """Tell whether the server's user may pass, as far as the path exists by now."""
    if server_account() is None:
        return True
    chain = [path, *path.parents]
    return all(part.stat().st_mode & 0o001 for part in chain if part.exists())


def _readable_copy(site: Path, package: str, trees: Sequence[str]) -> Path:
    version = importlib.metadata.version(package)
    target = servers_directory() / "programs" / f"{package}-{version}"
    if not target.exists():
        draft = target.with_name(target.name + ".new")
        shutil.rmtree(draft, ignore_errors=True)
        for tree in trees:
            if (site / tree).is_dir():
                shutil.copytree(site / tree, draft / tree, symlinks=True)
        for path in [target.parent, draft, *draft.rglob("*")]:
            _open_for_reading(path)
        draft.rename(target)
    return target


def _open_for_reading(path: Path) -> None:
    mode = path.lstat().st_mode
    if not stat.S_ISLNK(mode):
        path.chmod(stat.S_IMODE(mode) | (0o555 if mode & 0o100 else 0o444))


def _make_own(directory: Path) -> None:
    _make_parents(directory.parent)
    mode = 0o711 if server_account() else 0o700
    try:
        directory.mkdir(mode=mode)
    except FileExistsError:
        _refuse_if_foreign(directory)
    directory.chmod(mode)


def _make_parents(directory: Path) -> None:
    # Not mkdir(parents=True): a strict umask would shut the server's user out.
    if not directory.exists():
        _make_parents(directory.parent)
        directory.mkdir()
        directory.chmod(0o755)


def _refuse_if_foreign(directory: Path) -> None:
    """Refuse a directory, or a link, that somebody else put in our way."""
    found = directory.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise SystemExit(
            f"{directory} belongs to another user: run as that user, remove it, "
            "or set COLLABTRACK_VAR to a directory of your own."
        )


def _make_for_server(directory: Path) -> None:
    directory.mkdir(mode=0o700, exist_ok=True)
    account = server_account()
    if account is not None:
        os.chown(directory, account.pw_uid, account.pw_gid)
