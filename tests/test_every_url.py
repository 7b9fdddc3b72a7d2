"""One table: every URL × every persona → status. A URL without a line fails."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from collaborations.models import Collaboration, Force, Lesson
from collabtrack.accounts.models import ApiToken
from collabtrack.accounts.services import issue_token
from tests import factories
from tests.url_table import URLS
from tests.url_table.lines import MISSING, SIGN_IN, WRONG_METHOD, Line
from tests.url_table.records import record_everything

pytestmark = [pytest.mark.django_db, pytest.mark.every_url]
PEOPLE = (
    "viewer",
    "analyst",
    "lead",
    "signatory",
    "partner",
    "stranger",
    "inspector",
    "administrator",
    "machine",
)


# Django's own pages, behind its own gate: administrators only.
ADMIN = Line("/admin/", signed_in=SIGN_IN, but={"administrator": 200})
ONE_COLLABORATION = [
    name
    for name, line in URLS.items()
    if ("C-0412" in line.path or "B-00412" in line.path)
    and line.signed_in != WRONG_METHOD
]
PARTICIPANTS = {
    "viewer",
    "analyst",
    "lead",
    "signatory",
    "partner",
    "administrator",
    "machine",
}


@pytest.fixture
def collaboration(collaboration: Collaboration, force: Force) -> Collaboration:
    """Joint Forensics, with the records that the table above names."""
    record_everything(collaboration, force)
    return collaboration


def _names(patterns: list[object], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from _names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{space}{pattern.name}"


def _unnamed(patterns: list[object]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                yield from _unnamed(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and not pattern.name:
            yield str(pattern.pattern)


def test_every_url_has_a_line():
    assert set(_names(get_resolver().url_patterns)) == set(URLS)


def test_only_the_catch_all_of_the_api_has_no_name():
    unnamed = set(_unnamed(get_resolver().url_patterns))

    assert unnamed <= {"^api/v1/", "^$"}


def _client(persona: str, request: pytest.FixtureRequest) -> Client:
    """Sign a persona in; a machine has the analyst's token instead."""
    if persona == "machine":
        analyst = request.getfixturevalue("analyst")
        scope = ApiToken.Scope.READ
        issued = issue_token(user=analyst, by=analyst, scope=scope)
        return Client(headers={"Authorization": f"Bearer {issued.text}"})
    client = Client()
    client.force_login(request.getfixturevalue(persona))
    return client


def _get(persona: str, path: str, request: pytest.FixtureRequest) -> int:
    return _client(persona, request).get(path).status_code


def _answers(client: Client) -> dict[str, int]:
    return {name: client.get(line.path).status_code for name, line in URLS.items()}


def test_signed_out(collaboration):
    expected = {name: line.signed_out for name, line in URLS.items()}

    assert _answers(Client()) == expected


@pytest.mark.parametrize("persona", PEOPLE)
def test_each_persona(persona, collaboration, request):
    client = _client(persona, request)

    expected = {name: line.expected(persona) for name, line in URLS.items()}

    assert _answers(client) == expected


def test_the_admin_is_for_administrators(collaboration, request):
    answers = {persona: _get(persona, ADMIN.path, request) for persona in PEOPLE}

    assert answers == {persona: ADMIN.expected(persona) for persona in PEOPLE}


def _answers_of_everybody(request: pytest.FixtureRequest) -> dict[str, dict]:
    """Give what each page of the one collaboration answers to each persona."""
    answers: dict[str, dict] = {name: {} for name in ONE_COLLABORATION}
    for persona in PEOPLE:
        client = _client(persona, request)
        for name in ONE_COLLABORATION:
            answers[name][persona] = client.get(URLS[name].path).status_code
    return answers


def _answers_where_seen_by(
    people: set[str], *, of_draft: bool = False
) -> dict[str, dict]:
    return {
        name: {
            persona: line.expected(persona, of_draft=of_draft)
            if persona in people or line.is_closed_to(persona)
            else MISSING
            for persona in PEOPLE
        }
        for name, line in URLS.items()
        if name in ONE_COLLABORATION
    }


def test_a_draft_is_for_its_participants(collaboration, request):
    Collaboration.objects.filter(pk=collaboration.pk).update(is_draft=True)

    answers = _answers_of_everybody(request)

    assert answers == _answers_where_seen_by(PARTICIPANTS, of_draft=True)


def test_a_restricted_collaboration_is_for_the_cleared(collaboration, request):
    Collaboration.objects.filter(pk=collaboration.pk).update(is_restricted=True)
    cleared = request.getfixturevalue("lead")
    factories.ClearanceFactory(user=cleared, collaboration=collaboration)

    answers = _answers_of_everybody(request)

    assert answers == _answers_where_seen_by({"lead"})


def _portfolio(count: int) -> None:
    force = factories.ForceFactory()
    factories.ForceShapeFactory(force=force)
    for _ in range(count):
        member = factories.ParticipationFactory(force=force)
        factories.SpendEntryFactory(collaboration=member.collaboration)
        measure = factories.BenefitMeasureFactory(collaboration=member.collaboration)
        factories.ReadingFactory(measure=measure)
        purpose = factories.PurposeFactory(collaboration=member.collaboration)
        factories.SignOffFactory(purpose=purpose, participation=member)
        lesson = factories.LessonFactory(collaboration=member.collaboration)
        factories.AdoptionFactory(lesson=Lesson.objects.get(number=413))
        factories.AdoptionFactory(
            lesson=lesson, collaboration=Collaboration.objects.get(reference="C-0412")
        )


def _queries(client: Client) -> dict[str, int]:
    """Count what each page asks the database when it is opened again."""
    counted = {}
    for name, line in URLS.items():
        if line.expected("lead") == 200:
            client.get(line.path)
            with CaptureQueriesContext(connection) as asked:
                client.get(line.path)
            counted[name] = len(asked)
    return counted


def test_queries_stay_within_budget_and_do_not_grow(collaboration, lead):
    client = Client()
    client.force_login(lead)
    _portfolio(2)
    few = _queries(client)

    _portfolio(8)
    many = _queries(client)

    assert {name: n for name, n in many.items() if n > URLS[name].queries} == {}
    assert {name: n for name, n in many.items() if n > few[name]} == {}
