"""Roles, those appointed to them, and what they can do."""

from typing import Any, ClassVar

from django import forms

from collaborations.forms.days import DayField
from collaborations.forms.records import RecordForm
from collaborations.models import (
    Appointment,
    Collaboration,
    Force,
    HeldSkill,
    Role,
    Skill,
    SkillsReview,
)
from collaborations.models.posts import BAD_POSTS, FEWEST_POSTS, MOST_POSTS
from collaborations.services.people import APPOINTMENT, ROLE
from collaborations.services.skills import SKILLS_REVIEW
from collabtrack.shared.plain_forms import PlainForm
from collabtrack.shared.text import plain_text


class PostsField(forms.DecimalField):
    """A text box for posts, full-time equivalent."""

    def __init__(self, *, label: str) -> None:
        super().__init__(
            label=label,
            help_text="Full-time equivalents: 0.5 is one person for half the week.",
            min_value=FEWEST_POSTS,
            max_value=MOST_POSTS,
            max_digits=6,
            decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            error_messages=dict.fromkeys(
                ("required", "invalid", "min_value", "max_value"), BAD_POSTS
            )
            | {"max_decimal_places": "Use at most two decimal places."},
        )

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else f"{value:g}"


def forces_to_choose(collaboration: Collaboration) -> Any:
    """Give the forces that take part, have left or are to join, by name."""
    rows = Force.objects.filter(participations__collaboration=collaboration)
    return rows.distinct().order_by("name", "slug")


def first_day(label: str) -> DayField:
    return DayField(what="the first day", label=label)


def last_day(help_text: str = "Leave it empty if none is set.") -> DayField:
    return DayField(
        what="the last day",
        label="Until which day? (optional)",
        help_text=help_text,
        required=False,
    )


class RoleForm(RecordForm):
    field_of_code: ClassVar = {"title_taken": "title"}

    posts = PostsField(label="How many posts are needed?")
    starts_on = first_day("From which day is it needed?")
    ends_on = last_day()
    skills = forms.ModelMultipleChoiceField(
        label="Which skills does its holder need? (optional)",
        help_text="If one is missing, add it to the list of skills first.",
        queryset=Skill.objects.order_by("name"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Role
        fields = (*ROLE.fields, *ROLE.lists)
        labels: ClassVar = {
            "title": "What is the role called?",
            "area": "What is it for?",
            "is_bought_in": "It is bought in: a supplier does it",
        }
        help_texts: ClassVar = {"title": "For example, Benefits manager."}
        error_messages: ClassVar = {
            "title": {"required": "Enter what the role is called."},
            "area": {"required": "Choose what the role is for."},
        }


class AppointmentForm(RecordForm):
    posts = PostsField(label="How much of a post do they fill?")
    starts_on = first_day("From which day?")
    ends_on = last_day()

    class Meta:
        model = Appointment
        fields = APPOINTMENT.fields
        labels: ClassVar = {
            "role": "Which role?",
            "holder_title": "Who holds it, by title or rank?",
            "force": "Which force supplies them?",
        }
        help_texts: ClassVar = {
            "holder_title": "For example, Detective sergeant. Never a person's name.",
        }
        error_messages: ClassVar = {
            "role": {"required": "Choose the role."},
            "holder_title": {"required": "Enter the holder's title or rank."},
            "force": {"required": "Choose the force that supplies them."},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_from("role", self.collaboration.roles.order_by("title", "pk"))
        if self.instance.pk:
            del self.fields["force"]
        else:
            self.choose_from("force", forces_to_choose(self.collaboration))


class HeldSkillForm(RecordForm):
    field_of_code: ClassVar = {
        "held_already": "skill",
        "runs_out_too_early": "valid_until",
    }

    gained_on = DayField(
        what="the day on which it was gained",
        label="When was it gained or last renewed? (optional)",
        required=False,
    )
    valid_until = DayField(
        what="the last day on which it holds",
        label="Until which day does it hold?",
        help_text="Leave it empty if it does not run out.",
        required=False,
    )

    class Meta:
        model = HeldSkill
        fields = ("skill", "gained_on", "valid_until")
        labels: ClassVar = {"skill": "Which skill?"}
        error_messages: ClassVar = {"skill": {"required": "Choose the skill."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_from("skill", Skill.objects.order_by("name"))


class SkillsReviewForm(RecordForm):
    field_of_code: ClassVar = {"reviewed_that_day": "reviewed_on"}

    reviewed_on = DayField(
        what="the day of the review", label="When was the list gone through?"
    )

    class Meta:
        model = SkillsReview
        fields = SKILLS_REVIEW.fields
        labels: ClassVar = {
            "reviewed_by": "Who went through it?",
            "note": "What did they find? (optional)",
        }
        help_texts: ClassVar = {
            "reviewed_by": "A role or a body, such as Head of unit. No name is needed."
        }
        error_messages: ClassVar = {
            "reviewed_by": {"required": "Enter the role or body that went through it."}
        }
        widgets: ClassVar = {"note": forms.Textarea(attrs={"rows": 3})}


class StandDownForm(PlainForm, forms.Form):
    ends_on = DayField(what="the last day", label="On which day do they last hold it?")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class HolderNameForm(PlainForm, forms.Form):
    holder_name = forms.CharField(
        label="What is the holder's name? (optional)",
        help_text="Only members of the force that supplies them see it. Leave it empty"
        " to remove the name.",
        max_length=120,
        required=False,
        strip=False,
        validators=[plain_text],
        error_messages={"max_length": "Use at most 120 characters."},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class SkillForm(PlainForm, forms.ModelForm):  # type: ignore[type-arg]  # takes none at run time
    class Meta:
        model = Skill
        fields = ("name", "kind", "valid_months")
        labels: ClassVar = {
            "name": "What is the skill called?",
            "kind": "What kind of skill is it?",
            "valid_months": "For how many months does the proof hold? (optional)",
        }
        help_texts: ClassVar = {
            "name": "All collaborations share the list: use words that fit them all.",
            "valid_months": "Leave it empty if it does not run out.",
        }
        error_messages: ClassVar = {
            "name": {"required": "Enter what the skill is called."},
            "kind": {"required": "Choose the kind of skill."},
            "valid_months": {"invalid": "Enter a whole number of months, such as 12."},
        }
        widgets: ClassVar = {
            "valid_months": forms.TextInput(attrs={"inputmode": "numeric"})
        }

    def validate_unique(self) -> None:
        """Leave it to the service."""

    def validate_constraints(self) -> None:
        """Leave it to the service."""
