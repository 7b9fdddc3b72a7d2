"""What is said about a collaboration itself, on one page or on those of a draft."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from collaborations.forms.days import DayField
from collaborations.forms.records import RecordForm
from collaborations.models import Collaboration, Force, Function
from collaborations.services.collaboration_rules import programme_for, programmes_for
from collabtrack.shared.plain_forms import PlainForm
from collabtrack.shared.text import plain_text

_Status = Collaboration.Status
STARTS_AS = (_Status.PROPOSED, _Status.SETTING_UP, _Status.LIVE)
_OPEN = ("", "Not known yet")
_LABELS = {
    "name": "Name",
    "row_kind": "Is it one collaboration, or a programme of several?",
    "function": "What is it about?",
    "model": "How do the forces work together?",
    "scope": "How far does it reach?",
    "is_mandatory": "The law requires forces to do this together",
    "programme": "Is it part of a programme? (optional)",
    "status": "Where does it stand?",
}
_HELP = {
    "name": "As the forces call it.",
    "model": "The model that comes nearest.",
    "is_mandatory": "Under section 23FA of the Police Act 1996: air support.",
    "programme": "The cost of a programme is never added to that of its parts.",
}
_ERRORS = {
    "name": {
        "required": "Enter the name.",
        "max_length": "Use at most 200 characters.",
    },
    "function": {"required": "Choose a function."},
    "scope": {"required": "Choose how far it reaches."},
    "status": {"required": "Choose where it stands."},
    "row_kind": {"required": "Choose one."},
}
_WIDGETS = {
    "row_kind": forms.RadioSelect,
    "scope": forms.RadioSelect,
    "status": forms.RadioSelect,
}


class StartDayField(DayField):
    def __init__(self) -> None:
        super().__init__(
            what="the day on which it went live",
            label="Live since",
            required=False,
            help_text="Leave empty unless it is live.",
        )


class AboutForm(RecordForm):
    """The pages below, each with some of the fields; `reader` is who fills them in."""

    reader: ClassVar[Any] = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_draft = self.instance.is_draft
        open_scope = [_OPEN] if is_draft else []
        self._offer("scope", [*open_scope, *Collaboration.Scope.choices])
        self._offer("model", [_OPEN, *Collaboration.Model.choices])
        self._offer("row_kind", Collaboration.RowKind.choices)
        self._offer("status", [(status.value, status.label) for status in STARTS_AS])
        for name in {"function", "scope"} & set(self.fields):
            self.fields[name].required = not is_draft
        self._name_choices(
            "function", "Choose a function", Function.objects.order_by("code")
        )
        offered = programmes_for(self.reader).order_by("name", "pk")
        self._name_choices("programme", "No programme", offered)

    @classmethod
    def read_by(cls, user: Any) -> type["AboutForm"]:
        """Give the form for a user, who chooses among what that user sees."""
        return type(cls.__name__, (cls,), {"reader": user})

    def clean_programme(self) -> Collaboration | None:
        chosen = self.cleaned_data["programme"]
        present = Collaboration.objects.get(pk=self.instance.pk)
        try:
            return programme_for(self.reader, present, chosen)
        except ValidationError as refusal:
            raise ValidationError(refusal.message_dict["programme"]) from refusal

    def _offer(self, name: str, choices: Any) -> None:
        field: Any = self.fields.get(name)
        if field is not None:
            field.choices = choices

    def _name_choices(self, name: str, empty: str, rows: Any) -> None:
        field: Any = self.fields.get(name)
        if field is not None:
            field.queryset, field.empty_label = rows, empty


class ChangeForm(AboutForm):
    started_on = StartDayField()

    class Meta:
        model = Collaboration
        fields = (
            "name",
            "function",
            "model",
            "scope",
            "is_mandatory",
            "programme",
            "started_on",
        )
        labels, help_texts, error_messages = _LABELS, _HELP, _ERRORS
        widgets = _WIDGETS


class DraftNameForm(AboutForm):
    class Meta:
        model = Collaboration
        fields = ("name", "function")
        labels, help_texts, error_messages = _LABELS, _HELP, _ERRORS


class DraftKindForm(AboutForm):
    class Meta:
        model = Collaboration
        fields = ("row_kind", "model", "scope", "is_mandatory", "programme")
        labels, help_texts, error_messages = _LABELS, _HELP, _ERRORS
        widgets = _WIDGETS


class DraftWhenForm(AboutForm):
    started_on = StartDayField()

    class Meta:
        model = Collaboration
        fields = ("status", "started_on")
        labels, help_texts, error_messages = _LABELS, _HELP, _ERRORS
        widgets = _WIDGETS


class StartForm(PlainForm, forms.Form):
    """The first page of a start: a name is enough to save a draft."""

    name = forms.CharField(
        label="Name",
        max_length=200,
        validators=[plain_text],
        help_text=_HELP["name"],
        error_messages={"required": "Enter the name."},
    )
    force = forms.ModelChoiceField(
        label="Your force, which leads it",
        queryset=Force.objects.none(),
        empty_label=None,
        error_messages={"required": "Choose your force."},
    )
    row_kind = forms.ChoiceField(
        label=_LABELS["row_kind"],
        choices=Collaboration.RowKind.choices,
        initial=Collaboration.RowKind.COLLABORATION,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one."},
    )

    def __init__(self, *args: Any, forces: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["force"]
        field.queryset = forces.order_by("slug")
