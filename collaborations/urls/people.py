from django.urls import path

from collaborations.urls.paths import ONE
from collaborations.views import holders
from collaborations.views import people_records as records
from collaborations.views.people import holder_page, people_page

PEOPLE = f"{ONE}people/"
ONE_HOLDER = f"{PEOPLE}appointments/<int:number>/"

patterns = [
    path(PEOPLE, people_page, name="people"),
    path(f"{PEOPLE}roles/add/", records.role_add, name="role-add"),
    path(
        f"{PEOPLE}roles/<int:number>/change/", records.role_change, name="role-change"
    ),
    path(f"{PEOPLE}skills/add/", holders.skill_add, name="skill-add"),
    path(f"{PEOPLE}reviews/add/", records.skills_review_add, name="skills-review-add"),
    path(
        f"{PEOPLE}reviews/<int:number>/change/",
        records.skills_review_change,
        name="skills-review-change",
    ),
    path(f"{PEOPLE}appointments/add/", records.appointment_add, name="appointment-add"),
    path(ONE_HOLDER, holder_page, name="appointment"),
    path(f"{ONE_HOLDER}change/", records.appointment_change, name="appointment-change"),
    path(
        f"{ONE_HOLDER}stand-down/",
        holders.appointment_stand_down,
        name="appointment-stand-down",
    ),
    path(f"{ONE_HOLDER}name/", holders.appointment_name, name="appointment-name"),
    path(f"{ONE_HOLDER}skills/add/", holders.held_skill_add, name="held-skill-add"),
    path(
        f"{PEOPLE}held-skills/<int:number>/change/",
        holders.held_skill_change,
        name="held-skill-change",
    ),
    path(
        f"{PEOPLE}contributions/add/", records.contribution_add, name="contribution-add"
    ),
    path(
        f"{PEOPLE}contributions/<int:number>/change/",
        records.contribution_change,
        name="contribution-change",
    ),
    path(f"{PEOPLE}systems/add/", records.system_add, name="system-add"),
    path(
        f"{PEOPLE}systems/<int:number>/change/",
        records.system_change,
        name="system-change",
    ),
    path(
        f"{PEOPLE}figures/add/",
        records.workforce_figure_add,
        name="workforce-figure-add",
    ),
    path(
        f"{PEOPLE}figures/<int:number>/change/",
        records.workforce_figure_change,
        name="workforce-figure-change",
    ),
]
