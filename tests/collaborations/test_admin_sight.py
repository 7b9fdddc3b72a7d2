"""The admin names no restricted collaboration to an administrator without clearance."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from collaborations.models import Clearance, Collaboration
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def hidden(collaboration, lead):
    Collaboration.objects.update(is_restricted=True, name="Hidden Unit")
    factories.SpendEntryFactory(collaboration=collaboration, recorded_by=lead)
    factories.BenefitMeasureFactory(collaboration=collaboration)
    factories.ClearanceFactory(user=lead, collaboration=collaboration)
    return collaboration


@pytest.fixture
def desk(administrator):
    client = Client()
    client.force_login(administrator)
    return client


def _pages(hidden, force, lead):
    yield from (
        "/admin/collaborations/collaboration/?q=Hidden",
        f"/admin/collaborations/collaboration/{hidden.pk}/change/",
        f"/admin/collaborations/collaboration/{hidden.pk}/delete/",
        "/admin/collaborations/clearance/",
        "/admin/collaborations/clearance/add/",
        "/admin/collaborations/finding/",
        "/admin/benefits/spendentry/",
        "/admin/benefits/benefitmeasure/",
        "/admin/benefits/yearrollup/",
        f"/admin/collaborations/force/{force.pk}/change/",
        f"/admin/collaborations/force/{force.pk}/delete/",
        f"/admin/accounts/user/{lead.pk}/change/",
        f"/admin/accounts/user/{lead.pk}/delete/",
        "/admin/autocomplete/?app_label=benefits&model_name=spendentry"
        "&field_name=collaboration&term=Hidden",
    )


def test_no_admin_page_names_it(hidden, force, lead, desk):
    for path in _pages(hidden, force, lead):
        assert b"Hidden Unit" not in desk.get(path, follow=True).content, path


def test_nobody_clears_for_what_they_cannot_see(hidden, administrator, desk):
    answer = desk.post(
        "/admin/collaborations/clearance/add/",
        {"user": administrator.pk, "collaboration": hidden.pk},
    )

    assert answer.status_code == 200
    assert not Clearance.objects.filter(user=administrator).exists()


def test_the_cleared_see_it_and_clear_others(hidden, administrator, partner, desk):
    call_command("clear", administrator.email, hidden.reference)

    listed = desk.get("/admin/collaborations/collaboration/?q=Hidden")
    answer = desk.post(
        "/admin/collaborations/clearance/add/",
        {"user": partner.pk, "collaboration": hidden.pk},
    )

    assert b"Hidden Unit" in listed.content
    assert answer.status_code == 302
    assert Clearance.objects.filter(user=partner, collaboration=hidden).exists()


@pytest.fixture
def naming(hidden):
    """Open records that name the hidden one."""
    programme = factories.CollaborationFactory(
        reference="C-0500", name="Hidden Programme", row_kind="programme"
    )
    unit = factories.CollaborationFactory(
        reference="C-0501", name="Open Unit", programme=programme
    )
    Collaboration.objects.filter(pk=programme.pk).update(is_restricted=True)
    ending = factories.EndingFactory(collaboration=unit, successor=hidden)
    opportunity = factories.OpportunityFactory(
        outcome="agreed",
        reason="Both gain.",
        decided_on=dt.date(2025, 8, 1),
        collaboration=hidden,
    )
    return unit, ending, opportunity


def _page(row):
    return f"/admin/collaborations/{row._meta.model_name}/{row.pk}/change/"


def test_a_record_that_names_a_hidden_one_does_not_tell_it(naming, hidden, desk):
    for row in naming:
        answer = desk.get(_page(row))

        assert answer.status_code == 200
        for said in (b"Hidden", hidden.reference.encode(), b"C-0500"):
            assert said not in answer.content, _page(row)


def test_saving_it_does_not_take_the_hidden_one_away(naming, hidden, desk):
    for row in naming[:2]:
        form = desk.get(_page(row)).context["adminform"].form
        said = {name: form[name].value() for name in form.fields}
        sent = {name: value for name, value in said.items() if value is not None}

        assert desk.post(_page(row), sent).status_code == 302

    unit, ending, _ = naming
    unit.refresh_from_db()
    ending.refresh_from_db()
    assert unit.programme.reference == "C-0500"
    assert ending.successor == hidden


@pytest.mark.parametrize(
    ("email", "reference", "said"),
    [
        ("nobody@example.org", "C-0412", "No account has the address"),
        ("admin@example.org", "C-9999", "No collaboration is C-9999"),
    ],
)
def test_clearing_names_what_is_not_there(
    email, reference, said, administrator, collaboration
):
    with pytest.raises(CommandError, match=said):
        call_command("clear", email, reference)
