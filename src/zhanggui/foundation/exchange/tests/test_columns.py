"""Columns mapped by hand: what was found is shown with its values, what somebody says instead is read, and remembered."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from zhanggui.foundation.exchange import commands, errors
from zhanggui.foundation.exchange.columns.commands import map_columns
from zhanggui.foundation.exchange.columns.queries import found as columns_found
from zhanggui.foundation.exchange.contracts import ImportRow
from zhanggui.foundation.exchange.correcting import rejects_as_file
from zhanggui.foundation.exchange.kept import queries as kept
from zhanggui.foundation.exchange.models import Import, KeptFile, Row, SavedMapping
from zhanggui.foundation.exchange.public import apply, by_id, rejects, stage, undo, validate
from zhanggui.foundation.exchange.tests.conftest import HEADER, NOW, ORDERS, Counting, Write, orders
from zhanggui.foundation.exchange.tests.test_api import EVERYTHING, Caller
from zhanggui.foundation.identity.public import SYSTEM, Actor, MissingPermission
from zhanggui.kernel.errors import DomainError, Many

pytestmark = pytest.mark.django_db
Put = Callable[[Counting], Counting]
#: 金额 is the price, and 单价 is what the goods cost in another shop.
MISLED = "订单号,商品名称,件,单价,金额\nT1,杯子,2,x,3.50\nT2,盘子,4,y,5\n"
RIGHT = {"order_no": "订单号", "title": "商品名称", "qty": "件", "price": "金额"}


def kept_import(path: Path, **given: Any) -> ImportRow:
    return stage(path, ORDERS, actor=SYSTEM, now=NOW, keep=True, by_hand=True, **given)


def mapped(row: ImportRow, chosen: dict[str, str], **given: Any) -> ImportRow:
    return map_columns(row.id, chosen, actor=SYSTEM, now=NOW, **given)


def faults(error: DomainError) -> list[tuple[str, str | None]]:
    return [(each.code, each.field) for each in (error.errors if isinstance(error, Many) else [error])]


class TestFound:
    """What is shown before anybody changes it."""

    def test_headings_with_their_values(self, write: Write) -> None:
        row = kept_import(write(HEADER + ",仓位\nT1,杯子,1,2,,,A-1\nT2,,1,2,,急,\n"))
        found = columns_found(row.id, actor=SYSTEM)
        assert found.header_row == 1
        assert [(each.text, each.samples) for each in found.headings][:2] == [
            ("订单编号", ["T1", "T2"]),
            ("标题", ["杯子"]),
        ]
        assert found.headings[-1] == ("仓位", ["A-1"])
        assert "仓位" not in found.taken.values()
        assert found.taken["qty"] == "数量"

    def test_another_row_as_the_header(self, write: Write) -> None:
        row = kept_import(write("甲,乙\n" + orders(1)))
        assert (columns_found(row.id, actor=SYSTEM).header_row, len(columns_found(row.id, actor=SYSTEM).rows)) == (2, 4)
        other = columns_found(row.id, actor=SYSTEM, header_row=1)
        assert ([each.text for each in other.headings], dict(other.taken)) == (["甲", "乙"], {})
        with pytest.raises(errors.HeaderRowUnknown):
            columns_found(row.id, actor=SYSTEM, header_row=5)

    def test_a_workbook(self, workbook: Callable[..., Path]) -> None:
        row = kept_import(workbook([["单据"], ["号", "名", "件"], ["T1", "杯子", 2]], before=("说明",)))
        assert row.state == "unmapped"
        found = columns_found(row.id, actor=SYSTEM, header_row=2)
        assert [each.text for each in found.headings] == ["号", "名", "件"]

    def test_nothing_of_others(self, write: Write) -> None:
        row = kept_import(write(orders(1)), company_id=6)
        clerk = Actor(user_id=1, name="x", permissions=frozenset(EVERYTHING), companies=frozenset({5}))
        with pytest.raises(errors.ImportUnknown):
            columns_found(row.id, actor=clerk)
        with pytest.raises(errors.ImportUnknown):
            map_columns(row.id, {}, actor=clerk, now=NOW)
        with pytest.raises(MissingPermission):
            map_columns(row.id, {}, actor=Actor(user_id=1, name="x", permissions=frozenset()), now=NOW)


class TestMapping:
    """What somebody says is done."""

    def test_a_wrong_column_becomes_right(self, write: Write) -> None:
        content = MISLED.replace("件", "数量")
        row = validate(kept_import(write(content)).id, actor=SYSTEM, now=NOW)
        assert (row.rejected, row.source["columns"]["price"]) == (2, "单价")
        row = mapped(row, RIGHT | {"qty": "数量"})
        assert (row.state, row.rows, row.rejected, row.pending) == ("validated", 2, 0, 2)
        assert [each.cells[3] for each in Row.objects.order_by("row_no")] == ["3.50", "5"]
        assert row.source["ignored"] == ["单价"]

    def test_a_file_whose_columns_nobody_knows_waits_for_them(self, write: Write) -> None:
        path = write("备注行\n" + MISLED)
        with pytest.raises(errors.ColumnsMissing):
            stage(path, ORDERS, actor=SYSTEM, now=NOW, keep=True)
        row = kept_import(path)
        assert (row.state, row.rows, row.source["header_row"]) == ("unmapped", 0, 2)
        with pytest.raises(errors.ImportState):
            validate(row.id, actor=SYSTEM, now=NOW)
        assert mapped(row, RIGHT).state == "validated"
        assert Row.objects.count() == 2

    def test_the_next_file_with_these_headings_needs_nobody(self, write: Write) -> None:
        mapped(kept_import(write(MISLED)), RIGHT)
        later = stage(write(MISLED.replace("T2", "T3")), ORDERS, actor=SYSTEM, now=NOW)
        assert later.source["columns"] == RIGHT
        assert SavedMapping.objects.get().columns == {**RIGHT, "paid_at": "", "remark": ""}

    def test_what_is_not_named_is_not_taken_next_time_either(self, write: Write) -> None:
        row = kept_import(write(orders(1)))
        chosen = {key: heading for key, heading in row.source["columns"].items() if key != "remark"}
        assert mapped(row, chosen).source["ignored"] == ["备注"]
        assert "remark" not in stage(write(orders(1, start=9)), ORDERS, actor=SYSTEM, now=NOW).source["columns"]

    def test_twice_is_once(self, write: Write) -> None:
        row = kept_import(write(MISLED))
        assert mapped(row, RIGHT) == mapped(row, RIGHT)
        assert (Row.objects.count(), SavedMapping.objects.count(), Import.objects.count()) == (2, 1, 1)

    def test_everything_that_is_wrong_is_named_by_its_column(self, write: Write) -> None:
        row = kept_import(write(MISLED))
        with pytest.raises(Many) as caught:
            mapped(row, {"order_no": "号", "title": "商品名称", "remark": "商品名称", "qty": "件"})
        assert faults(caught.value) == [
            ("exchange.heading_unknown", "columns.order_no"),
            ("exchange.column_unmapped", "columns.price"),
            ("exchange.heading_taken", "columns.remark"),
        ]
        with pytest.raises(errors.MappingInvalid) as named:
            mapped(row, {"colour": "件"})
        assert faults(named.value) == [("exchange.mapping_invalid", "columns.colour")]
        doubled = kept_import(write("号,件,件\nT1,1,2\n"))
        with pytest.raises(Many) as twice:
            mapped(doubled, {"order_no": "号", "qty": "件"})
        assert ("exchange.column_twice", "columns.qty") in faults(twice.value)
        assert by_id(row.id, actor=SYSTEM).state == "unmapped"
        assert not SavedMapping.objects.exists()

    def test_a_file_that_breaks_further_down_changes_nothing(self, write: Write) -> None:
        row = kept_import(write("号,件\nT1,1\n"))
        with pytest.raises(errors.HeaderRowUnknown):
            mapped(row, RIGHT, header_row=900)
        with pytest.raises(Many):
            mapped(row, {"qty": "件"}, header_row=1)
        assert by_id(row.id, actor=SYSTEM).state == "unmapped"

    def test_applied_it_stays_as_it_is(self, write: Write, applier: Put) -> None:
        applier(Counting())
        row = kept_import(write(orders(1)))
        apply(row.id, actor=SYSTEM, now=NOW)
        assert not KeptFile.objects.exists()
        with pytest.raises(errors.ImportState):
            mapped(row, row.source["columns"])

    def test_discarded_nothing_is_left(self, write: Write) -> None:
        undo(kept_import(write(MISLED)).id, actor=SYSTEM, now=NOW)
        assert not KeptFile.objects.exists()
        assert kept_import(write(MISLED)).known is False

    def test_a_large_file_is_not_kept(self, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(kept, "MOST_MB", 0)
        with pytest.raises(errors.FileNotKept):
            kept_import(write(MISLED))
        assert not Import.objects.exists()
        row = kept_import(write(orders(1)))
        with pytest.raises(errors.FileNotKept):
            mapped(row, row.source["columns"])
        packed = kept_import(write(orders(2), name="x.csv.gz"))
        assert not kept.is_kept(packed.id)

    def test_packed_files_are_kept_as_they_came(self, write: Write) -> None:
        row = kept_import(write(orders(1), name="x.csv.gz", encoding="gbk"))
        assert gzip.decompress(KeptFile.objects.get().content).decode("gbk") == orders(1)
        assert mapped(row, row.source["columns"]).rows == 2


class TestCorrecting:
    """Rejected rows go out and come back."""

    @pytest.mark.parametrize("form", ["csv", "xlsx"])
    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_a_corrected_file_is_taken(self, write: Write, form: str, lang: Any) -> None:
        bad = MISLED.replace("y", "1").replace("3.50", "abc").replace("T1", "=1+1")
        row = mapped(kept_import(write(bad + "T4,碗,1,1,-\n")), RIGHT)
        assert [each.row_no for each in rejects(row.id, actor=SYSTEM)] == [2, 4]
        content = b"".join(rejects_as_file(row.id, form, actor=SYSTEM, lang=lang))
        again = validate(kept_import(write(content, name=f"again.{form}")).id, actor=SYSTEM, now=NOW)
        assert [(each.row_no, dict(each.cells)) for each in rejects(again.id, actor=SYSTEM)] == [
            (2, {"order_no": "=1+1", "title": "杯子", "qty": "2", "price": "abc", "paid_at": "", "remark": ""}),
            (3, {"order_no": "T4", "title": "碗", "qty": "1", "price": "", "paid_at": "", "remark": ""}),
        ]

    def test_the_reasons_stand_beside_the_rows(self, write: Write) -> None:
        row = mapped(kept_import(write(MISLED.replace("3.50", "abc"))), RIGHT)
        lines = b"".join(rejects_as_file(row.id, "csv", actor=SYSTEM, lang="en")).decode("utf-8-sig").splitlines()
        assert lines[0] == "order number,title,quantity,unit price,What is wrong"
        assert "which is no number" in lines[1]
        assert len(lines) == 2


@pytest.mark.urls("zhanggui.foundation.exchange.tests.urls")
class TestRoutes:
    """Over HTTP."""

    @pytest.fixture(autouse=True)
    def edge(self, settings: Any) -> None:
        settings.MIDDLEWARE = ["zhanggui.kernel.api.middleware.boundary"]

    def test_from_upload_to_rows(self) -> None:
        caller = Caller(*EVERYTHING)
        assert caller.upload(MISLED).json()["code"] == "exchange.columns_missing"
        made = caller.upload(MISLED, by_hand="true").json()
        path = f"/exchange/imports/{made['id']}"
        assert (made["state"], made["state_name"], made["rows"]) == ("unmapped", "待对应列", 0)
        assert [each["action"] for each in made["allowed_actions"] if each["allowed"]] == ["map", "undo"]
        shown = caller.call("GET", f"{path}/columns").json()
        assert shown["headings"][2] == {"heading": "件", "samples": ["2", "4"], "column": None}
        assert shown["headings"][3]["column"] == "price"
        assert [each["key"] for each in shown["columns"] if each["required"]] == ["order_no", "title", "qty", "price"]
        wrong = caller.call("POST", f"{path}/map", {"columns": RIGHT | {"qty": "个"}})
        assert (wrong.status_code, wrong.json()["code"]) == (422, "exchange.heading_unknown")
        assert "columns.qty" in str(wrong.json())
        assert wrong.json()["remedy"]
        right = caller.call("POST", f"{path}/map", {"columns": RIGHT})
        assert (right.status_code, right.json()["state"], right.json()["rows"]) == (200, "validated", 2)

    def test_the_same_call_again(self) -> None:
        caller = Caller(*EVERYTHING)
        path = f"/exchange/imports/{caller.upload(MISLED, by_hand='true').json()['id']}/map"
        first, second = (caller.call("POST", path, {"columns": RIGHT}, **{"Idempotency-Key": "once"}) for _ in range(2))
        assert first.content == second.content
        assert second["Idempotency-Replayed"] == "true"

    def test_a_reason_is_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        noted: list[Any] = []
        monkeypatch.setattr(commands.audit, "record", lambda rows, **_: noted.extend(rows))
        caller = Caller(*EVERYTHING)
        made = caller.upload(orders(1)).json()
        noted.clear()
        assert caller.call("POST", f"/exchange/imports/{made['id']}/undo", {"reason": "导错了月份"}).status_code == 202
        assert [(each.action, each.after) for each in noted] == [("discard", {"reason": "导错了月份"})]

    def test_a_file_of_rejects(self) -> None:
        caller = Caller(*EVERYTHING)
        made = caller.upload(HEADER + "\nT1,a,x,1,,\n").json()
        where = f"/api/v1/exchange/imports/{made['id']}/rejects/file?format=csv"
        answer = Client().get(where, headers={"Authorization": f"Bearer {caller.secret}"})
        assert answer["Content-Disposition"] == f'attachment; filename="import-{made["id"]}-rejects.csv"'
        assert "不是数字" in b"".join(answer.streaming_content).decode()  # type: ignore[arg-type]
