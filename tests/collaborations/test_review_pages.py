"""Reviews, surveys, objectives and the closing record in the browser."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.html import escape

from collaborations.models import Collaboration, Ending, Review, UnderstandingSurvey
from collaborations.services.endings import ENDING
from collaborations.services.records import add_record
from tests.collaborations.test_endings import WHOLE
from tests.factories import (
    AdoptionFactory,
    DecisionFactory,
    EndingConsultationFactory,
    EndingFactory,
    LessonFactory,
    ObjectiveFactory,
    ReviewFactory,
    SurveyResponseFactory,
    UnderstandingSurveyFactory,
)

pytestmark = pytest.mark.django_db

ONE = "/collaborations/C-0412/"
REVIEW = {
    "held_on": "1 September 2025",
    "scope": "Cost and turnaround",
    "outcome": "continue",
    "reason": "Turnaround fell.",
    "lead_role": "Head of forensics",
    "no_lessons_because": "Nothing new.",
}


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def client_of(user) -> Client:
    made = Client()
    made.force_login(user)
    return made


def test_a_review_is_added_and_shown(signed_in, collaboration):
    answer = signed_in.post(f"{ONE}reviews/add/", REVIEW, follow=True)

    page = words(answer)
    assert "Review added." in page
    assert "1 September 2025: Continue" in page
    assert Review.objects.get().no_lessons_because == "Nothing new."


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"held_on": "31 June 2025"}, "held_on", "There is no such day."),
        ({"held_on": "1 January 2999"}, "held_on", "a day that is not in the future."),
        ({"outcome": "perhaps"}, "outcome", "Select a valid choice."),
        ({"outcome": ""}, "outcome", "Choose the outcome."),
        ({"scope": ""}, "scope", "Say what was looked at."),
        ({"reason": "\u202e"}, "reason", "Remove the hidden character U+202E"),
        ({"lead_role": "x" * 121}, "lead_role", "at most 120 characters"),
        ({"no_lessons_because": ""}, "lessons", "Name the lessons, or say below"),
        ({"lessons": "999999"}, "lessons", "Select a valid choice."),
        ({"more_lessons": "L-9999"}, "more_lessons", "There is no lesson “L-9999”."),
        ({"more_lessons": "soon"}, "more_lessons", "There is no lesson “soon”."),
        ({"next_due_on": "1 September 2025"}, "next_due_on",
         "The next review has to be due after the day of this one."),
    ],
)  # fmt: skip
def test_bad_input_is_told_at_its_field_and_nothing_is_saved(
    signed_in, collaboration, changes, field, said
):
    answer = signed_in.post(f"{ONE}reviews/add/", REVIEW | changes)

    assert said in " ".join(answer.context["form"].errors[field])
    assert escape(said) in words(answer)
    assert not Review.objects.exists()


def test_own_and_answered_lessons_are_offered_and_others_by_their_id(
    signed_in, collaboration
):
    own = LessonFactory(collaboration=collaboration, title="Own lesson")
    answered = AdoptionFactory(collaboration=collaboration).lesson
    other = LessonFactory(title="From far away")
    other.refresh_from_db()
    page = words(signed_in.get(f"{ONE}reviews/add/"))
    assert "Own lesson" in page
    assert answered.title in page
    assert "From far away" not in page

    sent = {
        "lessons": [own.pk],
        "more_lessons": other.reference.lower(),
        "no_lessons_because": "",
    }
    signed_in.post(f"{ONE}reviews/add/", REVIEW | sent)

    assert set(Review.objects.get().lessons.all()) == {own, other}
    assert "From far away" in words(signed_in.get(f"{ONE}reviews/"))


def test_a_lesson_out_of_sight_is_not_offered_and_not_lost(signed_in, collaboration):
    hidden = LessonFactory(collaboration__is_restricted=True, title="Hidden lesson")
    hidden.refresh_from_db()
    own = LessonFactory(collaboration=collaboration)
    review = ReviewFactory(collaboration=collaboration)
    review.lessons.set([own, hidden])
    sent = REVIEW | {"lessons": [own.pk], "no_lessons_because": "", "version": "1"}

    shown = words(signed_in.get(f"{ONE}reviews/1/change/"))
    signed_in.post(f"{ONE}reviews/1/change/", sent)
    refused = signed_in.post(
        f"{ONE}reviews/add/", REVIEW | {"more_lessons": hidden.reference}
    )

    assert "Hidden lesson" not in shown + words(signed_in.get(f"{ONE}reviews/"))
    assert set(review.lessons.all()) == {own, hidden}
    assert "There is no lesson" in words(refused)


def test_who_was_overtaken_reads_choices_in_words(signed_in, collaboration, partner):
    ReviewFactory(collaboration=collaboration, no_lessons_because="Nothing new.")
    sent = REVIEW | {"version": "1"}
    client_of(partner).post(
        f"{ONE}reviews/1/change/", sent | {"outcome": "stop", "reason": "Too dear."}
    )

    answer = signed_in.post(f"{ONE}reviews/1/change/", sent)

    differing = {each.name: each for each in answer.context["differences"]}
    assert differing["outcome"].theirs == "Stop"
    assert differing["outcome"].mine == "Continue"


def test_a_viewer_reads_and_is_offered_nothing(viewer, collaboration):
    ReviewFactory(collaboration=collaboration)
    UnderstandingSurveyFactory(collaboration=collaboration)
    ObjectiveFactory(collaboration=collaboration)
    EndingFactory(collaboration=collaboration)
    client = client_of(viewer)

    for path in ("reviews/", "purpose/surveys/", "objectives/", "close/"):
        page = words(client.get(f"{ONE}{path}"))
        assert "/add/" not in page
        assert "/change/" not in page
        assert '<form method="post" novalidate>' not in page


def survey(**changes):
    return {
        "asked_on": "1 June 2025",
        "method": "On paper",
        "asked_northern": "40",
        "answered_northern": "20",
        "knowing_northern": "15",
    } | changes


def test_a_survey_is_entered_with_a_row_for_each_force(signed_in, collaboration):
    answer = signed_in.post(f"{ONE}purpose/surveys/add/", survey(), follow=True)

    page = words(answer)
    assert "75% of 20 who answered know the purpose. No answer from Southern." in page
    assert "Undo" in page
    assert "not recorded" in page


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"asked_northern": "many"}, "asked_northern", "Northern: enter a whole"),
        ({"asked_northern": "-1"}, "asked_northern", "Northern: enter 0 or more."),
        ({"answered_northern": "41"}, "asked_northern",
         "Northern: No more can have answered than were asked."),
        ({"knowing_northern": "21"}, "asked_northern",
         "Northern: No more can know the purpose than answered"),
        ({"asked_on": "1 January 2999"}, "asked_on", "not in the future"),
        ({"method": " "}, "method", "Say how they were asked."),
    ],
)  # fmt: skip
def test_a_wrong_survey_is_told_at_its_field(
    signed_in, collaboration, changes, field, said
):
    answer = signed_in.post(f"{ONE}purpose/surveys/add/", survey(**changes))

    assert said in " ".join(answer.context["form"].errors[field])
    assert said in words(answer)
    assert not UnderstandingSurvey.objects.exists()


def test_an_added_survey_can_be_undone(signed_in, collaboration):
    signed_in.post(f"{ONE}purpose/surveys/add/", survey())

    signed_in.post(f"{ONE}purpose/surveys/1/change/?undo=1")

    assert not UnderstandingSurvey.objects.exists()


def test_an_overtaken_survey_shows_theirs_and_keeps_mine(
    signed_in, collaboration, partner, force
):
    row = SurveyResponseFactory(survey__collaboration=collaboration, force=force)
    change = f"{ONE}purpose/surveys/1/change/"
    client_of(partner).post(change, survey(answered_northern="30", version="1"))

    answer = signed_in.post(change, survey(answered_northern="25", version="1"))
    row.refresh_from_db()
    assert row.answered == 30
    assert "50% of 30 who answered know the purpose" in words(answer)
    assert 'value="25"' in words(answer)

    shown = answer.context["form"]["version"].value()
    signed_in.post(change, survey(answered_northern="25", version=shown))
    row.refresh_from_db()
    assert row.answered == 25


def test_an_objective_is_withdrawn_with_a_reason(signed_in, collaboration):
    ObjectiveFactory(collaboration=collaboration, text="Cut turnaround")
    page = f"{ONE}objectives/1/withdraw/"

    refused = signed_in.post(page, {"on": "1 June 2025", "reason": ""})
    done = signed_in.post(
        page, {"on": "1 June 2025", "reason": "Met early.", "version": "1"}, follow=True
    )

    assert "Say why it is withdrawn." in words(refused)
    assert "withdrawn on 1 June 2025: Met early." in words(done)
    assert signed_in.get(page).status_code == 404
    assert "Cut turnaround" not in words(signed_in.get(ONE))


def test_the_closing_record_is_written_piece_by_piece(signed_in, collaboration):
    start = words(signed_in.get(f"{ONE}close/"))
    signed_in.post(f"{ONE}close/reasons/", {"reasons": ["completed", "wellbeing"]})
    signed_in.post(
        f"{ONE}close/exit_cost/",
        {"planned_exit_cost": "£100,000", "actual_exit_cost": "", "version": "1"},
    )
    signed_in.post(
        f"{ONE}close/consultation/add/",
        {"who": "The public", "asked_on": "1 May 2025", "said": "Keep the service."},
    )

    page = words(signed_in.get(f"{ONE}close/"))
    assert "Start with the reasons" in start
    assert "Staff wellbeing; Completed" in page
    assert "£100,000.00" in page
    assert "not recorded" in page
    assert "10 parts still needed" in page


@pytest.mark.parametrize(
    ("part", "sent", "field", "said"),
    [
        ("reasons", {}, "reasons", "Choose at least one reason."),
        ("reasons", {"reasons": ["bored"]}, "reasons", "Select a valid choice."),
        ("exit_cost", {"planned_exit_cost": "-1"}, "planned_exit_cost",
         "Enter a cost of £0 or more."),
        ("exit_cost", {"actual_exit_cost": "ten"}, "actual_exit_cost",
         "Enter an amount in pounds"),
        ("successor", {"successor": "999999"}, "successor", "Select a valid choice."),
        ("decision", {"decision": "999999"}, "decision", "Select a valid choice."),
        ("last_day", {"last_day": "1 April 1999"}, "last_day",
         "Enter a day on or after the day on which it started."),
        ("lessons", {"more_lessons": "L-1"}, "more_lessons", "There is no lesson"),
    ],
)  # fmt: skip
def test_a_wrong_part_is_told_at_its_field(
    signed_in, collaboration, part, sent, field, said
):
    EndingFactory(collaboration=collaboration)

    answer = signed_in.post(f"{ONE}close/{part}/", sent | {"version": "1"})

    assert said in " ".join(answer.context["form"].errors[field])
    assert said in words(answer)
    assert Ending.objects.get().version == 1


def test_there_is_no_other_part(signed_in, collaboration):
    assert signed_in.get(f"{ONE}close/secrets/").status_code == 404


def test_a_benefit_needs_a_closing_record(signed_in, collaboration):
    assert signed_in.get(f"{ONE}close/benefits/add/").status_code == 403


def test_closing_lists_what_is_missing(signed_in, collaboration):
    EndingFactory(collaboration=collaboration)

    page = words(signed_in.post(f"{ONE}close/", {"version": "1"}))

    assert "<title>Error: Closing record" in page
    assert "<li>Give the business case for ending.</li>" in page
    assert Collaboration.objects.get().status == "live"


def test_closing_without_a_record_says_how_to_start(signed_in, collaboration):
    page = words(signed_in.post(f"{ONE}close/"))

    assert "Start the closing record first: give the reasons." in page


def test_a_whole_record_closes_the_collaboration_and_is_open_to_all(
    signed_in, collaboration, stranger
):
    ending = EndingFactory(collaboration=collaboration, **WHOLE)
    EndingConsultationFactory(ending=ending, asked_on=dt.date(2025, 8, 1))
    before = words(client_of(stranger).get(f"{ONE}close/"))

    answer = signed_in.post(f"{ONE}close/", {"version": "1"}, follow=True)

    assert "Joint Forensics is closed: its last day is 31 March 2026." in words(answer)
    assert "No closing record is published." in before
    after = words(client_of(stranger).get(f"{ONE}close/"))
    assert "Each force now buys for less." in after


def test_the_record_of_what_is_over_begins_with_its_end(signed_in, collaboration):
    Collaboration.objects.update(
        status="ended", ended_on=dt.date(2026, 3, 31), ended_because="completed"
    )

    offered = words(signed_in.get(f"{ONE}close/last_day/"))
    signed_in.post(f"{ONE}close/decision/", {"decision_text": "The joint board."})

    begun = Ending.objects.get()
    assert 'value="31 March 2026"' in offered
    assert (begun.last_day, begun.reasons) == (dt.date(2026, 3, 31), ["completed"])


def test_a_record_begun_before_the_end_shows_it(signed_in, collaboration):
    EndingFactory(collaboration=collaboration, reasons=[])
    Collaboration.objects.update(
        status="ended", ended_on=dt.date(2026, 3, 31), ended_because="completed"
    )

    page = words(signed_in.get(f"{ONE}close/"))

    assert "31 March 2026" in page
    assert "Enter the last day." not in page
    assert "Choose at least one reason." not in page


def test_only_decided_matters_are_offered(signed_in, analyst, collaboration):
    waits = DecisionFactory(collaboration=collaboration, matter="Buy a van")
    DecisionFactory(
        collaboration=collaboration,
        matter="End it",
        outcome="approved",
        decided_on=dt.date(2026, 3, 1),
    )

    page = words(signed_in.get(f"{ONE}close/decision/"))

    assert "End it" in page
    assert "Buy a van" not in page
    with pytest.raises(ValidationError, match="matter is not decided"):
        add_record(
            record=Ending(collaboration=collaboration, decision=waits),
            kind=ENDING,
            by=analyst,
        )


def test_who_may_not_close_is_refused(viewer, collaboration):
    EndingFactory(collaboration=collaboration, **WHOLE)

    assert client_of(viewer).post(f"{ONE}close/").status_code == 403


def test_the_collaboration_page_sums_up_each_topic(signed_in, collaboration, force):
    SurveyResponseFactory(survey__collaboration=collaboration, force=force)
    ReviewFactory(collaboration=collaboration, next_due_on=dt.date(2025, 10, 1))
    EndingFactory(collaboration=collaboration, reasons=["completed"])

    page = words(signed_in.get(ONE))

    assert "of 20 who answered, asked on 1 June 2025" in page
    assert "1 of 2" in page
    assert "days overdue" in page
    assert "Draft: only the forces taking part see it" in page
