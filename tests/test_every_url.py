"""One table: every URL × every persona → status. A URL without a line fails."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from collaborations.models import Collaboration
from tests import factories

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
)
SIGN_IN, REFUSED, FORBIDDEN, MISSING, WRONG_METHOD = 302, 401, 403, 404, 405


@dataclass(frozen=True)
class Line:
    """What a GET of the path answers: signed out, signed in, and who differs."""

    path: str
    signed_out: int = SIGN_IN
    signed_in: int = 200
    but: dict[str, int] = field(default_factory=dict)
    queries: int = 30

    def expected(self, persona: str) -> int:
        return self.but.get(persona, self.signed_in)


def api(path: str, **changes: object) -> Line:
    return Line(f"/api/v1/{path}", signed_out=REFUSED, **changes)


# Who may open the pages that change a collaboration; the others are refused.
LEADS = {"lead": 200, "administrator": 200}
WRITERS = LEADS | {"analyst": 200, "partner": 200}
# What stands on the page of governance, and the word for it in its addresses.
GOVERNANCE = {
    "lead": "leads",
    "direction": "direction",
    "limit": "limits",
    "body": "bodies",
    "meeting": "meetings",
    "arrangement": "arrangements",
}


def _writing(name: str, path: str) -> tuple[str, Line]:
    address = f"/collaborations/C-0412/{path}"
    return name, Line(address, signed_in=FORBIDDEN, but=WRITERS)


def _records(*paths: str) -> Iterator[tuple[str, Line]]:
    """Give the list of each kind of record in the API, and one record of it."""
    for path in paths:
        yield f"{path}-list", api(f"{path}/")
        yield f"{path}-detail", api(f"{path}/C-0412-412/")


URLS = {
    "home": Line("/", signed_in=302),
    "account_login": Line("/accounts/login/", signed_out=200, signed_in=302),
    "account_logout": Line(
        "/accounts/logout/", signed_out=WRONG_METHOD, signed_in=WRONG_METHOD
    ),
    "accounts:token-list": Line("/account/tokens/"),
    "accounts:token-issue": Line("/account/tokens/issue/", signed_in=WRONG_METHOD),
    "accounts:token-revoke": Line(
        "/account/tokens/abcd1234/revoke/", signed_in=WRONG_METHOD
    ),
    "accessibility": Line("/accessibility/", signed_out=200),
    "collaborations:force-list": Line("/forces/"),
    "collaborations:definitions": Line("/definitions/"),
    "collaborations:collaboration-start": Line(
        "/collaborations/new/",
        signed_in=FORBIDDEN,
        but=dict.fromkeys(("analyst", "lead", "partner", "stranger"), 200),
    ),
    "collaborations:collaboration-publish": Line(
        "/collaborations/C-0412/publish/", signed_in=WRONG_METHOD
    ),
    "collaborations:objective-add": Line(
        "/collaborations/C-0412/objectives/add/", signed_in=FORBIDDEN, but=WRITERS
    ),
    "collaborations:objective-change": Line(
        "/collaborations/C-0412/objectives/412/change/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:draft-save": Line("/drafts/", signed_in=WRONG_METHOD),
    "collaborations:draft-discard": Line("/drafts/discard/", signed_in=WRONG_METHOD),
    "collaborations:purpose-versions": Line("/collaborations/C-0412/purpose/"),
    "collaborations:purpose-revise": Line(
        "/collaborations/C-0412/purpose/edit/", signed_in=FORBIDDEN, but=WRITERS
    ),
    "collaborations:purpose-sign": Line(
        "/collaborations/C-0412/purpose/sign/",
        signed_in=FORBIDDEN,
        but={"signatory": 200},
    ),
    "collaborations:cost-shares-change": Line(
        "/collaborations/C-0412/forces/shares/", signed_in=FORBIDDEN, but=LEADS
    ),
    "collaborations:force-invite": Line(
        "/collaborations/C-0412/forces/invite/", signed_in=FORBIDDEN, but=WRITERS
    ),
    "collaborations:force-withdraw": Line(
        "/collaborations/C-0412/forces/northern/withdraw/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:decision-list": Line("/collaborations/C-0412/decisions/"),
    "collaborations:decision-raise": Line(
        "/collaborations/C-0412/decisions/raise/", signed_in=FORBIDDEN, but=WRITERS
    ),
    "collaborations:decision-outcome": Line(
        "/collaborations/C-0412/decisions/412/outcome/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:decision-detail": Line("/collaborations/C-0412/decisions/412/"),
    **dict(
        _writing(f"collaborations:decision-{act}", f"decisions/412/{act}/")
        for act in ("change", "approvals")
    ),
    "collaborations:governance": Line("/collaborations/C-0412/governance/"),
    **dict(
        _writing(f"collaborations:{record}-{act}", f"governance/{place}/{rest}")
        for record, place in GOVERNANCE.items()
        for act, rest in (("add", "add/"), ("change", "412/change/"))
    ),
    "benefits:overview": Line("/overview/", queries=45),
    "benefits:collaboration-list": Line("/collaborations/"),
    "benefits:collaboration-detail": Line("/collaborations/C-0412/", queries=40),
    "benefits:force-detail": Line("/forces/northern/", queries=40),
    "api-docs": Line("/api/docs/"),
    "api-schema": api("schema/"),
    "forces-list": api("forces/"),
    "forces-detail": api("forces/northern/"),
    "policing-bodies-list": api("policing-bodies/"),
    "functions-list": api("functions/"),
    "collaborations-list": api("collaborations/"),
    "collaborations-detail": api("collaborations/C-0412/"),
    "objectives-list": api("objectives/"),
    "objectives-detail": api("objectives/C-0412-412/"),
    **dict(
        _records(
            "governance-bodies",
            "decisions",
            "meetings",
            "accountable-leads",
            "direction-and-control",
            "delegation-limits",
            "accountability-arrangements",
        )
    ),
    "purposes-list": api("purposes/"),
    "sign-offs-list": api("sign-offs/"),
    "rollups-list": api("rollups/"),
    "findings-list": api("findings/"),
    "overview": api("overview/", queries=45),
    "healthz": Line("/healthz", signed_out=200),
    "readyz": Line("/readyz", signed_out=200),
}
# Django's own pages, behind its own gate: administrators only.
ADMIN = Line("/admin/", signed_in=302, but={"administrator": 200})
ONE_COLLABORATION = [
    name
    for name, line in URLS.items()
    if "C-0412" in line.path and line.signed_in != WRONG_METHOD
]
PARTICIPANTS = {"viewer", "analyst", "lead", "signatory", "partner", "administrator"}


@pytest.fixture
def collaboration(collaboration: Collaboration) -> Collaboration:
    """Joint Forensics, with the records that the table above names."""
    named = {"number": 412, "collaboration": collaboration}
    factories.DecisionFactory(**named)
    factories.MeetingFactory(body=factories.GovernanceBodyFactory(**named), **named)
    factories.AccountableLeadFactory(**named)
    factories.DirectionAndControlFactory(**named)
    factories.DelegationLimitFactory(**named)
    factories.AccountabilityArrangementFactory(**named)
    factories.ObjectiveFactory(number=412, collaboration=collaboration)
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


def _get(persona: str | None, path: str, request: pytest.FixtureRequest) -> int:
    client = Client(raise_request_exception=True)
    if persona:
        client.force_login(request.getfixturevalue(persona))
    return client.get(path).status_code


def _answers(client: Client) -> dict[str, int]:
    return {name: client.get(line.path).status_code for name, line in URLS.items()}


def test_signed_out(collaboration):
    expected = {name: line.signed_out for name, line in URLS.items()}

    assert _answers(Client()) == expected


@pytest.mark.parametrize("persona", PEOPLE)
def test_each_persona(persona, collaboration, request):
    client = Client()
    client.force_login(request.getfixturevalue(persona))

    expected = {name: line.expected(persona) for name, line in URLS.items()}

    assert _answers(client) == expected


def test_the_admin_is_for_administrators(collaboration, request):
    answers = {persona: _get(persona, ADMIN.path, request) for persona in PEOPLE}

    assert answers == {persona: ADMIN.expected(persona) for persona in PEOPLE}


def _answers_of_everybody(request: pytest.FixtureRequest) -> dict[str, dict]:
    """Give what each page of the one collaboration answers to each persona."""
    answers: dict[str, dict] = {name: {} for name in ONE_COLLABORATION}
    for persona in PEOPLE:
        client = Client()
        client.force_login(request.getfixturevalue(persona))
        for name in ONE_COLLABORATION:
            answers[name][persona] = client.get(URLS[name].path).status_code
    return answers


def _answers_where_seen_by(people: set[str]) -> dict[str, dict]:
    return {
        name: {
            persona: URLS[name].expected(persona) if persona in people else MISSING
            for persona in PEOPLE
        }
        for name in ONE_COLLABORATION
    }


def test_a_draft_is_for_its_participants(collaboration, request):
    Collaboration.objects.update(is_draft=True)

    answers = _answers_of_everybody(request)

    assert answers == _answers_where_seen_by(PARTICIPANTS)


def test_a_restricted_collaboration_is_for_the_cleared(collaboration, request):
    Collaboration.objects.update(is_restricted=True)
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


TEXT = re.compile(rb"Hidden Unit|C-0999")


FIGURES = [
    "/overview/",
    "/collaborations/",
    "/collaborations/?q=Hidden",
    "/collaborations/?format=csv&status=all",
    "/overview/?format=csv",
    "/forces/",
    "/forces/northern/",
    "/forces/northern/?format=json",
    "/api/v1/collaborations/",
    "/api/v1/rollups/?by=collaboration",
    "/api/v1/rollups/?by=year",
    "/api/v1/rollups/?by=force",
    "/api/v1/findings/",
    "/api/v1/overview/",
    "/api/v1/purposes/",
    "/api/v1/sign-offs/",
]


def test_restricted_rows_leave_no_trace(collaboration, force, analyst):
    """The same database with and without the restricted rows answers the same."""
    client = Client()
    client.force_login(analyst)
    _roll_up()
    without = {path: _stable(_content(client, path)) for path in FIGURES}

    hidden = factories.CollaborationFactory(
        reference="C-0999",
        name="Hidden Unit",
        is_restricted=True,
        function=collaboration.function,
    )
    member = factories.ParticipationFactory(collaboration=hidden, force=force)
    factories.SpendEntryFactory(collaboration=hidden, force=force)
    purpose = factories.PurposeFactory(collaboration=hidden)
    factories.SignOffFactory(purpose=purpose, participation=member)
    _roll_up()
    answers = {path: _content(client, path) for path in FIGURES}

    assert [path for path in FIGURES if TEXT.search(answers[path])] == []
    for path in FIGURES:
        assert _stable(answers[path]) == without[path], path


def _content(client: Client, path: str) -> bytes:
    answer = client.get(path)
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def _roll_up() -> None:
    from benefits import rollups

    while rollups.drain(limit=1000).keys:
        pass


MOVING = re.compile(
    rb'csrfmiddlewaretoken" value="[^"]+"|\d+ seconds? ago|datetime="[^"]+"'
    rb'|"(rolled_up_at|request_id|oldest_pending_seconds|refreshed_at)": ?[^,}]+'
    rb"|Figures are updating[^<]+|app-fresh[^>]*"
)


def _stable(content: bytes) -> bytes:
    """Leave out what changes from one request to the next: times and tokens."""
    return MOVING.sub(b"", content)
