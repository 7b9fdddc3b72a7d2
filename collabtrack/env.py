"""Read settings from the environment, and refuse values that make no sense."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

SHORTEST_SECRET = 32
_FLAGS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


def text(name: str, default: str | None = None) -> str:
    """Give the variable, or the contents of the file that NAME_FILE points to."""
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text().strip()
    value = os.environ.get(name, "").strip() or default
    if value is None:
        raise ImproperlyConfigured(f"Set {name} (or {name}_FILE) in the environment.")
    return value


def secret(name: str) -> str:
    """Give a secret, refusing one that could be guessed."""
    value = text(name)
    if len(value) < SHORTEST_SECRET:
        raise ImproperlyConfigured(
            f"{name} is too short: use at least {SHORTEST_SECRET} random characters."
        )
    return value


def flag(name: str, *, default: bool) -> bool:
    value = text(name, str(default)).lower()
    if value not in _FLAGS:
        raise ImproperlyConfigured(f"{name} is {value!r}. Use 1 or 0.")
    return _FLAGS[value]


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name} is {value!r}. Use a whole number.")
    return int(value)


def words(name: str, default: str | None = "") -> list[str]:
    """Give a comma-separated list; it must be set where there is no default."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]
