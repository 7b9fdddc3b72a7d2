"""A change stands in the history by field, whichever way it was made."""

import pytest
from django.core.management import call_command
from django.test import Client
from rest_framework.test import APIClient

from collaborations.models import Objective
from collaborations.reports.history import history
from collabtrack.accounts.models import ApiToken
from collabtrack.accounts.services import issue_token
from tests import factories

pytestmark = pytest.mark.django_db
ONE = "/api/v1/objectives/C-0412-1/"


@pytest.fixture
def objective(collaboration) -> Objective:
    made = factories.ObjectiveFactory(collaboration=collaboration, target="30 days")
    made.refresh_from_db()
    return made


def by_page(objective, analyst):
    browser = Client()
    browser.force_login(analyst)
    sent = {"text": objective.text, "target": "20 days", "version": "1"}
    assert browser.post("/collaborations/C-0412/objectives/1/change/", sent)["Location"]


def by_session(objective, analyst):
    browser = APIClient(enforce_csrf_checks=True)
    browser.force_login(analyst)
    browser.get("/collaborations/C-0412/objectives/1/change/")
    _patch(browser, HTTP_X_CSRFTOKEN=browser.cookies["csrftoken"].value)


def by_token(objective, analyst):
    token = issue_token(user=analyst, by=analyst, scope=ApiToken.Scope.WRITE)
    machine = APIClient()
    machine.credentials(HTTP_AUTHORIZATION=f"Bearer {token.text}")
    _patch(machine)


def _patch(client, **headers):
    sent = {"target": "20 days", "reason": "The lab moved"}
    answer = client.patch(ONE, sent, format="json", HTTP_IF_MATCH='"1"', **headers)
    assert answer.status_code == 200, answer.content


def by_shell(objective, analyst):
    code = "from collaborations.models import Objective\n"
    code += "Objective.objects.update(target='20 days')"
    call_command("shell", command=code, author=analyst.email)


@pytest.mark.parametrize(
    ("way", "why"),
    [
        (by_page, ""),
        (by_session, "The lab moved"),
        (by_token, "The lab moved"),
        (by_shell, ""),
    ],
)
def test_the_history_has_field_old_new_author_and_reason(
    collaboration, objective, analyst, way, why
):
    way(objective, analyst)

    lines = history(collaboration, analyst, most=100)
    (line,) = (each for each in lines if each.field == "Target")
    assert (line.before, line.after) == ("30 days", "20 days")
    assert (line.who, line.why) == (str(analyst), why)


def test_what_the_api_adds_and_removes_has_its_author(collaboration, analyst):
    client = APIClient()
    client.force_authenticate(analyst)
    name = {"collaboration": "C-0412", "kind": "old_name", "name": "Joint Lab"}
    client.post("/api/v1/other-names/", name)
    client.delete("/api/v1/other-names/C-0412-1/", HTTP_IF_MATCH='"1"')

    lines = history(collaboration, analyst, most=100)
    acts = {each.act: each.who for each in lines if "Joint Lab" in each.record}

    assert acts == {"Added": str(analyst), "Taken away": str(analyst)}


def test_what_the_admin_changes_has_its_author(collaboration, administrator, analyst):
    name = factories.OtherNameFactory(collaboration=collaboration, name="Joint Lab")
    admin = Client()
    admin.force_login(administrator)
    page = f"/admin/collaborations/othername/{name.pk}/change/"
    form = admin.get(page).context["adminform"].form
    sent = {each: form[each].value() for each in form.fields}

    saved = admin.post(page, sent | {"name": "Joint Labs"})

    lines = history(collaboration, analyst, most=100)
    (line,) = (each for each in lines if each.field == "Name")
    assert saved.status_code == 302
    assert (line.before, line.after) == ("Joint Lab", "Joint Labs")
    assert line.who == str(administrator)
