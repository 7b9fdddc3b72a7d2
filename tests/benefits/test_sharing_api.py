"""Benefit shares and overlap groups over HTTP."""

import pytest
from rest_framework.test import APIClient

from benefits.models import OverlapGroup
from tests import factories
from tests.benefits.api_calls import get, rows_of
from tests.benefits.to_record import measured

pytestmark = pytest.mark.django_db
SHARES = "/api/v1/benefit-shares/"
GROUPS = "/api/v1/overlap-groups/"
READ = {"HTTP_IF_MATCH": '"1"'}


def client_of(user):
    made = APIClient()
    made.force_authenticate(user)
    return made


@pytest.fixture
def client(analyst):
    return client_of(analyst)


def said(answer):
    return {error["field"]: error["detail"] for error in answer.json()["errors"]}


def test_a_benefit_is_split_by_who_has_read_its_measure(client, collaboration):
    measured(collaboration, reference="B-00001")
    parts = [
        {"force": "southern", "percentage": "66.66"},
        {"force": "northern", "percentage": "33.34"},
    ]
    sent = {"measure": "B-00001", "shares": parts}

    assert client.post(SHARES, sent, "json").status_code == 428
    answer = client.post(SHARES, sent, "json", **READ)
    stale = client.post(SHARES, sent, "json", **READ)

    assert answer.status_code == 201, answer.content
    assert [(row["force"], row["percentage"]) for row in answer.json()] == [
        ("northern", "33.34"),
        ("southern", "66.66"),
    ]
    assert (answer.headers["ETag"], stale.status_code) == ('"2"', 412)
    assert rows_of(client, "benefit-shares/?force=southern&measure=B-00001")


@pytest.mark.parametrize(
    ("first", "second", "about"),
    [
        ("33.33", "66.66", "they are 0.01 short"),
        ("33.333", "66.667", "no more than 2 decimal places"),
        ("-1", "101", "greater than or equal to 0"),
    ],
)
def test_shares_that_miss_the_whole_say_by_how_much(
    client, collaboration, first, second, about
):
    measured(collaboration, reference="B-00001")
    parts = [
        {"force": "southern", "percentage": first},
        {"force": "northern", "percentage": second},
    ]

    answer = client.post(
        SHARES, {"measure": "B-00001", "shares": parts}, "json", **READ
    )

    assert answer.status_code == 400
    assert about in str(answer.json())


def test_a_force_has_one_share(client, collaboration):
    measured(collaboration, reference="B-00001")
    parts = [{"force": "southern", "percentage": "50"}] * 2

    answer = client.post(
        SHARES, {"measure": "B-00001", "shares": parts}, "json", **READ
    )

    assert said(answer)["shares"] == "Name each force once."


@pytest.fixture
def two(collaboration):
    return [measured(collaboration, reference=name) for name in ("B-00001", "B-00002")]


def pool(*shares, **changes):
    members = [
        {"measure": f"B-0000{place}", "percentage": share}
        for place, share in enumerate(shares, start=1)
    ]
    group = {"name": "Fleet", "rule": "pool", "ceiling": "300000", "members": members}
    return {"collaboration": "C-0412", **group, **changes}


def test_a_group_is_made_changed_and_dissolved(client, two):
    made = client.post(GROUPS, pool("60", "40"), "json")
    assert made.status_code == 201, made.content
    path = f"{GROUPS}{made.json()['id']}/"
    assert [row["percentage"] for row in made.json()["members"]] == ["60.00", "40.00"]

    sent = {
        "name": "Fleet",
        "rule": "primary",
        "members": [
            {"measure": "B-00001"},
            {"measure": "B-00002", "is_primary": True},
        ],
    }
    changed = client.patch(path, sent, "json", HTTP_IF_MATCH=made.headers["ETag"])
    assert changed.status_code == 200, changed.content
    assert [row["is_primary"] for row in changed.json()["members"]] == [False, True]
    assert client.patch(path, sent, "json", **READ).status_code == 412
    assert client.delete(path).status_code == 428
    gone = client.delete(path, HTTP_IF_MATCH=changed.headers["ETag"])

    assert gone.status_code == 204
    assert not OverlapGroup.objects.exists()


@pytest.mark.parametrize(
    ("sent", "about"),
    [
        (pool("60", "30"), "they are 10.00 short"),
        (pool("60", "40", ceiling=None), "A pool has a ceiling"),
        (pool("60", "40", rule="primary", ceiling=None), "Choose the one measure"),
        (pool("100"), "at least two measures"),
        (pool("60", "40", "0"), "There is no benefit measure “B-00003”"),
    ],
)
def test_a_group_that_cannot_be_is_refused(client, two, sent, about):
    answer = client.post(GROUPS, sent, "json")

    assert answer.status_code == 400, answer.content
    assert about in str(answer.json())
    assert not OverlapGroup.objects.exists()


def test_nobody_drops_a_member_that_they_may_not_change(client, two):
    elsewhere = factories.CollaborationFactory(is_draft=True)
    hidden = measured(elsewhere, reference="B-00003")
    group = OverlapGroup.objects.create(
        collaboration=two[0].collaboration, name="Fleet", rule="primary"
    )
    for measure in (two[0], hidden):
        factories.OverlapMemberFactory(
            group=group, measure=measure, is_primary=measure == two[0]
        )
    sent = {
        "name": "Fleet",
        "rule": "primary",
        "members": [{"measure": "B-00001", "is_primary": True}, {"measure": "B-00002"}],
    }

    shown = get(client, "overlap-groups/C-0412-1/").json()["members"]
    answer = client.patch(f"{GROUPS}C-0412-1/", sent, "json", **READ)

    assert [row["measure"] for row in shown] == ["B-00001"]
    assert answer.status_code == 400
    assert "that you may not change" in answer.json()["detail"]
    assert str(elsewhere) not in answer.content.decode()
    assert group.members.count() == 2
