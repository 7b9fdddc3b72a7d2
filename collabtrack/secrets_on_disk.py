"""Secrets of a local installation: made once, kept beside its data."""

import contextlib
import os
import secrets
import tempfile

from collabtrack import embedded


def kept(name: str) -> str:
    """Give the named secret, making it the first time; readable by its owner only."""
    path = embedded.state_directory() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        # Written apart and linked whole: of two that start together, one wins, and
        # neither reads a secret that is not there yet.
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as draft:
            draft.write(secrets.token_urlsafe(48))
            draft.flush()
            with contextlib.suppress(FileExistsError):
                os.link(draft.name, path)
    return path.read_text()
