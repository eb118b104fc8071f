"""`zhanggui import orders FILE --layout online-retail --run-loop`: a file becomes documents, stock, money and entries.

Every day of the file is one transaction, marked done inside it: a killed run goes on where it stopped, a second run of the same
file finds every day done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.edges.channels.online_retail import alone, lanes, rules, sites
from zhanggui.edges.channels.online_retail import day as day_work
from zhanggui.edges.channels.online_retail.errors import NotUndone, OtherContent
from zhanggui.edges.channels.online_retail.layout import LAYOUT
from zhanggui.foundation.exchange import public as exchange
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.clock import zone
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.catalog.public import SkuRow

SQL = db.Folder(__file__)
#: A new database has no statistics, and plans made for empty tables are poor: look again after these days (even ones: the first process does it).
ANALYZE_AFTER = frozenset({0, 4, 20, 80})
#: An odd day now and then: the second process does it.
ROLL_UP_EVERY = 40
COLUMNS = ("row", "day", "step", "at", "invoice", "code", "qty", "price", "customer", "country", "description")
Tell = Callable[[str, int, int], None]


class OnlineRetail:
    """Works off a staged file: opening stock first, then day after day."""

    undoable = False

    def apply(self, import_id: int, *, progress: exchange.Progress, actor: Actor, now: datetime) -> None:
        """Make the documents of every day that is not done yet. Another file of the same shop waits until this one is through: it
        needs the masters and the stock that this one leaves."""
        site = sites.site(actor=actor, now=now)
        with alone.in_shop(site.shop_id):
            self._apply(import_id, site, progress, actor, now)

    def _apply(
        self, import_id: int, site: sites.Site, progress: exchange.Progress, actor: Actor, now: datetime
    ) -> None:
        _classify(import_id, site)
        skus = sites.skus(import_id, actor=actor, now=now)
        customers = sites.customers(import_id, site.company_id, actor=actor, now=now)
        _open_stock(import_id, site, skus, actor=actor, now=now)
        places = {
            row[:-1]: row[-1]
            for row in SQL.places.rows(**{"import": import_id, "order": rules.ORDER, "return": rules.RETURN})
        }
        common = _Common(import_id, site, skus, customers, places, actor, now)
        days = _days_left(import_id, progress.total)
        if lanes.worthwhile(sum(day.rows for day in days), len(days)):
            told = progress.untold()
            with lanes.beside(lambda turns: _work_off(common, days[1::2], told, turns)) as turns:
                _work_off(common, days[::2], progress, turns, analyze=True)
            days = _days_left(import_id, progress.total)
        _work_off(common, days, progress, lanes.ALONE, analyze=True)
        books.roll_up()

    def undo(self, import_id: int, *, progress: exchange.Progress, actor: Actor, now: datetime) -> None:
        """A finished history is not taken back: correct its documents one by one."""
        raise NotUndone(which=import_id)


exchange.register(LAYOUT, OnlineRetail())


def run(path: Path, *, actor: Actor, now: datetime, tell: Tell, encoding: str | None = None) -> int:
    """Stage, check and work off the file; returns the import's id. Safe to run again at any time and to kill at any moment."""
    site = sites.site(actor=actor, now=now)
    imported = exchange.stage(
        path,
        LAYOUT,
        actor=actor,
        now=now,
        company_id=site.company_id,
        encoding=encoding,
        on_rows=lambda rows: tell("读入 reading", rows, rows),
    )
    if imported.state == "staged":
        imported = exchange.validate(imported.id, actor=actor, now=now)
    if imported.state != "applied":
        exchange.apply(
            imported.id,
            actor=actor,
            now=now,
            on_progress=lambda done, total, phase: tell("全流程 the loop", done, total),
        )
    return imported.id


class _Common(NamedTuple):
    """What the work of all days shares; the fields of `day.Work` without the day."""

    import_id: int
    site: sites.Site
    skus: Mapping[str, SkuRow]
    customers: Mapping[str, int]
    places: Mapping[tuple[int, date, str, str, str], int]
    actor: Actor
    now: datetime


class _Day(NamedTuple):
    """A day to work off: its place among all, its rows, and the rows that are done after it."""

    number: int
    day: date
    rows: int
    done: int


def _days_left(import_id: int, total: int) -> list[_Day]:
    left = SQL.days.rows(**{"import": import_id})
    done = total - sum(rows for _, rows in left)
    days = []
    for number, (day, rows) in enumerate(left):
        done += rows
        days.append(_Day(number, day, rows, done))
    return days


def _work_off(
    common: _Common, days: Sequence[_Day], progress: exchange.Progress, turns: lanes.Turns, *, analyze: bool = False
) -> None:
    for day in days:
        work = day_work.Work(common.import_id, day.day, *common[1:])
        _one_day(work, progress, day.done, turns)
        turns.passed()
        if analyze and day.number in ANALYZE_AFTER:
            SQL.analyze.run()  # lint-skip: no-orm-in-loop: a few times per file, between days
        elif not analyze and day.number % ROLL_UP_EVERY == ROLL_UP_EVERY - 1:
            # Piece by piece, so that little is left for the end, when the other process has nothing to do.
            books.roll_up()


@db.in_transaction
def _one_day(work: day_work.Work, progress: exchange.Progress, done: int, turns: lanes.Turns) -> None:
    rows = [day_work.Row(*row) for row in SQL.rows_of_day.rows(**{"import": work.import_id, "day": work.day})]
    if not SQL.day_done.run(**{"import": work.import_id, "day": work.day, "rows": len(rows)}):
        raise exchange.ImportRunning(which=work.import_id, file="")
    marks = day_work.run(work, rows, turns.wait)
    exchange.mark(
        work.import_id,
        [exchange.Outcome(m.row_no, m.disposition, Origin(m.document_type, m.document_id, m.line_no)) for m in marks],
    )
    progress.save(done=done, phase="loop")


@db.in_transaction
def _classify(import_id: int, site: sites.Site) -> None:
    """Typed rows with the step of each; once per import, whole or not at all."""
    if SQL.classified.one(**{"import": import_id}) != (False,):
        return
    timezone, cursor = zone(site.timezone), 0
    while (batch := exchange.rows(import_id, after=cursor)).rows:
        _add(import_id, batch.rows, timezone)
        cursor = batch.cursor
    charges = sorted(rules.CHARGES)
    SQL.same_names.run(**{"import": import_id})
    SQL.lone_zero_prices.run(
        **{
            "import": import_id,
            "adjust_in": rules.ADJUST_IN,
            "order": rules.ORDER,
            "walk_in": rules.WALK_IN,
            "charges": charges,
        }
    )
    seen = SQL.contradictions.rows(**{"import": import_id, "shop": site.shop_id})
    exchange.mark(
        import_id,
        [
            exchange.Outcome(row_no, "skipped")
            if same
            else exchange.Outcome(row_no, "rejected", error=OtherContent(field="invoice", invoice=invoice))
            for row_no, invoice, same in seen
        ],
    )
    SQL.drop_rows.run(**{"import": import_id, "row": [row_no for row_no, _, _ in seen]})
    SQL.remember.run(**{"import": import_id, "shop": site.shop_id})


def _add(import_id: int, rows: Sequence[tuple[Any, ...]], timezone: ZoneInfo) -> None:
    taken, refused = [], []
    for row_no, invoice, code, description, qty, at, price, customer, country in rows:
        key = code.upper()
        names = invoice, key, customer or rules.WALK_IN, country or "Unspecified"
        step = rules.name_flaw(*names) or rules.step_of(invoice, key, qty, price)
        if isinstance(step, int):
            moment = at.replace(tzinfo=timezone)
            name = rules.label_of(description or "")
            taken.append((row_no, at.date(), step, moment, invoice, key, qty, price, *names[2:], name))
        else:
            refused.append(exchange.Outcome(row_no, "rejected", error=step))
    exchange.mark(import_id, refused)
    if taken:
        SQL.add_rows.run(**{"import": import_id, **dict(zip(COLUMNS, zip(*taken, strict=True), strict=True))})


@db.in_transaction
def _open_stock(import_id: int, site: sites.Site, skus: Mapping[str, SkuRow], *, actor: Actor, now: datetime) -> None:
    """Goods enough that no shipment is impossible, bought, received, billed and paid the day before the file begins."""
    first = SQL.first_day.one(**{"import": import_id})
    if first is None or first[0] is None:
        return
    day = first[0] - timedelta(days=1)
    if not SQL.day_done.run(**{"import": import_id, "day": day, "rows": 0}):
        return
    prices = sites.prices(import_id)
    needs = SQL.shortfall.rows(
        **{
            "import": import_id,
            "return": rules.RETURN,
            "order": rules.ORDER,
            "write_off": rules.WRITE_OFF,
            "charges": sorted(rules.CHARGES),
        }
    )
    held = {
        p.sku_id: p.on_hand - p.reserved for p in stock.positions([s.id for s in skus.values()], [site.warehouse_id])
    }
    lines = []
    for code, need in needs:
        missing = need - held.get(skus[code].id, Decimal(0))
        if missing > 0:
            unit = rules.opening_cost(missing, prices.get(code, Decimal(0)))
            lines.append(purchasing.NewPurchaseOrderLine(skus[code].id, missing, unit, Decimal(0)))
    if not lines:
        return
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=zone(site.timezone))
    new = purchasing.NewPurchaseOrder(
        site.supplier_id, site.warehouse_id, moment, lines, origin=Origin(day_work.ORIGIN, import_id)
    )
    ids = purchasing.place([new], actor=actor, now=now)
    purchasing.confirm(ids, actor=actor, now=now)
    purchasing.receive(ids, actor=actor, now=now, deeds={ids[0]: purchasing.Deed(day, moment)})
    bills = invoicing.bills_of_origins(ids, "purchasing.order")
    invoicing.pay(
        [
            invoicing.NewPayment(
                site.company_id,
                "out",
                site.cash_account_id,
                b.account,
                b.gross,
                day,
                ((b.item_id, b.gross),),
                supplier_id=b.supplier_id,
            )
            for b in bills
            if b.item_id is not None
        ],
        actor=actor,
        now=now,
    )
