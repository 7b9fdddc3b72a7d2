"""Which forces benefit is said by name on the page of a collaboration."""

from pathlib import Path

from benefits.views.record import benefiting


def test_a_purpose_says_which_forces_benefit():
    assert benefiting(["Northern", "Southern"]) == "Benefits Northern, Southern"
    assert benefiting(list("ABCDEFGH")) == "Benefits A, B, C, D, E, F and 2 more"
    assert benefiting([]) == "Names no force that benefits"


def test_forces_and_shares_are_not_cut_off_and_stack_on_a_phone():
    for path in (
        "benefits/memberships/_lines.html",
        "benefits/collaboration/_forces.html",
        "collaborations/participation/_share_table.html",
    ):
        source = Path("templates", path).read_text()
        assert "app-tablebox" not in source
        assert "app-stack" in source
