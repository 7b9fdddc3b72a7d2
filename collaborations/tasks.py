from celery import shared_task
from django.utils import timezone

from collaborations import assessment
from collaborations.models import Collaboration


@shared_task
def assess_collaboration(*, collaboration_id: int) -> None:
    """Judge one collaboration as of today; nothing if it is gone."""
    found = Collaboration.objects.filter(pk=collaboration_id).first()
    if found is not None:
        assessment.assess(found, timezone.localdate())


@shared_task
def assess_all() -> None:
    """Judge every collaboration as of today: days pass without an edit."""
    assessment.assess_all(timezone.localdate())
