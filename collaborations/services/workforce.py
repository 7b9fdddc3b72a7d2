"""Posts that forces agree to supply, systems that they work with, figures of staff."""

from django.core.exceptions import ValidationError
from django.db.models import Q

from collaborations.models import PostContribution, SystemInUse, WorkforceFigure
from collaborations.services.dates import (
    refuse_far,
    refuse_future,
    refuse_outsider,
    refuse_wrong_period,
)
from collaborations.services.records import RecordKind
from collabtrack.shared.templatetags.figures import uk_date


def _check_contribution(agreed: PostContribution) -> None:
    refuse_wrong_period(agreed)
    refuse_outsider(agreed, agreed.starts_on)
    is_open = Q(ends_on__isnull=True) | Q(ends_on__gte=agreed.starts_on)
    others = PostContribution.objects.filter(
        is_open, collaboration=agreed.collaboration, force=agreed.force
    ).exclude(pk=agreed.pk)
    if agreed.ends_on:
        others = others.filter(starts_on__lte=agreed.ends_on)
    if other := others.order_by("starts_on").first():
        day = uk_date(other.starts_on)
        problem = f"{agreed.force} has an agreement from {day} that covers these days."
        raise ValidationError({"starts_on": f"{problem} End that one first."})


def _check_system(system: SystemInUse) -> None:
    refuse_far(as_at=system.as_at)
    refuse_future("as_at", system.as_at)
    refuse_outsider(system, system.as_at)


def _check_figure(figure: WorkforceFigure) -> None:
    refuse_far(as_at=figure.as_at)
    refuse_future("as_at", figure.as_at)


POST_CONTRIBUTION = RecordKind(
    model=PostContribution,
    fields=("force", "posts", "starts_on", "ends_on", "note"),
    check=_check_contribution,
    reads=("participations",),
)
SYSTEM_IN_USE = RecordKind(
    model=SystemInUse,
    fields=("force", "purpose", "name", "differences", "seen_by", "as_at"),
    check=_check_system,
    reads=("participations",),
)
WORKFORCE_FIGURE = RecordKind(
    model=WorkforceFigure,
    fields=("kind", "value", "as_at", "source"),
    check=_check_figure,
)
