"""Readings in the browser: recorded, confirmed, corrected, undone, with evidence."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from benefits.models import Reading
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(collaboration):
    return factories.BenefitMeasureFactory(
        reference="B-01873",
        collaboration=collaboration,
        name="Turnaround",
        type="quantified",
        area="operations",
        unit="days",
        direction="down",
        interval="monthly",
        across_forces="none",
        across_time="latest",
        baseline_value=Decimal(61),
        baseline_on=dt.date(2024, 4, 1),
        owner="Head of forensics",
    )


def _text(answer):
    return answer.content.decode()


def _record(client, measure, **given):
    address = reverse("benefits:reading-add", args=[measure.reference])
    october = {"starts_on": "1 October 2025", "ends_on": "31 October 2025"}
    return client.post(address, {**october, "absence": "", **given}, follow=True)


def test_a_reading_counts_once_a_lead_confirms_it(client, analyst, lead, measure):
    client.force_login(analyst)
    recorded = _record(client, measure, value="38")
    client.force_login(lead)
    client.post(reverse("benefits:readings-confirm", args=[measure.reference]))

    reading = Reading.objects.get()
    assert "counts once a lead confirms it" in _text(recorded)
    assert (reading.state, reading.confirmed_by) == ("confirmed", lead)


def test_a_provisional_reading_is_shown_to_participants_alone(
    client, analyst, stranger, measure
):
    client.force_login(analyst)
    mine = _text(_record(client, measure, value="38"))
    client.force_login(stranger)
    theirs = _text(client.get(measure.get_absolute_url()))

    assert "38 days" in mine
    assert str(analyst) in mine
    assert "38 days" not in theirs
    assert "No reading is recorded." in theirs


def test_a_correction_leaves_the_first_figure_with_who_when_and_why(
    signed_in, analyst, measure
):
    _record(signed_in, measure, value="380")
    address = reverse(
        "benefits:reading-correct",
        kwargs={
            "measure": measure.reference,
            "day": dt.date(2025, 10, 1).isoformat(),
            "force": "all",
            "revision": 1,
        },
    )
    silent = signed_in.post(address, {"value": "38", "absence": "", "reason": ""})

    page = _text(
        signed_in.post(
            address, {"value": "38", "absence": "", "reason": "A slip."}, follow=True
        )
    )

    assert "Answer the question" in " ".join(silent.context["form"].errors["reason"])
    assert "<s>380 days</s>" in page
    assert "Corrected because: A slip." in page
    assert [row.revision for row in Reading.objects.order_by("pk")] == [1, 2]


def test_undo_after_recording_takes_the_reading_away(signed_in, measure):
    page = _text(_record(signed_in, measure, value="38"))
    undo = f"{measure.get_absolute_url()}readings/2025-10-01/all/1/undo/"

    undone = _text(signed_in.post(undo, follow=True))

    assert f'action="{undo}"' in page
    assert "Undone" in undone
    assert not Reading.objects.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1_000", "Enter a number"),
        ("\uff11\uff12", "Enter a number"),
        ("1,2,3", "Enter a number"),
        ("NaN", "Enter a number"),
        ("Infinity", "Enter a number"),
        ("1000000000000000", "Enter a number from"),
        ("n/a", "Enter a number"),
        ("", "or say why there is none"),
    ],
)
def test_a_figure_that_is_none_is_refused_with_what_to_do(
    signed_in, measure, typed, words
):
    answer = _record(signed_in, measure, value=typed)

    assert words in " ".join(answer.context["form"].errors["value"])
    assert answer.context["form"]["value"].value() == typed
    assert not Reading.objects.exists()


def test_no_reading_needs_its_reason_and_is_not_a_zero(signed_in, measure):
    silent = _record(signed_in, measure, absence="no_reading")
    page = _text(_record(signed_in, measure, absence="no_reading", note="Late data"))

    assert "Say why" in " ".join(silent.context["form"].errors["note"])
    assert "No reading" in page
    assert "0 days" not in page


def test_evidence_is_given_to_keep_and_never_opened_here(signed_in, measure):
    reading = factories.ReadingFactory(
        measure=measure,
        amount=None,
        value=Decimal(38),
        evidence_file=ContentFile(b"<script>", name="proof.csv"),
    )
    address = reverse(
        "benefits:reading-evidence",
        kwargs={
            "measure": measure.reference,
            "day": reading.starts_on.isoformat(),
            "force": "all",
            "revision": 1,
        },
    )

    answer = signed_in.get(address)

    assert answer["Content-Disposition"].startswith("attachment;")
    assert b"".join(answer.streaming_content) == b"<script>"


def test_a_file_of_another_kind_is_refused(signed_in, measure):
    file = ContentFile(b"MZ", name="proof.exe")

    answer = _record(signed_in, measure, value="38", evidence_file=file)

    assert "Choose a file of one of" in " ".join(
        answer.context["form"].errors["evidence_file"]
    )
