"""Recording what a survey found: its day and way, and the counts of each force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.db.models import F

from collaborations.models import Force, SurveyResponse, UnderstandingSurvey
from collaborations.services.dates import refuse_future
from collaborations.services.many import save_many
from collaborations.services.records import (
    RecordKind,
    add_record,
    change_record,
)
from collabtrack.shared.history import Save, changes_made_by, rows_before


def _check(survey: UnderstandingSurvey) -> None:
    refuse_future("asked_on", survey.asked_on)


def _restore(survey: UnderstandingSurvey, save: Save, by: Any) -> None:
    """Put back the survey and the counts of every force."""
    for name in SURVEY.fields:
        setattr(survey, name, save.before[name])
    survey.full_clean()
    survey.save()
    rows = rows_before(save, SurveyResponse, survey=survey.pk)
    counts = [
        Counts(row["force"], row["asked"], row["answered"], row["knowing"])
        for row in rows
    ]
    if _set_counts(survey, counts, by):
        rows_of = UnderstandingSurvey.objects.filter(pk=survey.pk)
        rows_of.update(version=F("version") + 1)


SURVEY = RecordKind(
    model=UnderstandingSurvey,
    fields=("asked_on", "method"),
    check=_check,
    restore=_restore,
)


NO_COUNTS = (
    "Enter what at least one force answered: how many people were asked, how many of"
    " them answered, and how many know the purpose."
)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a force's people answered; None is not known, never 0."""

    force: Force
    asked: int | None = None
    answered: int | None = None
    knowing: int | None = None

    @property
    def is_empty(self) -> bool:
        return self.asked is None and self.answered is None and self.knowing is None


@transaction.atomic
def record_survey(
    *, survey: UnderstandingSurvey, counts: Sequence[Counts], by: Any
) -> UnderstandingSurvey:
    """Save a new survey with the counts of the forces; an empty row is no row.

    Raises PermissionDenied, or ValidationError by field; a force's by its slug.
    """
    with changes_made_by(by):
        add_record(record=survey, kind=SURVEY, by=by)
        _set_counts(survey, counts, by)
    return survey


@transaction.atomic
def correct_survey(
    *,
    survey: UnderstandingSurvey,
    values: Mapping[str, Any],
    counts: Sequence[Counts] | None,
    by: Any,
    version: int | None = None,
) -> UnderstandingSurvey:
    """Write a survey anew; None leaves the counts as they are.

    Raises PermissionDenied, or ValidationError by field: with code `changed_meanwhile`
    when somebody was quicker.
    """
    # One save, so that one undo takes all of it back.
    with changes_made_by(by):
        changed: UnderstandingSurvey = change_record(
            record=survey, kind=SURVEY, values=values, by=by, version=version
        )
        if counts is not None and _set_counts(changed, counts, by):
            # The counts belong to the survey: who read the old ones is overtaken.
            UnderstandingSurvey.objects.filter(pk=changed.pk).update(
                version=changed.version + 1
            )
            changed.refresh_from_db(fields=["version"])
    return changed


def _set_counts(survey: UnderstandingSurvey, counts: Sequence[Counts], by: Any) -> bool:
    """Make the rows say what is given, and tell whether any had to change."""
    given = [each for each in counts if not each.is_empty]
    if not given:
        raise ValidationError(NO_COUNTS, code="no_counts")
    _refuse_twice(given)
    before = {row.force_id: row for row in survey.responses.all()}
    _refuse_outsiders(survey, [each.force for each in given], set(before))
    pairs = [(each, before.pop(each.force.pk, None)) for each in given]
    new = [_new(survey, each) for each, row in pairs if row is None]
    with changes_made_by(by):
        _save_new(new)
        written = [_rewritten(row, each) for each, row in pairs if row is not None]
        for row in before.values():
            row.delete()
    return bool(new or before) or any(written)


def _new(survey: UnderstandingSurvey, counts: Counts) -> SurveyResponse:
    return SurveyResponse(
        survey=survey,
        collaboration_id=survey.collaboration_id,
        force=counts.force,
        asked=counts.asked,
        answered=counts.answered,
        knowing=counts.knowing,
    )


def _save_new(rows: list[SurveyResponse]) -> None:
    try:
        save_many(rows)
    except ValidationError:
        # Once more one by one: the refusal says whose counts cannot be.
        for row in rows:
            _clean(row)
        raise


def _rewritten(row: SurveyResponse, counts: Counts) -> bool:
    said = (counts.asked, counts.answered, counts.knowing)
    if (row.asked, row.answered, row.knowing) == said:
        return False
    row.asked, row.answered, row.knowing = said
    _clean(row)
    row.save()
    return True


def _clean(row: SurveyResponse) -> None:
    try:
        row.full_clean()
    except ValidationError as refusal:
        said = {row.force.slug: _for_force(row.force, refusal)}
        raise ValidationError(said) from refusal


def _for_force(force: Force, refusal: ValidationError) -> list[str]:
    """Begin with the force: the page and the API list the faults of many."""
    by_field = refusal.message_dict
    return [
        f"{force}: {message}"
        if field == NON_FIELD_ERRORS
        else f"{force}, {field}: {message}"
        for field, messages in by_field.items()
        for message in messages
    ]


def _refuse_twice(counts: Sequence[Counts]) -> None:
    seen = set()
    for each in counts:
        if each.force.pk in seen:
            raise ValidationError({each.force.slug: f"Give {each.force} once."})
        seen.add(each.force.pk)


def _refuse_outsiders(
    survey: UnderstandingSurvey, forces: Sequence[Force], known: set[int]
) -> None:
    rows = survey.collaboration.participations.values_list("force_id", flat=True)
    inside = known | set(rows)
    for force in forces:
        if force.pk not in inside:
            raise ValidationError({force.slug: f"{force} does not take part in it."})
