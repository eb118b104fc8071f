"""Any file of the layout: every row becomes something or is refused with a reason, and the figures are those of an own computation."""

from __future__ import annotations

import gzip
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.db import connection

from tests.online_retail import retail
from tests.online_retail.retail import Cells, fates, figures, line, reported, run, write
from zhanggui.app import verification
from zhanggui.foundation.exchange import errors as exchange_errors
from zhanggui.foundation.exchange import public as exchange
from zhanggui.kernel.errors import DomainError

pytestmark = pytest.mark.usefixtures("db")


def proved() -> None:
    """Everything agrees."""
    assert [(result.en, result.examples) for result in verification.verify() if result.differences] == []


def check(path: Path, rows: list[Cells], refused: list[int]) -> dict[str, Any]:
    """Import `rows`; exactly those at the places `refused` are refused, the figures are those of the others, the ledgers agree."""
    report = run(path)
    assert [reject["row"] - 2 for reject in report["rejected"]] == refused
    assert all(reject["reason"].strip() for reject in report["rejected"])
    assert report["rows"] == report["imported"] + report["adjusted"] + len(refused) == len(rows)
    assert reported(report) == figures(row for at, row in enumerate(rows) if at not in refused)
    proved()
    return report


GOOD = line()
FILES: dict[str, tuple[list[Cells], list[int]]] = {
    "quantities": (
        [GOOD, line("2", qty="1000000000000000000"), line("3", qty="0"), line("4", qty="0.00001"), line("5", qty="2.5"),
         line("6", qty="999999999", price="0.01"), line("7", qty="999999999", price="999999999"), line("8", qty="six")],
        [1, 2, 3, 6, 7],
    ),
    "prices": (
        [GOOD, line("2", price="-3"), line("3", price="0.005", qty="1"), line("4", price="0.004", qty="1"), line("5", price="0.1234567"),
         line("6", price="99999999999"), line("7", price="0"), line("8", price="0", customer=""), line("C9", price="0.005", qty="-1")],
        [1, 4, 5],
    ),
    "dear goods in large numbers": ([line("1", qty="999999999", price="0.0001"), *(line(str(i), qty="1", price="900000000") for i in (2, 3))], []),
    "dates": (
        [GOOD, line("2", at="1900-01-01 00:00:00"), line("3", at="2090-01-01 00:00:00"), line("4", at="2011-02-29 08:00:00"),
         line("5", at="0000-00-00 00:00:00"), line("6", at="soon"), line("7", at="2011-03-27 01:30:00"), line("8", at="2011-10-30 01:30:00")],
        [1, 3, 4, 5],
    ),
    "returns": (
        [line("C1", qty="-3", at="2011-02-01 10:00:00"), line("2"), line("C3", qty="-60", at="2011-03-02 08:00:00"), line("C4", qty="3"),
         line("C5", qty="-2", price="0"), line("C6", qty="-1", customer="")],
        [],
    ),
    "only returns": ([line(f"C{i}", qty="-3", customer=str(i)) for i in range(5)], []),
    "only fees": (
        [line("1", code="POST", qty="1", price="18"), line("2", code="D", qty="-1", price="5"), line("C3", code="POST", qty="-1", price="18"),
         line("4", code="BANK CHARGES", qty="1", price="-15"), line("5", code="gift_0001_20", qty="1", price="20")],
        [],
    ),
    "bad debts": (
        [line("A1", code="B", qty="1", price="-11062.06"), line("A2", code="B", qty="1", price="0"), line("A3", code="B", qty="1", price="11062.06")],
        [1],
    ),
    "one invoice, two days and two customers": (
        [GOOD, line("2"), line(at="2011-03-02 09:00:00"), line(customer="99"), line(qty="1"), line("C600001", qty="-1"),
         line("C600001", qty="-1", at="2011-03-03 09:00:00")],
        [],
    ),
    "an invoice of everything": ([GOOD, line(code="POST", price="3", qty="1"), line(qty="-1", price="0"), line(code="D", qty="-1", price="1")], []),
    "names": (
        [line("1", code="'; DROP TABLE x;--"), line("2", code='{a,"b"}', description="\\N"), line("3", code="日本", country="中国"),
         line("4", code="a\nb"), line("5~2"), line("6", customer="1\t2"), line("7", description='"two"\nlines'), line("8", description="x" * 300),
         line("9", description="y" * 600), line("10", code="Z" * 65), line("11", country=""), line("12", description=""), line("13", customer="")],
        [3, 4, 5, 8, 9],
    ),
    "letters that change their length": ([line(str(i), code=code) for i, code in enumerate(("ß1", "SS1", "ﬁ", "İx", "ıx", "ǅ"))], []),
    "customers that differ in case": ([line("1", customer="abc"), line("2", customer="ABC")], []),
    "what spreadsheets do": ([line("1"), line("5.36E+05"), line("3", description="a\0b")], [1, 2]),
    "damaged goods": ([line(qty="-5", price="0", customer="", description="damaged"), line("2", qty="-5", price="1.5", customer="")], []),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_every_row_becomes_something_or_is_refused(name: str, tmp_path: Path) -> None:
    rows, refused = FILES[name]
    check(write(tmp_path / "orders.csv", rows), rows, refused)


def test_blanks_and_case_of_codes_do_not_make_two_goods(tmp_path: Path) -> None:
    write(tmp_path / "orders.csv", [line(code="85123A  "), line("2", code=" 85123a"), line("3", code="85123A")])
    report = run(tmp_path / "orders.csv")
    assert fates(report) == (3, 3, 0, 0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT code FROM catalog_sku WHERE upper(code) LIKE '%85123A%'")
        assert cursor.fetchall() == [("85123A",)]


CHINESE = [line(description="白色挂心", country="中国"), line("2", description="红色", country="英国")]
LATIN = [line(description="Café crème", country="España"), line("2", country="España")]


@pytest.mark.parametrize(
    ("rows", "encoding"),
    [(CHINESE, "gb18030"), (CHINESE, "utf-8-sig"), (CHINESE, "utf-16"), (CHINESE, "utf-8"), (LATIN, "utf-8")],
)
def test_encodings_are_found_out(rows: list[Cells], encoding: str, tmp_path: Path) -> None:
    check(write(tmp_path / "orders.csv", rows, encoding=encoding), rows, [])


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_western_texts_want_their_encoding_named(encoding: str, tmp_path: Path) -> None:
    path = write(tmp_path / "orders.csv", LATIN, encoding="latin-1")
    with pytest.raises(exchange_errors.EncodingBroken) as caught:
        run(path)
    assert "cp1252" in caught.value.remedy("en")
    assert reported(run(path, encoding=encoding)) == figures(LATIN)
    proved()


def test_headings_in_other_letters_and_with_blanks(tmp_path: Path) -> None:
    rows = [GOOD, line("2", qty="3")]
    header = (
        " invoiceno ",
        "STOCKCODE",
        "Description  ",
        "  quantity",
        "Invoice Date",
        "unitprice",
        "Customer ID",
        "COUNTRY",
    )
    assert reported(run(write(tmp_path / "orders.csv", rows, header))) == figures(rows)


def test_a_file_that_grows_while_it_is_read_is_refused_and_imported_when_it_is_complete(tmp_path: Path) -> None:
    rows = [line(str(600_000 + n), qty="1") for n in range(5000)]
    path = write(tmp_path / "orders.csv", rows)

    def grow(stage: str, done: int, total: int) -> None:
        with path.open("a") as file:
            file.write(",".join(line("700000")) + "\n")

    with pytest.raises(exchange_errors.FileChanged):
        run(path, tell=grow)
    with connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM exchange_import), (SELECT count(*) FROM sales_order)")
        assert cursor.fetchone() == (0, 0)
    rows = [GOOD]
    check(write(path, rows), rows, [])


def test_a_workbook_with_formulas_counts_what_they_gave(tmp_path: Path) -> None:
    """A spreadsheet program stores the result beside the formula. Written by a program that does not calculate, the cell is empty."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(retail.HEADER)
    for invoice in ("600001", "600002"):
        sheet.append([invoice, *GOOD[1:3], "=2+4", *GOOD[4:5], "=5.1/2", *GOOD[6:]])
    book.save(tmp_path / "bare.xlsx")
    with zipfile.ZipFile(tmp_path / "bare.xlsx") as bare, zipfile.ZipFile(tmp_path / "orders.xlsx", "w") as full:
        for name in bare.namelist():
            text = bare.read(name)
            if name == "xl/worksheets/sheet1.xml":
                head, tail = text.decode().split('r="3"', 1)
                for formula, result in (("2+4", "6"), ("5.1/2", "2.55")):
                    head = re.sub(
                        re.escape(f"<f>{formula}</f>") + r"<v\s*/?>(</v>)?", f"<f>{formula}</f><v>{result}</v>", head
                    )
                text = f'{head}r="3"{tail}'.encode()
            full.writestr(name, text)
    report = run(tmp_path / "orders.xlsx")
    assert fates(report) == (2, 1, 0, 1)
    assert report["rejected"][0]["row"] == 3
    assert reported(report) == figures([GOOD])
    proved()


def _bytes(content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / "orders.csv"
        path.write_bytes(content)
        return path

    return make


def _headed(*header: str) -> Callable[[Path], Path]:
    return lambda folder: write(folder / "orders.csv", [GOOD[: len(header)]], header)


REFUSED = {
    "nothing": (_bytes(b""), exchange_errors.FileEmpty),
    "a header only": (_bytes(retail.text_of([]).encode()), exchange_errors.NoRows),
    "no header": (_bytes(",".join(GOOD).encode()), exchange_errors.HeaderMissing),
    "other headers": (_headed("a", "b", "c", "d", "e", "f", "g", "h"), exchange_errors.HeaderMissing),
    "a heading missing": (_headed(*retail.HEADER[:5]), exchange_errors.ColumnsMissing),
    "a heading twice": (_headed(*retail.HEADER[:7], "Country", "Country"), exchange_errors.ColumnTwice),
    "an open quote": (_bytes(retail.text_of([GOOD]).encode() + b'"1,2,3'), exchange_errors.QuoteBroken),
    "a broken archive": (_bytes(gzip.compress(retail.text_of([GOOD] * 50).encode())[:60]), exchange_errors.FileBroken),
    "no workbook": (_bytes(b"PK\x03\x04 but not really"), exchange_errors.FileBroken),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_none_is_refused_as_a_whole(name: str, tmp_path: Path) -> None:
    make, error = REFUSED[name]
    with pytest.raises(error) as caught:
        run(make(tmp_path))
    assert isinstance(caught.value, DomainError)
    assert caught.value.message("zh")
    assert caught.value.remedy("en")


def test_columns_in_another_order_and_more_of_them(tmp_path: Path) -> None:
    rows = [GOOD, line("2", qty="3")]
    header = ("Extra", *reversed(retail.HEADER))
    path = write(tmp_path / "orders.csv", [("x", *reversed(row)) for row in rows], header)
    assert reported(run(path)) == figures(rows)


def test_american_dates_and_minutes_only(tmp_path: Path) -> None:
    report = run(
        write(tmp_path / "orders.csv", [line("1", at="3/13/2011 8:26"), line("2", at="13/03/2011 08:26"), GOOD])
    )
    assert fates(report) == (3, 2, 0, 1)
    assert reported(report)["monthly"] == figures([GOOD, line("1")])["monthly"]


def test_a_workbook_is_the_same_as_its_text(tmp_path: Path) -> None:
    rows = [GOOD, line("C2", qty="-2"), line("3", code="22423", customer="")]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(retail.HEADER)
    for row in rows:
        sheet.append([*row[:3], int(row[3]), row[4], float(row[5]), *row[6:]])
    book.save(tmp_path / "orders.xlsx")
    check(tmp_path / "orders.xlsx", rows, [])


def test_the_same_file_again_whatever_its_name(tmp_path: Path) -> None:
    rows = [GOOD, line("2"), line("C3", qty="-1"), line("4", qty="0")]
    first = check(write(tmp_path / "orders.csv", rows), rows, [3])
    (tmp_path / "copy.csv.gz").write_bytes(gzip.compress((tmp_path / "orders.csv").read_bytes()))
    assert run(tmp_path / "orders.csv") == first
    assert run(tmp_path / "copy.csv.gz") == first
    proved()


def test_another_file_with_known_and_with_changed_invoices(tmp_path: Path) -> None:
    run(write(tmp_path / "first.csv", [GOOD, line(code="22423"), line("2")]))
    # The same invoices spelled otherwise, one changed, one new.
    second = [line(qty="6.0", price="2.550"), line(code="22423"), line("2", qty="7"), line("3", qty="5")]
    report = run(write(tmp_path / "second.csv", second))
    assert fates(report) == (4, 3, 0, 1)
    assert report["known"] == 2
    assert report["rejected"][0]["row"] == 4
    assert reported(report) == figures([second[3]])
    proved()


def test_rows_and_document_lines_are_found_from_both_sides(tmp_path: Path) -> None:
    rows = [
        GOOD,
        line("2", qty="0"),
        line("C3", qty="-2"),
        line("4", qty="-1", price="0"),
        line("A5", code="B", qty="1", price="-7"),
    ]
    report = run(write(tmp_path / "orders.csv", rows))
    decided = {d.row_no: d for d in exchange.outcomes(report["import"])}
    kinds = {2: "sales.order", 4: "aftersales.return", 5: "warehouse.adjustment", 6: "invoicing.writeoff"}
    assert {row: d.document.type for row, d in decided.items() if d.document} == kinds
    for row, kind in kinds.items():
        document = decided[row].document
        assert document is not None
        assert document.line == 1
        back = exchange.rows_of_documents(kind, [document.id])
        assert [(d.import_id, d.row_no) for d in back] == [(report["import"], row)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT l.origin_line FROM sales_order_line l JOIN sales_order o ON o.id = l.order_id")
        assert cursor.fetchall() == [(2,)]


def test_past_orders_are_what_placing_confirming_and_shipping_leave(tmp_path: Path) -> None:
    run(
        write(
            tmp_path / "orders.csv",
            [GOOD, line(code="POST", qty="1", price="3"), line(code="22423", qty="2", price="1.50")],
        )
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT state, business_date::text, net FROM sales_order")
        assert [(s, d, str(n)) for s, d, n in cursor.fetchall()] == [("confirmed", "2011-03-01", "21.30")]
        cursor.execute("SELECT qty, consumed, released, document_type FROM stock_reservation ORDER BY id")
        assert [(int(q), int(c), int(r), t) for q, c, r, t in cursor.fetchall()] == [
            (6, 6, 0, "sales.order"),
            (2, 2, 0, "sales.order"),
        ]
        cursor.execute("SELECT state, kind, effective_at::text FROM warehouse_shipment")
        assert cursor.fetchall() == [("shipped", "sale", "2011-03-01 08:26:00+00")]
        cursor.execute(
            "SELECT gross, amount, allocated FROM invoicing_bill b JOIN books_open_item i ON i.id = b.item_id WHERE direction = 'receivable'"
        )
        assert [tuple(map(str, row)) for row in cursor.fetchall()] == [("21.30", "21.30", "21.30")]
        cursor.execute("SELECT action FROM audit_record WHERE document = 'sales.order'")
        assert cursor.fetchall() == [("record",)]
