"""The register: collaborations, forces, purposes, shares and decisions."""

from django.urls import path

from collaborations.urls.paths import ONE
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

patterns = [
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
