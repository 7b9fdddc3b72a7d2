"""What surveys, reviews and the closing record say on the page of a collaboration."""

import datetime as dt
from typing import Any

from collaborations.models import Collaboration, Ending
from collaborations.reports.endings import with_its_end
from collaborations.reports.reviews import ReviewState, review_state
from collaborations.reports.surveys import SurveySummary, latest_survey
from collaborations.reports.surveys_wording import percent
from collaborations.views.sections import Section, SectionLine, link
from collabtrack.shared.templatetags.figures import uk_date


def survey_section(collaboration: Collaboration, user: Any, on: dt.date) -> Section:
    found = latest_survey(collaboration, on=on)
    return Section(
        id="understanding",
        title="Is the purpose understood?",
        rows=_survey_lines(found) if found else (),
        nothing=_nothing(collaboration, "No survey is"),
        links=(
            link("Surveys", "survey-list", collaboration),
            link("Objectives", "objective-list", collaboration),
        ),
    )


def _survey_lines(found: SurveySummary) -> tuple[SectionLine, ...]:
    share = "" if found.share is None else percent(found.share)
    asked = f"of {found.answered:,} who answered, asked on {uk_date(found.asked_on)}"
    forces = f"{found.forces_that_answered} of {found.forces}"
    return (
        SectionLine("Know the purpose", share, asked if share else ""),
        SectionLine("Forces that answered", forces),
    )


def review_section(collaboration: Collaboration, user: Any, on: dt.date) -> Section:
    state = review_state(collaboration, on=on)
    return Section(
        id="reviews",
        title="Reviews",
        rows=_review_lines(state),
        nothing=_nothing(collaboration, "No review is"),
        links=(link("Reviews", "review-list", collaboration),),
    )


def _review_lines(state: ReviewState) -> tuple[SectionLine, ...]:
    if state.last is None:
        return ()
    late = f"{state.days_overdue:,} days overdue" if state.is_overdue else ""
    return (
        SectionLine("Last review", uk_date(state.last.held_on)),
        SectionLine(
            "Outcome", state.last.get_outcome_display(), _short(state.last.reason)
        ),
        SectionLine("Next review due", uk_date(state.next_due_on), late),
    )


def ending_section(collaboration: Collaboration, user: Any, on: dt.date) -> Section:
    rows = Ending.objects.visible_to(user).filter(collaboration=collaboration)
    rows = rows.select_related("collaboration")
    ending: Ending | None = rows.order_by("pk").first()
    return Section(
        id="ending",
        title="Ending",
        rows=_ending_lines(with_its_end(ending)) if ending else (),
        nothing=_nothing(collaboration, "No closing record is"),
        links=(link("Closing record", "close", collaboration),),
    )


def _ending_lines(ending: Ending) -> tuple[SectionLine, ...]:
    closed = f"Closed on {uk_date(ending.closed_on)}"
    draft = "Draft: only the forces taking part see it"
    return (
        SectionLine("Closing record", closed if ending.is_closed else draft),
        SectionLine("Why", "; ".join(ending.reasons_in_words)),
        SectionLine("Last day", uk_date(ending.last_day)),
    )


def _nothing(collaboration: Collaboration, what: str) -> str:
    return f"{what} {'published' if collaboration.is_from_register else 'recorded'}."


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:119]}…"
