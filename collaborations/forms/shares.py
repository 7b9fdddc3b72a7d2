"""Forms of a set of shares: a box for each force, and the day from which they hold."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from collaborations.forms.days import DayField
from collaborations.models import Participation
from collabtrack.shared.money import PoundsFormField
from collabtrack.shared.plain_forms import PlainForm
from collabtrack.shared.text import LONGEST_TEXT, plain_text

_PERCENTAGE = re.compile(r"\d{1,3}(?:\.\d{1,2})?", re.ASCII)
_WHOLE_NUMBER = re.compile(r"\d{1,7}", re.ASCII)
_Part = TypeVar("_Part", Decimal, int)


class PartField(forms.Field):
    """A text box for one force's part; left empty, the force has none."""

    def __init__(self, member: Participation, **kwargs: Any) -> None:
        self.member = member
        box = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(
            required=False,
            label=member.force.name,
            widget=box,
            localize=False,
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:
        typed = re.sub(r"\s", "", value or "")
        return self.read(typed) if typed else None

    def read(self, typed: str) -> Any:
        raise NotImplementedError


class ShareField(PartField):
    def read(self, typed: str) -> Decimal:
        typed = typed.removesuffix("%")
        if not _PERCENTAGE.fullmatch(typed) or Decimal(typed) > 100:
            raise ValidationError(
                f"Enter the share of {self.member.force} from 0 to 100 with at most two"
                " decimals, such as 27.6.",
                code="invalid",
            )
        return Decimal(typed)


class VotesField(PartField):
    def read(self, typed: str) -> int:
        bare = typed.replace(",", "")
        if not _WHOLE_NUMBER.fullmatch(bare):
            raise ValidationError(
                f"Enter the votes of {self.member.force} as a whole number, such as 1.",
                code="invalid",
            )
        return int(bare)


class SetForm(PlainForm, forms.Form, Generic[_Part]):
    """One box for each participation."""

    part_field: ClassVar[type[PartField]]

    def __init__(
        self, members: Iterable[Participation], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members = {share_name(member): member for member in members}
        for name, member in self.members.items():
            self.fields[name] = self.part_field(member)

    @property
    def share_fields(self) -> list[Any]:
        return [{"field": self[n], "member": m} for n, m in self.members.items()]

    @property
    def other_fields(self) -> list[Any]:
        return [field for field in self.visible_fields() if field.name in self.plain]

    @property
    def plain(self) -> set[str]:
        return set(self.fields) - set(self.members)

    @property
    def shares(self) -> dict[Participation, _Part]:
        """Give what was typed; a force whose box is empty is left out."""
        typed: Mapping[str, _Part | None] = self.cleaned_data
        return {
            member: share
            for name, member in self.members.items()
            if (share := typed.get(name)) is not None
        }

    def show_refusal(self, refusal: ValidationError) -> None:
        """Put what a service refused beside the box that it is about."""
        if hasattr(refusal, "error_dict"):
            for name, faults in refusal.error_dict.items():
                place = name if name in self.plain else None
                self.add_error(place, [str(m) for f in faults for m in f.messages])
            return
        by_key: dict[Any, str] = {
            member.pk: name for name, member in self.members.items()
        }
        for fault in refusal.error_list:
            about = (fault.params or {}).get("participation")
            self.add_error(by_key.get(about), fault)


class ReasonField(forms.CharField):
    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            validators=[plain_text, MaxLengthValidator(LONGEST_TEXT)],
            widget=forms.Textarea(attrs={"rows": 3}),
            **kwargs,
        )


class CorrectionForm(PlainForm, forms.Form):
    """Corrects the newest set; `starts_on` and `version` are what the writer sees."""

    starts_on = forms.DateField(widget=forms.HiddenInput)
    version = forms.CharField(widget=forms.HiddenInput)
    reason = ReasonField(
        "Why are they corrected?",
        help_text="Kept in the history beside the old shares.",
        error_messages={"required": "Say why the shares are corrected."},
    )


class CostSharesForm(SetForm[Decimal]):
    part_field = ShareField

    starts_on = DayField(
        what="the day from which the shares hold", label="First day of these shares"
    )
    amount = PoundsFormField(
        label="An amount, to see how the shares split it",
        required=False,
        help_text="Nothing is recorded about this amount.",
    )


class CostSharesCorrection(CorrectionForm, SetForm[Decimal]):
    part_field = ShareField


class VotesForm(SetForm[int]):
    part_field = VotesField

    starts_on = DayField(
        what="the day from which the votes hold", label="First day of these votes"
    )


class VotesCorrection(CorrectionForm, SetForm[int]):
    part_field = VotesField


def share_name(member: Participation) -> str:
    return f"share_{member.pk}"
