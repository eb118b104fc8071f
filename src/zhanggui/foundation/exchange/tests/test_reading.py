"""Files as they come: encodings, delimiters, headers, workbooks, and what is refused."""

from __future__ import annotations

import codecs
import random
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from zhanggui.foundation.exchange import errors
from zhanggui.foundation.exchange.reading import source, table
from zhanggui.foundation.exchange.reading.header import plain
from zhanggui.foundation.exchange.tests.conftest import HEADER, ORDERS, Write, orders

LIMITS = source.Limits()
CHINESE = HEADER + "\nT000001,白色心形挂饰 ·复古,2,10.50,2026-09-10 08:00:00,请放门口\n"


def found(path: Path, *, mapping: dict[str, str] | None = None, encoding: str | None = None) -> table.Table:
    """What the reading finds."""
    looked = source.inspect(path, name=path.name, encoding=encoding, limits=LIMITS)
    return table.find(looked, ORDERS, mapping, lambda rows: None)


def lines(path: Path, **given: Any) -> tuple[list[str], table.Counts]:
    """The lines for COPY, without their constant beginning."""
    counts = table.Counts()
    text = "".join(table.copy_blocks(found(path, **given), "7", counts))
    return [line.removeprefix("7\t") for line in text.splitlines()], counts


class TestEncodings:
    """Which one it is, or where it is broken."""

    @pytest.mark.parametrize(
        ("encoding", "expected"),
        [
            ("utf-8", "utf-8-sig"),
            ("utf-8-sig", "utf-8-sig"),
            ("gbk", "gb18030"),
            ("gb18030", "gb18030"),
            ("utf-16", "utf-16"),
            ("utf-16-le", "utf-16-le"),
            ("utf-16-be", "utf-16-be"),
        ],
    )
    def test_it_is_found(self, write: Write, encoding: str, expected: str) -> None:
        path = write(CHINESE, encoding=encoding)
        assert found(path).source.encoding == expected
        (line,), _ = lines(path)
        assert line == '2\t{"T000001","白色心形挂饰 ·复古","2","10.50","2026-09-10 08:00:00","请放门口"}\t\\N'

    def test_a_broken_byte_is_named(self, write: Write) -> None:
        rows = [f"T{n:06},白色心形挂饰,1,1.00,2026-09-10 08:00:00,备注 {n}" for n in range(40)]
        data = bytearray("\n".join([HEADER, *rows, ""]).encode())
        at = data.index(b"T000030") + 3
        data[at] = 0xFF
        with pytest.raises(errors.EncodingBroken) as caught:
            found(write(bytes(data)))
        assert caught.value.params["line"] == 32
        assert caught.value.params["byte"] == at + 1
        assert caught.value.params["value"] == "ff"
        assert "32" in caught.value.message("zh")
        assert "UTF-8" in caught.value.message("en")

    def test_a_broken_byte_far_behind_is_named(self, write: Write) -> None:
        """In a later piece of the file, with the two halves of a character in different pieces."""
        row = "T000001,白色心形挂饰,1,1.00,2026-09-10 08:00:00,备注\n".encode()
        data = HEADER.encode() + b"\n" + row * (3 * source.PIECE // len(row))
        broken = data + b"T9,\xe7\x99,1,1,,\n"
        with pytest.raises(errors.EncodingBroken) as caught:
            found(write(broken))
        assert caught.value.params["line"] == data.count(b"\n") + 1
        assert caught.value.params["byte"] == len(data) + 4

    def test_a_broken_gbk_file_is_not_taken_for_something_else(self, write: Write) -> None:
        data = CHINESE.encode("gbk") * 50 + b"T9,\xff\xff,1,1,,\n"
        with pytest.raises(errors.EncodingBroken) as caught:
            found(write(data))
        assert caught.value.params["encoding"] == "GB18030"

    def test_a_cut_utf16_file(self, write: Write) -> None:
        with pytest.raises(errors.EncodingBroken):
            found(write(CHINESE.encode("utf-16") + b"\x00"))

    def test_a_western_file_is_not_chinese(self, write: Write) -> None:
        text = HEADER.replace("标题", "title") + "\n" + "T1,Café crème brûlée déjà vu,1,1.00,,\n" * 50
        data = text.replace("订单编号", "order number").replace("数量", "quantity").replace("单价", "unit price")
        data = data.replace("付款时间", "paid at").replace("备注", "remark")
        with pytest.raises(errors.EncodingBroken):
            found(write(data, encoding="cp1252"))
        assert found(write(data, encoding="cp1252"), encoding="cp1252").source.encoding == "cp1252"

    def test_an_unknown_encoding(self, write: Write) -> None:
        with pytest.raises(errors.EncodingUnknown):
            found(write(CHINESE), encoding="klingon")

    def test_rubbish(self, write: Write) -> None:
        with pytest.raises((errors.EncodingBroken, errors.HeaderMissing)):
            found(write(random.Random(1).randbytes(5000)))


class TestHeader:
    """Where it is and what it means."""

    def test_spelling_does_not_matter(self) -> None:
        assert plain(" Customer  ID ") == plain("customerid") == plain("ＣustomerＩＤ") == plain("customer_id")

    def test_explanations_above(self, write: Write) -> None:
        path = write("说明：以下为订单\n导出时间,2026-11-23\n\n" + CHINESE)
        assert found(path).header.row_no == 4
        (line,), _ = lines(path)
        assert line.startswith("5\t")

    @pytest.mark.parametrize("delimiter", [",", "\t", ";"])
    def test_delimiters(self, write: Write, delimiter: str) -> None:
        assert found(write(CHINESE.replace(",", delimiter))).delimiter == delimiter

    def test_aliases_units_and_order(self, write: Write) -> None:
        path = write("价格(元),购买数量,商品名称,订单号\n9.90,2,杯子,T1\n")
        (line,), _ = lines(path)
        assert line == '2\t{"T1","杯子","2","9.90","",""}\t\\N'
        assert found(path).described()["columns"]["price"] == "价格(元)"

    def test_missing_columns_are_all_named(self, write: Write) -> None:
        with pytest.raises(errors.ColumnsMissing) as caught:
            found(write("订单号,标题,颜色\nT1,杯子,红\n"))
        assert caught.value.params["missing_zh"] == "数量、单价"
        assert caught.value.params["missing_en"] == "quantity, unit price"
        assert "颜色" in caught.value.message("zh")
        assert caught.value.params["line"] == 1

    def test_no_header_at_all(self, write: Write) -> None:
        with pytest.raises(errors.HeaderMissing) as caught:
            found(write("a,b,c\n1,2,3\n"))
        assert "订单编号" in caught.value.message("zh")
        assert "a, b, c" in caught.value.message("en")

    def test_a_header_too_far_below(self, write: Write) -> None:
        with pytest.raises(errors.HeaderMissing):
            found(write("x\n" * 15 + CHINESE))

    def test_one_heading_twice(self, write: Write) -> None:
        with pytest.raises(errors.ColumnTwice):
            found(write("订单编号,标题,数量,数量,单价\nT1,杯子,1,2,3\n"))

    def test_the_exact_heading_wins(self, write: Write) -> None:
        assert (
            found(write("订单编号,标题,数量,单价(旧版),单价\nT1,杯子,1,2,3\n")).described()["columns"]["price"]
            == "单价"
        )

    def test_mapping_by_hand(self, write: Write) -> None:
        path = write("No.,标题,件,金额\nT1,杯子,1,2\n")
        mapping = {"order_no": "No.", "qty": "件", "price": "金额"}
        assert lines(path, mapping=mapping)[0] == ['2\t{"T1","杯子","1","2","",""}\t\\N']
        with pytest.raises(errors.MappingInvalid):
            found(path, mapping={"colour": "No."})
        with pytest.raises(errors.ColumnsMissing):
            found(path, mapping={**mapping, "remark": "附言"})

    def test_columns_nobody_takes_are_reported(self, write: Write) -> None:
        assert found(write("订单编号,标题,数量,单价,颜色\nT1,杯子,1,2,红\n")).described()["ignored"] == ["颜色"]


class TestRows:
    """What becomes of the lines below the header."""

    def test_protections_blanks_and_escapes(self, write: Write) -> None:
        row = '"=""123456789012345678""","He said ""hi"", \\o/","1,200",\'12.50,2026/9/10 8:00,"两\n行\t间隔"\n'
        (line,), _ = lines(write(HEADER + "\n" + row))
        assert line == (
            '2\t{"123456789012345678","He said \\\\"hi\\\\", \\\\\\\\o/","1200","12.50","2026-09-10 08:00:00","两\\n行\\t间隔"}\t\\N'
        )

    def test_totals_and_blank_lines_are_counted(self, write: Write) -> None:
        path = write(orders(2) + "\n,,,,,\n合计,,4,10.00,,\n")
        rows, counts = lines(path)
        assert len(rows) == counts.rows == 4
        assert (counts.blank, counts.totals, counts.total_rows) == (2, 1, [8])

    def test_short_and_long_rows(self, write: Write) -> None:
        rows, _ = lines(write(HEADER + "\nT1,杯子,1\nT2,a,1,1,,,\nT3,a,1,1,,,surplus\n"))
        assert rows[0] == '2\t{"T1","杯子","1","","",""}\t\\N'
        assert rows[1].endswith("\t\\N")
        assert rows[2].endswith("\texchange.row_width")

    def test_nul(self, write: Write) -> None:
        (line,), _ = lines(write(HEADER + "\nT1,a\x00b,1,1,,\n"))
        assert line == '2\t{"T1","a\u2400b","1","1","",""}\texchange.nul_character:2'

    def test_an_open_quote_is_named_by_its_line(self, write: Write) -> None:
        with pytest.raises(errors.QuoteBroken) as caught:
            lines(write(orders(20) + 'T9,"open,1,1,,\n' + "T10,b,1,1,,\n" * 50))
        assert caught.value.params["line"] == 42

    def test_nothing_below_the_header(self, write: Write) -> None:
        with pytest.raises(errors.NoRows):
            lines(write(HEADER + "\n合计,,,,,\n"))

    def test_an_empty_file(self, write: Write) -> None:
        with pytest.raises(errors.FileEmpty):
            found(write(b""))
        with pytest.raises(errors.HeaderMissing):
            found(write("\n\n"))

    def test_old_and_new_line_ends(self, write: Write) -> None:
        for end in ("\n", "\r\n", "\r"):
            assert len(lines(write(orders(2).replace("\n", end)))[0]) == 4


class TestArchives:
    """Packed files, and those that mean harm."""

    def test_the_hash_is_of_the_content(self, write: Write) -> None:
        packed = source.inspect(write(CHINESE, name="a.csv.gz"), name="a", encoding=None, limits=LIMITS)
        open_ = source.inspect(write(CHINESE, name="a.csv"), name="a", encoding=None, limits=LIMITS)
        assert packed.packed
        assert packed.sha256 == open_.sha256

    def test_a_gzip_bomb(self, write: Write) -> None:
        path = write(b"0" * (40 * source.MB), name="bomb.csv.gz")
        with pytest.raises(errors.ArchiveSuspicious):
            found(path)

    def test_a_cut_gzip(self, write: Write) -> None:
        path = write(orders(5000), name="a.csv.gz")
        path.write_bytes(path.read_bytes()[:-200])
        with pytest.raises(errors.FileBroken):
            found(path)

    def test_a_zip_bomb(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet1.xml", b"0" * (50 * source.MB))
        with pytest.raises(errors.ArchiveSuspicious):
            found(tmp_path / "bomb.xlsx")

    def test_a_zip_that_lies_about_its_size(self, tmp_path: Path) -> None:
        path = tmp_path / "lie.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet1.xml", b"0" * (50 * source.MB))
        true, lie = (50 * source.MB).to_bytes(4, "little"), (1000).to_bytes(4, "little")
        path.write_bytes(path.read_bytes().replace(true, lie))
        with pytest.raises(errors.FileBroken):
            found(path)

    def test_too_large(self, write: Write) -> None:
        path = write(orders(100))
        with pytest.raises(errors.FileTooLarge):
            source.inspect(path, name="x", encoding=None, limits=source.Limits(file_mb=0))
        with pytest.raises(errors.FileTooLarge):
            source.inspect(path, name="x", encoding=None, limits=source.Limits(text_mb=0))

    def test_no_workbook_inside(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
            archive.writestr("readme.txt", "hello")
        with pytest.raises(errors.FileBroken):
            found(tmp_path / "a.xlsx")
        (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 and then nothing")
        with pytest.raises(errors.FileBroken):
            found(tmp_path / "b.xlsx")


class TestWorkbook:
    """XLSX."""

    def test_cells_of_every_kind(self, workbook: Callable[..., Path]) -> None:
        path = workbook(
            [
                ["测试导出"],
                ["订单编号", "标题", "数量", "单价", "付款时间", "备注"],
                ["T1", "杯子", 2, 0.1 + 0.2, datetime.fromisoformat("2026-09-10 08:00:00"), None],
                [1234567890, "碟", "3", 12, 46275.5, True],
                ["T3", "碗", 1, 1e18, "2026/9/10", "x"],
                ["合计", None, 6, 13, None, None],
            ],
            before=["封面"],
        )
        rows, counts = lines(path)
        assert rows == [
            '3\t{"T1","杯子","2","0.3","2026-09-10 08:00:00",""}\t\\N',
            '4\t{"1234567890","碟","3","12","2026-09-10 12:00:00","TRUE"}\t\\N',
            '5\t{"T3","碗","1","1000000000000000000","2026-09-10 00:00:00","x"}\t\\N',
        ]
        assert counts.totals == 1
        assert found(path).sheet == "订单"

    def test_digits_a_spreadsheet_lost_can_be_recognised(self, workbook: Callable[..., Path]) -> None:
        rows, _ = lines(workbook([HEADER.split(","), [260517607123456789, "杯子", 1, 1, None, None]]))
        assert rows[0].startswith('2\t{"2.60517607123457e+17"')

    def test_the_wrong_workbook(self, workbook: Callable[..., Path]) -> None:
        with pytest.raises(errors.HeaderMissing):
            found(workbook([["a", "b"], [1, 2]]))


def test_marks_of_byte_order_are_no_part_of_the_header(write: Write) -> None:
    assert found(write(codecs.BOM_UTF8 + CHINESE.encode())).header.headings[0] == "订单编号"
