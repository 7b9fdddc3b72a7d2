"""The small trend of a row: gaps stay gaps."""

from decimal import Decimal

from benefits.charts.sparkline import sparkline


def _points(line):
    return [tuple(map(float, point.split(","))) for point in line.split()]


def test_a_trend_runs_from_edge_to_edge_and_from_lowest_to_highest():
    made = sparkline([Decimal(0), Decimal(5), Decimal(10)])

    ((first, middle, last),) = map(_points, made.lines)
    assert first == (3.0, made.height - 3.0)
    assert middle == (made.width / 2, made.height / 2)
    assert last == (made.width - 3.0, 3.0)


def test_a_missing_figure_breaks_the_line_and_is_no_point():
    made = sparkline([Decimal(4), Decimal(5), None, Decimal(6), Decimal(7)])

    assert [len(_points(line)) for line in made.lines] == [2, 2]
    assert made.dots == ()


def test_a_figure_between_two_gaps_is_a_dot():
    made = sparkline([None, Decimal(5), None])

    assert made.lines == ()
    assert made.dots == (("48.0", "14.0"),)


def test_figures_that_are_all_the_same_lie_in_the_middle():
    made = sparkline([Decimal(7), Decimal(7)])

    assert {y for _, y in _points(made.lines[0])} == {14.0}


def test_no_figure_is_no_trend():
    assert sparkline([]) is None
    assert sparkline([None, None]) is None
