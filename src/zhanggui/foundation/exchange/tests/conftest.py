"""What the tests of the import engine share: a layout of orders, one of customers, files of any kind, an applier that counts."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from zhanggui.foundation.exchange import registry
from zhanggui.foundation.exchange.contracts import Batch, Outcome
from zhanggui.foundation.exchange.layouts import Column, Layout
from zhanggui.foundation.exchange.progress import Progress
from zhanggui.foundation.exchange.public import batches, mark
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.posting import Origin

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ORDERS = Layout(
    name="test-orders",
    zh="测试订单",
    en="test orders",
    columns=(
        Column("order_no", "订单编号", "order number", ("订单号",), filled=True, identifier=True, max_length=64),
        Column("title", "标题", "title", ("商品名称",), required=True, max_length=100),
        Column("qty", "数量", "quantity", ("购买数量",), kind="int", filled=True),
        Column("price", "单价", "unit price", ("价格", "成交价"), kind="decimal", filled=True, least=Decimal(0)),
        Column("paid_at", "付款时间", "paid at", kind="datetime", earliest=date(2000, 1, 1)),
        Column("remark", "备注", "remark"),
    ),
    natural_key=("order_no",),
)
CUSTOMERS = Layout(
    name="test-customers",
    zh="测试客户",
    en="test customers",
    columns=(Column("code", "客户编号", "code", filled=True), Column("name", "客户名称", "name", filled=True)),
    natural_key=("code",),
    unique=True,
)
HEADER = "订单编号,标题,数量,单价,付款时间,备注"
#: Makes a file of the given content, encoded.
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Make files: `write("a,b\\n1,2", encoding="gbk", name="x.csv")`."""

    def make(content: str | bytes, *, encoding: str = "utf-8", name: str = "orders.csv") -> Path:
        path = tmp_path / name
        data = content if isinstance(content, bytes) else content.encode(encoding)
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    return make


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Make a workbook of rows; `before` sheets come first."""

    def make(rows: Sequence[Sequence[object]], *, name: str = "orders.xlsx", before: Sequence[str] = ()) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title in before:
            book.create_sheet(title).append(["说明"])
        sheet = book.create_sheet("订单")
        for row in rows:
            sheet.append(list(row))
        book.save(tmp_path / name)
        return tmp_path / name

    return make


def orders(count: int, *, lines: int = 2, start: int = 1) -> str:
    """A proper file of `count` orders."""
    rows = [HEADER]
    for order in range(start, start + count):
        rows += [f"T{order:06},商品 {line},{line},{order}.50,2026-09-10 08:00:00," for line in range(1, lines + 1)]
    return "\n".join(rows) + "\n"


class Counting:
    """An applier that makes a document number of each order, in chunks; fails or stops where a test says."""

    undoable = True

    def __init__(
        self, *, fail_at: int | None = None, limit: int = 4, on_chunk: Callable[[int], None] | None = None
    ) -> None:
        self.fail_at, self.limit, self.on_chunk = fail_at, limit, on_chunk
        self.seen: list[int] = []
        self.undone: list[int] = []

    def apply(self, import_id: int, *, progress: Progress, actor: Actor, now: datetime) -> None:
        done = progress.done
        for number, batch in enumerate(batches(import_id, after=progress.cursor.get("after", 0), limit=self.limit)):
            if self.on_chunk is not None:
                self.on_chunk(number)
            done += self._chunk(import_id, batch, progress, done)

    def _chunk(self, import_id: int, batch: Batch, progress: Progress, done: int) -> int:
        with db.transaction():
            rows = [row[0] for row in batch.rows]
            mark(
                import_id,
                [
                    Outcome(row, "imported", Origin("test.order", int(str(order)[1:]), 1))
                    for row, order, *_ in batch.rows
                ],
            )
            if self.fail_at in rows:
                raise RuntimeError("power cut")
            progress.save(done=done + len(rows), phase="orders", cursor={"after": batch.cursor})
        self.seen += rows
        return len(rows)

    def undo(self, import_id: int, *, progress: Progress, actor: Actor, now: datetime) -> None:
        with db.transaction():
            self.undone.append(import_id)
            progress.save(done=1, total=1, phase="undo", cursor={"undone": True})


@pytest.fixture
def applier() -> Iterator[Callable[[Counting], Counting]]:
    """Put an applier of the test's own in charge of ORDERS."""

    def put(applier: Counting) -> Counting:
        registry.register(ORDERS, applier)
        return applier

    yield put
    registry._appliers.pop(ORDERS.name, None)


@pytest.fixture(autouse=True)
def no_test_layouts() -> Iterator[None]:
    """Layouts of tests do not stay in the registry."""
    registry.register(ORDERS)
    registry.register(CUSTOMERS)
    yield
    for layout in (ORDERS, CUSTOMERS):
        registry._layouts.pop(layout.name, None)
