"""The pages that change who takes part and how the cost is shared."""

import datetime as dt
import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertRedirects, assertTemplateUsed

from collaborations.models import Collaboration, CostShare, Participation
from collaborations.services.register_rows import PUBLISHED_ONLY
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/collaborations/C-0412/"
SHARES = f"{PAGE}forces/shares/"
INVITE = f"{PAGE}forces/invite/"
WITHDRAW = f"{PAGE}forces/southern/withdraw/"
EVERY = (SHARES, INVITE, WITHDRAW)
FORCES = f"{PAGE}forces/"


@pytest.fixture
def as_lead(client: Client, lead, collaboration) -> Client:
    client.force_login(lead)
    return client


@pytest.fixture
def names(collaboration) -> list[str]:
    """The names of the boxes of Northern and Southern."""
    members = collaboration.participations.order_by("force__slug")
    return [f"share_{member.pk}" for member in members]


def text_of(response: object) -> str:
    content = html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode()))
    return re.sub(r"\s+", " ", content)


def typed(names, first="60", second="40", starts_on="1 April 2026", **more):
    return {names[0]: first, names[1]: second, "starts_on": starts_on, **more}


def test_who_withdraws_their_own_force_reads_what_follows(as_lead):
    own = text_of(as_lead.get(f"{FORCES}northern/withdraw/"))
    other = text_of(as_lead.get(WITHDRAW))

    assert "Northern is your own force. After its last day you can no longer" in own
    assert "your own force" not in other


def said(response: object) -> str:
    """Give the newest message."""
    return [str(message) for message in response.context["messages"]][-1]


def summary_of(response: object) -> list[tuple[str, str]]:
    """List the links of the error summary: where each leads, and what it says."""
    content = response.content.decode()
    content = content[content.index("There is a problem") :].split("</ul>")[0]
    found = re.findall(r'<li>(?:<a href="#(\w+)">)?([^<]+)', content)
    return [(anchor, html.unescape(words)) for anchor, words in found]


@pytest.mark.parametrize(
    ("path", "template", "title"),
    [
        (SHARES, "collaborations/participation/cost_shares.html", "Change cost shares"),
        (INVITE, "collaborations/form_page.html", "Add a force"),
        (WITHDRAW, "collaborations/form_page.html", "Withdraw Southern"),
    ],
)
def test_each_page_opens_for_a_lead(path, template, title, as_lead):
    response = as_lead.get(path)

    assertTemplateUsed(response, template)
    assert f"<title>{title} \N{EN DASH} Joint Forensics" in response.content.decode()
    assert f'href="{FORCES}">Cancel' in response.content.decode()


@pytest.mark.parametrize("path", EVERY)
@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_who_may_not_is_refused_and_told_who_may(path, persona, collaboration, request):
    client = Client()
    client.force_login(request.getfixturevalue(persona))

    for response in (client.get(path), client.post(path)):
        assert response.status_code == 403
        assert "of a force taking part in Joint Forensics can" in text_of(response)


def test_an_analyst_changes_the_record_and_the_shares(signed_in, collaboration):
    answers = [signed_in.get(path).status_code for path in EVERY]

    assert answers == [200, 200, 200]


@pytest.mark.parametrize("path", EVERY)
def test_what_a_stranger_may_not_see_is_not_found(
    path, client, collaboration, stranger
):
    Collaboration.objects.update(is_draft=True)
    client.force_login(stranger)

    assert client.get(path).status_code == client.post(path).status_code == 404


@pytest.mark.parametrize("path", EVERY)
def test_the_public_register_is_not_changed(path, as_lead):
    Collaboration.objects.update(origin=Collaboration.Origin.REGISTER)

    response = as_lead.get(path)

    assert response.status_code == 403
    assert PUBLISHED_ONLY in text_of(response)


def test_a_force_that_never_took_part_cannot_be_withdrawn(as_lead, stranger):
    assert as_lead.get(f"{PAGE}forces/faraway/withdraw/").status_code == 404


def test_agreed_shares_are_stated_and_shown_on_the_page(as_lead, names):
    response = as_lead.post(SHARES, typed(names, " 27.60 % ", "72.4"), follow=True)

    assertRedirects(response, FORCES)
    assert said(response) == "Cost shares agreed from 1 April 2026."
    weights = CostShare.objects.order_by("weight").values_list("weight", flat=True)
    assert list(weights) == [2760, 7240]
    assert "27.60%" in text_of(response)


@pytest.mark.parametrize("day", ["01/04/2026", "1 April 2026", "1 Apr 2026"])
def test_days_are_read_as_people_write_them(day, as_lead, names):
    as_lead.post(SHARES, typed(names, starts_on=day))

    starts = CostShare.objects.values_list("starts_on", flat=True).distinct()
    assert list(starts) == [dt.date(2026, 4, 1)]


def test_a_wrong_total_says_the_difference_and_keeps_what_was_typed(as_lead, names):
    response = as_lead.post(SHARES, typed(names, "59.90%", "40"))

    content = response.content.decode()
    assert response.status_code == 200
    assert "<title>Error: Change cost shares" in content
    assert summary_of(response) == [
        ("", "The shares total 99.90%. Add 0.10 to reach 100.00%.")
    ]
    for value in ("59.90%", "40", "1 April 2026"):
        assert f'value="{value}"' in content
    assert not CostShare.objects.exists()


@pytest.mark.parametrize("share", ["half", "-5", "27.655", "100.01", "1e2", "٢٧", "£5"])
def test_what_is_no_percentage_is_refused_at_its_box(share, as_lead, names):
    response = as_lead.post(SHARES, typed(names, share))

    assert summary_of(response) == [
        (
            f"id_{names[0]}",
            "Enter the share of Northern from 0 to 100 with at most two decimals,"
            " such as 27.6.",
        )
    ]
    assert f'value="{share}"' in response.content.decode()
    assert f'aria-describedby="id_{names[0]}_error"' in response.content.decode()


def test_an_empty_box_of_a_force_that_takes_part_is_refused_there(as_lead, names):
    response = as_lead.post(SHARES, typed(names, "100", ""))

    assert summary_of(response) == [
        (
            f"id_{names[1]}",
            "Southern takes part on 1 April 2026. Enter its share, or 0.",
        )
    ]


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (
            "",
            "Enter the day from which the shares hold, such as 1 April 2027 or"
            " 01/04/2027.",
        ),
        (
            "31 April 2026",
            "There is no such day. Enter the day from which the shares hold, such as"
            " 1 April 2027 or 01/04/2027.",
        ),
        (
            "1 January 0001",
            "Enter a day from 1900 to 2100.",
        ),
    ],
)
def test_a_day_that_cannot_be_is_refused_at_its_box(day, message, as_lead, names):
    response = as_lead.post(SHARES, typed(names, starts_on=day))

    assert summary_of(response) == [("id_starts_on", message)]


def test_a_day_that_is_taken_is_refused_at_its_box(as_lead, names):
    as_lead.post(SHARES, typed(names))

    response = as_lead.post(SHARES, typed(names, "50", "50"))

    assert summary_of(response) == [
        (
            "id_starts_on",
            "Shares are already agreed from 1 April 2026. Choose a later day.",
        )
    ]


def test_the_page_begins_with_the_shares_of_today_and_how_they_split(as_lead, names):
    for member, weight in zip(
        Participation.objects.order_by("force__slug"), (6667, 3333), strict=True
    ):
        factories.CostShareFactory(participation=member, weight=weight)

    response = as_lead.get(SHARES)

    assert 'value="66.67"' in response.content.decode()
    assert "Northern 66.67% £666,700.00" in text_of(response)


def test_the_split_is_shown_and_nothing_is_recorded(as_lead, names):
    wanted = {"amount": "£100.01", "show_split": "yes"}

    response = as_lead.post(SHARES, typed(names, "50", "50", **wanted))

    page = text_of(response)
    assert "Northern 50.00% £50.01 Southern 50.00% £50.00" in page
    assert "Total 100.00% £100.01" in page
    assert not CostShare.objects.exists()


def test_shares_that_are_not_whole_split_nothing(as_lead, names):
    response = as_lead.post(SHARES, typed(names, "50", "49", show_split="yes"))

    assert "How these shares split" not in text_of(response)
    assert summary_of(response)[0][1].startswith("The shares total 99.00%.")


def test_an_invited_force_is_stated(as_lead):
    factories.ForceFactory(slug="eastern", name="Eastern")
    choices = {"force": "eastern", "joined_on": "1 April 2026", "role": "partner"}

    response = as_lead.post(INVITE, choices, follow=True)

    assertRedirects(response, FORCES)
    assert said(response) == "Eastern takes part from 1 April 2026."


@pytest.mark.parametrize(
    ("joined", "needed"),
    [
        ("1 May 2026", "1 May 2026"),
        ("1 April 2026", "2 April 2026"),  # shares start on 1 April already
    ],
)
def test_a_force_that_joins_calls_for_new_shares_on_the_first_day_that_is_free(
    joined, needed, as_lead, names
):
    as_lead.post(SHARES, typed(names))
    factories.ForceFactory(slug="eastern", name="Eastern")
    choices = {"force": "eastern", "joined_on": joined, "role": "partner"}

    response = as_lead.post(INVITE, choices, follow=True)

    assert said(response) == (
        f"Eastern takes part from {joined}. Agree new cost shares from {needed}."
    )


def test_a_refused_invitation_keeps_what_was_typed(as_lead):
    choices = {"force": "southern", "joined_on": "2 May 2026", "role": "lead"}

    response = as_lead.post(INVITE, choices)

    content = response.content.decode()
    assert summary_of(response) == [("id_force", "Southern already takes part.")]
    assert "<title>Error: Add a force" in content
    assert '<option value="southern" selected>' in content
    assert 'value="2 May 2026"' in content


def test_an_empty_invitation_says_what_to_choose(as_lead):
    fields = [anchor for anchor, _ in summary_of(as_lead.post(INVITE))]

    assert fields == ["id_force", "id_joined_on", "id_role"]


def test_a_withdrawal_is_stated_with_the_need_for_new_shares(as_lead, names):
    as_lead.post(SHARES, typed(names))

    response = as_lead.post(WITHDRAW, {"left_on": "30/09/2026"}, follow=True)

    assertRedirects(response, FORCES)
    assert said(response) == (
        "The last day of Southern is 30 September 2026."
        " Agree new cost shares from 1 October 2026."
    )


def test_a_second_withdrawal_is_refused_at_the_day(as_lead):
    as_lead.post(WITHDRAW, {"left_on": "30/09/2026"})

    response = as_lead.post(WITHDRAW, {"left_on": "31/10/2026"})

    assert "<title>Error: Withdraw Southern" in response.content.decode()
    assert summary_of(response) == [
        ("id_left_on", "Southern already left on 30 September 2026.")
    ]
    assert 'value="31/10/2026"' in response.content.decode()


@pytest.mark.parametrize(
    ("persona", "may"),
    [
        ("viewer", ()),
        ("stranger", ()),
        ("analyst", EVERY),
        ("lead", EVERY),
        ("administrator", EVERY),
    ],
)
def test_the_collaboration_links_to_what_the_reader_may(
    persona, may, client, collaboration, request
):
    client.force_login(request.getfixturevalue(persona))

    content = client.get(PAGE).content.decode()

    assert tuple(path for path in EVERY if f'href="{path}"' in content) == may


def test_a_register_row_links_to_no_change(as_lead):
    Collaboration.objects.update(origin=Collaboration.Origin.REGISTER)

    content = as_lead.get(PAGE).content.decode()

    assert "forces/shares/" not in content
    assert "withdraw/" not in content


def test_a_force_that_left_is_not_withdrawn_again(as_lead):
    Participation.objects.filter(force__slug="southern").update(
        left_on=dt.date(2024, 3, 31)
    )

    assert WITHDRAW not in as_lead.get(PAGE).content.decode()


def test_the_collaboration_shows_shares_and_the_fairness_gap(as_lead):
    members = Participation.objects.order_by("force__slug")
    for member, weight in zip(members, (6900, 3100), strict=True):
        factories.CostShareFactory(participation=member, weight=weight)
        factories.VoteShareFactory(participation=member)

    page = text_of(as_lead.get(PAGE))

    assert "69.00% 50.00% +19.00" in page
    assert "31.00% 50.00% \N{MINUS SIGN}19.00" in page


def test_without_votes_there_is_no_gap(as_lead, names):
    as_lead.post(SHARES, typed(names))

    page = text_of(as_lead.get(PAGE))

    assert "Vote share" not in page
    assert "Fairness gap" not in page


def test_the_shares_page_asks_as_often_for_many_forces_as_for_two(as_lead):
    with CaptureQueriesContext(connection) as few:
        as_lead.get(SHARES)
    for _ in range(6):
        factories.CostShareFactory(
            participation__collaboration=Collaboration.objects.get(),
            weight=1,
        )

    with CaptureQueriesContext(connection) as many:
        as_lead.get(SHARES)

    assert len(many) == len(few)
