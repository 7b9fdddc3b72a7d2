"""Work that the queue and the clock start. A message is only a tick: all is safe to
repeat, and what one run leaves the next finds.
"""

import logging
import time

from celery import shared_task
from django.db import DatabaseError

from benefits import rollups
from collaborations.tasks import assess_collaboration

SECONDS = 20

logger = logging.getLogger(__name__)


@shared_task
def drain_rollups() -> None:
    """Recompute what edits have made out of date, then judge it again."""
    _drain_figures(time.monotonic() + SECONDS)
    _judge(time.monotonic() + SECONDS)


@shared_task
def audit_rollups() -> None:
    """Log each stored figure that its definition does not give."""
    result = rollups.audit()
    for difference in result.differences:
        logger.error("Rollup differs: %s", difference)
    logger.info("%s rollup rows audited, %s waiting", result.rows, result.waiting)


def _drain_figures(deadline: float) -> None:
    """Drain in batches; after a failure one by one, so that one row stops no other."""
    skipping: set[int] = set()
    limit = rollups.BATCH
    while time.monotonic() < deadline:
        try:
            if not rollups.drain(limit=limit, skipping=skipping).collaborations:
                return
        except DatabaseError:
            logger.exception("Recomputing failed; its work stays in the queue")
            if limit == 1:
                skipping |= _first_in_queue(skipping)
            limit = 1


def _first_in_queue(skipping: set[int]) -> set[int]:
    collaboration_id = rollups.first_in_queue(skipping)
    return set() if collaboration_id is None else {collaboration_id}


def _judge(deadline: float) -> None:
    """Judge one collaboration after another, each in a transaction of its own."""
    failed: set[int] = set()
    while time.monotonic() < deadline:
        claimed = None
        try:
            with rollups.worker_transaction() as cursor:
                claimed = rollups.claim_judgement(cursor, skipping=failed)
                if claimed is None:
                    return
                assess_collaboration(collaboration_id=claimed)
        except Exception:
            # Whatever a criterion raises: it must not stop the others.
            if claimed is None:
                raise
            logger.exception("Judging %s failed; it stays in the queue", claimed)
            failed.add(claimed)
