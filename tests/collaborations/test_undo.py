"""What was just saved is taken back whole, unless somebody has acted on it since."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from collaborations.models import (
    Attendance,
    CostFormula,
    Decision,
    Meeting,
    Participation,
    Purpose,
    UnderstandingSurvey,
)
from collaborations.services.formulas import (
    COST_FORMULA,
    FormulaDraft,
    choose_formula,
)
from collaborations.services.governance import (
    DECISION,
    raise_decision,
    record_approvals,
    record_outcome,
)
from collaborations.services.meetings import MEETING, add_meeting, change_meeting
from collaborations.services.participation import PARTICIPATION, invite_force
from collaborations.services.purpose import PURPOSE, PurposeDraft, revise_purpose
from collaborations.services.surveys import (
    SURVEY,
    Counts,
    correct_survey,
    record_survey,
)
from collaborations.services.undo import undo_change
from collabtrack.shared.financial_years import FinancialYear
from tests import factories

pytestmark = pytest.mark.django_db
DAY = dt.date(2025, 6, 2)
YEAR = FinancialYear.parse("2026-27")


def undo(record, kind, by):
    record.refresh_from_db()
    return undo_change(record=record, kind=kind, by=by, version=record.version)


def refusal(record, kind, by):
    with pytest.raises(ValidationError) as caught:
        undo(record, kind, by)
    return " ".join(caught.value.messages)


@pytest.fixture
def matter(collaboration, analyst):
    return raise_decision(
        collaboration=collaboration,
        matter="Move the laboratory",
        kind="routine",
        raised_on=DAY,
        waits_for="The finance director",
        by=analyst,
    )


def test_a_raised_matter_is_taken_away_again(matter, analyst):
    assert undo(matter, DECISION, analyst) is False

    assert not Decision.objects.exists()


def test_an_undone_outcome_lets_the_matter_wait_as_before(matter, analyst):
    record_outcome(
        decision=matter, outcome=Decision.Outcome.APPROVED, on=DAY, by=analyst
    )

    undo(matter, DECISION, analyst)

    matter.refresh_from_db()
    assert (matter.is_closed, matter.decided_on) == (False, None)
    assert matter.waits_for == "The finance director"


def test_only_who_recorded_an_outcome_undoes_it(matter, analyst, partner):
    record_outcome(
        decision=matter, outcome=Decision.Outcome.APPROVED, on=DAY, by=analyst
    )

    with pytest.raises(PermissionDenied):
        undo(matter, DECISION, partner)


def test_an_outcome_that_the_closing_record_names_stays(matter, collaboration, analyst):
    record_outcome(
        decision=matter, outcome=Decision.Outcome.APPROVED, on=DAY, by=analyst
    )
    factories.EndingFactory(collaboration=collaboration, decision=matter)

    assert "the closing record names this decision" in refusal(
        matter, DECISION, analyst
    )


def test_undone_approvals_are_those_of_before(matter, force, partner_force, analyst):
    record_approvals(decision=matter, approvals={force: DAY}, by=analyst)
    record_approvals(
        decision=matter, approvals={partner_force: DAY, force: None}, by=analyst
    )

    undo(matter, DECISION, analyst)

    matter.refresh_from_db()
    given = {row.party: row.given_on for row in matter.approvals.all()}
    assert given == {force: DAY}
    assert (matter.approvals_needed, matter.approvals_given) == (1, 1)


def test_what_was_written_since_is_not_undone(matter, analyst):
    version = matter.version
    record_approvals(decision=matter, approvals={}, by=analyst)
    record_outcome(
        decision=matter, outcome=Decision.Outcome.DEFERRED, on=DAY, by=analyst
    )

    with pytest.raises(ValidationError, match="changed again since"):
        undo_change(record=matter, kind=DECISION, by=analyst, version=version)


def test_an_undone_meeting_has_its_day_and_those_present_back(
    collaboration, force, partner_force, analyst
):
    board = factories.GovernanceBodyFactory(collaboration=collaboration)
    meeting = add_meeting(
        meeting=Meeting(collaboration=collaboration, body=board, held_on=DAY),
        present=[force],
        by=analyst,
    )
    later = DAY + dt.timedelta(days=1)
    change_meeting(
        meeting=meeting,
        values={"held_on": later},
        present=[partner_force],
        by=analyst,
    )

    undo(meeting, MEETING, analyst)

    meeting.refresh_from_db()
    there = Attendance.objects.filter(meeting=meeting, is_present=True)
    assert meeting.held_on == DAY
    assert [mark.force for mark in there] == [force]


def test_an_undone_survey_has_its_counts_back(collaboration, force, analyst):
    survey = UnderstandingSurvey(
        collaboration=collaboration, asked_on=DAY, method="By post"
    )
    record_survey(survey=survey, counts=[Counts(force, 40, 30, 20)], by=analyst)
    correct_survey(
        survey=survey,
        values={"method": "By telephone"},
        counts=[Counts(force, 40, 30, 25)],
        by=analyst,
    )

    undo(survey, SURVEY, analyst)

    survey.refresh_from_db()
    assert survey.method == "By post"
    assert survey.responses.get().knowing == 20


def choose(collaboration, by, kind, parts=()):
    draft = FormulaDraft(kind=kind, first_year=YEAR, note="", parts=dict(parts))
    return choose_formula(collaboration=collaboration, draft=draft, by=by)


def test_an_undone_formula_has_its_parts_back(collaboration, analyst):
    parts = {"usage": 6000, "population": 4000}
    choose(collaboration, analyst, "hybrid", parts)
    formula = choose(collaboration, analyst, "equal")

    undo(formula, COST_FORMULA, analyst)

    formula.refresh_from_db()
    stored = {part.driver: part.weight for part in formula.components.all()}
    assert (formula.kind, stored) == ("hybrid", parts)


def test_a_formula_that_was_new_is_taken_away(collaboration, analyst):
    formula = choose(collaboration, analyst, "equal")

    undo(formula, COST_FORMULA, analyst)

    assert not CostFormula.objects.exists()


def write(collaboration, by, based_on=0):
    draft = PurposeDraft(
        text=f"Cut turnaround, after version {based_on}.",
        is_for_efficiency=True,
        is_for_effectiveness=False,
        forces=[],
        based_on=based_on,
        reason="It changed.",
    )
    return revise_purpose(collaboration=collaboration, draft=draft, by=by)


def test_an_undone_version_of_the_purpose_lets_the_one_before_hold(
    collaboration, analyst
):
    first = write(collaboration, analyst)
    second = write(collaboration, analyst, based_on=1)

    undo(second, PURPOSE, analyst)

    assert list(Purpose.objects.all()) == [first]


def test_the_number_of_an_undone_version_does_not_come_back(collaboration, analyst):
    """Somebody may have read it, and would sign another text under its number."""
    undo(write(collaboration, analyst), PURPOSE, analyst)

    assert write(collaboration, analyst).version == 2


def test_a_version_that_a_force_has_answered_stays(collaboration, analyst, signatory):
    purpose = write(collaboration, analyst)
    member = collaboration.participations.get(force__slug="northern")
    factories.SignOffFactory(purpose=purpose, participation=member, signed_by=signatory)

    assert "Northern has answered it already" in refusal(purpose, PURPOSE, analyst)


def test_only_the_newest_version_is_undone(collaboration, analyst):
    first = write(collaboration, analyst)
    write(collaboration, analyst, based_on=1)

    assert "version 2 was written after it" in refusal(first, PURPOSE, analyst)


@pytest.fixture
def invited(collaboration, analyst):
    return invite_force(
        collaboration=collaboration,
        force=factories.ForceFactory(name="Eastern", slug="eastern"),
        joined_on=DAY,
        role=Participation.Role.PARTNER,
        by=analyst,
    )


def test_an_added_force_is_taken_off_again(invited, analyst):
    undo(invited, PARTICIPATION, analyst)

    assert not Participation.objects.filter(force__slug="eastern").exists()


def test_a_force_with_shares_is_not_taken_off(invited, analyst):
    factories.CostShareFactory(participation=invited)

    said = refusal(invited, PARTICIPATION, analyst)

    assert "Eastern has acted in it or is named already: cost share." in said
    assert "Withdraw it with a last day instead." in said


def test_a_force_that_something_else_names_is_not_taken_off(
    invited, collaboration, analyst
):
    factories.AgreementPartyFactory(
        agreement__collaboration=collaboration,
        collaboration=collaboration,
        kind="chief_officer",
        force=invited.force,
    )

    assert "agreement party" in refusal(invited, PARTICIPATION, analyst)
