import pytest
from django.test import Client
from django.urls import reverse

from collaborations.assessment import configured_rules
from collaborations.assessment.catalogue import CATALOGUE
from collaborations.models import Result


@pytest.fixture
def page(signed_in: Client) -> str:
    response = signed_in.get(reverse("collaborations:definitions"))
    assert response.status_code == 200
    return response.content.decode()


def test_every_criterion_has_its_anchor_and_title(page: str) -> None:
    for id_, criterion in CATALOGUE.items():
        assert f'id="{id_}">{id_} {criterion.title}</h3>' in page


def test_a_criterion_that_is_built_says_how_it_is_judged(page: str) -> None:
    for rule in configured_rules():
        assert rule.explanation[0] in page
    assert page.count("How this is judged") == 3


def test_criteria_that_are_not_built_say_what_they_count_as(page: str) -> None:
    assert page.count("Not built yet: counts as Not assessed.") == 36


@pytest.mark.parametrize("anchor", [*Result.values, "theme-rule"])
def test_each_result_and_the_theme_rule_can_be_linked_to(
    page: str, anchor: str
) -> None:
    assert f'id="{anchor}"' in page


@pytest.mark.parametrize(
    "anchor", ["tracked", "claimed", "described", "published", "live", "live-benefit"]
)
def test_each_definition_can_be_linked_to(page: str, anchor: str) -> None:
    assert f'id="{anchor}"' in page


def test_no_anchor_stands_twice(page: str) -> None:
    anchors = [part.split('"')[0] for part in page.split(' id="')[1:]]

    assert len(anchors) == len(set(anchors))


def test_definitions_need_a_sign_in(client: Client) -> None:
    response = client.get(reverse("collaborations:definitions"))

    assert response.status_code == 302
    assert "/accounts/login/" in response.headers["Location"]
