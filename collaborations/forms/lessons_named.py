"""Choosing the lessons that a review or a closing record names."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from collaborations.forms.records import RecordForm
from collaborations.models import Collaboration, Lesson

_REFERENCE = re.compile(r"L-([0-9]{1,8})", re.ASCII | re.IGNORECASE)
_MOST = 50


class NamesLessons(RecordForm):
    """A form with `lessons` to tick, and a box for the ids of others.

    Offered are the collaboration's own, those it has answered and those named before.
    A restricted lesson of another collaboration is not offered, and not lost either.
    """

    lessons = forms.ModelMultipleChoiceField(
        label="Which lessons were learned or considered?",
        queryset=Lesson.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Those of this collaboration, and those it has answered.",
    )
    more_lessons = forms.CharField(
        label="Other lessons considered from elsewhere",
        required=False,
        max_length=500,
        help_text="Their ids, such as L-0093, L-0101.",
    )

    def __init__(self, *args: Any, collaboration: Collaboration, **kwargs: Any) -> None:
        super().__init__(*args, collaboration=collaboration, **kwargs)
        self.choose_from("lessons", self._offered().order_by("number"))

    def _open(self) -> Any:
        """Lessons that everybody may read, and the collaboration's own."""
        anywhere = Q(collaboration__is_restricted=False, collaboration__is_draft=False)
        return Lesson.objects.filter(anywhere | Q(collaboration=self.collaboration))

    def _offered(self) -> Any:
        own = Q(collaboration=self.collaboration)
        answered = Q(adoptions__collaboration=self.collaboration)
        named = Q(pk__in=self._named().values("pk"))
        return self._open().filter(own | answered | named).distinct()

    def _named(self) -> Any:
        if self.instance.pk is None:
            return Lesson.objects.none()
        return self.instance.lessons.all()

    def clean_more_lessons(self) -> list[Lesson]:
        typed = self.cleaned_data["more_lessons"]
        words = [word for word in re.split(r"[\s,;]+", typed) if word]
        return [self._lesson(word) for word in words[:_MOST]]

    def _lesson(self, word: str) -> Lesson:
        found = _REFERENCE.fullmatch(word)
        lesson: Lesson | None = None
        if found:
            lesson = self._open().filter(number=int(found.group(1))).first()
        if lesson is None:
            raise ValidationError(
                f"There is no lesson “{word}”. Enter ids such as L-0093."
            )
        return lesson

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "lessons" in cleaned:
            hidden = self._named().exclude(pk__in=self._open().values("pk"))
            chosen = [*cleaned["lessons"], *cleaned.get("more_lessons", []), *hidden]
            cleaned["lessons"] = list(dict.fromkeys(chosen))
        return cleaned
