"""Staging and validation: every row is kept and judged, or nothing happens at all."""

from __future__ import annotations

import re
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from zhanggui.foundation.exchange import commands, errors, queries
from zhanggui.foundation.exchange.contracts import ImportRow, Outcome
from zhanggui.foundation.exchange.models import Import, Row, Stray
from zhanggui.foundation.exchange.models import Outcome as StoredOutcome
from zhanggui.foundation.exchange.public import batches, mark, rejects, report, rows, stage, undo, validate
from zhanggui.foundation.exchange.row_errors import ROW_ERRORS
from zhanggui.foundation.exchange.tests.conftest import CUSTOMERS, HEADER, NOW, ORDERS, Write, orders
from zhanggui.foundation.identity.public import SYSTEM, Actor, MissingPermission, OutOfScope
from zhanggui.kernel import db
from zhanggui.kernel.errors import Conflict
from zhanggui.kernel.posting import Origin

pytestmark = pytest.mark.django_db


def staged(path: Path, **given: Any) -> ImportRow:
    return stage(path, given.pop("layout", ORDERS), actor=SYSTEM, now=NOW, **given)


def validated(path: Path, **given: Any) -> ImportRow:
    return validate(staged(path, **given).id, actor=SYSTEM, now=NOW)


def wrong(path: Path, **given: Any) -> dict[int, list[tuple[str, str | None]]]:
    """Row number → codes and columns of what is wrong."""
    row = validated(path, **given)
    found = rejects(row.id, actor=SYSTEM, limit=500)
    return {each.row_no: [(error.code, error.field) for error in each.errors] for each in found}


class TestStaging:
    """A file becomes rows."""

    def test_rows_and_what_the_reading_decided(self, write: Write) -> None:
        row = staged(write("说明\n" + orders(3) + "合计,,,,,\n", encoding="gbk", name="订单.csv"))
        assert (row.state, row.rows, row.pending, row.known) == ("staged", 6, 6, False)
        assert row.file_name == "订单.csv"
        assert row.source["encoding"] == "gb18030"
        assert row.source["header_row"] == 2
        assert row.source["total_rows"] == 1
        assert list(Row.objects.order_by("row_no").values_list("row_no", flat=True)) == [3, 4, 5, 6, 7, 8]
        assert Row.objects.get(row_no=3).cells == ["T000001", "商品 1", "1", "1.50", "2026-09-10 08:00:00", ""]

    def test_the_same_file_again_is_the_same_import(self, write: Write) -> None:
        first = staged(write(orders(2)))
        again = staged(write(orders(2), name="copy.csv.gz"))
        assert again.known
        assert again.id == first.id
        assert Row.objects.count() == 4

    def test_another_company_or_layout_is_another_import(self, write: Write) -> None:
        first = staged(write(orders(2)), company_id=1)
        assert staged(write(orders(2)), company_id=2).id != first.id
        assert staged(write(orders(2)), company_id=1).id == first.id

    def test_undone_it_can_come_again(self, write: Write) -> None:
        first = staged(write(orders(2)))
        assert undo(first.id, actor=SYSTEM, now=NOW).state == "undone"
        assert Row.objects.count() == 0
        assert not staged(write(orders(2))).known

    @pytest.mark.parametrize("tail", ['T9,"open,1,1,,\n', "T9,a\n" * 3 + 'T8,"b"c,1,1,,\n'])
    def test_a_failure_leaves_nothing(self, write: Write, tail: str) -> None:
        """The file breaks after thousands of rows were already sent."""
        with pytest.raises(errors.QuoteBroken):
            staged(write(orders(3000) + tail))
        assert not Import.objects.exists()
        assert not Row.objects.exists()

    def test_a_program_that_dies_leaves_nothing(self, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
        real = commands.table.copy_blocks

        def dying(*given: Any) -> Iterator[str]:
            yield next(real(*given))
            raise KeyboardInterrupt

        monkeypatch.setattr(commands.table, "copy_blocks", dying)
        with pytest.raises(KeyboardInterrupt):
            staged(write(orders(3000)))
        assert not Import.objects.exists()
        assert not Row.objects.exists()

    def test_a_mapping_is_remembered(self, write: Write) -> None:
        mapping = {"order_no": "No.", "qty": "件", "price": "金额"}
        content = "No.,标题,件,金额\nT{},杯子,1,2\n"
        with pytest.raises(errors.ColumnsMissing):
            staged(write(content.format(1)))
        staged(write(content.format(2)), mapping=mapping)
        assert staged(write(content.format(3))).source["columns"]["qty"] == "件"

    def test_permission_and_scope(self, write: Write) -> None:
        nobody = Actor(user_id=1, name="x", permissions=frozenset())
        clerk = Actor(
            user_id=1, name="x", permissions=frozenset({"exchange.import", "exchange.view"}), companies=frozenset({5})
        )
        with pytest.raises(MissingPermission):
            stage(write(orders(1)), ORDERS, actor=nobody, now=NOW)
        with pytest.raises(OutOfScope):
            stage(write(orders(1)), ORDERS, actor=clerk, now=NOW, company_id=6)
        foreign = staged(write(orders(1)), company_id=6)
        for look in (queries.by_id, queries.rejects, queries.report):
            with pytest.raises(errors.ImportUnknown):
                look(foreign.id, actor=clerk)
        with pytest.raises(errors.ImportUnknown):
            validate(foreign.id, actor=clerk, now=NOW)

    def test_who_did_it_is_in_the_audit_log(self, write: Write) -> None:
        row = staged(write(orders(1)))
        with connection.cursor() as cursor:
            cursor.execute("SELECT action, document FROM audit_record WHERE document_id = %s", [row.id])
            assert cursor.fetchall() == [("stage", "exchange.import")]

    def test_reading_tells_how_far_it_is(self, write: Write) -> None:
        seen: list[int] = []
        staged(write(orders(3000)), on_rows=seen.append)
        assert seen[-1] == 6000
        assert len(seen) > 2

    @pytest.mark.slow
    def test_memory_is_flat(self, write: Write) -> None:
        """1 MB and 5 MB need the same memory."""

        def peak(count: int) -> int:
            path = write(orders(count, lines=10))
            tracemalloc.start()
            staged(path)
            used = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            assert path.stat().st_size > count * 450
            return used

        small, large = peak(2_000), peak(11_000)
        assert large < small * 1.2 + 500_000
        assert large < 12_000_000


class TestValidation:
    """Every row is judged, and the judgement is written down."""

    def test_a_clean_file(self, write: Write) -> None:
        row = validated(write(orders(5)))
        assert (row.state, row.rejected, row.pending) == ("validated", 0, 10)

    def test_what_is_wrong_with_values(self, write: Write) -> None:
        bad = [
            ("T1,a,1e18,1,,", [("exchange.number_range", "qty")]),
            ("T1,a,1000000000000000000,1,,", [("exchange.number_range", "qty")]),
            ("T1,a," + "9" * 80 + ",1,,", [("exchange.number_range", "qty")]),
            ("T1,a," + "9" * 39 + ",1,,", [("exchange.number_range", "qty")]),
            ("T1,a,1,-0.01,,", [("exchange.number_range", "price")]),
            ("T1,a,NaN,Infinity,,", [("exchange.not_a_number", "qty"), ("exchange.not_a_number", "price")]),
            ("T1,a,1.5,1,,", [("exchange.not_an_integer", "qty")]),
            ("T1,a,1,0.1234567,,", [("exchange.number_scale", "price")]),
            ("T1,a,,,,", [("exchange.value_missing", "qty"), ("exchange.value_missing", "price")]),
            ("-,a,1,1,,", [("exchange.value_missing", "order_no")]),
            ("T1,a,1,1,1900-01-01 00:00:00,", [("exchange.date_range", "paid_at")]),
            ("T1,a,1,1,0000-01-01 00:00:00,", [("exchange.date_range", "paid_at")]),
            ("T1,a,1,1,2026-02-29 00:00:00,", [("exchange.not_a_date", "paid_at")]),
            ("T1,a,1,1,2026-04-31 00:00:00,", [("exchange.not_a_date", "paid_at")]),
            ("T1,a,1,1,2026-13-01 00:00:00,", [("exchange.not_a_date", "paid_at")]),
            ("T1,a,1,1,2026-01-01 25:00:00,", [("exchange.not_a_date", "paid_at")]),
            ("T1,a,1,1,2026:01-01 00:00:00,", [("exchange.not_a_date", "paid_at")]),
            ("T1,a,1,1,soon,", [("exchange.not_a_date", "paid_at")]),
            ("T1,a,1,1,9999-01-01,", [("exchange.date_range", "paid_at")]),
            ("1.23457E+17,a,1,1,,", [("exchange.digits_lost", "order_no")]),
            ("T1," + "长" * 101 + ",1,1,,", [("exchange.text_too_long", "title")]),
            ("T1,a\x00b,1,1,,", [("exchange.nul_character", "title")]),
            ("T1,a,1,1,,,surplus", [("exchange.row_width", None)]),
            ("T1,a,壹,1,,", [("exchange.not_a_number", "qty")]),
            ("T1,a,+,.,,", [("exchange.not_a_number", "qty"), ("exchange.not_a_number", "price")]),
        ]  # fmt: skip
        assert wrong(write("\n".join([HEADER, *(row for row, _ in bad), ""]))) == {
            number: expected for number, (_, expected) in enumerate(bad, 2)
        }

    def test_what_is_fine(self, write: Write) -> None:
        good = [
            "T1," + "长" * 100 + ",-999999999999,999999999999,2024-02-29 23:59:59,",
            "T1,,0,0.123456,2000-01-01,",
            "T1,a,+5,1.10000000000,2100-01-01 23:59:59,-",
            'T1,a,"1,200",12.30元,2026/9/10 8:00,\'remark',
        ]
        assert wrong(write("\n".join([HEADER, *good, ""]))) == {}

    def test_messages_and_remedies(self, write: Write) -> None:
        row = validated(write(HEADER + "\nT1,a,1e18,1,1900-01-01,\n"))
        (reject,) = rejects(row.id, actor=SYSTEM)
        assert reject.cells["qty"] == "1000000000000000000"
        assert [error.message("zh") for error in reject.errors] == [
            "“数量”的值 1000000000000000000 超出 -999999999999 至 999999999999 的范围。",
            "“付款时间”的日期 1900-01-01 00:00:00 不在 2000-01-01 至 2100-01-01 之间。",
        ]
        assert "spreadsheets" in reject.errors[1].remedy("en")
        assert [error.row for error in reject.errors] == [2, 2]

    def test_a_formula_without_a_value_is_no_blank(self, workbook: Callable[..., Path]) -> None:
        path = workbook(
            [
                HEADER.split(","),
                ["T1", "杯子", "=1+1", 2, None, "=CONCATENATE(A2)"],
                ["T2", "碟", 1, 2, None, None],
                ["T3", "碗", 1, 2, "=NOW()", None],
                ["=A2", "=B2", "=C2", "=D2", None, None],
            ]
        )
        unsaved = "exchange.formula_unsaved"
        assert wrong(path) == {
            2: [(unsaved, "qty"), (unsaved, "remark")],
            4: [(unsaved, "paid_at")],
            5: [(unsaved, "order_no"), (unsaved, "title"), (unsaved, "qty"), (unsaved, "price")],
        }
        first, *_ = rejects(validated(path).id, actor=SYSTEM)
        assert first.errors[0].message("zh") == "“数量”(单元格 C2)是公式，但文件中没有保存计算结果。"
        assert "(cell C2) is a formula" in first.errors[0].message("en")
        assert "save it with its values" in first.errors[0].remedy("en")

    def test_a_formula_with_its_value_is_that_value(self, workbook: Callable[..., Path], tmp_path: Path) -> None:
        rows = [HEADER.split(","), ["T1", '=""', "=1+1", 2, None, None]]
        with zipfile.ZipFile(workbook(rows)) as old, zipfile.ZipFile(tmp_path / "saved.xlsx", "w") as new:
            for name in old.namelist():
                text = old.read(name)
                if name.startswith("xl/worksheets/sheet"):
                    # As spreadsheet programs save them: a number, and a text that is empty.
                    text = text.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
                    text = re.sub(rb'<c r="B2"[^>]*><f>[^<]*</f><v />', b'<c r="B2" t="str"><f>""</f><v></v>', text)
                    assert b"<v />" not in text
                new.writestr(name, text)
        assert wrong(tmp_path / "saved.xlsx") == {}

    def test_every_row_error_speaks_both_languages(self) -> None:
        params = dict.fromkeys(("value", "least", "most", "scale", "earliest", "latest", "max_length", "first"), "?")
        for error in ROW_ERRORS.values():
            made = error(column_zh="列", column_en="column", **params)
            assert made.message("zh")
            assert made.message("en")
            assert made.remedy("zh")
            assert made.remedy("en")

    def test_the_report_counts_reasons(self, write: Write) -> None:
        row = validated(write(HEADER + "\n" + "T1,a,x,1,,\n" * 3 + "T2,a,1,x,,\nT3,a,1,1,,\n"))
        found = report(row.id, actor=SYSTEM)
        assert [tuple(reason) for reason in found.reasons] == [
            ("exchange.not_a_number", "qty", 3),
            ("exchange.not_a_number", "price", 1),
        ]
        assert (found.row.rejected, found.row.pending) == (4, 1)
        assert [each.row_no for each in found.examples] == [2, 3, 4, 5]

    def test_pages_of_rejects(self, write: Write) -> None:
        row = validated(write(HEADER + "\n" + "T1,a,x,1,,\nT1,a,1,1,,\n" * 5))
        first = rejects(row.id, actor=SYSTEM, limit=3)
        second = rejects(row.id, actor=SYSTEM, after=first[-1].row_no, limit=3)
        assert [each.row_no for each in [*first, *second]] == [2, 4, 6, 8, 10]

    def test_a_key_may_stand_once(self, write: Write) -> None:
        row = validated(write("客户编号,客户名称\nC1,甲\nC2,乙\nc1,丙\n,丁\n,戊\n"), layout=CUSTOMERS)
        found = {each.row_no: each.errors for each in rejects(row.id, actor=SYSTEM)}
        assert {number: [error.code for error in each] for number, each in found.items()} == {
            4: ["exchange.key_twice"],
            5: ["exchange.value_missing"],
            6: ["exchange.value_missing"],
        }
        assert "2" in found[4][0].message("zh")

    def test_it_can_be_repeated(self, write: Write) -> None:
        row = validated(write(HEADER + "\nT1,a,x,1,,\nT2,a,1,1,,\nT1,a,1,1,,\n"))
        again = validate(row.id, actor=SYSTEM, now=NOW)
        assert again.rejected == 1
        assert StoredOutcome.objects.count() == 1
        assert Stray.objects.count() == 1

    def test_a_layout_that_changed_meanwhile(self, write: Write) -> None:
        row = staged(write(orders(1)))
        Import.objects.update(columns=["a", "b"])
        with pytest.raises(errors.LayoutChanged):
            validate(row.id, actor=SYSTEM, now=NOW)

    def test_the_number_of_statements_does_not_grow(self, write: Write) -> None:
        def count(size: int, name: str) -> int:
            path = write(orders(size).replace("商品", name))
            with db.count_statements() as counted:
                validated(path)
            return counted.count

        db.take_ids(1)
        assert count(1, "甲") == count(500, "乙")


class TestReading:
    """What an applier gets."""

    def test_rows_are_typed(self, write: Write) -> None:
        row = validated(write(HEADER + "\nT1,杯子,2,10.50,2026/9/10 8:00,\n"))
        (found,) = rows(row.id).rows
        assert found[:5] == (2, "T1", "杯子", 2, Decimal("10.50"))
        assert found[5].isoformat() == "2026-09-10T08:00:00"
        assert found[5].date() == date(2026, 9, 10)
        assert found[6] is None

    def test_only_valid_rows_that_nobody_decided(self, write: Write) -> None:
        row = validated(write(HEADER + "\nT1,a,x,1,,\nT2,a,1,1,,\nT3,a,1,1,,\n"))
        mark(row.id, [Outcome(3, "skipped")])
        assert [each[0] for each in rows(row.id).rows] == [4]

    @pytest.mark.parametrize("limit", [1, 2, 3, 5, 7, 100])
    def test_every_row_once_and_orders_whole(self, write: Write, limit: int) -> None:
        """Orders are scattered, some rows are rejected, among them first rows of orders."""
        numbers = [1, 1, 2, 3, 2, 2, 4, 1, 5, 5, 5, 5, 5, 5, 6, 3, 7, 8, 9, 6]
        bad = {4, 10, 17}
        content = [HEADER] + [f"T{n},a,{'x' if at in bad else 1},1,," for at, n in enumerate(numbers, 2)]
        row = validated(write("\n".join(content) + "\n"))
        home: dict[str, int] = {}
        seen: list[int] = []
        for turn, batch in enumerate(batches(row.id, limit=limit)):
            for row_no, order, *_ in batch.rows:
                assert home.setdefault(order, turn) == turn, f"{order} is torn apart"
                seen.append(row_no)
        assert sorted(seen) == [at for at in range(2, 22) if at not in bad]
        assert len(set(seen)) == len(seen)

    def test_an_order_larger_than_a_batch(self, write: Write) -> None:
        row = validated(write(orders(2, lines=50)))
        assert [len(batch.rows) for batch in batches(row.id, limit=10)] == [50, 50]


class TestDeciding:
    """What became of rows, and the way back."""

    def test_there_and_back(self, write: Write) -> None:
        row = validated(write(orders(2)))
        order = Origin("sales.order", 77, 1)
        mark(row.id, [Outcome(2, "imported", order), Outcome(3, "adjusted", Origin("warehouse.adjustment", 78, 2))])
        assert [(each.row_no, each.disposition, each.document) for each in queries.outcomes(row.id)] == [
            (2, "imported", order),
            (3, "adjusted", Origin("warehouse.adjustment", 78, 2)),
        ]
        (back,) = queries.rows_of_documents("sales.order", [77, 78])
        assert (back.import_id, back.row_no) == (row.id, 2)

    def test_a_row_is_decided_once(self, write: Write) -> None:
        row = validated(write(orders(2)))
        mark(row.id, [Outcome(2, "imported", Origin("sales.order", 1, 1))])
        with pytest.raises(errors.RowDecided), db.transaction():
            mark(row.id, [Outcome(2, "imported", Origin("sales.order", 2, 1))])

    def test_reasons_of_an_applier_are_told_in_its_own_words(self, write: Write) -> None:
        class NoSuchProduct(Conflict):
            """For this test."""

            code = "test.no_such_product"
            zh = "没有商品 {product},价格 {price}。"
            en = "There is no product {product}, price {price}."

        row = validated(write(orders(1)))
        error = NoSuchProduct(field="title", product="商品 1", price=Decimal("1.50"))
        mark(row.id, [Outcome(2, "rejected", error=error)])
        (reject,) = rejects(row.id, actor=SYSTEM)
        assert reject.errors[0].message("zh") == "没有商品 商品 1,价格 1.50。"
        assert reject.errors[0].field == "title"
        assert report(row.id, actor=SYSTEM).reasons[0].code == "test.no_such_product"

    def test_a_reason_that_is_no_longer_known(self, write: Write) -> None:
        row = validated(write(HEADER + "\nT1,a,x,1,,\n"))
        StoredOutcome.objects.update(params={"errors": [{"code": "gone.away", "column": "qty", "value": "x"}]})
        (reject,) = rejects(row.id, actor=SYSTEM)
        assert reject.errors[0].message("zh") == "“数量”的值 x 无效。"

    def test_marking_costs_one_statement(self, write: Write) -> None:
        row = validated(write(orders(300)))
        for few in ([2], list(range(3, 500))):
            with db.count_statements() as counted:
                mark(row.id, [Outcome(number, "imported", Origin("sales.order", number, 1)) for number in few])
            assert counted.count == 1
        mark(row.id, [])


def test_workbooks_come_the_same_way(workbook: Callable[..., Path]) -> None:
    row = validated(
        workbook([HEADER.split(","), ["T1", "杯子", 2, 1.5, None, None], ["T2", "碟", "x", 1.5, None, None]])
    )
    assert (row.rows, row.rejected) == (2, 1)
    assert row.source["kind"] == "workbook"
