"""Bad input in a browser and through the API: refused at its field, and not written."""

import datetime as dt
import html
import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from rest_framework.test import APIClient

from collaborations import models
from tests import factories

pytestmark = pytest.mark.django_db
ONE, API = "/collaborations/C-0412/", "/api/v1/"
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Kind:
    """A kind of record: where it is added, what is valid, and one of its texts."""

    page: str
    path: str
    model: Any
    valid: dict[str, Any] = field(default_factory=dict)
    text: str = "name"
    # What a second record of the kind differs in.
    second: tuple[str, str] = ("", "")

    def __str__(self) -> str:
        return self.path


DAY = "2025-04-01"
KINDS = [
    Kind("objectives/add/", "objectives", models.Objective, {"text": "A"}, "text"),
    Kind(
        "names/add/", "other-names", models.OtherName, {"kind": "old_name", "name": "A"}
    ),
    Kind(
        "business-cases/add/",
        "business-cases",
        models.BusinessCase,
        {
            "kind": "start",
            "rationale": "A",
            "decided_on": DAY,
            "approved_by": "Chief",
        },
        "rationale",
    ),
    Kind(
        "governance/bodies/add/",
        "governance-bodies",
        models.GovernanceBody,
        {"name": "A", "tier": "1", "seats": "forces"},
    ),
    Kind(
        "decisions/raise/",
        "decisions",
        models.Decision,
        {"matter": "A", "kind": "routine", "raised_on": DAY},
        "matter",
    ),
    Kind(
        "people/roles/add/",
        "roles",
        models.Role,
        {"title": "A", "area": "operational", "posts": "1.5", "starts_on": DAY},
        "title",
    ),
    Kind(
        "people/reviews/add/",
        "skills-reviews",
        models.SkillsReview,
        {"reviewed_on": DAY, "reviewed_by": "A"},
        "reviewed_by",
        ("reviewed_on", "2025-05-01"),
    ),
    Kind(
        "people/figures/add/",
        "workforce-figures",
        models.WorkforceFigure,
        {"kind": "leavers", "value": "8.5", "as_at": DAY, "source": "A"},
        "source",
        ("as_at", "2025-05-01"),
    ),
    Kind(
        "forces/votes/reasons/add/",
        "vote-reasons",
        models.VoteReason,
        {"text": "A", "stated_on": DAY},
        "text",
        ("stated_on", "2025-05-01"),
    ),
    Kind(
        "reviews/add/",
        "reviews",
        models.Review,
        {
            "held_on": DAY,
            "scope": "A",
            "outcome": "continue",
            "reason": "It works.",
            "lead_role": "Head of unit",
            "no_lessons_because": "None.",
        },
        "scope",
    ),
    Kind(
        "agreements/add/",
        "agreements",
        models.Agreement,
        {"title": "A", "label": "s22a", "drafted_on": DAY, "has_force_provision": True},
        "title",
    ),
]
TEXTS = {
    "a control character": "Turn\x07around",
    "an override of direction": "Turn\u202earound",
    "only spaces": "   ",
    "10,000 characters": "x" * 10_000,
}


@pytest.fixture
def browser(collaboration, lead) -> Client:
    made = Client()
    made.force_login(lead)
    return made


@pytest.fixture
def program(collaboration, lead) -> APIClient:
    return as_(lead)


def as_(user) -> APIClient:
    made = APIClient()
    made.force_authenticate(user)
    return made


def type_in(browser, page, sent):
    """Post what a person types: days as people write them, a tick for true."""
    typed = {name: _typed(value) for name, value in sent.items()}
    return browser.post(f"{ONE}{page}", typed)


def _typed(value):
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        day = dt.date.fromisoformat(value)
        return f"{day:%d/%m/%Y}"
    return {True: "on"}.get(value, value) if isinstance(value, bool) else value


def send(program, path, sent):
    return program.post(
        f"{API}{path}/", {"collaboration": "C-0412"} | sent, format="json"
    )


def errors_of_form(response, form="form"):
    assert response.status_code == 200
    return {name: list(said) for name, said in response.context[form].errors.items()}


def errors_of_api(response):
    assert response.status_code == 400, response.content
    assert response.headers["Content-Type"] == "application/problem+json"
    found = {}
    for each in response.json()["errors"]:
        found.setdefault(each["field"], []).append(each["detail"])
    return found


def is_clear(said):
    """A sentence that a person can act on, and nothing of the machinery."""
    return all(
        each[0].isupper()
        and each.endswith((".", "”"))
        and "Ensure" not in each
        and "null" not in each.lower()
        for each in said
    )


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_what_is_valid_is_taken_both_ways(kind, browser, program):
    name, value = kind.second if kind.second[0] else (kind.text, "Another")

    typed = type_in(browser, kind.page, kind.valid)
    sent = send(program, kind.path, kind.valid | {name: value})

    assert typed.status_code == 302, errors_of_form(typed)
    assert sent.status_code == 201, sent.content
    assert kind.model.objects.count() == 2


@pytest.mark.parametrize("bad", TEXTS)
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_text_that_cannot_be_is_refused_at_its_field(kind, bad, browser, program):
    sent = kind.valid | {kind.text: TEXTS[bad]}

    page = type_in(browser, kind.page, sent)
    by_form = errors_of_form(page)
    by_api = errors_of_api(send(program, kind.path, sent))

    assert list(by_form) == list(by_api) == [kind.text]
    assert is_clear(by_form[kind.text]), by_form
    assert is_clear(by_api[kind.text]), by_api
    shown = html.unescape(page.content.decode())
    kept = [_typed(value) for value in sent.values() if isinstance(value, str)]
    assert [value for value in kept if value.strip() not in shown] == []
    assert not kind.model.objects.exists()


# --- rules across fields, rows and people --------------------------------------------


def test_days_out_of_order(browser, program):
    kind = next(each for each in KINDS if each.path == "agreements")
    sent = kind.valid | {"commences_on": "2025-05-01", "expires_on": "2025-04-30"}

    by_form = errors_of_form(type_in(browser, kind.page, sent))
    by_api = errors_of_api(send(program, kind.path, sent))

    assert by_form == by_api
    assert list(by_form) == ["expires_on"]
    assert is_clear(by_form["expires_on"])
    assert not models.Agreement.objects.exists()


def test_a_force_that_takes_part_already(browser, program, partner_force):
    sent = {"force": "southern", "joined_on": DAY, "role": "partner"}

    page = type_in(browser, "forces/invite/", sent | {"force": partner_force.pk})
    by_api = errors_of_api(send(program, "participations", sent))

    # The form does not offer a force that takes part; the API names it.
    assert errors_of_form(page) == {"force": ["Choose a force from the list."]}
    assert by_api == {"force": ["Southern already takes part."]}
    assert models.Participation.objects.count() == 2


def test_a_share_of_a_force_that_does_not_take_part(browser, program, collaboration):
    members = list(collaboration.participations.order_by("force__slug"))
    collaboration.participations.filter(pk=members[1].pk).update(left_on="2025-03-31")
    typed = {f"share_{members[0].pk}": "60", f"share_{members[1].pk}": "40"}
    shares = [
        {"force": "northern", "share": "60"},
        {"force": "southern", "share": "40"},
    ]

    page = type_in(browser, "forces/shares/", typed | {"starts_on": DAY})
    sent = {"starts_on": DAY, "shares": shares}
    by_api = errors_of_api(send(program, "cost-shares", sent))

    said = ["Southern does not take part on 1 April 2025. Take its share away."]
    assert errors_of_form(page) == {f"share_{members[1].pk}": said}
    assert by_api == {"shares.1.force": said}
    assert 'value="60"' in page.content.decode()
    assert not models.CostShare.objects.exists()


def test_a_sign_off_by_the_wrong_person(browser, program, collaboration):
    factories.PurposeFactory(collaboration=collaboration)
    answer = {"force": "northern", "version": 1, "answer": "agree"}
    answer["restatement"] = "Our victims hear sooner."

    page = browser.post(f"{ONE}purpose/sign/", answer)
    refused = send(program, "sign-offs", answer)

    assert (page.status_code, refused.status_code) == (403, 403)
    assert "Only signatories of a force taking part" in refused.json()["detail"]
    assert not models.SignOff.objects.exists()


def test_a_matter_that_is_decided_before_it_was_raised(browser, program, collaboration):
    factories.DecisionFactory(collaboration=collaboration, raised_on="2025-06-01")
    typed = {"outcome": "approved", "on": "2025-05-31", "version": "1"}
    sent = {"outcome": "approved", "outcome_on": "2025-05-31"}
    one = f"{API}decisions/C-0412-1/"

    page = type_in(browser, "decisions/1/outcome/", typed)
    refused = program.patch(one, sent, format="json", HTTP_IF_MATCH='"1"')

    by_form, by_api = errors_of_form(page), errors_of_api(refused)
    assert by_form == {"on": ["A matter cannot be decided before it was raised."]}
    assert list(by_api) == ["outcome_on"]
    assert by_form["on"][0] in by_api["outcome_on"]
    assert "31/05/2025" in page.content.decode()
    assert models.Decision.objects.get().decided_on is None
