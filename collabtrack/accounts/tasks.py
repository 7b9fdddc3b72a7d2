from celery import shared_task
from django.utils import timezone

from collabtrack.accounts.answered_once import forget_answers


@shared_task
def forget_old_answers() -> None:
    """Keep no answer to a POST longer than it can be asked for again."""
    forget_answers(now=timezone.now())
