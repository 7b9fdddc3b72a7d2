from typing import ClassVar

from django import forms

from collaborations.forms.days import DayField
from collaborations.forms.records import RecordForm
from collaborations.models import VoteReason


class VoteReasonForm(RecordForm):
    stated_on = DayField(
        what="the day on which the forces stated it",
        label="On which day did the forces state it?",
        help_text="It holds until another reason is stated.",
    )

    class Meta:
        model = VoteReason
        fields = ("text", "stated_on")
        labels: ClassVar = {"text": "Why do votes differ from cost shares?"}
        error_messages: ClassVar = {
            "text": {"required": "Say why votes differ from cost shares."}
        }
        widgets: ClassVar = {"text": forms.Textarea(attrs={"rows": 4})}
