"""Why a collaboration was started, changed or ended, on file."""

from typing import Any

from collaborations.models import BusinessCase
from collaborations.services.dates import refuse_future
from collaborations.services.records import RecordKind


def _check(case: Any) -> None:
    refuse_future("decided_on", case.decided_on)


BUSINESS_CASE = RecordKind(
    model=BusinessCase,
    fields=("kind", "rationale", "link", "decided_on", "approved_by"),
    check=_check,
)
