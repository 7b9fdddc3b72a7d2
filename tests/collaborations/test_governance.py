"""Adding a body, raising a matter and recording what came of it: each refusal."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from collaborations.models import Decision, GovernanceBody
from collaborations.reports.governance import waiting
from collaborations.services.governance import (
    BODY,
    raise_decision,
    record_outcome,
)
from collaborations.services.records import add_record
from collabtrack.shared.history import changes_to
from tests.factories import (
    CollaborationFactory,
    DecisionFactory,
    GovernanceBodyFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db

Outcome = Decision.Outcome
RAISED = dt.date(2025, 6, 1)
LATER = dt.date(2025, 7, 1)
PUBLISHED = (
    "The public register holds published facts only:"
    " record your own in a collaboration that forces enter."
)


def tomorrow():
    return timezone.localdate() + dt.timedelta(days=1)


def refused(error):
    """Give the messages of a refusal by field."""
    return error.value.message_dict


def add_body(*, collaboration, name, tier, by):
    body = GovernanceBody(collaboration=collaboration, name=name, tier=tier)
    return add_record(record=body, kind=BODY, by=by)


def test_a_body_is_added_in_the_name_of_its_author(collaboration, analyst):
    body = add_body(collaboration=collaboration, name="Board", tier=2, by=analyst)

    assert (body.name, body.tier) == ("Board", 2)
    assert [change.who for change in changes_to(body)] == [str(analyst)]


def test_a_second_body_of_a_name_is_refused(collaboration, analyst):
    GovernanceBodyFactory(collaboration=collaboration, name="Joint board")
    GovernanceBodyFactory(name="Other board")

    with pytest.raises(ValidationError) as error:
        add_body(collaboration=collaboration, name="JOINT board", tier=1, by=analyst)
    add_body(collaboration=collaboration, name="Other board", tier=1, by=analyst)

    assert refused(error) == {
        "__all__": ["This collaboration has a body of that name."]
    }


def raised(collaboration, by, **changes):
    values = {"matter": "Buy a van", "kind": "routine", "raised_on": RAISED}
    return raise_decision(collaboration=collaboration, by=by, **(values | changes))


def test_a_matter_is_raised_and_waits(collaboration, lead):
    board = GovernanceBodyFactory(collaboration=collaboration)

    decision = raised(
        collaboration,
        lead,
        body=board,
        waits_for="the PCC",
        approvals_needed=4,
        amount=Decimal("45000.00"),
    )

    decision.refresh_from_db()
    assert (decision.outcome, decision.decided_on, decision.version) == ("", None, 1)
    assert (decision.body, decision.waits_for) == (board, "the PCC")
    assert (decision.approvals_needed, decision.amount) == (4, Decimal("45000.00"))
    assert [change.who for change in changes_to(decision)] == [str(lead)]


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"matter": "   "}, "matter", "Write something that can be seen."),
        ({"matter": ""}, "matter", "This field cannot be blank."),
        ({"kind": "urgent"}, "kind", "Value 'urgent' is not a valid choice."),
        (
            {"waits_for": "the\x07 PCC"},
            "waits_for",
            "Remove the hidden character U+0007 at place 4.",
        ),
    ],
)
def test_a_matter_that_cannot_be_is_refused(
    collaboration, analyst, changes, field, message
):
    with pytest.raises(ValidationError) as error:
        raised(collaboration, analyst, **changes)

    assert refused(error) == {field: [message]}
    assert not Decision.objects.exists()


def test_a_matter_longer_than_a_text_may_be_is_refused(collaboration, analyst):
    with pytest.raises(ValidationError) as error:
        raised(collaboration, analyst, matter="x" * 4001)

    assert list(refused(error)) == ["matter"]


def test_a_matter_cannot_be_raised_in_the_future(collaboration, analyst):
    with pytest.raises(ValidationError) as error:
        raised(collaboration, analyst, raised_on=tomorrow())

    assert refused(error) == {"raised_on": ["Enter a day that is not in the future."]}


def test_a_body_of_another_collaboration_is_refused(collaboration, analyst):
    with pytest.raises(ValidationError) as error:
        raised(collaboration, analyst, body=GovernanceBodyFactory())

    assert refused(error) == {"body": ["Choose a body of this collaboration."]}


@pytest.fixture
def matter(collaboration):
    return DecisionFactory(collaboration=collaboration, raised_on=RAISED)


@pytest.mark.parametrize("outcome", [Outcome.APPROVED, Outcome.REFUSED])
def test_a_decision_closes_a_matter(matter, analyst, outcome):
    on = dt.date(2025, 7, 1)

    row = record_outcome(decision=matter, outcome=outcome, on=on, by=analyst)

    assert (row.outcome, row.decided_on, row.considered_on) == (outcome, on, on)
    assert (row.is_closed, row.version) == (True, 2)
    assert changes_to(row)[-1].who == str(analyst)


def test_a_withdrawn_matter_was_considered_by_nobody(matter, analyst):
    on = dt.date(2025, 7, 1)

    row = record_outcome(decision=matter, outcome=Outcome.WITHDRAWN, on=on, by=analyst)

    assert (row.is_closed, row.decided_on, row.considered_on) == (True, on, None)


def test_deferred_and_returned_matters_wait_and_are_counted(matter, analyst):
    for outcome, day in (("deferred", 1), ("returned", 2), ("deferred", 3)):
        row = record_outcome(
            decision=matter,
            outcome=Outcome(outcome),
            on=dt.date(2025, 7, day),
            waits_for="the joint board",
            by=analyst,
        )

    assert (row.is_closed, row.decided_on) == (False, None)
    assert (row.times_deferred, row.times_returned) == (2, 1)
    assert row.considered_on == dt.date(2025, 7, 3)
    assert [
        found.whom for found in waiting(matter.collaboration, on=dt.date(2025, 7, 3))
    ] == ["the joint board"]


def test_a_closed_matter_waits_for_nobody(collaboration, analyst):
    matter = DecisionFactory(collaboration=collaboration, waits_for="the PCC")

    row = record_outcome(
        decision=matter, outcome=Outcome.APPROVED, on=RAISED, waits_for="x", by=analyst
    )

    assert row.waits_for == ""


def test_a_matter_without_a_new_answer_waits_with_the_same(collaboration, analyst):
    matter = DecisionFactory(
        collaboration=collaboration, waits_for="the PCC", approvals_given=1
    )

    row = record_outcome(
        decision=matter, outcome=Outcome.DEFERRED, on=RAISED, by=analyst
    )

    assert (row.waits_for, row.approvals_given) == ("the PCC", 1)


@pytest.mark.parametrize("outcome", [Outcome.APPROVED, Outcome.DEFERRED])
def test_an_outcome_cannot_come_before_the_matter(matter, analyst, outcome):
    on = RAISED - dt.timedelta(days=1)

    with pytest.raises(ValidationError) as error:
        record_outcome(decision=matter, outcome=outcome, on=on, by=analyst)

    assert "before it was raised" in refused(error)["__all__"][0]


def test_an_outcome_in_the_future_is_refused(matter, analyst):
    with pytest.raises(ValidationError) as error:
        record_outcome(
            decision=matter, outcome=Outcome.APPROVED, on=tomorrow(), by=analyst
        )

    assert refused(error) == {"on": ["Enter a day that is not in the future."]}


def test_an_outcome_before_the_last_one_is_refused(matter, analyst):
    record = {"decision": matter, "by": analyst}
    record_outcome(outcome=Outcome.DEFERRED, on=dt.date(2025, 7, 2), **record)

    with pytest.raises(ValidationError) as error:
        record_outcome(outcome=Outcome.APPROVED, on=dt.date(2025, 7, 1), **record)

    assert refused(error) == {
        "on": [
            "This matter was last considered on 2 July 2025."
            " Enter that day or a later one."
        ]
    }


def test_a_closed_matter_takes_no_second_outcome(collaboration, analyst):
    matter = DecisionFactory(
        collaboration=collaboration, decided_on=LATER, outcome=Outcome.APPROVED
    )

    with pytest.raises(ValidationError) as error:
        record_outcome(decision=matter, outcome=Outcome.REFUSED, on=LATER, by=analyst)

    assert error.value.messages == ["This matter was approved on 1 July 2025."]


def test_who_saw_an_older_version_is_told(matter, analyst, partner):
    record = {"decision": matter, "outcome": Outcome.DEFERRED, "on": RAISED}
    record_outcome(by=partner, version=1, **record)

    with pytest.raises(ValidationError) as error:
        record_outcome(by=analyst, version=1, **record)

    matter.refresh_from_db()
    assert "while you were writing" in error.value.messages[0]
    assert (matter.times_deferred, matter.version) == (1, 2)


def test_more_approvals_than_needed_are_refused(collaboration, analyst):
    matter = DecisionFactory(collaboration=collaboration, approvals_needed=2)

    with pytest.raises(ValidationError) as error:
        record_outcome(
            decision=matter,
            outcome=Outcome.APPROVED,
            on=RAISED,
            approvals_given=3,
            by=analyst,
        )

    assert error.value.messages == ["No more approvals can be given than are needed."]


def _every_verb(collaboration, by):
    matter = DecisionFactory(collaboration=collaboration)
    return (
        lambda: add_body(collaboration=collaboration, name="Board", tier=1, by=by),
        lambda: raised(collaboration, by),
        lambda: record_outcome(
            decision=matter, outcome=Outcome.APPROVED, on=RAISED, by=by
        ),
    )


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_only_analysts_and_leads_of_the_forces_may(collaboration, persona, request):
    for verb in _every_verb(collaboration, request.getfixturevalue(persona)):
        with pytest.raises(PermissionDenied, match="can record its decisions"):
            verb()

    assert not Decision.objects.exclude(outcome="").exists()
    assert not GovernanceBody.objects.exists()


def test_the_public_register_takes_no_governance(analyst, force):
    published = CollaborationFactory(origin="register")
    ParticipationFactory(collaboration=published, force=force)

    for verb in _every_verb(published, analyst):
        with pytest.raises(ValidationError) as error:
            verb()
        assert error.value.messages == [PUBLISHED]
