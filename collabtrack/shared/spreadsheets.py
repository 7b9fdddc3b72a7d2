"""One table as CSV, XLSX or JSON: numbers stay numbers, text never runs."""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

import orjson
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

Cell = str | int | Decimal | datetime.date | None

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
# A spreadsheet takes text that starts so for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER_FORMATS: dict[type, str] = {
    int: "#,##0",
    Decimal: "#,##0.00",
    datetime.date: "yyyy-mm-dd",
    datetime.datetime: "yyyy-mm-dd hh:mm",
}
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
_COLUMN_WIDTH = 18
_NOTE_WIDTH = 90


@dataclass(frozen=True, slots=True)
class Sheet:
    """A titled table; notes are the label and text of each line of the cover."""

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    notes: Sequence[tuple[str, str]] = ()


def download_name(*parts: str, on: datetime.date | None = None) -> str:
    """Join gaps, 2025-26, all-forces and today into one name, without ending."""
    day = on or timezone.localdate()
    return "_".join([*parts, day.isoformat()])


def sheet_response(kind: str, sheet: Sheet, filename: str) -> HttpResponseBase:
    """Answer ?format=csv, xlsx or json; KeyError for any other."""
    return {"csv": csv_response, "xlsx": xlsx_response, "json": json_response}[kind](
        sheet, filename
    )


def csv_response(sheet: Sheet, filename: str) -> HttpResponseBase:
    return _as_download(
        StreamingHttpResponse(csv_lines(sheet), content_type="text/csv; charset=utf-8"),
        filename,
        "csv",
    )


def xlsx_response(sheet: Sheet, filename: str) -> HttpResponseBase:
    file = BytesIO()
    workbook_of(sheet).save(file)
    response = HttpResponse(file.getvalue(), content_type=XLSX)
    return _as_download(response, filename, "xlsx")


def json_response(sheet: Sheet, filename: str) -> HttpResponseBase:
    body = {
        "title": sheet.title,
        "notes": [{"label": label, "text": text} for label, text in sheet.notes],
        "headings": list(sheet.headings),
        "rows": [dict(zip(sheet.headings, row, strict=True)) for row in sheet.rows],
    }
    content = orjson.dumps(body, default=lambda value: f"{value}")
    response = HttpResponse(content, content_type="application/json")
    return _as_download(response, filename, "json")


def _as_download(
    response: HttpResponseBase, filename: str, ending: str
) -> HttpResponseBase:
    name = f"{filename.removesuffix('.' + ending)}.{ending}"
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    return response


class _Echo:
    """A file that gives each line back, so that csv can write to a stream."""

    def write(self, line: str) -> str:
        return line


def csv_lines(sheet: Sheet) -> Iterator[str]:
    """Give the lines of one tidy table: one header row, no notes."""
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + writer.writerow([_inert(name) for name in sheet.headings])
    for row in sheet.rows:
        yield writer.writerow([_csv_cell(cell) for cell in row])


def _csv_cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return _inert(cell)
        case Decimal():
            return f"{cell:f}"
        case datetime.date():
            return cell.isoformat()
        case _:
            return str(cell)


def _inert(text: str) -> str:
    text = text.replace("\0", "")
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def workbook_of(sheet: Sheet) -> Workbook:
    """Write a cover and one table from A1; in one pass, without holding the rows."""
    book = Workbook(write_only=True)
    _write_cover(book.create_sheet("About"), sheet)
    _write_table(book.create_sheet(_sheet_name(sheet.title)), sheet)
    return book


def _write_cover(page: Any, sheet: Sheet) -> None:
    page.column_dimensions["A"].width = _COLUMN_WIDTH
    page.column_dimensions["B"].width = _NOTE_WIDTH
    page.append([_heading(page, sheet.title)])
    for label, text in sheet.notes:
        note = _xlsx_cell(page, text)
        note.alignment = Alignment(wrap_text=True, vertical="top")
        page.append([_heading(page, label), note])


def _write_table(page: Any, sheet: Sheet) -> None:
    page.freeze_panes = "A2"
    for place in range(1, len(sheet.headings) + 1):
        page.column_dimensions[get_column_letter(place)].width = _COLUMN_WIDTH
    page.append([_heading(page, name) for name in sheet.headings])
    for row in sheet.rows:
        page.append([_xlsx_cell(page, cell) for cell in row])


def _heading(page: Any, text: str) -> Any:
    cell = _xlsx_cell(page, text)
    cell.font = Font(bold=True)
    return cell


def _xlsx_cell(page: Any, value: Any) -> Any:
    if isinstance(value, str):
        return _text_cell(page, value)
    if isinstance(value, datetime.datetime) and value.tzinfo:
        value = timezone.make_naive(value)
    cell = WriteOnlyCell(page, value=value)
    if value is not None:
        cell.number_format = _NUMBER_FORMATS.get(type(value), "General")
    return cell


def _text_cell(page: Any, text: str) -> Any:
    cell = WriteOnlyCell(page, value=ILLEGAL_CHARACTERS_RE.sub("", text))
    # openpyxl takes "=…" for a formula; Excel's own mark keeps it text when edited.
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(FORMULA_STARTS)
    return cell


def _sheet_name(title: str) -> str:
    name = _NOT_IN_SHEET_NAMES.sub(" ", title).strip()[:31].strip()
    return name if name and name.lower() != "about" else "Table"
