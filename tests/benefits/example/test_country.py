"""The invented country: nothing in it is real, and its map has no hole."""

import re

import pytest
from django.apps import apps
from django.db import models

from collaborations.models import Force, ForceFigure, ForceShape, PolicingBody
from tests.benefits.example.country import real_abbreviations, real_names

Tile = tuple[int, int]
KEPT_WORDS = {"LibraryMeasure", "Deflator", "Function"}


def test_no_force_or_region_has_a_real_name_or_a_part_of_one(example: str) -> None:
    real = {name.lower() for name in real_names()}
    invented = {
        word.lower()
        for force in Force.objects.all()
        for word in (force.name, force.official_name, force.region, force.country)
        if word
    }

    assert {(a, b) for a in real for b in invented if a in b.split() or a == b} == set()
    longer = {name for name in real if len(name) > 3}
    assert {(a, b) for a in longer for b in invented if a in b} == set()
    abbreviations = set(Force.objects.values_list("abbreviation", flat=True))
    assert abbreviations & real_abbreviations() == set()


def test_no_text_of_the_example_names_a_real_place(example: str) -> None:
    names = sorted(real_names() - {"Met"}, key=len, reverse=True)
    real = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
    texts = [
        text
        for app in ("collaborations", "benefits")
        for model in apps.get_app_config(app).get_models()
        if model.__name__ not in KEPT_WORDS and not hasattr(model, "pgh_tracked_model")
        for text in _texts(model)
    ]

    assert len(texts) > 500
    assert [text for text in texts if real.search(text)] == []


def _texts(model: type[models.Model]) -> list[str]:
    kinds = (models.CharField, models.TextField)
    fields = [f.name for f in model._meta.concrete_fields if isinstance(f, kinds)]
    found = model._default_manager.values_list(*fields) if fields else []
    return [text for row in found for text in row if text]


def test_every_force_stands_on_a_tile_of_its_own(example: str) -> None:
    tiles = [(s.hex_row, s.hex_column) for s in ForceShape.objects.all()]
    squares = [(s.grid_row, s.grid_column) for s in ForceShape.objects.all()]

    assert len(tiles) == Force.objects.count() == 44
    assert len(set(tiles)) == len(set(squares)) == 44


def test_the_map_has_no_hole(example: str) -> None:
    shapes = ForceShape.objects.filter(force__kind=Force.Kind.TERRITORIAL)
    land = {(s.hex_row, s.hex_column) for s in shapes}
    rows, columns = zip(*land, strict=True)
    frame = {
        (row, column)
        for row in range(-1, max(rows) + 2)
        for column in range(-1, max(columns) + 2)
    }

    assert len(land) == 41
    assert reached({min(land)}, land) == land
    assert reached({(-1, -1)}, frame - land) == frame - land


def reached(found: set[Tile], allowed: set[Tile]) -> set[Tile]:
    """Walk from tile to neighbouring tile; odd rows stand half a tile to the right."""
    border = set(found)
    while border:
        around = {tile for each in border for tile in neighbours(each)}
        border = (around & allowed) - found
        found |= border
    return found


def neighbours(tile: Tile) -> set[Tile]:
    row, column = tile
    aside = (column, column + 1) if row % 2 else (column - 1, column)
    beside = {(row, column - 1), (row, column + 1)}
    return beside | {(row + up, at) for up in (-1, 1) for at in aside}


def test_ten_regions_have_policing_bodies_of_every_kind(example: str) -> None:
    territorial = Force.objects.filter(kind=Force.Kind.TERRITORIAL)

    assert territorial.values("region").distinct().count() == 10
    assert PolicingBody.objects.count() == 41
    assert set(PolicingBody.objects.values_list("kind", flat=True)) == set(
        PolicingBody.Kind
    )


@pytest.mark.parametrize(
    ("kind", "count"),
    [("officers", 88), ("grant", 44), ("population", 41), ("precept", 41)],
)
def test_forces_have_figures_that_say_they_are_invented(
    example: str, kind: str, count: int
) -> None:
    figures = ForceFigure.objects.filter(kind=kind)

    assert figures.count() == count
    assert {figure.source for figure in figures} == {"Invented for the demonstration"}
    assert all((figure.value or figure.amount) > 0 for figure in figures)
