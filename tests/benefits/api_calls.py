"""Ask the API in tests, and count what an answer costs."""

import csv
import io

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benefits import rollups


def get(client, path):
    return client.get(f"/api/v1/{path}")


def answer_of(client, path):
    response = get(client, path)
    assert response.status_code == 200, response.content
    return response.json()


def rows_of(client, path):
    return answer_of(client, path)["results"]


def refusal_of(client, path):
    """Give the fields that a 400 names."""
    response = get(client, path)
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    return [error["field"] for error in response.json()["errors"]]


def csv_of(client, path):
    response = get(client, path)
    text = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))


def queries_of(client, path):
    with CaptureQueriesContext(connection) as captured:
        answer_of(client, path)
    return len(captured)


def as_user(user):
    client = Client()
    client.force_login(user)
    return client


def roll_up():
    while rollups.drain().collaborations:
        pass
