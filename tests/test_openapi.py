"""The schema is the committed one, is valid, and the page about it says the same."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from collabtrack.api import lists, records
from collabtrack.api_docs import resources

SNAPSHOT = Path(settings.BASE_DIR) / "docs" / "openapi.yaml"
GENERATOR = "collabtrack.api_schema.ProblemSchemaGenerator"
RENEW = (
    f"manage.py spectacular --generator-class {GENERATOR} --validate --fail-on-warn"
    " --file docs/openapi.yaml"
)


def test_the_schema_is_valid_and_equals_the_committed_one(tmp_path):
    generated = tmp_path / "openapi.yaml"

    call_command(
        "spectacular",
        generator_class=GENERATOR,
        validate=True,
        fail_on_warn=True,
        file=str(generated),
    )

    assert generated.read_text() == SNAPSHOT.read_text(), f"Read it, then run {RENEW}"


@pytest.mark.django_db
def test_the_schema_is_served_as_json_and_yaml(signed_in):
    served = signed_in.get("/api/v1/schema/")
    written = signed_in.get("/api/v1/schema/?format=yaml")

    assert served.json()["openapi"] == "3.1.0"
    assert "/api/v1/rollups/" in served.json()["paths"]
    assert written.content.decode().startswith("openapi: 3.1.0")


@pytest.mark.django_db
def test_every_call_says_what_it_may_refuse(signed_in):
    paths = signed_in.get("/api/v1/schema/").json()["paths"]

    for path, item in paths.items():
        for method, operation in item.items():
            headers = {each["name"] for each in operation.get("parameters", ())}
            refused = operation["responses"].keys() - {"200", "201", "204"}
            writing = set() if method == "get" else {"403", "409", "415"}
            changing = {"412", "428"} if "If-Match" in headers else set()
            posting = {"422"} if method == "post" else set()
            usual = {"400", "401", "404", "429", "503"}
            assert refused == usual | writing | changing | posting, path
            assert ("Idempotency-Key" in headers) == (method == "post"), path
            assert "If-Match" in headers or method not in ("patch", "delete"), path


@pytest.mark.django_db
def test_the_page_shows_every_resource_with_its_words(signed_in):
    page = signed_in.get("/api/docs/").content.decode()

    registered = {
        prefix for router in (records, lists) for prefix, *_ in router.registry
    }
    assert {each.anchor for each in resources()} == registered | {"overview"}
    for resource in resources():
        assert f'id="{resource.anchor}"' in page
        assert f"http://testserver/api/v1/{resource.path}" in page
        for word in (*resource.parameters, *resource.fields, *resource.given):
            assert word.name in page
    assert "http://testserver/api/v1/collaborations/{reference}/" in page


@pytest.mark.django_db
def test_the_page_tells_how_to_get_a_token_and_its_limits(signed_in):
    page = signed_in.get("/api/docs/").content.decode()

    assert 'href="/account/tokens/"' in page
    assert "issue_token" in page
    assert "1,200 calls a minute" in page
    assert "up to 1000" in page
    assert "Idempotency-Key" in page


@pytest.mark.django_db
def test_the_page_needs_sign_in(client):
    response = client.get("/api/docs/")

    assert response.status_code == 302
    assert response.headers["Location"] == "/accounts/login/?next=/api/docs/"


def test_what_may_be_null_says_so():
    (rollups,) = (each for each in resources() if each.anchor == "rollups")
    types = {field.name: field.type for field in rollups.fields}

    assert types["actual_spend"] == "decimal or null"
    assert types["planned"] == "object or null"
    assert types["planned.cashable"] == "decimal or null"
    assert types["basis"] == "string or null"
    assert types["actual_spend_known"] == "integer or null"
