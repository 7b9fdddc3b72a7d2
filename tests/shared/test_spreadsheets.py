import csv
import datetime as dt
import io
import json
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from collabtrack.shared.spreadsheets import (
    Sheet,
    csv_response,
    download_name,
    sheet_response,
)

ROWS = [
    ["Northern", 3, Decimal("-1234.50"), dt.date(2026, 3, 31), None],
    ['=HYPERLINK("http://x")', 0, Decimal("0.00"), dt.date(2025, 4, 1), "a, “b”"],
]
HEADINGS = ["Force", "Collaborations", "Spend (pounds)", "As at", "Note"]
NOTES = [("As at", "31 March 2026"), ("Notice", "=Published figures only")]


def sheet(rows=ROWS, title="Spend by force: 2025-26"):
    return Sheet(title, HEADINGS, rows, NOTES)


def body_of(response):
    return b"".join(response)


def lines_of(response):
    return list(csv.reader(io.StringIO(body_of(response).decode("utf-8-sig"))))


def workbook_of(response):
    return load_workbook(io.BytesIO(body_of(response)))


def test_csv_is_one_tidy_table_that_excel_reads_as_unicode():
    response = csv_response(sheet(), "spend_2025-26")

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="spend_2025-26.csv"'
    )
    assert body_of(response).startswith(b"\xef\xbb\xbfForce,")


def test_csv_keeps_numbers_as_numbers_and_dates_iso():
    header, first, _ = lines_of(csv_response(sheet(), "x"))

    assert header == HEADINGS
    assert first == ["Northern", "3", "-1234.50", "2026-03-31", ""]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_a_spreadsheet_would_run_is_made_inert_in_csv(start):
    rows = [[f"{start}1+1", 1, Decimal(1), dt.date(2026, 1, 1), None]]

    _, row = lines_of(csv_response(sheet(rows), "x"))

    assert row[0] == f"'{start}1+1"


def test_a_heading_that_a_spreadsheet_would_run_is_made_inert_too():
    header, *_ = lines_of(csv_response(Sheet("t", ["@SUM(A1)"], []), "x"))

    assert header == ["'@SUM(A1)"]


def test_csv_takes_rows_one_by_one():
    taken = []

    def rows():
        for number in range(1000):
            taken.append(number)
            yield [f"Force {number}", number, None, None, None]

    response = csv_response(sheet(rows()), "x")
    stream = iter(response)
    next(stream)
    next(stream)

    assert len(taken) < 10


def test_workbook_has_a_cover_and_one_table_from_the_first_cell():
    about, table = workbook_of(sheet_response("xlsx", sheet(), "x")).worksheets

    assert [about["A1"].value, about["A2"].value, about["B2"].value] == [
        "Spend by force: 2025-26",
        "As at",
        "31 March 2026",
    ]
    assert [cell.value for cell in table[1]] == HEADINGS
    assert table.freeze_panes == "A2"
    assert not table.merged_cells.ranges


def test_workbook_holds_real_numbers_with_formats():
    _, table = workbook_of(sheet_response("xlsx", sheet(), "x")).worksheets

    assert [cell.value for cell in table[2]] == [
        "Northern",
        3,
        -1234.5,
        dt.datetime(2026, 3, 31),  # noqa: DTZ001 (Excel has no time zones)
        None,
    ]
    assert [cell.number_format for cell in table[2]][1:4] == [
        "#,##0",
        "#,##0.00",
        "yyyy-mm-dd",
    ]


def test_workbook_never_holds_a_formula():
    about, table = workbook_of(sheet_response("xlsx", sheet(), "x")).worksheets

    for cell in (table["A3"], about["B3"]):
        assert cell.data_type == "s"
        assert cell.quotePrefix
        assert cell.value.startswith("=")


def test_workbook_survives_titles_and_texts_that_excel_refuses():
    rows = [["bell\x07", 1, None, None, None]]
    title = "A title: with [every] forbidden/sign, and far too long"

    book = workbook_of(sheet_response("xlsx", sheet(rows, title), "x"))

    assert book.sheetnames[1] == "A title  with  every  forbidden"
    assert book.worksheets[1]["A2"].value == "bell"


def test_json_holds_the_same_rows_with_decimals_as_text():
    body = json.loads(body_of(sheet_response("json", sheet(), "x")))

    assert body["title"] == "Spend by force: 2025-26"
    assert body["notes"][0] == {"label": "As at", "text": "31 March 2026"}
    assert body["rows"][0] == {
        "Force": "Northern",
        "Collaborations": 3,
        "Spend (pounds)": "-1234.50",
        "As at": "2026-03-31",
        "Note": None,
    }


def test_a_download_is_named_by_what_it_holds_and_the_day():
    name = download_name("gaps", "2025-26", "all-forces", on=dt.date(2026, 11, 22))

    assert name == "gaps_2025-26_all-forces_2026-11-22"


def test_a_quote_in_a_filename_cannot_break_the_header():
    response = csv_response(sheet(), 'a"; filename="b.exe')

    disposition = response.headers["Content-Disposition"]
    assert disposition == 'attachment; filename="a\\"; filename=\\"b.exe.csv"'
