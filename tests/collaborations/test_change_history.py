"""The history of a collaboration: every change, whoever made it and however."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from collaborations.models import Collaboration, Objective
from collaborations.reports.history import history
from collabtrack.shared.history import changes_made_by
from tests import factories
from tests.factories import accountability

pytestmark = pytest.mark.django_db
PAGE = "/collaborations/C-0412/history/"
NAMED = "Objective 1: Cut turnaround to 30 days"


@pytest.fixture
def objective(collaboration) -> Objective:
    made = factories.ObjectiveFactory(collaboration=collaboration, target="30 days")
    made.refresh_from_db()
    return made


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def line_with(collaboration, user, **said):
    """Give the line that says so; a test is one moment, so none is the newest."""
    return next(
        line
        for line in history(collaboration, user, most=100)
        if all(getattr(line, name) == value for name, value in said.items())
    )


def test_a_change_names_field_old_new_author_and_why(collaboration, objective, analyst):
    with changes_made_by(analyst, reason="The lab moved"):
        objective.target = "20 days"
        objective.save()

    line = line_with(collaboration, analyst, field="Target")

    assert line.record == NAMED
    assert (line.before, line.after) == ("30 days", "20 days")
    assert (line.who, line.why) == (str(analyst), "The lab moved")


def test_every_way_of_writing_is_named(
    collaboration, objective, analyst, administrator
):
    """The page and the admin; the API and the shell have tests of their own."""
    page, admin = Client(), Client()
    page.force_login(analyst)
    admin.force_login(administrator)

    page.post(
        "/collaborations/C-0412/objectives/1/change/",
        {"text": "Cut turnaround", "target": "25 days", "version": "1"},
    )
    answer = admin.post(
        f"/admin/collaborations/collaboration/{collaboration.pk}/change/",
        {
            "name": "Joint Forensic Science",
            "row_kind": "collaboration",
            "scope": "regional",
            "function": collaboration.function_id,
            "status": "live",
            "started_precision": "day",
            "ended_precision": "day",
        },
    )

    retargeted = line_with(collaboration, analyst, field="Target")
    renamed = line_with(collaboration, analyst, field="Name")
    assert answer.status_code == 302
    assert retargeted.who == str(analyst)
    assert renamed.who == str(administrator)


def test_rows_deeper_down_are_in_it(collaboration, analyst):
    member = collaboration.participations.get(force__slug="northern")
    factories.CostShareFactory(participation=member)

    records = {line.record for line in history(collaboration, analyst, most=100)}

    assert "Cost share: Northern in Joint Forensics" in records


def test_an_added_record_shows_what_was_entered(collaboration, objective, analyst):
    line = line_with(collaboration, analyst, act="Added", record=NAMED)

    assert "Target: 30 days" in line.after.splitlines()
    assert "Owner" not in line.after
    # It heads the line already.
    assert "Text" not in line.after


def test_what_every_new_record_begins_with_was_not_entered(collaboration, analyst):
    lines = history(collaboration, analyst, most=100)
    line = next(line for line in lines if line.record.startswith("Collaboration:"))

    assert "Scope: Regional" in line.after
    assert "Restricted" not in line.after


def test_a_cost_share_is_told_in_per_cent(collaboration, analyst):
    member = collaboration.participations.get(force__slug="northern")
    factories.CostShareFactory(participation=member, weight=2760)

    lines = history(collaboration, analyst, most=100)

    assert any("Weight: 27.60%" in line.after for line in lines)


def test_fields_are_called_as_people_call_them(collaboration, analyst):
    Collaboration.objects.filter(pk=collaboration.pk).update(is_draft=True)

    line = line_with(collaboration, analyst, field="Draft")

    assert (line.before, line.after) == ("No", "Yes")


def test_what_was_entered_keeps_a_name_for_its_own_force(
    collaboration, analyst, partner
):
    force = collaboration.participations.get(force__slug="northern").force
    accountability.AccountableLeadFactory(
        collaboration=collaboration, force=force, person_name="A. Name"
    )

    def told(user):
        lines = history(collaboration, user, most=100)
        return "\n".join(line.after for line in lines)

    assert "A. Name" in told(analyst)
    assert "A. Name" not in told(partner)
    assert "Starts on: " in told(partner)


def test_what_was_entered_names_nothing_hidden(collaboration, analyst, lead, hidden):
    made = factories.CollaborationFactory(name="Unit", programme=hidden)

    def entered(user):
        lines = history(made, user, most=100)
        return next(line.after for line in lines if line.act == "Added")

    assert "Hidden" not in entered(analyst)
    assert "Programme: Hidden Unit" in entered(lead)


def test_what_was_taken_away_stays(collaboration, objective, analyst):
    objective.delete()

    line = line_with(collaboration, analyst, act="Taken away")

    assert line.record == NAMED
    assert "Target: 30 days" in line.before


def test_who_made_a_change_is_for_those_who_take_part(
    client, collaboration, objective, analyst, stranger
):
    with changes_made_by(analyst):
        Objective.objects.update(target="20 days")
    client.force_login(stranger)

    page = words(client.get(PAGE))

    assert "20 days" in page
    assert str(analyst) not in page
    assert "Who made a change is shown to the forces that take part." in page


@pytest.fixture
def hidden(collaboration, lead):
    made = factories.CollaborationFactory(
        name="Hidden Unit", row_kind="programme", is_restricted=True
    )
    factories.ClearanceFactory(user=lead, collaboration=made)
    return made


def put_in(collaboration, programme):
    Collaboration.objects.filter(pk=collaboration.pk).update(programme=programme)


def programmes(collaboration, user):
    lines = history(collaboration, user, most=100)
    moves = [line for line in lines if line.field == "Programme"]
    return {(line.before, line.after) for line in moves}


def test_a_related_record_that_may_not_be_seen_is_not_named(
    collaboration, analyst, lead, hidden
):
    open_one = factories.CollaborationFactory(name="Open Unit", row_kind="programme")
    put_in(collaboration, open_one)
    put_in(collaboration, hidden)

    assert ("Open Unit", "not shown to you") in programmes(collaboration, analyst)
    assert ("Open Unit", "Hidden Unit") in programmes(collaboration, lead)


def test_a_change_between_what_is_hidden_and_nothing_is_not_told(
    collaboration, analyst, lead, hidden
):
    put_in(collaboration, hidden)
    put_in(collaboration, None)

    assert programmes(collaboration, analyst) == set()
    assert len(programmes(collaboration, lead)) == 2


def test_naming_a_hidden_lesson_is_not_told(collaboration, analyst, lead, hidden):
    lesson = factories.LessonFactory(collaboration=hidden, title="Hidden lesson")
    factories.ReviewFactory(collaboration=collaboration).lessons.add(lesson)
    factories.EndingFactory(collaboration=collaboration).lessons.add(lesson)

    def named(user):
        lines = history(collaboration, user, most=100)
        return {line.record for line in lines if " lesson" in line.record}

    assert named(analyst) == set()
    assert named(lead) == {
        "Review lesson: Hidden lesson",
        "Ending lesson: Hidden lesson",
    }


def test_clearances_are_not_told(collaboration, analyst, lead):
    factories.ClearanceFactory(user=lead, collaboration=collaboration)

    records = [line.record for line in history(collaboration, analyst, most=100)]

    assert not any("learance" in record for record in records)


def test_pages_follow_each_other(signed_in, collaboration, objective, monkeypatch):
    monkeypatch.setattr("collaborations.views.history.AT_ONCE", 2)

    first, second = words(signed_in.get(PAGE)), words(signed_in.get(f"{PAGE}?page=2"))

    assert "Older changes" in first
    assert "Newer changes" not in first
    assert "Newer changes" in second


@pytest.mark.parametrize(
    ("author", "who"),
    [("analyst-northern@example.org", "User"), (None, ", at the server")],
)
def test_a_change_in_the_shell_has_its_author(
    collaboration, objective, analyst, author, who
):
    code = "from collaborations.models import Objective\n"
    code += "Objective.objects.update(target='10 days')"

    call_command("shell", command=code, author=author)

    assert who in line_with(collaboration, analyst, after="10 days").who


def test_the_shell_knows_no_stranger(db):
    with pytest.raises(CommandError, match="There is no account"):
        call_command("shell", command="", author="x@example.org")
