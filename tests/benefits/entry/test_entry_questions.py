"""What is odd, what was overtaken, what is confirmed, and who may."""

import datetime as dt

import pytest

from benefits.models import Reading
from collaborations.models import Collaboration, Participation
from tests import factories
from tests.benefits.entry.conftest import OCTOBER, PAGE, monthly, reading

pytestmark = pytest.mark.django_db


def _typed(value="", **boxes):
    own = {"read": "0", **boxes}
    return {"B-01876": value, **{f"B-01876.{name}": v for name, v in own.items()}}


def _text(response):
    return " ".join(response.content.decode().split())


def _october(measure):
    rows = Reading.objects.filter(measure=measure, starts_on=OCTOBER)
    return list(rows.order_by("revision"))


def test_a_figure_far_from_the_last_is_asked_about_and_not_saved(signed_in, hours):
    page = _text(signed_in.post(PAGE, _typed("44,500")))

    assert _october(hours) == []
    assert "Is this right?" in page
    assert "Examiner hours: 44,500 is 10 times the last, 4,450." in page
    assert '<a class="govuk-link" href="#B-01876-keep">Keep 44,500</a>' in page
    assert "<title>Error: " not in page


@pytest.mark.parametrize("near", ["4,450", "5,562.5", "3,337.5"])
def test_a_figure_within_a_quarter_of_the_last_is_not_asked_about(
    near, signed_in, hours
):
    signed_in.post(PAGE, _typed(near))

    assert len(_october(hours)) == 1


def test_a_kept_figure_needs_a_note(signed_in, hours):
    kept = _typed("44,500", keep="44,500")

    refused = _text(signed_in.post(PAGE, kept))
    signed_in.post(PAGE, {**kept, "B-01876.note": "Two more labs"})

    assert "Examiner hours: say in the note why 44,500 is right." in refused
    assert [(row.value, row.note) for row in _october(hours)] == [
        (44500, "Two more labs")
    ]


def test_a_tick_keeps_only_the_figure_that_it_names(signed_in, hours):
    page = _text(
        signed_in.post(PAGE, _typed("54,500", keep="44,500", note="Two more labs"))
    )

    assert _october(hours) == []
    assert "54,500 is 12.2 times the last" in page


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("3,000", "3,000 is 33% below the last, 4,450."),
        ("6,000", "6,000 is 35% above the last, 4,450."),
        ("-4,450", "-4,450 is 200% below the last, 4,450."),
    ],
)
def test_the_question_says_how_far(figure, said, signed_in, hours):
    assert said in _text(signed_in.post(PAGE, _typed(figure)))


def test_anything_is_far_from_nil(signed_in, collaboration):
    measure = monthly(collaboration, "B-01876", "Complaints")
    reading(measure, dt.date(2025, 9, 1), value=0)

    page = _text(signed_in.post(PAGE, _typed("3")))

    assert "3 is not nil, as the last, 0." in page


def test_a_changed_figure_says_why(signed_in, hours, analyst):
    reading(hours, OCTOBER, value=4400, recorded_by=analyst)

    refused = _text(signed_in.post(PAGE, _typed("4,500", read="1")))
    signed_in.post(PAGE, _typed("4,500", read="1", note="Counted again"))

    assert "Say why it is corrected." in refused
    assert [(row.value, row.reason) for row in _october(hours)] == [
        (4400, ""),
        (4500, "Counted again"),
    ]


def test_the_same_figure_again_saves_nothing(signed_in, hours):
    reading(hours, OCTOBER, value=4400)

    answer = signed_in.post(PAGE, _typed("4400.0", read="1"), follow=True)

    assert len(_october(hours)) == 1
    assert "Nothing is changed, so nothing was saved." in _text(answer)


def test_a_recorded_figure_cannot_be_left_blank(signed_in, hours):
    reading(hours, OCTOBER, value=4400)

    page = _text(signed_in.post(PAGE, _typed("", read="1")))

    assert "Examiner hours: 4,400 is recorded here. Enter a figure" in page
    assert len(_october(hours)) == 1


def test_who_is_overtaken_sees_both_figures_and_loses_nothing(
    signed_in, hours, partner
):
    reading(hours, OCTOBER, value=4600, recorded_by=partner)

    page = _text(signed_in.post(PAGE, _typed("4,500", note="Counted again")))

    assert [row.value for row in _october(hours)] == [4600]
    assert "somebody changed this figure while you were typing." in page
    assert f"4,600: recorded by {partner} on " in page
    assert 'value="4,500"' in page
    assert 'name="B-01876.read" value="1"' in page


def test_who_saves_again_after_that_puts_theirs_in_its_place(signed_in, hours, partner):
    reading(hours, OCTOBER, value=4600, recorded_by=partner)

    signed_in.post(PAGE, _typed("4,500", read="1", note="Counted again"))

    assert [row.value for row in _october(hours)] == [4600, 4500]


def test_who_has_not_touched_a_cell_does_not_put_the_old_figure_back(
    signed_in, hours, partner
):
    first = reading(hours, OCTOBER, value=4400)
    reading(
        hours,
        OCTOBER,
        value=4600,
        recorded_by=partner,
        supersedes=first,
        reason="Counted again",
    )

    signed_in.post(PAGE, _typed("4,400", read="1"))

    assert [row.value for row in _october(hours)] == [4400, 4600]


def test_who_types_what_was_recorded_meanwhile_is_not_asked_to_choose(
    signed_in, hours, partner
):
    reading(hours, OCTOBER, value=4600, recorded_by=partner)

    answer = signed_in.post(PAGE, _typed("4600"), follow=True)

    assert [row.value for row in _october(hours)] == [4600]
    assert "Nothing is changed" in _text(answer)


def test_an_old_draft_does_not_hide_what_was_recorded_since(signed_in, hours, partner):
    first = reading(hours, OCTOBER, value=4400)
    signed_in.post("/drafts/", {"page": PAGE, **_typed("4,400", read="1", note="")})
    reading(hours, OCTOBER, value=4600, supersedes=first, reason="Counted again")

    page = signed_in.get(PAGE).content.decode()

    assert 'value="4,600"' in page
    assert 'value="4,400"' not in page


def test_a_figure_that_was_taken_away_meanwhile_is_told(signed_in, hours):
    page = _text(signed_in.post(PAGE, _typed("4,500", read="1", note="Again")))

    assert "was taken away meanwhile" in page
    assert 'name="B-01876.read" value="0"' in page


def test_a_lead_saves_and_confirms(client, hours, lead):
    client.force_login(lead)

    client.post(PAGE, {**_typed("4,500"), "confirm": "1"})

    (made,) = _october(hours)
    assert (made.state, made.confirmed_by) == ("confirmed", lead)


def test_a_lead_confirms_provisional_figures_by_tick(client, hours, saving, lead):
    waiting = reading(hours, OCTOBER, value=4400, state="provisional")
    client.force_login(lead)

    answer = client.post(PAGE, _typed("4,400", read="1", confirm="on"), follow=True)

    waiting.refresh_from_db()
    assert waiting.is_confirmed
    assert "October actuals confirmed: 1." in _text(answer)


def test_an_analyst_confirms_nothing(signed_in, hours):
    reading(hours, OCTOBER, value=4400, state="provisional")

    signed_in.post(PAGE, {**_typed("4,500", read="1", note="Again"), "confirm": "1"})
    signed_in.post(PAGE, _typed("4,500", read="2", confirm="on"))

    assert [row.state for row in _october(hours)] == ["provisional"] * 2
    assert "Save and confirm" not in _text(signed_in.get(PAGE))


def test_measures_by_force_are_entered_for_the_chosen_force(signed_in, saving):
    signed_in.post(
        f"{PAGE}?force=southern",
        {"B-01874.southern": "900", "B-01874.southern.read": "0"},
    )

    (made,) = _october(saving)
    assert made.force.slug == "southern"
    assert "B-01874.northern" in signed_in.get(PAGE).content.decode()


def test_a_force_that_has_left_is_not_expected_to_be_read(
    signed_in, saving, partner_force
):
    Participation.objects.filter(force=partner_force).update(
        left_on=dt.date(2025, 9, 30)
    )

    page = signed_in.get(f"{PAGE}?force=southern").content.decode()

    assert "B-01874.southern" not in page


def test_only_collaborations_where_one_may_record_are_listed(signed_in, hours):
    elsewhere = factories.ParticipationFactory().collaboration
    monthly(elsewhere, "B-02001", "Not ours")
    published = factories.ParticipationFactory(
        force=hours.collaboration.participations.get(force__slug="northern").force,
        collaboration=factories.CollaborationFactory(
            origin=Collaboration.Origin.REGISTER
        ),
    ).collaboration
    monthly(published, "B-02002", "Published")

    page = signed_in.get(PAGE).content.decode()

    assert "B-01876" in page
    assert "Not ours" not in page
    assert "B-02002" not in page


def test_rows_are_narrowed_to_one_collaboration(signed_in, hours, force):
    other = factories.ParticipationFactory(force=force).collaboration
    monthly(other, "B-02001", "Of another")

    both = signed_in.get(PAGE).content.decode()
    one = signed_in.get(f"{PAGE}?collaboration=C-0412").content.decode()

    assert "Of another" in both
    assert "Of another" not in one
    assert "B-01876" in one


def test_what_the_address_names_wrongly_is_told(signed_in, hours):
    page = _text(signed_in.get(f"{PAGE}?force=nowhere&collaboration=C-9999"))

    assert "We ignored force=nowhere, collaboration=C-9999." in page


@pytest.mark.parametrize("month", ["2025-13", "2025-1", "2099-01"])
def test_a_month_that_is_none_or_far_ahead_is_no_address(month, signed_in, hours):
    assert signed_in.get(f"/entry/{month}/").status_code == 404


def test_the_state_of_a_figure_is_told(signed_in, hours, saving):
    reading(hours, OCTOBER, value=4400, state="provisional")

    page = _text(signed_in.get(PAGE))

    assert "Provisional" in page
    assert "Not entered" in page
