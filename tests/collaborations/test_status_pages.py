"""The page on which a collaboration moves from status to status."""

import datetime as dt

import pytest

from collaborations.models import Collaboration, StatusChange
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/collaborations/C-0412/status/"


def text_of(response):
    return " ".join(response.content.decode().split())


def typed(**changes):
    return {"status": "under_review", "on": "1 April 2026", "version": "1"} | changes


def test_the_moves_that_are_allowed_are_offered_and_made(signed_in, collaboration):
    offered = text_of(signed_in.get(PAGE))
    made = text_of(signed_in.post(PAGE, typed(reason="A force leaves."), follow=True))

    assert 'value="under_review"' in offered
    assert 'value="proposed"' not in offered
    assert "Status: under review from 1 April 2026." in made
    assert "A force leaves." in made
    assert 'value="live"' in made


def test_what_was_absorbed_says_so_once(signed_in, collaboration):
    collaboration.status = collaboration.ended_because = "absorbed"
    collaboration.started_on = dt.date(2020, 4, 1)
    collaboration.ended_on = dt.date(2026, 2, 7)
    collaboration.save()
    said = "bsorbed by the National Police Service or a merger"

    assert f"It is a{said}." in text_of(signed_in.get(PAGE))
    about = text_of(signed_in.get("/collaborations/C-0412/"))
    assert f"A{said}" in about
    assert f": A{said}" not in about


def test_ending_asks_for_its_reason_at_the_field(signed_in, collaboration):
    ending = typed(status="ended")

    refused = text_of(signed_in.post(PAGE, ending))
    ended = text_of(
        signed_in.post(PAGE, {**ending, "ended_because": "completed"}, follow=True)
    )

    assert '<a href="#id_ended_because">Choose why it ended.</a>' in refused
    assert "It is ended: Completed." in ended
    link = '<a class="govuk-link" href="/collaborations/C-0412/close/">'
    assert f"{link}Fill in the closing record</a>" in ended
    assert f"{link}Closing record</a>" in ended
    assert "Move it</button>" not in ended
    assert "Ended: Completed" in text_of(signed_in.get("/collaborations/C-0412/"))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"status": ""}, "Choose what it becomes."),
        ({"on": ""}, "Enter the day, such as"),
        ({"on": "1 April 2099"}, "Enter a day that is not in the future."),
        ({"status": "proposed"}, "It is live, which can become under review or"),
        ({"reason": "a\u202eb"}, "Remove the hidden character"),
    ],
)
def test_what_was_wrong_is_shown_and_nothing_moves(
    signed_in, collaboration, given, words
):
    page = text_of(signed_in.post(PAGE, typed(**given)))

    assert words in page
    assert "<title>Error: Status" in page
    assert not StatusChange.objects.exists()


def test_who_was_overtaken_is_told_and_sees_where_it_stands(signed_in, collaboration):
    Collaboration.objects.update(status="ending")

    page = text_of(
        signed_in.post(PAGE, typed(status="ended", ended_because="completed"))
    )

    assert "Somebody changed this while you were writing" in page
    assert "It is ending." in page
    assert 'name="version" value="2"' in page


def test_a_move_is_taken_back(signed_in, collaboration):
    signed_in.post(PAGE, typed())

    seen = {"version": "2"}
    back = text_of(signed_in.post(f"{PAGE}take-back/", seen, follow=True))
    twice = text_of(signed_in.post(f"{PAGE}take-back/", seen, follow=True))
    none = {"version": "3"}
    again = text_of(signed_in.post(f"{PAGE}take-back/", none, follow=True))

    assert "Somebody changed this while you were writing" in twice
    assert "Taken back: it is live again." in back
    assert "No move is recorded." in back
    assert "There is no move to take back." in again


def test_readers_see_the_moves_and_cannot_make_one(client, viewer, collaboration):
    factories.StatusChangeFactory(collaboration=collaboration, reason="A force left.")
    client.force_login(viewer)

    page = text_of(client.get(PAGE))

    assert "A force left." in page
    assert "Move it</button>" not in page
    assert "Take the last move back" not in page
    assert client.post(PAGE, typed()).status_code == 403
    assert client.post(f"{PAGE}take-back/").status_code == 403


def test_a_draft_has_its_status_on_its_own_page(signed_in, collaboration):
    Collaboration.objects.update(is_draft=True)

    page = text_of(signed_in.get(PAGE))
    refused = text_of(signed_in.post(PAGE, typed(version="2")))

    assert "Move it</button>" not in page
    assert "its status is chosen on the page of the draft" in page
    assert not StatusChange.objects.exists()
    assert "It is a draft" in refused
