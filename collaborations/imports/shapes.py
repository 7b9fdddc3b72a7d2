"""Where forces stand on the maps: force_tiles.csv and two files of boundaries.

The GeoJSON gives geometries in WGS 84; the SVG file gives the same shapes as paths
in a fixed box. Only territorial forces have a boundary.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from collaborations.imports import forces
from collaborations.imports.columns import (
    OFFICIAL_CODE,
    Choice,
    Column,
    Maybe,
    Pattern,
    Slug,
    Text,
    TextColumn,
    WholeNumber,
)
from collaborations.imports.tables import ReferenceFiles, Row, Table
from collaborations.imports.writing import Writer
from collaborations.models import Force, ForceShape

TILES_FILE: Final = "force_tiles.csv"
BOUNDARIES_FILE: Final = "police_force_areas_simplified.geojson"
PATHS_FILE: Final = "police_force_areas_svg.json"
# The box in which the paths are drawn; the maps rely on it.
VIEW_BOX: Final = [0, 0, 1000, 1144]


class Geometry(Column[dict[str, Any]]):
    """A GeoJSON Polygon or MultiPolygon of closed rings."""

    def clean(self, given: object) -> dict[str, Any]:
        shape = given if isinstance(given, dict) else {}
        coordinates = shape.get("coordinates")
        match shape.get("type"):
            case "Polygon":
                polygons = [coordinates]
            case "MultiPolygon" if isinstance(coordinates, list) and coordinates:
                polygons = coordinates
            case _:
                raise ValueError("is not a Polygon or a MultiPolygon")
        for polygon in polygons:
            if not isinstance(polygon, list) or not polygon:
                raise ValueError("has a polygon without a ring")
            for ring in polygon:
                _check_ring(ring)
        # Whatever else the file says of the shape is not loaded.
        return {key: shape[key] for key in ("type", "coordinates")}


def _check_ring(ring: object) -> None:
    if not isinstance(ring, list) or len(ring) < 4:
        raise ValueError("has a ring of fewer than four points")
    for point in ring:
        if not _is_point(point, ((-180, 180), (-90, 90))):
            raise ValueError(f"holds {point!r}, which is no longitude and latitude")
    if ring[0] != ring[-1]:
        raise ValueError(f"has a ring from {ring[0]!r} that does not close")


def _is_point(given: object, bounds: tuple[tuple[int, int], ...]) -> bool:
    return (
        isinstance(given, list)
        and len(given) == len(bounds)
        and all(
            isinstance(number, int | float)
            and not isinstance(number, bool)
            and math.isfinite(number)
            and low <= number <= high
            for number, (low, high) in zip(given, bounds, strict=True)
        )
    )


class Label(Column[tuple[float, float]]):
    """The point at which a force's name stands, inside the box."""

    def clean(self, given: object) -> tuple[float, float]:
        _, _, width, height = VIEW_BOX
        if not _is_point(given, ((0, width), (0, height))):
            raise ValueError("is not a point inside the box")
        across, down = cast("list[float]", given)
        return float(across), float(down)


class SvgPath(TextColumn[str]):
    """Closed outlines of straight lines, which is all that a boundary needs."""

    _corner = r"\d+(\.\d+)?,\d+(\.\d+)?"
    _path = re.compile(rf"(M{_corner}(L{_corner}){{2,}}Z)+", re.ASCII)

    def read(self, text: str) -> str:
        if not self._path.fullmatch(text):
            raise ValueError("is not an SVG path of closed outlines")
        return text


TILE_SLUG = Slug("slug")
TILE_CODE = Maybe(Pattern("code", OFFICIAL_CODE, "an official code such as E23000001"))
GRID_ROW = WholeNumber("grid_row", most=99)
GRID_COLUMN = WholeNumber("grid_col", most=99)
HEX_ROW = WholeNumber("hex_row", most=99)
HEX_COLUMN = WholeNumber("hex_col", most=99)
# Repeated from forces.csv, which is the one that is loaded.
REPEATED = (
    Text("short_name"),
    Text("abbr"),
    Choice("kind", {kind.value: kind for kind in Force.Kind}),
)
TILE_COLUMNS = (
    *(TILE_SLUG, TILE_CODE, *REPEATED, GRID_ROW, GRID_COLUMN, HEX_ROW, HEX_COLUMN),
)

AREA_CODE = Pattern("code", OFFICIAL_CODE, "an official code such as E23000001")
AREA_SLUG = Slug("slug")
AREA_NAME = Text("name")
GEOMETRY = Geometry("geometry")
BOUNDARY_COLUMNS = (AREA_CODE, AREA_SLUG, AREA_NAME, GEOMETRY)
PATH = SvgPath("d")
LABEL = Label("label")
PATH_COLUMNS = (AREA_CODE, AREA_SLUG, AREA_NAME, PATH, LABEL)


@dataclass(frozen=True, slots=True)
class Shapes:
    tiles: Table
    boundaries: Table
    paths: Table


def read_shapes(files: ReferenceFiles, known: Table) -> Shapes:
    """Read the three files against the forces that forces.csv gives."""
    shapes = Shapes(_read_tiles(files), _read_boundaries(files), _read_paths(files))
    _check_tiles(shapes.tiles, known)
    for table in (shapes.boundaries, shapes.paths):
        _check_areas(table, known)
    return shapes


def _read_tiles(files: ReferenceFiles) -> Table:
    table = files.table(TILES_FILE, TILE_COLUMNS)
    table.refuse_duplicates(TILE_SLUG)
    table.refuse_duplicates(GRID_ROW, GRID_COLUMN)
    table.refuse_duplicates(HEX_ROW, HEX_COLUMN)
    return table


def _check_tiles(table: Table, known: Table) -> None:
    slugs = known.keys(forces.SLUG)
    table.refuse_unknown(TILE_SLUG, slugs, f"the slug of a force in {forces.FILE}")
    table.refuse_missing(TILE_SLUG, slugs)
    codes = {
        row[forces.SLUG]: row[forces.CODE]
        for row in known.having(forces.SLUG)
        if row.has(forces.CODE)
    }
    for row in table.having(TILE_SLUG):
        slug = row[TILE_SLUG]
        if row.has(TILE_CODE) and slug in codes and row[TILE_CODE] != codes[slug]:
            table.fault(row, TILE_CODE.name, f"is not the code of {slug}")


def _read_boundaries(files: ReferenceFiles) -> Table:
    match files.json(BOUNDARIES_FILE):
        case None:
            return files.unreadable(BOUNDARIES_FILE)
        case {"type": "FeatureCollection", "features": list(features)}:
            records = [_of_feature(feature) for feature in features]
            return files.objects(BOUNDARIES_FILE, records, BOUNDARY_COLUMNS, "feature")
        case _:
            files.faults.add(BOUNDARIES_FILE, "is not a GeoJSON FeatureCollection")
            return files.unreadable(BOUNDARIES_FILE)


def _of_feature(feature: object) -> Mapping[str, object]:
    match feature:
        case {"type": "Feature", "properties": dict(properties), "geometry": shape}:
            return {**properties, "geometry": shape}
        case {"type": "Feature", "properties": dict(properties)}:
            return properties
        case _:
            return {}


def _read_paths(files: ReferenceFiles) -> Table:
    match files.json(PATHS_FILE):
        case None:
            return files.unreadable(PATHS_FILE)
        case {"viewBox": box, "forces": list(items)}:
            if box != VIEW_BOX:
                problem = f"is not the box of the maps, {VIEW_BOX}"
                files.faults.add(PATHS_FILE, problem, "field viewBox", str(box))
            records = [item if isinstance(item, dict) else {} for item in items]
            return files.objects(PATHS_FILE, records, PATH_COLUMNS, "force")
        case _:
            files.faults.add(PATHS_FILE, "has no viewBox or no list of forces")
            return files.unreadable(PATHS_FILE)


def _check_areas(table: Table, known: Table) -> None:
    """Every territorial force has one area, under its own code and slug."""
    table.refuse_duplicates(AREA_CODE)
    codes = known.keys(forces.CODE)
    table.refuse_unknown(AREA_CODE, codes, f"the code of a force in {forces.FILE}")
    if not (known.is_whole and table.is_whole) or codes is None:
        return
    territorial = {
        str(row[forces.CODE]): row.values.get(forces.SLUG.name)
        for row in known.having(forces.KIND)
        if row[forces.KIND] is Force.Kind.TERRITORIAL and row[forces.CODE]
    }
    table.refuse_missing(AREA_CODE, territorial)
    for row in table.having(AREA_CODE):
        slug = territorial.get(row[AREA_CODE])
        if slug and row.has(AREA_SLUG) and row[AREA_SLUG] != slug:
            table.fault(row, AREA_SLUG.name, f"is not the slug of {row[AREA_CODE]}")


def write_shapes(shapes: Shapes, forces: dict[str, Force], writer: Writer) -> None:
    boundaries = {row[AREA_SLUG]: row for row in shapes.boundaries.rows}
    paths = {row[AREA_SLUG]: row for row in shapes.paths.rows}
    wanted = [
        _shape(row, forces, boundaries.get(row[TILE_SLUG]), paths.get(row[TILE_SLUG]))
        for row in shapes.tiles.rows
    ]
    writer.write(wanted, ForceShape.objects.all(), lambda shape: shape.force_id)


def _shape(
    tile: Row, forces: dict[str, Force], boundary: Row | None, path: Row | None
) -> ForceShape:
    label_x, label_y = path[LABEL] if path else (None, None)
    return ForceShape(
        force=forces[tile[TILE_SLUG]],
        grid_row=tile[GRID_ROW],
        grid_column=tile[GRID_COLUMN],
        hex_row=tile[HEX_ROW],
        hex_column=tile[HEX_COLUMN],
        path=path[PATH] if path else "",
        label_x=label_x,
        label_y=label_y,
        geometry=boundary[GEOMETRY] if boundary else None,
    )
