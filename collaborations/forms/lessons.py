"""Recording a lesson, answering one, and saying that a promise is kept."""

from typing import Any, ClassVar

from django import forms

from collaborations.forms.days import DayField
from collaborations.forms.records import RecordForm
from collaborations.models import Adoption, Collaboration, Lesson
from collaborations.services.lessons import LESSON, PROMISE, LessonAnswer
from collabtrack.shared.plain_forms import PlainForm
from collabtrack.shared.text import LONGEST_TEXT

_TOO_LONG = f"Use at most {LONGEST_TEXT:,} characters."
_STAGES = {
    "starting": "Starting: finding out whether to do it together",
    "setting_up": "Setting up: people, systems and agreements",
    "running": "Running: day to day",
    "review": "Review: asking whether it is still worth it",
    "change": "Change: forces join or leave, or it does something else",
    "ending": "Ending: taking it apart",
}


def _text(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class LessonForm(RecordForm):
    stage = forms.ChoiceField(
        label="At which stage was it learned?",
        choices=list(_STAGES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the stage."},
    )
    learned_on = DayField(
        what="the day on which it was learned", label="When was it learned?"
    )

    class Meta:
        model = Lesson
        fields = LESSON.fields
        labels: ClassVar = {
            "title": "What is the lesson, in one line?",
            "kind": "Should others keep, try or avoid it?",
            "what_happened": "What happened?",
            "what_to_do": "What should others do?",
            "evidence": "How do you know? (optional)",
            "evidence_url": "Where can the evidence be read? (optional)",
            "theme": "Which theme does it belong to?",
        }
        help_texts: ClassVar = {
            "title": "For example, Agree the exit before the start.",
            "kind": "Keep what worked, try what you would do next time, avoid what went"
            " wrong.",
            "what_happened": "The facts, so that somebody who was not there"
            " understands. Say roles, not names.",
            "what_to_do": "What another collaboration can do on Monday. The first line"
            " is shown in lists.",
            "evidence": "For example, the review of March 2026, or the turnaround"
            " before and after.",
            "evidence_url": "A full address, such as https://www.example.org/report.",
        }
        error_messages: ClassVar = {
            "title": {
                "required": "Enter the lesson in one line.",
                "max_length": "Use at most 120 characters.",
            },
            "kind": {"required": "Choose keep, try or avoid."},
            "what_happened": {
                "required": "Say what happened.",
                "max_length": _TOO_LONG,
            },
            "what_to_do": {
                "required": "Say what others should do.",
                "max_length": _TOO_LONG,
            },
            "evidence": {"max_length": _TOO_LONG},
            "evidence_url": {"max_length": "Use at most 500 characters."},
            "theme": {"required": "Choose a theme."},
        }
        widgets: ClassVar = {
            "kind": forms.RadioSelect,
            "what_happened": _text(6),
            "what_to_do": _text(),
            "evidence": _text(3),
            "theme": forms.RadioSelect,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("kind", "theme"):
            _without_blank(self.fields[name])


class AnswerForm(RecordForm):
    """One answer, in the name of one of the writer's own forces."""

    due_on = DayField(
        what="the day by which it will be done",
        label="By when will it be done?",
        help_text="Not needed to decline.",
        required=False,
    )
    answered_on = DayField(what="a day", label="When was this decided?")

    class Meta:
        model = Adoption
        fields = (
            "participation",
            "answer",
            "reason",
            "action",
            "due_on",
            "answered_on",
        )
        labels: ClassVar = {
            "participation": "Which force answers?",
            "answer": "What is your answer?",
            "reason": "Why?",
            "action": "What will be done?",
        }
        help_texts: ClassVar = {
            "answer": "Adopt it as it is, adapt it to your collaboration, or decline"
            " it.",
            "reason": "Others learn from the reason as much as from the answer.",
            "action": "Not needed to decline. For example: Add an exit schedule to the"
            " agreement.",
        }
        error_messages: ClassVar = {
            "participation": {
                "required": "Choose the force that answers.",
                "invalid_choice": "Choose one of your own forces.",
            },
            "answer": {"required": "Choose adopt, adapt or decline."},
            "reason": {"required": "Say why.", "max_length": _TOO_LONG},
            "action": {"max_length": _TOO_LONG},
        }
        widgets: ClassVar = {
            "answer": forms.RadioSelect,
            "reason": _text(3),
            "action": _text(3),
        }

    def __init__(
        self, *args: Any, collaboration: Collaboration, members: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, collaboration=collaboration, **kwargs)
        self.choose_from("participation", members.select_related("force"))
        force: Any = self.fields["participation"]
        force.empty_label = None
        force.label_from_instance = lambda member: member.force.name
        _without_blank(self.fields["answer"])

    def given(self) -> LessonAnswer:
        names = ("answer", "reason", "answered_on", "action", "due_on")
        return LessonAnswer(**{name: self.cleaned_data[name] for name in names})


class DoneForm(RecordForm):
    field_of_code: ClassVar = {"nothing_to_do": "done_on"}

    done_on = DayField(what="the day on which it was done", label="When was it done?")

    class Meta:
        model = Adoption
        fields = PROMISE.fields


class PlaceForm(PlainForm, forms.Form):
    """In which collaboration to answer."""

    collaboration = forms.ModelChoiceField(
        label="In which collaboration?",
        queryset=Collaboration.objects.none(),
        to_field_name="reference",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose a collaboration.",
            "invalid_choice": "Choose a collaboration that you may write in.",
        },
    )

    def __init__(self, data: Any, *, places: Any) -> None:
        super().__init__(data)
        field: Any = self.fields["collaboration"]
        field.queryset = places.order_by("name", "pk")


def _without_blank(field: forms.Field) -> None:
    """Offer no empty choice among radio buttons."""
    choice: Any = field
    choice.choices = [pair for pair in choice.choices if pair[0]]
