"""The limit of the loop on this server: psycopg and four hand-written statements, none of our code.

Same rows, same tables, same triggers and indexes as ours, same four commits. What it leaves out is what a product adds:
prices, policies, permissions, states other than the one expected, several accounts, readable errors.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg

from bench import clients, workload

SQL = {path.stem: path.read_bytes() for path in (Path(__file__).parent / "sql").glob("*.sql")}
#: Ids and document numbers a client takes at once.
BLOCK = 4_000_000
NUMBERS = 100_000
#: From this size on a plan made for the batch at hand pays for itself.
SMALL = 20
#: Series as our documents name them, and what the numbers of the limit begin with.
SERIES = ("sales_order", "shipment", "receivable", "payment_in")


class Limit:
    """One client's connection and what it looked up once."""

    def __init__(self, url: str, *, batch: bool) -> None:
        self.batch = batch
        self.db = psycopg.connect(url, autocommit=True)
        if not batch:
            self.db.execute("SET plan_cache_mode = force_generic_plan")
        self.company, self.currency = self._rows("SELECT id, currency FROM organization_company ORDER BY id LIMIT 1")[0]
        self.shops = self._rows("SELECT id, warehouse_id FROM organization_shop WHERE code LIKE 'W%' ORDER BY code")
        self.skus = self._column("SELECT id FROM catalog_sku WHERE code LIKE 'W%' ORDER BY code")
        self.customers = self._column("SELECT id FROM partners_customer WHERE code LIKE 'W%' ORDER BY code")
        accounts = dict(self._rows("SELECT code, id FROM books_account"))
        cash = self._rows("SELECT id, account FROM invoicing_cash_account ORDER BY id LIMIT 1")[0]
        self.fixed: dict[str, Any] = {
            "company": self.company, "currency": self.currency, "rate": workload.TAX_RATE, "lines": workload.LINES,
            "revenue": "500102", "receivable_code": "112201", "receivable": accounts["112201"], "income": accounts["500102"],
            "vat": accounts["22210107"], "cogs": accounts["540101"], "inventory": accounts["140501"],
            "cash_account": cash[0], "money": accounts[cash[1]],
            "outer": self._column("SELECT id FROM stock_location WHERE kind = 'customer' AND warehouse_id IS NULL")[0],
        }  # fmt: skip
        self.next_id = self.end_id = 0
        self.numbers = dict.fromkeys(SERIES, (0, 0))

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        return self.db.execute(query.encode()).fetchall()

    def _column(self, query: str) -> list[Any]:
        return [row[0] for row in self._rows(query)]

    def ids(self, count: int) -> int:
        """The first of `count` ids, from a private block of the one sequence."""
        if self.next_id + count > self.end_id:
            # Under a lock: between reading and setting the sequence another client could take the same block.
            with self.db.transaction():
                self.db.execute("SELECT pg_advisory_xact_lock(1815)")
                self.next_id = self._column("SELECT nextval('zg_id')")[0]
                self.end_id = self.next_id + BLOCK
                self.db.execute("SELECT setval('zg_id', %s)", (self.end_id,))
        self.next_id += count
        return self.next_id - count

    def counters(self, series: str, count: int) -> int:
        """The number before the first of `count` document numbers, from a private block of the series."""
        used, end = self.numbers[series]
        if used + count > end:
            end = self.db.execute(
                "INSERT INTO numbering_counter AS c (company_id, series, prefix, period, pattern, reset, last)"
                " VALUES (%s, %s, 'LIMIT', '', 'YYYYMMDD', 'day', %s)"
                " ON CONFLICT (company_id, series, prefix, period) DO UPDATE SET last = c.last + excluded.last RETURNING last",
                (self.company, series, NUMBERS),
            ).fetchall()[0][0]
            used = end - NUMBERS
        self.numbers[series] = (used + count, end)
        return int(used)

    def loop(self, orders: Sequence[workload.Order], name: str) -> None:
        """The four steps of a batch, each one statement and one commit."""
        now = datetime.now(UTC)
        moment = {"now": now, "day": now.date(), "month": now.year * 100 + now.month}
        ids = self.place(orders, name, moment)
        n, k = len(orders), len(orders) * workload.LINES
        listed = array(ids)
        base = self.ids(n + k)
        self.run("confirm", moment, id=listed, reservation=base, audit=base + k)
        self.ship(listed, n, k, moment)
        base, counter = self.ids(5 * n), self.counters("payment_in", n)
        self.run(
            "pay", moment, id=listed, payment=base, entry=base + n, item=base + 2 * n, allocation=base + 3 * n, audit=base + 4 * n,
            number=prefix("SK", now), counter=counter,
        )  # fmt: skip

    def place(self, orders: Sequence[workload.Order], name: str, moment: dict[str, Any]) -> range:
        """Step 1."""
        n = len(orders)
        base, counter = self.ids(5 * n), self.counters("sales_order", n)
        ids, shops = range(base, base + n), [self.shops[o.warehouse] for o in orders]
        lines = [line for o in orders for line in o.lines]
        self.run(
            "place", moment, id=array(ids), shop=array(s[0] for s in shops), warehouse=array(s[1] for s in shops),
            customer=array(self.customers[o.customer] for o in orders), external=array(f"{name}-{i}" for i in range(n)),
            counter=array(range(counter + 1, counter + n + 1)), audit=array(range(base + n, base + 2 * n)),
            line=array(range(base + 2 * n, base + 2 * n + len(lines))), parent=array(i for i in ids for _ in range(workload.LINES)),
            line_no=array(no for _ in orders for no in range(1, workload.LINES + 1)), sku=array(self.skus[x.sku] for x in lines),
            qty=array(x.qty for x in lines), price=array(x.price for x in lines), number=prefix("XS", moment["now"]),
        )  # fmt: skip
        return ids

    def ship(self, listed: str, n: int, k: int, moment: dict[str, Any]) -> None:
        """Step 3: hands out the ids of everything the statement makes, in blocks."""
        sizes = {
            "shipment": n, "shipment_line": k, "entry": n, "move": k, "cost_entry": n, "bill": n, "bill_line": k, "bill_entry": n,
            "item": n, "audit": n, "bill_audit": n,
        }  # fmt: skip
        at, bases = self.ids(sum(sizes.values())), {}
        for what, size in sizes.items():
            bases[what], at = at, at + size
        self.run(
            "ship", moment, id=listed, **bases, shipment_number=prefix("CK", moment["now"]), bill_number=prefix("YS", moment["now"]),
            shipment_counter=self.counters("shipment", n), bill_counter=self.counters("receivable", n),
        )  # fmt: skip

    def run(self, name: str, moment: dict[str, Any], **params: Any) -> None:
        """One statement, one commit. A batch is planned each time, for its size; a single order can't afford the planning."""
        self.db.execute(SQL[name], {**self.fixed, **moment, **params}, prepare=not self.batch)


def prefix(letters: str, now: datetime) -> str:
    """What a document number begins with; L marks the limit's own."""
    return f"L{letters}{now:%Y%m%d}-"


def array(values: Iterable[object]) -> str:
    """PostgreSQL's literal of an array of numbers or plain words."""
    return "{" + ",".join(map(str, values)) + "}"


def main() -> None:
    """The client's side of bench/clients.py."""
    job = json.loads(sys.stdin.readline())
    limit = Limit(os.environ["ZHANGGUI_DATABASE_URL"], batch=int(job["batch"]) >= SMALL)
    clients.work(limit.loop, job)


if __name__ == "__main__":
    main()
