"""What `load_example` leaves, and that a second run leaves it alone."""

from collections import Counter

from collaborations.models import Collaboration
from tests.benefits import register_files
from tests.benefits.example.country import load


def test_it_says_what_it_loaded(example: str) -> None:
    kinds = Counter(Collaboration.objects.values_list("row_kind", flat=True))

    assert kinds["collaboration"] == 12
    assert kinds["programme"] > 0
    assert example == (
        f"44 invented forces, 12 collaborations and {kinds['programme']} programmes.\n"
    )


def test_a_second_run_changes_nothing(example: str) -> None:
    before = register_files.rows_by_table()

    said = load(seed=2)

    assert said == "The example is there already: nothing changed.\n"
    assert register_files.rows_by_table() == before


def test_the_register_is_not_loaded_beside_the_example(example: str) -> None:
    said = register_files.refusal_of(register_files.REFERENCE)

    assert said.startswith("This database holds the invented example")
