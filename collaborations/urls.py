from django.urls import path, register_converter
from django.urls.converters import StringConverter

from collaborations.views import participation
from collaborations.views.definitions import definitions
from collaborations.views.drafts import draft_discard, draft_save
from collaborations.views.forces import force_list
from collaborations.views.governance import (
    body_add,
    decision_list,
    decision_outcome,
    decision_raise,
)
from collaborations.views.history import change_list
from collaborations.views.lesson_answers import lesson_answer
from collaborations.views.lesson_list import lesson_list
from collaborations.views.lessons import (
    adoption_done,
    lesson_change,
    lesson_detail,
    lesson_place,
    lesson_record,
    lessons_of_collaboration,
)
from collaborations.views.purpose import (
    objective_add,
    objective_change,
    revise,
    sign,
    versions,
)
from collaborations.views.start import publish, start

app_name = "collaborations"


class ReferenceConverter(StringConverter):
    """C-0412; anything else is no address and does not reach the database."""

    regex = "C-[0-9]{4,6}"


class LessonConverter:
    """L-0093 in the address, 93 in the code."""

    regex = "L-[0-9]{4,6}"

    def to_python(self, value: str) -> int:
        return int(value[2:])

    def to_url(self, value: int | str) -> str:
        return value if isinstance(value, str) else f"L-{value:04d}"


register_converter(ReferenceConverter, "reference")
register_converter(LessonConverter, "lesson")

ONE = "collaborations/<reference:reference>/"

urlpatterns = [
    path("forces/", force_list, name="force-list"),
    path("collaborations/new/", start, name="collaboration-start"),
    path(f"{ONE}history/", change_list, name="change-list"),
    path(f"{ONE}publish/", publish, name="collaboration-publish"),
    path(f"{ONE}purpose/", versions, name="purpose-versions"),
    path(f"{ONE}purpose/edit/", revise, name="purpose-revise"),
    path(f"{ONE}purpose/sign/", sign, name="purpose-sign"),
    path(f"{ONE}objectives/add/", objective_add, name="objective-add"),
    path(
        f"{ONE}objectives/<int:number>/change/",
        objective_change,
        name="objective-change",
    ),
    path("definitions/", definitions, name="definitions"),
    path("drafts/", draft_save, name="draft-save"),
    path("drafts/discard/", draft_discard, name="draft-discard"),
    path(
        f"{ONE}forces/shares/",
        participation.cost_shares_change,
        name="cost-shares-change",
    ),
    path(f"{ONE}forces/invite/", participation.force_invite, name="force-invite"),
    path(
        f"{ONE}forces/<slug:slug>/withdraw/",
        participation.force_withdraw,
        name="force-withdraw",
    ),
    path(f"{ONE}governance/bodies/add/", body_add, name="body-add"),
    path(f"{ONE}decisions/", decision_list, name="decision-list"),
    path(f"{ONE}decisions/raise/", decision_raise, name="decision-raise"),
    path(
        f"{ONE}decisions/<int:pk>/outcome/", decision_outcome, name="decision-outcome"
    ),
    path("lessons/", lesson_list, name="lesson-list"),
    path("lessons/<lesson:number>/", lesson_detail, name="lesson-detail"),
    path("lessons/<lesson:number>/answer/", lesson_place, name="lesson-place"),
    path(f"{ONE}lessons/", lessons_of_collaboration, name="lessons-of-collaboration"),
    path(f"{ONE}lessons/record/", lesson_record, name="lesson-record"),
    path(f"{ONE}lessons/<lesson:number>/change/", lesson_change, name="lesson-change"),
    path(f"{ONE}lessons/<lesson:number>/answer/", lesson_answer, name="lesson-answer"),
    path(
        f"{ONE}lessons/answers/<int:number>/done/",
        adoption_done,
        name="adoption-done",
    ),
]
