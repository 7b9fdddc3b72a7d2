from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from collaborations.forms.days import DayField
from collaborations.forms.records import RecordForm
from collaborations.models import Agreement, AgreementParty
from collaborations.reports.signatories import Signatory
from collaborations.services.agreements import AGREEMENT
from collaborations.services.signatures import OF_PARTY, Person
from collabtrack.shared.plain_forms import PlainForm
from collabtrack.shared.text import LONGEST_TEXT

_PUBLICATION = ("publication", "publication_url", "published_on")
_TOO_LONG = {"max_length": f"Use at most {LONGEST_TEXT:,} characters."}
_URL_LABEL = "At which address? (optional)"
_NOT_RECORDED = "Not recorded"
_NOT_MONTHS = "Enter whole months, such as 12."


def _day(what: str, label: str, help_text: str = "", **kwargs: Any) -> DayField:
    return DayField(what=what, label=label, help_text=help_text, **kwargs)


class PublicationForm(RecordForm):
    """Whether and where a version is published."""

    published_on = _day(
        "the day on which it was published",
        "When was it published? (optional)",
        required=False,
    )

    class Meta:
        model = Agreement
        fields: tuple[str, ...] = _PUBLICATION
        labels: ClassVar = {
            "publication": "How is it published?",
            "publication_url": _URL_LABEL,
        }
        help_texts: ClassVar = {
            "publication": "Section 23E asks policing bodies to publish the agreement,"
            " or the fact of it with such details as are appropriate.",
            "publication_url": "For example, https://www.example.org/agreement.pdf",
        }
        error_messages: ClassVar = {
            "publication_url": {"max_length": "Use at most 500 characters."}
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["publication"]
        field.choices = [("", _NOT_RECORDED), *Agreement.Publication.choices]


class AgreementForm(PublicationForm):
    drafted_on = _day(
        "the day on which this version was drafted", "When was this version drafted?"
    )
    commences_on = _day(
        "the day on which it commences",
        "When does it commence? (optional)",
        "It may lie in the future, or before the day of drafting.",
        required=False,
    )
    review_due_on = _day(
        "the day by which it is reviewed",
        "When is its review due? (optional)",
        required=False,
    )
    expires_on = _day(
        "its last day in force",
        "When does it expire? (optional)",
        "The last day in force. Leave it empty if it has no end.",
        required=False,
    )
    notice_months = forms.IntegerField(
        label="How many months of notice does it ask for? (optional)",
        required=False,
        min_value=0,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _NOT_MONTHS, "min_value": _NOT_MONTHS},
    )
    guidance_regarded_on = _day(
        "a day",
        "When did the parties have regard to the guidance? (optional)",
        "Section 23F asks for regard to the Secretary of State's guidance.",
        required=False,
    )

    class Meta(PublicationForm.Meta):
        fields = AGREEMENT.fields
        labels: ClassVar = {
            **PublicationForm.Meta.labels,
            "title": "What is the agreement called?",
            "label": "What kind of agreement is it?",
            "has_force_provision": "It holds force provision, section 22A(3)",
            "has_policing_body_provision": "It holds policing body provision,"
            " section 22A(4)",
            "has_joint_provision": "It holds policing body and force provision,"
            " section 22A(5)",
            "amendment": "How can it be amended? (optional)",
        }
        help_texts: ClassVar = {
            **PublicationForm.Meta.help_texts,
            "title": "For example, Joint forensic services.",
            "has_force_provision": "Tick each kind that it holds. Force provision is"
            " about what forces do: each chief officer and policing body signs.",
            "has_policing_body_provision": "About what policing bodies do: each of"
            " them signs.",
            "has_joint_provision": "About what both do: each policing body and each"
            " chief officer signs.",
        }
        widgets: ClassVar = {
            "label": forms.RadioSelect,
            "amendment": forms.Textarea(attrs={"rows": 4}),
        }
        error_messages: ClassVar = {
            **PublicationForm.Meta.error_messages,
            "title": {
                "required": "Enter what the agreement is called.",
                "max_length": "Use at most 200 characters.",
            },
            "label": {"required": "Choose what kind of agreement it is."},
            "amendment": _TOO_LONG,
        }


def person_token(signatory: Signatory) -> str:
    """Name a person in a form: by kind and force, or by the number of the party."""
    if signatory.force:
        return f"{signatory.kind}:{signatory.force.slug}"
    number = signatory.party.number if signatory.party else ""
    return f"{signatory.kind}:{number}"


class SignForm(PlainForm, forms.Form):
    """Who signed, chosen from those who may, and when."""

    field_of_code: ClassVar[Mapping[str, str]] = {OF_PARTY: "who"}

    who = forms.ChoiceField(
        label="Who signed?",
        help_text="A policing body is the one in office on the day of signing.",
        error_messages={
            "required": "Choose who signed.",
            "invalid_choice": "Choose somebody who has not signed yet.",
        },
    )
    signed_on = _day("the day of signing", "On which day?")

    def __init__(self, *args: Any, offered: tuple[Signatory, ...], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.people = {
            person_token(each): Person(
                each.kind, each.force, "" if each.force else each.title
            )
            for each in offered
        }
        # A body and its predecessor share a token: the day of signing tells them apart.
        labels = {person_token(each): _offer(each) for each in reversed(offered)}
        field: Any = self.fields["who"]
        field.choices = [("", "Choose a party"), *reversed(labels.items())]

    def person(self) -> Person:
        return self.people[self.cleaned_data["who"]]


def _offer(signatory: Signatory) -> str:
    needed = ", required" if signatory.is_required else ""
    if signatory.kind == AgreementParty.Kind.POLICING_BODY and signatory.force:
        return f"{signatory.title}, policing body of {signatory.force}{needed}"
    return f"{signatory.title}{needed}"


class PartyForm(RecordForm):
    """Another party by its name; of a chief officer or policing body only the day."""

    field_of_code: ClassVar[Mapping[str, str]] = {
        OF_PARTY: "name",
        "party_twice": "name",
    }

    signed_on = _day(
        "the day of signing",
        "When did it sign? (optional)",
        "Leave it empty while it has not.",
        required=False,
    )

    class Meta:
        model = AgreementParty
        fields = ("name", "signed_on")
        labels: ClassVar = {"name": "What is the party called?"}
        help_texts: ClassVar = {
            "name": "Neither a chief officer nor a policing body of a force taking"
            " part: for example, a fire authority. Never a person's name."
        }
        error_messages: ClassVar = {
            "name": {"max_length": "Use at most 160 characters."}
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.kind == AgreementParty.Kind.OTHER:
            name = self.fields["name"]
            name.required = True
            name.error_messages["required"] = "Enter what the party is called."
        else:
            del self.fields["name"]
