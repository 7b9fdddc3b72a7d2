"""The version of rows that are written as one set: another once any row differs.

A set has no row of its own that could count its changes, so its version is a digest of
what its rows say. A set without rows has the version NOTHING.
"""

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import MD5, Cast, Concat

NOTHING = ""
OF_SHARES = ("participation", "weight", "ends_on")
OF_DRIVERS = ("participation", "driver", "value", "source")


def digest_of(fields: tuple[str, ...]) -> MD5:
    """Give the aggregate that digests what a group of rows says in these fields."""
    said = [
        part for name in fields for part in (Cast(name, CharField()), Value("\x1f"))
    ]
    return MD5(StringAgg(Concat(*said), delimiter="\x1e", order_by="pk"))


def set_version(rows: QuerySet, fields: tuple[str, ...]) -> str:  # type: ignore[type-arg]  # of any model
    found = rows.order_by().aggregate(version=digest_of(fields))
    return found["version"] or NOTHING
