"""The page of one collaboration: what a reader is told, and from which source."""

import csv
import datetime as dt
import html
import io
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benefits.tasks import drain_rollups
from collaborations.models import Collaboration, Participation
from collabtrack.accounts.models import User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def priced(signed_in: Client, collaboration: Collaboration) -> Client:
    """Joint Forensics has spend in two years, one of them split by force."""
    entry = factories.SpendEntryFactory
    first = {"starts_on": dt.date(2023, 4, 1), "ends_on": dt.date(2024, 3, 31)}
    lead = collaboration.participations.get(force__slug="northern")
    entry(collaboration=collaboration, amount=Decimal("2000000.10"), **first)
    entry(collaboration=collaboration, amount=Decimal("412000.00"), force=lead.force)
    entry(collaboration=collaboration, kind="plan", amount=Decimal("500000.00"))
    drain_rollups()
    return signed_in


def published(**changes: object) -> Collaboration:
    """A row as the public register has it."""
    entry = {"is_sourced": True} | changes
    made = factories.CollaborationFactory(name="Air Unit", origin="register")
    factories.RegisterEntryFactory(collaboration=made, **entry)
    return made


def text_of(response: object) -> str:
    content = re.sub(
        r"<(script|style)\b.*?</\1>", "", response.content.decode(), flags=re.S
    )
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", content)))


def csv_rows(response: object) -> list[dict[str, str]]:
    content = response.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def page_of(client: Client, collaboration: Collaboration, query: str = "") -> object:
    return client.get(f"{collaboration.get_absolute_url()}{query}")


def test_the_page_names_the_collaboration_its_forces_and_its_status(
    priced, collaboration
):
    page = text_of(page_of(priced, collaboration))

    assert "C-0412 · Live since 1 April 2020 · Regional" in page
    assert "Joint Forensics" in page
    assert "2 forces, no lead named" in page
    assert "Northern" in page
    assert "Southern" in page


def test_what_is_over_offers_its_record_but_no_new_work(signed_in, collaboration):
    offers = (
        "Write the purpose or its next version",
        "Add a force",
        "Change cost shares",
        "Raise a matter",
        "Withdraw",
    )
    before = text_of(page_of(signed_in, collaboration))
    Collaboration.objects.update(status="ended", ended_because="completed")

    after = text_of(page_of(signed_in, collaboration))

    assert [offer for offer in offers if offer not in before] == []
    assert [offer for offer in offers if offer in after] == []
    assert "Closing record" in after


def test_a_status_is_dated_by_the_last_move_to_it(signed_in, collaboration):
    ending = {"status": Collaboration.Status.ENDING}
    Collaboration.objects.filter(pk=collaboration.pk).update(**ending)

    undated = text_of(page_of(signed_in, collaboration))
    for day in (dt.date(2025, 5, 1), dt.date(2026, 2, 16)):
        factories.StatusChangeFactory(
            collaboration=collaboration, to_status="ending", moved_on=day
        )
    dated = text_of(page_of(signed_in, collaboration))

    assert "C-0412 · Ending; live since 1 April 2020 ·" in undated
    assert "C-0412 · Ending since 16 February 2026 ·" in dated


def test_a_published_cost_stands_at_its_own_anchor_with_its_source(signed_in):
    made = published()
    entry = factories.SpendEntryFactory(collaboration=made, source="Annual accounts")

    page = page_of(signed_in, made)

    assert f'id="spend-{entry.pk}"' in page.content.decode()
    assert "Source: Annual accounts" in text_of(page)


def test_entered_spend_leads_to_every_entry(priced, collaboration):
    address = reverse("benefits:collaboration-spend", args=[collaboration.reference])

    assert f'href="{address}"' in page_of(priced, collaboration).content.decode()
    assert "Spend entries" in text_of(priced.get(address))


def test_spend_of_a_year_is_split_by_force_where_forces_recorded_it(
    priced, collaboration
):
    page = text_of(page_of(priced, collaboration))

    assert "Northern 2025-26 £412,000 Recorded" in page
    assert "Actual spend of 2023-24 is not split by force." in page


def test_the_chart_of_spend_has_its_table_and_files(priced, collaboration):
    response = page_of(priced, collaboration)
    card = response.context["card"]

    rows = csv_rows(priced.get(html.unescape(card.csv_url)))

    amounts = [row["Value"] for row in rows if row["Record"] == "Spend total"]
    assert [value for value in amounts if value] == [
        "2000000.10",
        "500000.00",
        "412000.00",
    ]
    assert card.title == "Spend fell from £2.0m in 2023-24 to £412,000 in 2025-26"


def test_without_spend_there_is_a_sentence_and_no_empty_axis(signed_in, collaboration):
    response = page_of(signed_in, collaboration)

    assert "No spend is known for any year: not recorded." in text_of(response)
    assert "data-figure" not in response.content.decode()


def test_each_theme_gives_its_result_and_the_reason(priced, collaboration):
    response = page_of(priced, collaboration)

    reasons = {theme["label"]: theme["reason"] for theme in response.context["themes"]}

    found = collaboration.findings.get(criterion="P1")
    assert reasons["Purpose"] == found.reason
    assert reasons["Skills and capabilities"] == "No criterion of it is judged yet."
    assert found.reason in text_of(response)


def test_a_theme_whose_judged_criteria_are_met_says_that_others_are_not_judged(
    priced, collaboration
):
    collaboration.findings.filter(criterion="P1").update(result="met")

    (purpose, *_) = page_of(priced, collaboration).context["themes"]

    assert purpose["reason"] == "1 of 8 criteria met; 7 are not judged yet."


def test_how_each_criterion_was_judged_links_to_its_definition(priced, collaboration):
    content = page_of(priced, collaboration).content.decode()

    for criterion in ("P1", "B1", "B2"):
        assert f'href="/definitions/#{criterion}"' in content
    assert "36 of 39 criteria are not judged yet and count as Not assessed." in content


def test_a_purpose_is_quoted_with_what_it_does_not_state(signed_in, collaboration):
    factories.PurposeFactory(collaboration=collaboration, text="Solve more cases.")
    factories.ObjectiveFactory(collaboration=collaboration, text="Cut waiting")

    page = text_of(page_of(signed_in, collaboration))

    assert "Solve more cases." in page
    assert "For efficiency: not stated" in page
    assert "Cut waiting" in page


def test_a_benefit_shows_what_it_lacks_and_where_its_figures_come_from(signed_in):
    made = published()
    measure = factories.BenefitMeasureFactory(
        collaboration=made, name="Lab spend avoided"
    )
    factories.PublishedClaimFactory(measure=measure, amount=Decimal("600000.00"))

    page = text_of(page_of(signed_in, made))

    assert "Lab spend avoided" in page
    assert "Claimed" in page
    assert "Missing:" in page
    assert "£600,000" in page
    assert "a news report" in page
    assert "no year given" in page


def test_a_register_row_shows_its_source_as_text(signed_in):
    made = published(money_note="Cost is total force contributions.", note="Checked.")

    page = text_of(page_of(signed_in, made))

    assert "an annual report, 2023" in page
    assert "Cost is total force contributions." in page
    assert "Checked." in page
    assert "None published" in page


def test_a_programme_lists_its_units_and_a_unit_its_programme(signed_in):
    programme = factories.CollaborationFactory(name="Network", row_kind="programme")
    unit = factories.CollaborationFactory(name="Unit North", programme=programme)

    above, below = page_of(signed_in, programme), page_of(signed_in, unit)

    assert "Unit North" in text_of(above)
    assert "never added" in text_of(above)
    assert "Part of Network" in text_of(below)


def test_a_name_that_is_markup_stays_text(signed_in):
    made = factories.CollaborationFactory(name="<b>Bold</b> & co")
    factories.SpendEntryFactory(collaboration=made)
    drain_rollups()

    content = page_of(signed_in, made).content.decode()

    assert "<b>Bold" not in content
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; co" in content


def test_the_page_asks_as_often_for_many_entries_as_for_one(priced, collaboration):
    with CaptureQueriesContext(connection) as few:
        page_of(priced, collaboration)
    for _ in range(8):
        factories.SpendEntryFactory(
            collaboration=collaboration, force=factories.ForceFactory()
        )
        factories.ParticipationFactory(collaboration=collaboration)

    with CaptureQueriesContext(connection) as many:
        page_of(priced, collaboration)

    assert len(many) == len(few) <= 50


def test_what_you_may_not_see_is_not_found(client, collaboration, stranger: User):
    client.force_login(stranger)
    assert page_of(client, collaboration).status_code == 200

    for changes in ({"is_draft": True}, {"is_draft": False, "is_restricted": True}):
        Collaboration.objects.update(**changes)
        for query in ("", "?format=csv"):
            assert page_of(client, collaboration, query).status_code == 404


def test_a_year_is_spelled_one_way_and_others_redirect(priced, collaboration):
    response = page_of(priced, collaboration, "?fy=FY24")

    assert response["Location"] == "/collaborations/C-0412/?fy=2023-24"
    assert "Spend 2023-24" in text_of(page_of(priced, collaboration, "?fy=2023-24"))


def test_when_a_force_joined_is_shown_only_if_any_date_is_known(
    signed_in, collaboration
):
    assert "Joined" in text_of(page_of(signed_in, collaboration))

    Participation.objects.update(joined_on=None)

    assert "When each force joined is not known." in text_of(
        page_of(signed_in, collaboration)
    )
