"""`manage.py check`: every configured criterion exists, is declared and stands once."""

from collections import Counter
from typing import Any

from django.conf import settings
from django.core import checks
from django.utils.module_loading import import_string

from collaborations.assessment.judgements import Rule

HINT = "Correct ASSESSMENT_CRITERIA in the settings."


@checks.register
def check_criteria(**_options: Any) -> list[checks.CheckMessage]:
    found = [(path, _load(path)) for path in settings.ASSESSMENT_CRITERIA]
    faults = [_fault(path, rule) for path, rule in found if not isinstance(rule, Rule)]
    ids = Counter(rule.criterion.id for _, rule in found if isinstance(rule, Rule))
    return [
        *faults,
        *(
            checks.Error(
                f"{id_} is judged {n} times.", hint=HINT, id="collaborations.E003"
            )
            for id_, n in ids.items()
            if n > 1
        ),
    ]


def _load(path: str) -> object:
    try:
        return import_string(path)
    except (ImportError, ValueError) as fault:
        return fault


def _fault(path: str, loaded: object) -> checks.Error:
    if isinstance(loaded, Exception):
        message = f"{path} cannot be imported: {loaded}"
        return checks.Error(message, hint=HINT, id="collaborations.E001")
    message = f"{path} does not declare which criterion it judges."
    return checks.Error(message, hint=HINT, id="collaborations.E002")
