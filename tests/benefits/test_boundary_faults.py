"""Boundaries that cannot be drawn, or of no known force, are named and refused."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.benefits.register_files import refusal_of

BOUNDARIES = "police_force_areas_simplified.geojson"
PATHS = "police_force_areas_svg.json"


def change_json(path: Path, change: Callable[[Any], object]) -> None:
    content = json.loads(path.read_text())
    change(content)
    path.write_text(json.dumps(content))


def feature(number: int) -> Callable[[Any], Any]:
    return lambda content: content["features"][number - 1]


def area(number: int) -> Callable[[Any], Any]:
    return lambda content: content["forces"][number - 1]


BAD_BOUNDARIES = [
    ("code", "E2300000", "not an official code"),
    ("code", "E23000099", "not the code of a force in forces.csv"),
    ("code", 23, "is not text"),
    ("slug", "rutland", "not the slug of E23000002"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("field", "value", "problem"), BAD_BOUNDARIES)
def test_a_boundary_of_no_known_force_is_named(
    copy: Path, field: str, value: object, problem: str
) -> None:
    change_json(
        copy / BOUNDARIES,
        lambda content: feature(2)(content)["properties"].update({field: value}),
    )

    said = refusal_of(copy)

    assert f"{BOUNDARIES}, feature 2, field {field}: “{value}” " in said
    assert problem in said


@pytest.mark.django_db
@pytest.mark.parametrize(("field", "value", "problem"), BAD_BOUNDARIES)
def test_a_path_of_no_known_force_is_named(
    copy: Path, field: str, value: object, problem: str
) -> None:
    change_json(copy / PATHS, lambda content: area(2)(content).update({field: value}))

    said = refusal_of(copy)

    assert f"{PATHS}, force 2, field {field}: “{value}” " in said
    assert problem in said


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("file", "item", "list_name"),
    [(BOUNDARIES, "feature", "features"), (PATHS, "force", "forces")],
)
def test_an_area_given_twice_is_named(
    copy: Path, file: str, item: str, list_name: str
) -> None:
    change_json(
        copy / file, lambda content: content[list_name].append(content[list_name][0])
    )

    said = refusal_of(copy)

    assert f"{file}, {item} 44, field code: “E23000001” is already in {item} 1." in said


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("file", "item", "list_name"),
    [(BOUNDARIES, "feature", "features"), (PATHS, "force", "forces")],
)
def test_a_territorial_force_without_an_area_is_named(
    copy: Path, file: str, item: str, list_name: str
) -> None:
    change_json(copy / file, lambda content: content[list_name].pop(0))

    assert f"{file}: “E23000001” has no {item}." in refusal_of(copy)


SQUARE = [[0.0, 52.0], [1.0, 52.0], [1.0, 53.0], [0.0, 52.0]]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("geometry", "problem"),
    [
        ({"type": "Point", "coordinates": [0, 52]}, "is not a Polygon"),
        ({"type": "Polygon", "coordinates": []}, "without a ring"),
        ({"type": "MultiPolygon", "coordinates": []}, "is not a Polygon"),
        ({"type": "Polygon", "coordinates": [SQUARE[:3]]}, "fewer than four points"),
        (
            {"type": "Polygon", "coordinates": [[*SQUARE, [0.5, 52.5]]]},
            "that does not close",
        ),
        (
            {"type": "Polygon", "coordinates": [[["0", 52], *SQUARE]]},
            "holds ['0', 52], which is no longitude and latitude",
        ),
        (
            {"type": "Polygon", "coordinates": [[[float("nan"), 52], *SQUARE]]},
            "holds [nan, 52], which is no longitude and latitude",
        ),
        (
            {"type": "Polygon", "coordinates": [[[181, 52], *SQUARE]]},
            "holds [181, 52], which is no longitude and latitude",
        ),
        (None, "is not a Polygon"),
    ],
)
def test_a_shape_that_cannot_be_drawn_is_named(
    copy: Path, geometry: object, problem: str
) -> None:
    change_json(
        copy / BOUNDARIES,
        lambda content: feature(5)(content).update(geometry=geometry),
    )

    said = refusal_of(copy)

    assert f"{BOUNDARIES}, feature 5, field geometry: “" in said
    assert problem in said


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("d", "M1,2L3,4<script>", "is not an SVG path"),
        ("d", "M1,2L3,NaNL5,6Z", "is not an SVG path"),
        ("label", [1001, 5], "is not a point inside the box"),
        ("label", ["1", 5], "is not a point inside the box"),
        ("label", [5], "is not a point inside the box"),
    ],
)
def test_a_path_that_cannot_be_drawn_is_named(
    copy: Path, field: str, value: object, problem: str
) -> None:
    change_json(copy / PATHS, lambda content: area(5)(content).update({field: value}))

    said = refusal_of(copy)

    assert f"{PATHS}, force 5, field {field}: “{value}” {problem}" in said


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["code", "slug", "d", "label"])
def test_a_missing_field_of_a_path_is_named(copy: Path, field: str) -> None:
    change_json(copy / PATHS, lambda content: area(5)(content).pop(field))

    assert f"{PATHS}, force 5, field {field}: “{field}” is missing." in refusal_of(copy)


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["code", "slug"])
def test_a_missing_property_of_a_boundary_is_named(copy: Path, field: str) -> None:
    change_json(
        copy / BOUNDARIES, lambda content: feature(5)(content)["properties"].pop(field)
    )

    said = refusal_of(copy)

    assert f"{BOUNDARIES}, feature 5, field {field}: “{field}” is missing." in said


@pytest.mark.django_db
def test_a_boundary_without_a_geometry_is_named(copy: Path) -> None:
    change_json(copy / BOUNDARIES, lambda content: feature(5)(content).pop("geometry"))

    said = refusal_of(copy)

    assert f"{BOUNDARIES}, feature 5, field geometry: “geometry” is missing." in said


@pytest.mark.django_db
def test_paths_in_another_box_are_refused(copy: Path) -> None:
    change_json(copy / PATHS, lambda content: content.update(viewBox=[0, 0, 9, 9]))

    assert f"{PATHS}, field viewBox: “[0, 0, 9, 9]” is not the box" in refusal_of(copy)


@pytest.mark.django_db
@pytest.mark.parametrize("file", [BOUNDARIES, PATHS])
def test_json_cut_short_is_refused_with_its_place(copy: Path, file: str) -> None:
    path = copy / file
    path.write_text(path.read_text()[:500])

    said = refusal_of(copy)

    assert f"{file}, row 1, column " in said
    assert "is not JSON" in said


@pytest.mark.django_db
@pytest.mark.parametrize("file", [BOUNDARIES, PATHS])
@pytest.mark.parametrize(
    "content",
    ["[]", '{"type": "Topology"}', "7", pytest.param("7" * 5000, id="endless")],
)
def test_json_of_another_kind_is_refused(copy: Path, file: str, content: str) -> None:
    (copy / file).write_text(content)

    assert f"\n{file}: " in refusal_of(copy)
