"""Tables as files: what is written is read back by programs we did not write."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from zhanggui.kernel.api.spreadsheets import Cell, Csv, Xlsx

HEADINGS = ["code", "qty", "day", "at", "open", "note"]
AT = datetime(2026, 11, 23, 8, tzinfo=UTC)
ROWS: list[Sequence[Cell]] = [
    ['台灯 <红> & "大"', Decimal("12.5000"), date(2026, 11, 23), AT, True, None],
    ["=1+1", Decimal("-0.01"), date(1990, 1, 1), AT, False, "两\n行"],
    ["\x07bell", Decimal("12345678901234567.89"), None, None, None, ""],
]


def written(kind: Any, **more: int) -> bytes:
    """The file of ROWS, row by row."""
    writer = kind(HEADINGS, **more)
    return b"".join([*(writer.rows([row]) for row in ROWS), writer.end()])


def test_csv_is_what_excel_opens() -> None:
    content = written(Csv)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[0] == HEADINGS
    assert rows[1] == ['台灯 <红> & "大"', "12.5000", "2026-11-23", "2026-11-23T08:00:00Z", "true", ""]
    # A text that begins like a formula stays a text; a number below zero stays a number.
    assert rows[2][:2] == ["'=1+1", "-0.01"]
    assert rows[2][5] == "两\n行"
    assert list(csv.reader(io.StringIO(Csv(HEADINGS).end().decode("utf-8-sig")))) == [HEADINGS]


def test_xlsx_is_read_back() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(written(Xlsx)))["1"]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == HEADINGS
    assert rows[1] == ['台灯 <红> & "大"', 12.5, datetime(2026, 11, 23), "2026-11-23T08:00:00Z", True, None]  # noqa: DTZ001
    assert rows[2] == ["=1+1", -0.01, datetime(1990, 1, 1), "2026-11-23T08:00:00Z", False, "两\n行"]  # noqa: DTZ001
    assert sheet["A3"].data_type == "s"
    # More digits than Excel keeps are a text, not a rounded number.
    assert rows[3][:2] == ["bell", "12345678901234567.89"]
    assert sheet.freeze_panes == "A2"
    assert (
        CalamineWorkbook.from_filelike(io.BytesIO(written(Xlsx))).get_sheet_by_index(0).to_python()[1][0] == ROWS[0][0]
    )


def test_a_full_sheet_is_followed_by_another() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(Xlsx, rows_max=3)))
    assert book.sheetnames == ["1", "2"]
    assert [row[0] for row in book["2"].iter_rows(values_only=True)] == ["code", "bell"]


@pytest.mark.parametrize("count", [0, 20_000])
def test_a_long_file_is_sent_in_parts(count: int) -> None:
    writer = Xlsx(["n"])
    parts = [writer.rows([[f"row {n} {n * 7919 % 10007}"] for n in range(at, at + 500)]) for at in range(0, count, 500)]
    content = b"".join([*parts, writer.end()])
    # What was sent is not kept: the packed rows have left before the end.
    assert sum(map(len, parts)) > len(content) * 0.7 or count == 0
    assert openpyxl.load_workbook(io.BytesIO(content), read_only=True)["1"].max_row in (count + 1, None)
