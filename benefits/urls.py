from django.urls import path, register_converter

from benefits.views.collaborations import collaboration_list, collaboration_page
from benefits.views.entry import entry_home, reading_entry, reading_entry_undo
from benefits.views.forces import force_page
from benefits.views.funding_entry import funding_entry
from benefits.views.ledger import collaboration_spend
from benefits.views.measure_forms import (
    measure_add,
    measure_choose,
    measure_edit,
    measure_shares,
    measure_targets,
    measure_withdraw,
)
from benefits.views.measures import collaboration_benefits, measure_list, measure_page
from benefits.views.memberships import memberships_page
from benefits.views.overlaps import overlap_add, overlap_dissolve, overlap_edit
from benefits.views.overview import overview_page
from benefits.views.readings import (
    reading_add,
    reading_correct,
    reading_evidence,
    reading_undo,
    readings_confirm,
)
from benefits.views.spend_entry import spend_entry, spend_entry_home, spend_entry_undo
from collabtrack.shared.months import MonthConverter


class MeasureConverter:
    """URL converter: a measure's reference, such as B-01873."""

    regex = r"B-[0-9]{5,8}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class DayConverter(MeasureConverter):
    """URL converter: a day in ISO form."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


register_converter(MeasureConverter, "measure")
register_converter(DayConverter, "day")
register_converter(MonthConverter, "month")

app_name = "benefits"

ONE = "collaborations/<reference:reference>/"
MEASURE = "benefits/<measure:measure>/"
ENTRY = "entry/<month:month>/"
READING = f"{MEASURE}readings/<day:day>/<slug:force>/<int:revision>/"

urlpatterns = [
    path("overview/", overview_page, name="overview"),
    path("collaborations/", collaboration_list, name="collaboration-list"),
    path(ONE, collaboration_page, name="collaboration-detail"),
    path(f"{ONE}forces/", memberships_page, name="collaboration-forces"),
    path(f"{ONE}spend/", collaboration_spend, name="collaboration-spend"),
    path(f"{ONE}benefits/", collaboration_benefits, name="collaboration-benefits"),
    path(f"{ONE}benefits/choose/", measure_choose, name="measure-choose"),
    path(f"{ONE}benefits/add/", measure_add, name="measure-add"),
    path(f"{ONE}benefits/overlaps/add/", overlap_add, name="overlap-add"),
    path(f"{ONE}benefits/overlaps/<int:number>/", overlap_edit, name="overlap-edit"),
    path(
        f"{ONE}benefits/overlaps/<int:number>/dissolve/",
        overlap_dissolve,
        name="overlap-dissolve",
    ),
    path("benefits/", measure_list, name="measure-list"),
    path(MEASURE, measure_page, name="measure-detail"),
    path(f"{MEASURE}edit/", measure_edit, name="measure-edit"),
    path(f"{MEASURE}targets/", measure_targets, name="measure-targets"),
    path(f"{MEASURE}shares/", measure_shares, name="measure-shares"),
    path(f"{MEASURE}withdraw/", measure_withdraw, name="measure-withdraw"),
    path(f"{MEASURE}readings/add/", reading_add, name="reading-add"),
    path(f"{MEASURE}readings/confirm/", readings_confirm, name="readings-confirm"),
    path(f"{READING}correct/", reading_correct, name="reading-correct"),
    path(f"{READING}undo/", reading_undo, name="reading-undo"),
    path(f"{READING}evidence/", reading_evidence, name="reading-evidence"),
    path("forces/<slug:slug>/", force_page, name="force-detail"),
    path("entry/", entry_home, name="entry-home"),
    path("entry/spend/", spend_entry_home, name="spend-entry-home"),
    path(ENTRY, reading_entry, name="entry"),
    path(f"{ENTRY}undo/", reading_entry_undo, name="entry-undo"),
    path(f"{ENTRY}spend/", spend_entry, name="spend-entry"),
    path(f"{ENTRY}spend/undo/", spend_entry_undo, name="spend-entry-undo"),
    path(f"{ENTRY}funding/", funding_entry, name="funding-entry"),
]
