"""The posts of each role on a day, as reports/people.py defines them, and no more."""

import datetime as dt

from django.db.models import Sum

from collaborations.access import in_effect
from collaborations.models import Collaboration, Role
from collaborations.reports.people import NO_POSTS, People, RolePosts, last_review


def posts_in_brief(collaboration: Collaboration, *, on: dt.date) -> People:
    """Read the posts of each role and no more, in two queries."""
    rows = Role.objects.filter(collaboration=collaboration).in_effect_on(on)
    filled = Sum("appointments__posts", filter=in_effect("appointments__", on))
    return People(
        on=on,
        roles=tuple(
            RolePosts(
                number=role.number or 0,
                title=role.title,
                area=role.get_area_display(),
                is_bought_in=role.is_bought_in,
                skills=(),
                needed=role.posts,
                filled=role.posts_filled or NO_POSTS,
                holders=(),
            )
            for role in rows.annotate(posts_filled=filled).order_by("title", "pk")
        ),
        reviewed_on=last_review(collaboration, on),
    )
