"""Secrets of a local installation: made once, kept beside its data."""

import contextlib
import os
import secrets

from collabtrack import embedded


def kept(name: str) -> str:
    """Give the named secret, making it the first time; readable by its owner only."""
    path = embedded.state_directory() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        made = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(made, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text()
