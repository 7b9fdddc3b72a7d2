"""What every record in the API shares: plain decimals, reasons, the order of lists."""

from decimal import Decimal
from itertools import pairwise

import pytest
from rest_framework import serializers
from rest_framework.test import APIClient

from collaborations.api.records import RecordSerializer
from collaborations.models import Decision, ExitPlan, Role
from collabtrack.api import urlpatterns
from collabtrack.shared.decimals import PlainDecimalField
from tests import factories
from tests.collaborations.said import reason_of

pytestmark = pytest.mark.django_db
NOT_PLAIN = [
    "1e2",
    " 5 ",
    "+5",
    "1_000",
    "\u0665",
    "5.",
    ".5",
    " ",
    "",
    "NaN",
    "1,000",
    "5\n",
]


@pytest.fixture
def client(analyst) -> APIClient:
    made = APIClient()
    made.force_authenticate(analyst)
    return made


def a_matter(**changes):
    sent = {"collaboration": "C-0412", "matter": "Buy a scanner", "kind": "routine"}
    return sent | {"raised_on": "2025-05-01"} | changes


def every_serializer(root=RecordSerializer):
    for kind in root.__subclasses__():
        yield from every_serializer(kind)
        if hasattr(kind, "Meta"):
            yield kind


@pytest.mark.parametrize("amount", NOT_PLAIN)
def test_an_amount_is_digits_and_a_point(client, collaboration, amount):
    answer = client.post("/api/v1/decisions/", a_matter(amount=amount), format="json")

    assert answer.status_code == 400
    assert [each["field"] for each in answer.json()["errors"]] == ["amount"]
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("amount", "stored"),
    [("5", "5.00"), ("0012.50", "12.50"), (None, None), (7, "7.00"), ("-0", "0.00")],
)
def test_a_plain_amount_is_taken(client, collaboration, amount, stored):
    answer = client.post("/api/v1/decisions/", a_matter(amount=amount), format="json")

    assert answer.status_code == 201, answer.content
    assert answer.json()["amount"] == stored


@pytest.mark.parametrize("amount", ["-0.01", "-5"])
def test_a_matter_is_not_worth_less_than_nothing(client, collaboration, amount):
    answer = client.post("/api/v1/decisions/", a_matter(amount=amount))

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "amount"


def test_no_decimal_is_written_in_another_way():
    assert urlpatterns
    fields = [
        field
        for kind in every_serializer()
        for field in kind().fields.values()
        if not field.read_only
    ]
    decimals = [f for f in fields if isinstance(f, serializers.DecimalField)]

    assert len(decimals) >= 10
    assert {type(f) for f in decimals if not isinstance(f, PlainDecimalField)} == set()


def test_pounds_of_a_model_field_are_read_as_plainly(client, collaboration):
    plan = factories.ExitPlanFactory(number=412, agreement__collaboration=collaboration)

    answer = client.patch(
        f"/api/v1/exit-plans/{plan.reference}/",
        {"planned_cost": "1e3"},
        HTTP_IF_MATCH='"1"',
    )

    assert answer.json()["errors"][0]["field"] == "planned_cost"
    assert ExitPlan.objects.get().planned_cost == plan.planned_cost


def test_a_change_says_why(client, collaboration):
    role = factories.RoleFactory(collaboration=collaboration, number=412)
    one = f"/api/v1/roles/{role.reference}/"

    answer = client.patch(
        one, {"posts": "3", "reason": "A typing error"}, HTTP_IF_MATCH='"1"'
    )

    assert answer.status_code == 200
    assert "reason" not in answer.json()
    assert Role.objects.get().posts == Decimal(3)
    assert reason_of(role) == "A typing error"


def test_a_change_by_a_verb_of_its_own_says_why(client, collaboration, force):
    role = factories.RoleFactory(collaboration=collaboration, number=412)
    holder = factories.AppointmentFactory(role=role, force=force, number=413)

    client.patch(
        f"/api/v1/appointments/{holder.reference}/",
        {"holder_title": "Sergeant", "reason": "Promoted"},
        HTTP_IF_MATCH='"1"',
    )

    assert reason_of(holder) == "Promoted"


@pytest.mark.parametrize("reason", ["a\u202eb", "x" * 4_001])
def test_a_reason_is_plain_text(client, collaboration, reason):
    role = factories.RoleFactory(collaboration=collaboration, number=412)

    answer = client.patch(
        f"/api/v1/roles/{role.reference}/", {"reason": reason}, HTTP_IF_MATCH='"1"'
    )

    assert answer.json()["errors"][0]["field"] == "reason"


def test_a_new_record_needs_no_reason(client, collaboration):
    answer = client.post(
        "/api/v1/objectives/",
        {"collaboration": "C-0412", "text": "Cut turnaround", "reason": "New"},
    )

    assert answer.json()["errors"][0]["field"] == "reason"


def _walked(client, path):
    rows, link = [], f"/api/v1/{path}/?page_size=2"
    while link:
        page = client.get(link).json()
        rows, link = rows + page["results"], page["next"]
    return rows


def test_records_are_listed_by_name_each_once(client, collaboration):
    other = factories.CollaborationFactory(reference="C-0100")
    for owner in (collaboration, other) * 6:
        factories.ObjectiveFactory(collaboration=owner)

    ids = [row["id"] for row in _walked(client, "objectives")]

    numbers = range(1, 7)
    assert ids == [f"{c}-{n}" for c in ("C-0100", "C-0412") for n in numbers]


def test_numbers_sort_as_numbers(client, collaboration):
    for number in (100, 9, 10):
        factories.ObjectiveFactory(collaboration=collaboration, number=number)

    ids = [row["id"] for row in _walked(client, "objectives")]

    assert ids == ["C-0412-9", "C-0412-10", "C-0412-100"]


def test_a_hidden_record_leaves_no_trace_in_a_cursor(client, collaboration):
    def cursors():
        link, found = "/api/v1/objectives/?page_size=1", []
        while link:
            link = client.get(link).json()["next"]
            found.append(link)
        return found

    for _ in range(3):
        factories.ObjectiveFactory(collaboration=collaboration)
    before = cursors()
    hidden = factories.CollaborationFactory(reference="C-0100", is_restricted=True)
    factories.ObjectiveFactory(collaboration=hidden)

    assert cursors() == before


def test_purposes_and_sign_offs_are_listed_by_name(client, collaboration, force):
    member = collaboration.participations.get(force=force)
    for version in (2, 1, 10):
        purpose = factories.PurposeFactory(collaboration=collaboration, version=version)
        factories.SignOffFactory(purpose=purpose, participation=member)

    for path in ("purposes", "sign-offs"):
        versions = [row["version"] for row in _walked(client, path)]
        assert len(versions) == 3
        assert all(one < two for one, two in pairwise(versions))
