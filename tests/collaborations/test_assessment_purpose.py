"""P1, stated purpose (rules.md 5): each result, and the edges of the 90 days."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collaborations.assessment.going_live import GRACE_DAYS
from collaborations.assessment.judgements import Judgement
from collaborations.assessment.purpose import stated_purpose
from collaborations.models import Collaboration, Precision, Purpose, Result
from tests import factories

ON = dt.date(2026, 11, 22)
FULL = "Give victims faster forensic results so that more cases are solved."
Status = Collaboration.Status


def judged(collaboration: Collaboration, on: dt.date = ON) -> Judgement:
    return stated_purpose(collaboration, on=on)


def purpose_of(collaboration: Collaboration, **fields: object) -> Purpose:
    purpose = factories.PurposeFactory(collaboration=collaboration, **fields)
    for participation in collaboration.participations.all():
        factories.PurposeForceFactory(purpose=purpose, force=participation.force)
    return purpose


def live_for(days: int, **fields: object) -> Collaboration:
    started = ON - dt.timedelta(days=days)
    return factories.CollaborationFactory(started_on=started, **fields)


def test_a_full_purpose_is_met_and_quotes_the_words_judged(
    collaboration: Collaboration,
) -> None:
    purpose_of(collaboration, text=FULL)

    judgement = judged(collaboration)

    assert judgement.result == Result.MET
    assert judgement.reason == (
        "Version 1 of the purpose says who benefits (“victims”) and what changes "
        "(“faster”), for the effectiveness of Northern and Southern."
    )
    assert judgement.evidence[0].label == "Purpose, version 1"
    assert judgement.evidence[0].href.endswith("#purpose")
    assert judgement.facts["rules_version"] == 1


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"is_for_effectiveness": False}, "ticks neither efficiency nor effectiveness"),
        ({"text": "Faster forensic results."}, "does not say who benefits"),
        ({"text": "Forensic results for victims."}, "does not say what changes"),
    ],
)
def test_a_purpose_without_one_part_is_partly_met_and_says_which(
    collaboration: Collaboration, fields: dict[str, object], named: str
) -> None:
    purpose_of(collaboration, **{"text": FULL, **fields})

    judgement = judged(collaboration)

    assert judgement.result == Result.PARTLY_MET
    assert named in judgement.reason


def test_a_purpose_that_names_no_force_is_partly_met(
    collaboration: Collaboration,
) -> None:
    factories.PurposeFactory(collaboration=collaboration, text=FULL)

    judgement = judged(collaboration)

    assert judgement.result == Result.PARTLY_MET
    assert judgement.reason.endswith("names no force.")


@pytest.mark.parametrize(
    ("days", "expected"),
    [(89, Result.NOT_ASSESSED), (90, Result.NOT_MET), (91, Result.NOT_MET)],
)
@pytest.mark.django_db
def test_a_missing_purpose_is_not_met_from_the_90th_day(
    days: int, expected: Result
) -> None:
    assert judged(live_for(days)).result == expected


@pytest.mark.django_db
def test_the_reason_names_the_day_on_which_the_90_days_were_up() -> None:
    collaboration = factories.CollaborationFactory(started_on=dt.date(2026, 4, 1))

    reason = judged(collaboration).reason

    assert reason == "No purpose by 30 June 2026, 90 days after going live."


def test_many_named_forces_are_counted(collaboration: Collaboration) -> None:
    for _ in range(2):
        factories.ParticipationFactory(collaboration=collaboration)
    purpose_of(collaboration, text=FULL)

    assert judged(collaboration).reason.endswith("of 4 forces.")


def test_a_blank_text_is_no_text(collaboration: Collaboration) -> None:
    purpose_of(collaboration, text=" \n ")

    assert judged(collaboration).result == Result.NOT_MET


def test_the_newest_version_in_effect_is_read(collaboration: Collaboration) -> None:
    purpose_of(collaboration, text=FULL)
    purpose_of(collaboration, version=2, text="Work together.")
    purpose_of(collaboration, version=3, text=FULL, starts_on=ON + dt.timedelta(days=1))

    judgement = judged(collaboration)

    assert judgement.result == Result.PARTLY_MET
    assert judgement.reason.startswith("Version 2 of the purpose (“Work together.”)")


@pytest.mark.parametrize(
    "fields",
    [
        {"started_on": None},
        {"started_on": ON + dt.timedelta(days=1)},
        {"status": Status.PROPOSED},
        {"status": Status.SETTING_UP},
        # It ended, nobody knows when: perhaps within the 90 days.
        {"status": Status.ENDED},
        {"status": Status.ENDED, "ended_on": factories.START + dt.timedelta(days=89)},
        # Some day of 2026: perhaps in December.
        {"started_on": dt.date(2026, 1, 1), "started_precision": Precision.YEAR},
        # Some day of August 2026: perhaps the 31st, 83 days ago.
        {"started_on": dt.date(2026, 8, 1), "started_precision": Precision.MONTH},
    ],
)
@pytest.mark.django_db
def test_a_missing_purpose_is_not_assessed_unless_90_days_have_surely_passed(
    fields: dict[str, object],
) -> None:
    collaboration = factories.CollaborationFactory(**fields)

    judgement = judged(collaboration)

    assert judgement.result == Result.NOT_ASSESSED
    assert judgement.reason == "No purpose is written yet."


@pytest.mark.django_db
def test_one_that_ended_after_90_days_without_a_purpose_is_not_met() -> None:
    collaboration = factories.CollaborationFactory(
        status=Status.ENDED, ended_on=factories.START + dt.timedelta(days=90)
    )

    assert judged(collaboration).result == Result.NOT_MET


@pytest.mark.django_db
def test_a_purpose_without_participants_or_start_is_still_read() -> None:
    collaboration = factories.CollaborationFactory(started_on=None)
    purpose_of(collaboration, text=FULL)

    assert judged(collaboration).result == Result.PARTLY_MET


@pytest.mark.django_db
def test_the_register_holds_a_function_not_a_purpose() -> None:
    collaboration = factories.RegisterEntryFactory().collaboration

    judgement = judged(collaboration)

    assert judgement.result == Result.NOT_ASSESSED
    assert judgement.reason == (
        "The register holds a function (air support), not a purpose."
    )


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    started_on=st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)),
    precision=st.sampled_from(Precision.values),
    status=st.sampled_from(Status.values),
    row_kind=st.sampled_from(Collaboration.RowKind.values),
    text=st.sampled_from([None, "", "Work together.", FULL]),
)
@pytest.mark.django_db
def test_a_register_row_is_never_not_met(
    started_on: dt.date | None,
    precision: str,
    status: str,
    row_kind: str,
    text: str | None,
) -> None:
    collaboration = factories.CollaborationFactory(
        origin=Collaboration.Origin.REGISTER,
        started_on=started_on,
        started_precision=precision,
        status=status,
        row_kind=row_kind,
    )
    if text is not None:
        purpose_of(collaboration, text=text)

    result = judged(collaboration).result

    assert result != Result.NOT_MET
    assert text or result == Result.NOT_ASSESSED


def test_the_explanation_names_its_threshold() -> None:
    assert f"{GRACE_DAYS} days" in " ".join(stated_purpose.explanation)
