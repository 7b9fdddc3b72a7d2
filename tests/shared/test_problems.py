import pytest
from django.test import override_settings
from rest_framework.test import APIClient

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.shared.api_under_test")]


@pytest.fixture
def api(analyst):
    client = APIClient(raise_request_exception=False)
    client.force_authenticate(analyst)
    return client


def fault(api, kind):
    return api.get(f"/api/v1/faults/{kind}/")


@pytest.mark.parametrize(
    ("kind", "status", "title"),
    [
        ("not-found", 404, "Not Found"),
        ("forbidden", 403, "Forbidden"),
        ("invalid", 400, "Bad Request"),
        ("invalid-whole", 400, "Bad Request"),
        ("nested", 400, "Bad Request"),
        ("protected", 409, "Conflict"),
        ("duplicate", 409, "Conflict"),
        ("missing", 400, "Bad Request"),
        ("data", 400, "Bad Request"),
        ("overflow", 400, "Bad Request"),
        ("away", 503, "Service Unavailable"),
        ("bug", 500, "Internal Server Error"),
    ],
)
def test_every_fault_is_a_problem_that_tells_no_secret(api, kind, status, title):
    response = fault(api, kind)
    problem = response.json()

    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    assert set(problem) == {"type", "title", "status", "detail", "errors", "request_id"}
    assert (problem["title"], problem["status"]) == (title, status)
    assert problem["detail"].endswith(".")
    assert problem["request_id"] == response.headers["X-Request-ID"]
    assert "secret" not in response.content.decode().lower()


def test_a_refusal_says_who_may(api):
    assert fault(api, "forbidden").json()["detail"] == (
        "Analysts of Northern may edit this."
    )


def test_a_rule_of_one_field_names_the_field(api):
    problem = fault(api, "invalid").json()

    assert problem["detail"] == "2 things need attention."
    assert [(e["field"], e["detail"]) for e in problem["errors"]] == [
        ("amount", "Too much."),
        ("amount", "Odd."),
    ]


def test_a_rule_of_the_whole_record_names_no_field(api):
    problem = fault(api, "invalid-whole").json()

    assert problem["detail"] == "Shares must total 100."
    assert problem["errors"] == [
        {"field": "", "detail": "Shares must total 100.", "code": "invalid"}
    ]


def test_a_fault_in_a_row_names_the_row(api):
    errors = fault(api, "nested").json()["errors"]

    assert [error["field"] for error in errors] == ["rows.1.value", ""]


def test_a_database_that_is_away_says_when_to_try_again(api):
    response = fault(api, "away")

    assert response.headers["Retry-After"] == "5"
    assert "database" in response.json()["detail"]


def test_a_bug_is_logged_under_the_id_that_the_answer_carries(api, caplog):
    response = fault(api, "bug")

    [record] = [r for r in caplog.records if r.name == "collabtrack.shared.problems"]
    assert response.json()["request_id"] in record.getMessage()
    assert "secret path" in str(record.exc_info[1])


def test_a_bug_still_reaches_the_tests_and_error_reports(analyst):
    client = APIClient()
    client.force_authenticate(analyst)

    with pytest.raises(RuntimeError, match="secret path"):
        fault(client, "bug")


@override_settings(DEBUG=True)
def test_while_developing_a_bug_shows_itself(api):
    assert fault(api, "bug").headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
def test_a_wrong_address_is_a_problem_too(api, method):
    response = getattr(api, method)("/api/v1/nowhere/")

    assert response.status_code == 404
    assert response.json()["detail"] == "The API has nothing at this address."


def test_a_wrong_method_is_a_problem(api):
    response = api.delete("/api/v1/faults/bug/")

    assert response.status_code == 405
    assert response.json()["title"] == "Method Not Allowed"


def test_an_unreadable_body_is_a_problem(api):
    client_answer = api.post(
        "/api/v1/collaborations/", "{", content_type="application/json"
    )

    assert client_answer.status_code == 405
    assert client_answer.headers["Content-Type"] == "application/problem+json"


def test_an_unknown_media_type_is_a_problem_in_json(api):
    response = api.get("/api/v1/collaborations/", HTTP_ACCEPT="image/png")

    assert response.status_code == 406
    assert response.headers["Content-Type"] == "application/problem+json"
