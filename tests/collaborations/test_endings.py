"""The closing record piece by piece, and closing: what is refused, what it changes."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from collaborations.models import Collaboration, Ending, StatusChange
from collaborations.reports.ending_wording import part_lines
from collaborations.reports.endings import missing, requirements
from collaborations.reports.history import history
from collaborations.services.endings import (
    CONSULTATION,
    ENDING,
    close_collaboration,
)
from collaborations.services.lifecycle import (
    move_collaboration,
    take_back_last_move,
)
from collaborations.services.records import add_record, change_record
from tests.factories import (
    CollaborationFactory,
    EndingBenefitFactory,
    EndingConsultationFactory,
    EndingFactory,
    LessonFactory,
    RegisterEntryFactory,
)

pytestmark = pytest.mark.django_db

LAST_DAY = dt.date(2026, 3, 31)
CLOSED = dt.date(2026, 4, 10)
WHOLE = {
    "reasons": ["completed", "unequal_benefit"],
    "decision_text": "The joint board, on 1 December 2025.",
    "business_case": "Each force now buys for less.",
    "planned_exit_cost": Decimal("100000.00"),
    "actual_exit_cost": Decimal("0.00"),
    "assets": "Vans go back to their forces.",
    "staff": "Posts return home.",
    "information": "The lead force keeps the records.",
    "benefits_in_general": "The saving is kept.",
    "no_lessons_because": "Its lessons are in the review of 2025.",
    "what_follows": "Each force does it itself.",
    "last_day": LAST_DAY,
}


@pytest.fixture
def ending(collaboration) -> Ending:
    """A closing record that lacks nothing."""
    made = EndingFactory(collaboration=collaboration, **WHOLE)
    EndingConsultationFactory(ending=made)
    return made


def without(ending, *names):
    empty = {name: Ending._meta.get_field(name).get_default() for name in names}
    Ending.objects.filter(pk=ending.pk).update(**empty)
    ending.refresh_from_db()
    return ending


def close(ending, by, on=CLOSED):
    return close_collaboration(ending=ending, by=by, on=on)


def refused(act):
    with pytest.raises(ValidationError) as error:
        act()
    if hasattr(error.value, "error_dict"):
        return error.value.message_dict
    return error.value.messages


def change(ending, by, lists=None, **values):
    return change_record(record=ending, kind=ENDING, values=values, lists=lists, by=by)


def test_closing_ends_the_collaboration_on_its_last_day(ending, analyst):
    closed = close(ending, analyst)

    made = Collaboration.objects.get()
    assert (closed.closed_on, closed.version) == (CLOSED, 2)
    assert (made.status, made.ended_on) == ("ended", LAST_DAY)
    assert made.ended_because == closed.reasons[0]
    assert sorted(closed.reasons) == ["completed", "unequal_benefit"]


def test_closing_is_a_dated_move_of_the_status(ending, analyst):
    close(ending, analyst)

    move = StatusChange.objects.get()
    assert (move.from_status, move.to_status) == ("live", "ended")
    assert move.moved_on == LAST_DAY


@pytest.mark.parametrize(
    ("taken", "asks"),
    [
        (["reasons"], "Choose at least one reason."),
        (["decision_text"],
         "Name the decision to end it, or say who decided and when."),
        (["business_case"], "Give the business case for ending."),
        (["actual_exit_cost"],
         "Enter the planned and the actual exit cost, or say why one is not known."),
        (["assets"], "Say what happens to the assets."),
        (["staff"], "Say what happens to the staff."),
        (["information"], "Say what happens to the data."),
        (["benefits_in_general"],
         "Say of the benefits whether they are kept, lost or transferred."),
        (["no_lessons_because"], "Name the lessons, or say why there were none."),
        (["what_follows"],
         "Name the collaboration that follows, or say what takes its place."),
        (["last_day"], "Enter the last day."),
    ],
)  # fmt: skip
def test_what_is_missing_is_named_and_nothing_is_closed(ending, analyst, taken, asks):
    without(ending, *taken)

    assert refused(lambda: close(ending, analyst)) == [asks]
    assert Collaboration.objects.get().status == "live"


def test_an_empty_record_lacks_every_part(collaboration):
    empty = EndingFactory(collaboration=collaboration)

    assert missing(requirements(empty)) == requirements(empty)
    assert len(requirements(empty)) == 12


def test_consultation_is_one_row_at_least(ending, analyst):
    ending.consultations.all().delete()

    assert refused(lambda: close(ending, analyst)) == [
        "Say who was consulted, when, and what they said."
    ]


@pytest.mark.parametrize(
    ("taken", "instead"),
    [
        ("actual_exit_cost", {"cost_not_known_because": "The lease is disputed."}),
        ("what_follows", {"successor": CollaborationFactory}),
    ],
)
def test_a_part_can_be_given_in_either_way(ending, analyst, taken, instead):
    without(ending, taken)
    for name, value in instead.items():
        setattr(ending, name, value() if callable(value) else value)
    ending.save()

    assert close(ending, analyst).is_closed


def test_benefits_can_be_given_one_by_one(ending, analyst):
    without(ending, "benefits_in_general")
    EndingBenefitFactory(ending=ending, name="Faster results")

    assert close(ending, analyst).is_closed


def test_lessons_can_be_named_instead_of_saying_why_none(ending, analyst):
    lessons = {"lessons": [LessonFactory()]}
    change(ending, analyst, lists=lessons, no_lessons_because="")

    assert close(ending, analyst).is_closed


def test_lessons_and_a_reason_for_none_contradict_each_other(ending, analyst):
    def act():
        change(ending, analyst, lists={"lessons": [LessonFactory()]})

    assert refused(act) == {
        "no_lessons_because": ["Leave this empty: lessons are named above."]
    }
    assert not ending.lessons.exists()


def test_it_cannot_be_closed_before_its_last_day(ending, analyst):
    said = refused(lambda: close(ending, analyst, on=LAST_DAY - dt.timedelta(days=1)))

    assert said == {
        "__all__": ["A collaboration can be closed only once its last day has come."]
    }


def test_it_is_closed_once(ending, analyst):
    close(ending, analyst)

    assert refused(lambda: close(ending, analyst)) == ["It is closed already."]


def test_a_draft_collaboration_is_not_closed(ending, analyst):
    Collaboration.objects.update(is_draft=True)

    assert refused(lambda: close(ending, analyst)) == [
        "It is a draft that nobody else sees: publish it first."
    ]


def test_one_that_ended_before_gets_its_record_later(ending, analyst):
    Collaboration.objects.update(
        status="ended", ended_on=LAST_DAY, ending_reason="cancelled"
    )

    close(ending, analyst)

    assert Collaboration.objects.get().ending_reason == "cancelled"


def test_the_last_day_is_the_day_on_which_it_ended(ending, analyst):
    Collaboration.objects.update(status="ended", ended_on=dt.date(2026, 3, 1))

    said = refused(lambda: change(ending, analyst, last_day=LAST_DAY))

    assert said == {"last_day": ["It ended on 1 March 2026: enter that day."]}


def test_it_does_not_end_before_it_started(ending, analyst):
    said = refused(lambda: change(ending, analyst, last_day=dt.date(2020, 3, 31)))

    assert said == {
        "last_day": ["Enter a day on or after the day on which it started."]
    }


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_only_analysts_and_leads_of_its_forces_close(ending, persona, request):
    user = request.getfixturevalue(persona)

    with pytest.raises(PermissionDenied):
        close(ending, user)


def test_rows_of_the_public_register_have_no_closing_record(administrator):
    published = RegisterEntryFactory().collaboration

    said = refused(
        lambda: add_record(
            record=Ending(collaboration=published), kind=ENDING, by=administrator
        )
    )

    assert said[0].startswith("The public register holds published facts only")


def test_a_closed_record_stays_complete(ending, analyst):
    close(ending, analyst)

    assert refused(lambda: change(ending, analyst, business_case="")) == [
        "Give the business case for ending."
    ]
    changed = change(ending, analyst, actual_exit_cost=Decimal("120.00"))
    assert changed.actual_exit_cost == Decimal("120.00")


@pytest.mark.parametrize(
    ("name", "value"),
    [("last_day", LAST_DAY - dt.timedelta(days=1)), ("reasons", ["completed"])],
)
def test_what_the_collaboration_was_closed_with_stays(ending, analyst, name, value):
    close(ending, analyst)

    assert refused(lambda: change(ending, analyst, **{name: value})) == {
        name: ["The collaboration is closed with this: it stays as it is."]
    }


def test_a_reason_is_chosen_once(ending, analyst):
    said = refused(lambda: change(ending, analyst, reasons=["completed", "completed"]))

    assert said == {"reasons": ["Choose each reason once."]}


def test_nobody_is_consulted_in_the_future(ending, analyst):
    row = EndingConsultationFactory.build(
        ending=ending,
        collaboration=ending.collaboration,
        asked_on=timezone.localdate() + dt.timedelta(days=1),
    )

    said = refused(lambda: add_record(record=row, kind=CONSULTATION, by=analyst))

    assert said == {"asked_on": ["Enter a day that is not in the future."]}


def facts(ending, user, part):
    line = next(each for each in part_lines(ending, user) if each.part == part)
    return [(fact.label, fact.value) for fact in line.facts]


def test_a_cost_that_is_not_known_is_not_nil(ending, analyst):
    without(ending, "planned_exit_cost")

    assert facts(ending, analyst, "exit_cost") == [
        ("Planned", "not recorded"),
        ("Actual", "£0.00"),
    ]


def test_the_record_names_neither_hidden_lessons_nor_a_hidden_successor(
    ending, analyst
):
    ending.successor = CollaborationFactory(is_restricted=True, name="Hidden")
    ending.no_lessons_because = ""
    ending.save()
    ending.lessons.add(LessonFactory(collaboration=ending.successor))

    assert facts(ending, analyst, "successor") == [
        ("What takes its place", "Each force does it itself.")
    ]
    assert facts(ending, analyst, "lessons") == []


def test_what_the_draft_said_stays_with_the_forces_that_take_part(
    ending, collaboration, analyst, stranger
):
    change(ending, analyst, planned_exit_cost=Decimal("7654321.00"))
    close(ending, analyst)

    def told(user):
        return " ".join(
            f"{line.record} {line.after}"
            for line in history(collaboration, user, most=200)
        )

    assert "£7,654,321.00" in told(analyst)
    assert "7,654,321" not in told(stranger)
    assert "Closing record" not in told(stranger)


def test_the_history_words_the_reasons_and_covers_the_lessons(ending, analyst):
    change(ending, analyst, reasons=["wellbeing"])
    ending.lessons.add(LessonFactory())

    lines = history(ending.collaboration, analyst, most=200)

    assert any(line.after == "Staff wellbeing" for line in lines)
    assert any(line.record.startswith("Ending lesson") for line in lines)


def test_a_closing_that_was_a_mistake_is_taken_back_and_made_anew(ending, analyst):
    close(ending, analyst)

    take_back_last_move(collaboration=Collaboration.objects.get(), by=analyst)
    reopened = Ending.objects.get()
    again = close(reopened, analyst)

    assert not reopened.is_closed
    assert again.closed_on == CLOSED
    assert Collaboration.objects.get().ended_on == LAST_DAY


def test_a_draft_stays_as_it_is_when_a_move_is_taken_back(ending, analyst):
    made = Collaboration.objects.get()
    move_collaboration(
        collaboration=made,
        status="ended",
        on=LAST_DAY,
        ended_because="completed",
        by=analyst,
    )

    take_back_last_move(collaboration=made, by=analyst)

    assert Ending.objects.get().version == 1


def test_it_does_not_end_on_another_day_than_its_closed_record(ending, analyst):
    Ending.objects.update(closed_on=CLOSED)

    said = refused(
        lambda: move_collaboration(
            collaboration=Collaboration.objects.get(),
            status="absorbed",
            on=CLOSED,
            ended_because="absorbed",
            by=analyst,
        )
    )

    assert said == {
        "on": [
            "Its closing record gives 31 March 2026 as its last day. Enter that day."
        ]
    }
