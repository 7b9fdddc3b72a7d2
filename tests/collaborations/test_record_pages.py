"""Adding and changing a record in the browser, whatever its kind: here an objective."""

import pytest
from django.test import Client

from collaborations.models import Objective, TypedDraft
from collabtrack.shared.history import changes_to
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/collaborations/C-0412/objectives/1/change/"
ADD = "/collaborations/C-0412/objectives/add/"


@pytest.fixture
def objective(collaboration) -> Objective:
    made = factories.ObjectiveFactory(
        collaboration=collaboration, text="Cut turnaround", target="30 days", owner="A"
    )
    made.refresh_from_db()
    return made


def typed(**changes):
    sent = {"text": "Cut turnaround", "target": "30 days", "owner": "A", "version": "1"}
    return sent | changes


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_change_is_saved_with_its_author(signed_in, analyst, objective):
    answer = signed_in.post(PAGE, typed(target="20 days"), follow=True)

    objective.refresh_from_db()
    last = changes_to(objective)[-1]
    assert "Objective changed." in words(answer)
    assert objective.target == "20 days"
    assert (last.field, last.before, last.after) == ("target", "30 days", "20 days")
    assert last.who == str(analyst)


def test_a_fault_is_shown_at_its_field_and_everything_is_kept(signed_in, objective):
    answer = signed_in.post(PAGE, typed(text=" ", target="20 days"))

    page = words(answer)
    assert "<title>Error: Change the objective" in page
    assert '<a href="#id_text">Write the objective.</a>' in page
    assert 'value="20 days"' in page


def overtaken(client, objective, partner, **mine):
    """Let the partner save a target of 25 days first."""
    other = Client()
    other.force_login(partner)
    other.post(PAGE, typed(target="25 days"))
    return client.post(PAGE, typed(**mine))


def test_who_was_overtaken_sees_both_values_and_loses_nothing(
    signed_in, objective, partner
):
    answer = overtaken(signed_in, objective, partner, target="20 days", owner="B")

    page = words(answer)
    objective.refresh_from_db()
    assert objective.target == "25 days"
    assert f"(saved by {partner} on" in page
    assert "</b> (saved by" in page
    assert "25 days" in page
    assert 'value="20 days"' in page
    assert 'name="version" value="2"' in page


def test_the_writer_chooses_field_by_field(signed_in, objective, partner):
    overtaken(signed_in, objective, partner, target="20 days", owner="B")
    chosen = {"keep_target": "theirs", "keep_owner": "mine", "version": "2"}

    signed_in.post(PAGE, typed(target="20 days", owner="B") | chosen)

    objective.refresh_from_db()
    assert (objective.target, objective.owner) == ("25 days", "B")


def test_what_the_writer_left_alone_is_not_overwritten_by_default(
    signed_in, objective, partner
):
    answer = overtaken(signed_in, objective, partner, owner="B")

    theirs = 'name="keep_target" value="theirs" checked'
    assert theirs in words(answer)
    assert "(you left it as it was)" in words(answer)


def test_a_third_writer_is_found_out_too(signed_in, objective, partner):
    overtaken(signed_in, objective, partner, target="20 days")
    Objective.objects.update(target="15 days")

    answer = signed_in.post(PAGE, typed(target="20 days", version="2"))

    assert "What differs" in words(answer)
    assert ": 15 days" in words(answer)


def undo_address(answer) -> str:
    return (
        answer.content.decode()
        .split('class="app-message__undo"')[0]
        .split('action="')[-1]
        .split('"')[0]
    )


def test_a_change_can_be_undone_and_both_stay_in_the_history(signed_in, objective):
    saved = signed_in.post(PAGE, typed(target="20 days"), follow=True)

    answer = signed_in.post(undo_address(saved), follow=True)

    objective.refresh_from_db()
    assert objective.target == "30 days"
    assert "Undone: the objective says what it said before." in words(answer)
    assert [c.after for c in changes_to(objective) if c.field == "target"] == [
        "20 days",
        "30 days",
    ]


def test_an_addition_can_be_undone(signed_in, collaboration):
    saved = signed_in.post(ADD, typed(), follow=True)

    answer = signed_in.post(undo_address(saved), follow=True)

    assert not Objective.objects.exists()
    assert "was taken away again" in words(answer)


def test_nobody_undoes_what_another_saved(signed_in, objective, partner):
    other = Client()
    other.force_login(partner)
    other.post(PAGE, typed(target="25 days"))

    answer = signed_in.post(f"{PAGE}?undo=2")

    assert answer.status_code == 403


def test_undo_is_refused_once_somebody_changed_it_again(signed_in, objective, partner):
    saved = signed_in.post(PAGE, typed(target="20 days"), follow=True)
    Objective.objects.update(owner="Z")

    signed_in.post(undo_address(saved))

    objective.refresh_from_db()
    assert objective.target == "20 days"


def keep(client, **fields):
    return client.post("/drafts/", {"page": PAGE} | typed(**fields))


def test_what_was_typed_and_not_saved_is_there_again(signed_in, objective):
    kept = keep(signed_in, target="20 days")

    page = words(signed_in.get(PAGE))

    assert kept.json()["saved"]
    assert 'value="20 days"' in page
    assert "and did not save. Nobody else sees it." in page
    objective.refresh_from_db()
    assert objective.target == "30 days"


def test_another_user_does_not_see_it(signed_in, objective, partner):
    keep(signed_in, target="20 days")
    other = Client()
    other.force_login(partner)

    assert 'value="20 days"' not in words(other.get(PAGE))


def test_saving_forgets_the_draft(signed_in, objective):
    keep(signed_in, target="20 days")

    signed_in.post(PAGE, typed(target="20 days"))

    assert not TypedDraft.objects.exists()


def test_a_draft_of_an_older_version_meets_the_conflict(signed_in, objective):
    keep(signed_in, target="20 days")
    Objective.objects.update(target="25 days")
    shown = words(signed_in.get(PAGE))
    assert 'name="version" value="1"' in shown

    answer = signed_in.post(PAGE, typed(target="20 days"))

    assert "What differs" in words(answer)


def test_a_draft_can_be_discarded(signed_in, objective):
    keep(signed_in, target="20 days")

    answer = signed_in.post("/drafts/discard/", {"page": PAGE}, follow=True)

    assert 'value="30 days"' in words(answer)


@pytest.mark.parametrize("page", ["https://elsewhere.example/", "//x/", "/nowhere/"])
def test_a_draft_is_of_a_page_of_ours(signed_in, page):
    assert signed_in.post("/drafts/", {"page": page}).status_code == 400


def test_a_draft_has_a_largest_size(signed_in, objective):
    assert keep(signed_in, text="x" * 200_000).status_code == 400


def test_a_page_with_a_nul_has_no_draft_to_discard(signed_in):
    answer = signed_in.post("/drafts/discard/", {"page": "/%00"})

    assert answer["Location"] == "/"


@pytest.mark.parametrize("version", ["9" * 5000, "-1", "x"])
def test_an_undo_of_no_version_is_refused(signed_in, objective, version):
    answer = signed_in.post(f"{PAGE}?undo={version}", follow=True)

    assert answer.status_code == 200
    assert Objective.objects.exists()
