"""Raising an opportunity, notifying, considering and deciding: each refusal."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from collaborations.models import NotifiedForce, Opportunity
from collaborations.services.opportunities import (
    OpportunityDraft,
    Verdict,
    change_opportunity,
    consider_opportunity,
    decide_opportunity,
    notify_force,
    raise_opportunity,
)
from collabtrack.shared.history import changes_to
from tests.factories import (
    CollaborationFactory,
    ForceFactory,
    FunctionFactory,
    NotifiedForceFactory,
    OpportunityFactory,
)

pytestmark = pytest.mark.django_db

RAISED = dt.date(2025, 5, 1)
TOLD = dt.date(2025, 5, 2)
CONSIDERED = dt.date(2025, 6, 1)
DECIDED = dt.date(2025, 7, 1)


def draft(force, **changes):
    given = {
        "force": force,
        "duty": "22B",
        "title": "Share drone pilots",
        "idea": "One pool of pilots for both areas.",
        "function": FunctionFactory(),
        "interest": "both",
        "raised_on": RAISED,
    }
    return OpportunityDraft(**given | changes)


def refused(act, error=ValidationError):
    with pytest.raises(error) as caught:
        act()
    if error is PermissionDenied:
        return str(caught.value)
    if hasattr(caught.value, "error_dict"):
        return caught.value.message_dict
    return caught.value.messages


def tomorrow():
    return timezone.localdate() + dt.timedelta(days=1)


@pytest.fixture
def opportunity(force):
    return OpportunityFactory(force=force, raised_on=RAISED, reference="O-0012")


@pytest.fixture
def notified(opportunity, partner_force):
    return NotifiedForceFactory(
        opportunity=opportunity, force=partner_force, notified_on=TOLD
    )


def consider(notified, by, *, answer=True, on=CONSIDERED, reason="Pilots stand idle."):
    return consider_opportunity(
        notified=notified, is_in_interests=answer, reason=reason, on=on, by=by
    )


def decide(opportunity, by, outcome="turned_down", on=DECIDED, **changes):
    verdict = Verdict(outcome, changes.pop("reason", "Too far apart."), on, **changes)
    return decide_opportunity(opportunity=opportunity, verdict=verdict, by=by)


def test_an_analyst_raises_it_in_the_name_of_the_force(force, analyst):
    made = raise_opportunity(draft=draft(force), by=analyst)

    assert (made.reference, made.force, made.is_decided) == ("O-0001", force, False)
    assert changes_to(made)[0].who == str(analyst)


def test_a_reference_does_not_come_back(force, analyst):
    raise_opportunity(draft=draft(force), by=analyst).delete()

    assert raise_opportunity(draft=draft(force), by=analyst).reference == "O-0002"


@pytest.mark.parametrize("persona", ["viewer", "signatory", "partner", "inspector",
                                     "administrator"])  # fmt: skip
def test_nobody_else_raises_it_in_the_name_of_the_force(force, persona, request):
    user = request.getfixturevalue(persona)

    said = refused(
        lambda: raise_opportunity(draft=draft(force), by=user), PermissionDenied
    )

    assert said == (
        "Only analysts and leads of Northern can raise and answer opportunities in"
        " its name."
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": " "}, {"title": ["Write something that can be seen."]}),
        ({"title": ""}, {"title": ["This field cannot be blank."]}),
        ({"duty": "22A"}, {"duty": ["Value '22A' is not a valid choice."]}),
        ({"interest": ""}, {"interest": ["This field cannot be blank."]}),
    ],
)
def test_an_opportunity_that_says_nothing_is_refused(force, analyst, changes, said):
    given = draft(force, **changes)

    assert refused(lambda: raise_opportunity(draft=given, by=analyst)) == said


def test_it_is_not_raised_in_the_future(force, analyst):
    given = draft(force, raised_on=tomorrow())

    assert refused(lambda: raise_opportunity(draft=given, by=analyst)) == {
        "raised_on": ["Enter a day that is not in the future."]
    }


def test_its_text_changes_while_it_is_considered(opportunity, lead):
    changed = change_opportunity(
        opportunity=opportunity, values={"title": "Share pilots"}, by=lead, version=1
    )

    assert (changed.title, changed.version) == ("Share pilots", 2)


def test_who_was_overtaken_is_told_so(opportunity, lead):
    change_opportunity(opportunity=opportunity, values={"title": "A"}, by=lead)

    with pytest.raises(ValidationError) as error:
        change_opportunity(
            opportunity=opportunity, values={"title": "B"}, by=lead, version=1
        )

    assert error.value.code == "changed_meanwhile"


def test_a_notified_force_does_not_write_the_text(opportunity, notified, partner):
    def act():
        change_opportunity(opportunity=opportunity, values={"title": "B"}, by=partner)

    assert "of Northern can" in refused(act, PermissionDenied)


@pytest.mark.parametrize(
    ("which", "on", "said"),
    [
        ("force", TOLD, {"force": ["Northern raised it: choose another force."]}),
        ("partner_force", RAISED - dt.timedelta(days=1),
         {"notified_on": ["Enter the day on which it was raised, or a later one."]}),
        ("partner_force", None,
         {"notified_on": ["Enter a day that is not in the future."]}),
    ],
)  # fmt: skip
def test_a_notice_that_cannot_be_is_refused(
    opportunity, analyst, which, on, said, request
):
    told = request.getfixturevalue(which)

    def act():
        notify_force(
            opportunity=opportunity, force=told, on=on or tomorrow(), by=analyst
        )

    assert refused(act) == said


def test_a_second_notice_is_refused(opportunity, notified, partner_force, analyst):
    def act():
        notify_force(opportunity=opportunity, force=partner_force, on=TOLD, by=analyst)

    assert refused(act) == {"__all__": ["This force was notified already."]}


def test_a_notified_force_sees_it_and_answers_for_itself(
    opportunity, partner_force, analyst, partner
):
    told = notify_force(
        opportunity=opportunity, force=partner_force, on=TOLD, by=analyst
    )

    answer = consider(told, partner, answer=False)

    assert Opportunity.objects.visible_to(partner).contains(opportunity)
    assert (answer.is_in_interests, answer.considered_on) == (False, CONSIDERED)


def test_nobody_answers_for_another_force(notified, analyst):
    said = refused(lambda: consider(notified, analyst), PermissionDenied)

    assert "of Southern can" in said


def test_a_force_may_think_again_until_the_decision(opportunity, notified, partner,
                                                    analyst):  # fmt: skip
    consider(notified, partner, answer=False)
    consider(notified, partner, answer=True)
    decide(opportunity, analyst, "agreed")

    said = refused(lambda: consider(notified, partner, answer=False))

    assert said == ["O-0012 is decided: agreed. Raise a new one instead."]
    assert NotifiedForce.objects.get().is_in_interests is True


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": ""}, {"__all__": ["Give the day, the answer and the reason."]}),
        ({"on": TOLD - dt.timedelta(days=1)},
         {"__all__": ["A force cannot have considered it before it was notified."]}),
        ({"on": None}, {"considered_on": ["Enter a day that is not in the future."]}),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_is_refused(notified, partner, changes, said):
    given = {**changes}
    if "on" in given:
        given["on"] = given["on"] or tomorrow()

    assert refused(lambda: consider(notified, partner, **given)) == said


def test_agreed_needs_a_second_force_in_favour(opportunity, notified, analyst, partner):
    consider(notified, partner, answer=False)

    said = refused(lambda: decide(opportunity, analyst, "agreed"))

    assert said == {
        "outcome": [
            "Two forces must agree: record first which notified force finds it in the"
            " interests of efficiency or effectiveness."
        ]
    }


def test_what_was_agreed_names_what_came_of_it(opportunity, notified, analyst, partner):
    consider(notified, partner)
    made = CollaborationFactory()

    decided = decide(opportunity, analyst, "agreed", collaboration=made)

    assert (decided.collaboration, decided.decided_on) == (made, DECIDED)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"outcome": "considered"}, {"outcome": ["Choose what came of it."]}),
        ({"reason": ""}, {"__all__": ["Say why it was decided so."]}),
        ({"on": RAISED - dt.timedelta(days=1)},
         {"__all__":
          ["It cannot be decided before the day on which it was raised."]}),
        ({"on": None}, {"decided_on": ["Enter a day that is not in the future."]}),
    ],
)  # fmt: skip
def test_a_decision_that_cannot_be_is_refused(opportunity, analyst, changes, said):
    given = {**changes}
    if "on" in given:
        given["on"] = given["on"] or tomorrow()

    assert refused(lambda: decide(opportunity, analyst, **given)) == said


def test_it_is_not_decided_before_a_force_considered_it(
    opportunity, notified, analyst, partner
):
    consider(notified, partner, on=DECIDED)

    said = refused(
        lambda: decide(opportunity, analyst, on=DECIDED - dt.timedelta(days=1))
    )

    assert said == {
        "decided_on": ["A force considered it later: enter that day or a later one."]
    }


def test_only_the_force_that_raised_it_decides(opportunity, notified, partner):
    said = refused(lambda: decide(opportunity, partner), PermissionDenied)

    assert "of Northern can" in said


def test_what_is_decided_is_not_written_again(opportunity, analyst):
    decide(opportunity, analyst)
    again = ["O-0012 is decided: turned down. Raise a new one instead."]

    assert refused(lambda: decide(opportunity, analyst)) == again
    assert (
        refused(
            lambda: change_opportunity(opportunity=opportunity, values={}, by=analyst)
        )
        == again
    )
    assert (
        refused(
            lambda: notify_force(
                opportunity=opportunity, force=ForceFactory(), on=TOLD, by=analyst
            )
        )
        == again
    )


def test_each_step_raises_the_version_that_the_others_have_read(
    opportunity, notified, analyst, partner
):
    verdict = Verdict("withdrawn", "Too late.", DECIDED)
    told = {"opportunity": opportunity, "by": analyst, "on": TOLD}
    answer = {"notified": notified, "by": partner, "on": CONSIDERED, "reason": "Yes."}

    notify_force(**told, force=ForceFactory(), version=1)
    consider_opportunity(**answer, is_in_interests=True, version=2)

    for act in (
        lambda: notify_force(**told, force=ForceFactory(), version=2),
        lambda: consider_opportunity(**answer, is_in_interests=False, version=2),
        lambda: decide_opportunity(
            opportunity=opportunity, verdict=verdict, version=2, by=analyst
        ),
    ):
        assert "while you were writing" in refused(act)[0]
    notified.refresh_from_db()
    opportunity.refresh_from_db()
    assert (notified.is_in_interests, opportunity.version) == (True, 3)
