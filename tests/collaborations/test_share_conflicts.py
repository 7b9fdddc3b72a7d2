"""Two people agree shares at once: the second sees both by force, and loses nothing."""

import datetime as dt
import html
import re
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from collaborations.models import CostShare, TypedDraft
from collaborations.services.cost_shares import change_cost_shares
from collaborations.services.votes import change_votes
from tests import factories

pytestmark = pytest.mark.django_db
FORCES = "/collaborations/C-0412/forces/"
APRIL = dt.date(2025, 4, 1)


@pytest.fixture
def members(collaboration):
    return list(collaboration.participations.order_by("force__slug"))


def words(answer):
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(html.unescape(text).split())


def sent(page, members, *parts, **more):
    names = [f"share_{member.pk}" for member in members]
    read = page.context["form"]["read"].value()
    return {**dict(zip(names, parts, strict=True)), "read": read, **more}


def agreed(members, by, first=70, on=APRIL):
    shares = dict(zip(members, (Decimal(first), Decimal(100 - first)), strict=True))
    change_cost_shares(
        collaboration=members[0].collaboration, shares=shares, starts_on=on, by=by
    )


def test_shares_are_not_agreed_over_some_that_were_not_read(members, analyst, lead):
    agreed(members, lead)

    with pytest.raises(ValidationError, match="Somebody changed these"):
        change_cost_shares(
            collaboration=members[0].collaboration,
            shares=dict.fromkeys(members, Decimal(50)),
            starts_on=APRIL + dt.timedelta(days=1),
            read=0,
            by=analyst,
        )


def test_votes_are_not_agreed_over_some_that_were_not_read(members, analyst):
    factories.VoteShareFactory(participation=members[0])

    with pytest.raises(ValidationError, match="Somebody changed these"):
        change_votes(
            collaboration=members[0].collaboration,
            votes=dict.fromkeys(members, 1),
            starts_on=APRIL + dt.timedelta(days=900),
            read=0,
            by=analyst,
        )


def test_the_second_writer_sees_both_by_force_and_may_save_again(
    signed_in, members, lead
):
    page = signed_in.get(f"{FORCES}shares/")
    agreed(members, lead)
    mine = sent(page, members, "60", "40", starts_on="1 May 2025")

    overtaken = signed_in.post(f"{FORCES}shares/", mine)
    assert f"{lead}" in words(overtaken)
    assert "these hold from 1 April 2025" in words(overtaken)
    assert "Northern 70.00 60 Southern 30.00 40" in words(overtaken)
    assert CostShare.objects.count() == 2

    again = sent(overtaken, members, "60", "40", starts_on="1 May 2025")
    signed_in.post(f"{FORCES}shares/", again)
    assert CostShare.objects.filter(starts_on=dt.date(2025, 5, 1)).count() == 2


def test_a_correction_shows_what_was_corrected_meanwhile(signed_in, members, lead):
    agreed(members, lead)
    page = signed_in.get(f"{FORCES}shares/correct/")
    CostShare.objects.filter(participation=members[0]).update(weight=8000)
    more = {"starts_on": "2025-04-01", "reason": "A slip."}
    mine = sent(page, members, "60", "40", **more)

    overtaken = signed_in.post(f"{FORCES}shares/correct/", mine)

    assert "Changed meanwhile" in words(overtaken)
    assert 'value="60"' in overtaken.content.decode()


@pytest.mark.parametrize("path", ["shares/", "votes/"])
def test_what_is_typed_is_kept_until_it_is_saved(path, signed_in, members, analyst):
    page = f"{FORCES}{path}"
    typed = {f"share_{members[0].pk}": "61", f"share_{members[1].pk}": "39"}
    signed_in.post("/drafts/", {"page": page, **typed})

    again = signed_in.get(page)
    assert 'value="61"' in again.content.decode()
    assert "did not save" in words(again)

    signed_in.post(page, {**typed, "starts_on": "1 April 2025"})
    assert not TypedDraft.objects.exists()


def test_a_formula_typed_for_one_year_is_not_offered_in_another(signed_in, members):
    page = f"{FORCES}formula/"
    typed = {"page": page, "kind": "usage", "note": "By calls", "fy": "2025-26"}
    signed_in.post("/drafts/", typed)

    assert "By calls" in words(signed_in.get(f"{page}?fy=2025-26"))
    assert "By calls" not in words(signed_in.get(f"{page}?fy=2026-27"))
