"""The pages that write roles, appointments, skills, posts, systems and figures."""

from django.http import HttpRequest

from collaborations.forms import people as forms
from collaborations.forms import workforce
from collaborations.models import Appointment, Collaboration
from collaborations.services.people import APPOINTMENT, ROLE
from collaborations.services.skills import SKILLS_REVIEW
from collaborations.services.workforce import (
    POST_CONTRIBUTION,
    SYSTEM_IN_USE,
    WORKFORCE_FIGURE,
)
from collaborations.views.records import RecordPages, add_page, change_page

BACK = "collaborations:people"


def _asked_role(collaboration: Collaboration, request: HttpRequest) -> Appointment:
    """Begin with the role that a link named, if there is such a role."""
    made = Appointment(collaboration=collaboration)
    number = request.GET.get("role", "")
    is_number = number.isascii() and number.isdecimal() and len(number) < 7
    named = collaboration.roles.filter(number=number if is_number else None)
    if role := named.order_by("pk").first():
        made.role = role
    return made


ROLE_PAGES = RecordPages(
    kind=ROLE,
    form=forms.RoleForm,
    noun="role",
    back=BACK,
    anchor="roles",
    change="collaborations:role-change",
)
APPOINTMENT_PAGES = RecordPages(
    kind=APPOINTMENT,
    form=forms.AppointmentForm,
    noun="appointment",
    back=BACK,
    anchor="holders",
    change="collaborations:appointment-change",
    fresh=_asked_role,
)
REVIEW_PAGES = RecordPages(
    kind=SKILLS_REVIEW,
    form=forms.SkillsReviewForm,
    noun="review of roles and skills",
    back=BACK,
    anchor="roles",
    change="collaborations:skills-review-change",
)
CONTRIBUTION_PAGES = RecordPages(
    kind=POST_CONTRIBUTION,
    form=workforce.ContributionForm,
    noun="contribution of posts",
    back=BACK,
    anchor="contributions",
    change="collaborations:contribution-change",
)
SYSTEM_PAGES = RecordPages(
    kind=SYSTEM_IN_USE,
    form=workforce.SystemForm,
    noun="system in use",
    back=BACK,
    anchor="systems",
    change="collaborations:system-change",
)
FIGURE_PAGES = RecordPages(
    kind=WORKFORCE_FIGURE,
    form=workforce.FigureForm,
    noun="figure about staff",
    back=BACK,
    anchor="figures",
    change="collaborations:workforce-figure-change",
)

role_add, role_change = add_page(ROLE_PAGES), change_page(ROLE_PAGES)
appointment_add = add_page(APPOINTMENT_PAGES)
appointment_change = change_page(APPOINTMENT_PAGES)
skills_review_add = add_page(REVIEW_PAGES)
skills_review_change = change_page(REVIEW_PAGES)
contribution_add = add_page(CONTRIBUTION_PAGES)
contribution_change = change_page(CONTRIBUTION_PAGES)
system_add, system_change = add_page(SYSTEM_PAGES), change_page(SYSTEM_PAGES)
workforce_figure_add = add_page(FIGURE_PAGES)
workforce_figure_change = change_page(FIGURE_PAGES)
