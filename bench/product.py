"""Ours: workload W through the public commands, as the API and the importers call them. Imported by `inside` only."""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg

from bench import names, workload
from zhanggui.app import accounts, instance
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.sales.orders import sweeping
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity import public as identity
from zhanggui.kernel.posting import Origin
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners

ACTOR = identity.SYSTEM
COMPANY = "W"
CASH = "W"
#: Masters are created in batches of this size.
BATCH = 1000


def code(number: int) -> str:
    """The code of the n-th SKU, customer, shop, warehouse."""
    return f"W{number:05}"


def prepare(skus: int = workload.SKUS) -> None:
    """One company that values stock per warehouse, so that one writer per warehouse shares no cost pool; two wholesale shops."""
    now = datetime.now(UTC)
    new = organization.NewCompany(code=COMPANY, name="Workload W", pool="warehouse", prices_include_tax=False)
    [company_id] = organization.create_companies([new], actor=ACTOR, now=now)
    numbers = range(workload.WAREHOUSES)
    warehouses = organization.create_warehouses(
        [organization.NewWarehouse(company_id=company_id, code=code(n), name=f"Warehouse {n}") for n in numbers],
        actor=ACTOR,
        now=now,
    )
    organization.create_shops(
        [
            organization.NewShop(
                company_id=company_id, code=code(n), name=f"Shop {n}", kind="wholesale", warehouse_id=warehouses[n]
            )
            for n in numbers
        ],
        actor=ACTOR,
        now=now,
    )
    cash = invoicing.NewCashAccount(company_id, CASH, "Bank", "100201", "CNY")
    invoicing.create_cash_accounts([cash], actor=ACTOR, now=now)
    create_skus(skus, now=now)
    partners.create_customers(
        [
            partners.NewCustomer(company_id=company_id, code=code(n), name=f"Customer {n}")
            for n in range(workload.CUSTOMERS)
        ],
        actor=ACTOR,
        now=now,
    )
    _open_stock(company_id, warehouses, now=now)


def create_skus(count: int, *, now: datetime) -> None:
    """Products of one SKU each; those that exist already are left alone."""
    known = catalog.skus_by_code([code(n) for n in range(count)])
    missing = [n for n in range(count) if code(n) not in known]
    for at in range(0, len(missing), BATCH):
        catalog.create_products(
            [
                catalog.NewProduct(code=code(n), name=f"Article {n}", tax_rate=workload.TAX_RATE)
                for n in missing[at : at + BATCH]
            ],
            actor=ACTOR,
            now=now,
        )


def _open_stock(company_id: int, warehouses: Sequence[int], *, now: datetime) -> None:
    found = catalog.skus_by_code([code(n) for n in range(workload.SKUS)])
    qty = Decimal(workload.OPENING)
    warehouse.record_adjustments(
        [
            warehouse.NewAdjustment(
                company_id, place, "opening", Origin("bench", company_id), now.date(), now,
                [warehouse.NewAdjustmentLine(sku.id, qty, value=qty * workload.UNIT_COST) for sku in found.values()],
                reason="workload W",
            )
            for place in warehouses
        ],
        actor=ACTOR,
        now=now,
    )  # fmt: skip


class Ours:
    """One client: looks the masters up once, then calls four commands per batch, each its own transaction."""

    def __init__(self) -> None:
        company = organization.company_by_code(COMPANY)
        assert company is not None
        self.company_id = company.id
        shops = [organization.shop_by_code(company.id, code(n)) for n in range(workload.WAREHOUSES)]
        self.shops = [shop.id for shop in shops if shop is not None]
        skus = catalog.skus_by_code([code(n) for n in range(workload.SKUS)])
        self.skus = [skus[code(n)].id for n in range(workload.SKUS)]
        customers = partners.customers_by_code(company.id, [code(n) for n in range(workload.CUSTOMERS)])
        self.customers = [customers[code(n)].id for n in range(workload.CUSTOMERS)]
        cash = invoicing.cash_account_by_code(company.id, CASH)
        assert cash is not None
        self.cash = cash if isinstance(cash, int) else cash.id

    def loop(self, orders: Sequence[workload.Order], name: str) -> None:
        """create → confirm + reserve → ship with receivable and entries → payment with allocation."""
        now = datetime.now(UTC)
        new = [
            sales.NewOrder(
                self.shops[o.warehouse], self.customers[o.customer], now,
                [sales.NewOrderLine(self.skus[x.sku], Decimal(x.qty), x.price) for x in o.lines],
                external_number=f"{name}-{n}",
            )
            for n, o in enumerate(orders)
        ]  # fmt: skip
        ids = sales.place(new, actor=ACTOR, now=now)
        sales.confirm(ids, actor=ACTOR, now=now)
        sales.ship(ids, actor=ACTOR, now=now)
        payments = [
            invoicing.NewPayment(
                self.company_id, "in", self.cash, bill.account, bill.gross, bill.date, ((bill.item_id, bill.gross),), bill.customer_id,
                None, bill.shop_id, bill.reference_id,
            )
            for bill in invoicing.bills_of_origins(ids, "sales.order")
            if bill.item_id is not None
        ]  # fmt: skip
        invoicing.pay(payments, actor=ACTOR, now=now)


class Processors:
    """Processor time of this client and of its sessions on the server: what a busy machine can't distort."""

    def __init__(self) -> None:
        self.db = psycopg.connect(instance.database_url(), autocommit=True)

    def seconds(self) -> float:
        """Used so far. A server on another machine counts nothing."""
        own = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        return time.process_time() + sum(_ticks(pid) for (pid,) in self.db.execute(own)) / os.sysconf("SC_CLK_TCK")


def _ticks(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


#: Where an order is created and confirmed, what is answered, and where the answer has the new order's id.
PLACE, PLACED, NEW_ID = "/api/v1/sales/orders", 201, ("ids", 0)
CONFIRM, CONFIRMED, CONFIRMATION = "/api/v1/sales/orders/confirm", 200, '{"documents": [{"id": {id}}]}'
STORIES = 500


def story() -> dict[str, Any]:
    """For the HTTP load generator: a token, and stories of two requests, create and confirm, over orders of W.

    `{n}` becomes a number unique to the story, `{id}` the id of the order just created (bench/http_load.py).
    """
    ours = Ours()
    now = datetime.now(UTC)
    steps = [
        [
            {
                "path": PLACE,
                "body": json.dumps({"orders": [_body(ours, order, now)]}),
                "expect": PLACED,
                "keep": list(NEW_ID),
            },
            {"path": CONFIRM, "body": CONFIRMATION, "expect": CONFIRMED},
        ]
        for order in workload.orders(1, STORIES)
    ]
    return {"headers": _headers(now), "steps": steps}


def _headers(now: datetime) -> dict[str, str]:
    """Those of an owner's program."""
    new = identity.NewUser(
        login=f"bench-{secrets.token_hex(4)}", name="bench", password=secrets.token_urlsafe(), is_owner=True
    )
    [user] = identity.create_users([new], actor=ACTOR, now=now)
    [token] = identity.issue_tokens([identity.NewToken(user_id=user, name="bench")], actor=ACTOR, now=now)
    return {"Authorization": f"Bearer {token.secret}"}


def _body(ours: Ours, order: workload.Order, now: datetime) -> dict[str, Any]:
    return {
        "shop_id": ours.shops[order.warehouse],
        "customer_id": ours.customers[order.customer],
        "ordered_at": now.isoformat(),
        "external_number": "{n}",
        "lines": [{"sku_id": ours.skus[x.sku], "qty": str(x.qty), "unit_price": str(x.price)} for x in order.lines],
    }


def masters(skus: int, customers: int = 20_000) -> None:
    """SKUs and customers that people search for by their Chinese names, and the people of the demo."""
    now = datetime.now(UTC)
    for first in range(0, skus, BATCH):
        catalog.create_products(
            [
                catalog.NewProduct(code=f"G{n:06}", name=names.goods(n), skus=(catalog.NewSku(code=f"G{n:06}"),))
                for n in range(first, min(first + BATCH, skus))
            ],
            actor=ACTOR,
            now=now,
        )
    company = Ours().company_id
    for first in range(0, customers, BATCH):
        partners.create_customers(
            [
                partners.NewCustomer(company_id=company, code=f"K{n:06}", name=names.customer(n), phone=f"139{n:08}")
                for n in range(first, first + BATCH)
            ],
            actor=ACTOR,
            now=now,
        )
    accounts.create()


def sweep() -> None:
    """What the worker would have done meanwhile."""
    later = datetime.now(UTC) + timedelta(days=1)
    while sweeping.sweep(now=later) == sweeping.MOST:
        pass


def desk() -> dict[str, Any]:
    """A token of the owner, and an order of fifty lines."""
    ours, now = Ours(), datetime.now(UTC)
    order = {
        "shop_id": ours.shops[0],
        "customer_id": ours.customers[0],
        "ordered_at": now.isoformat(),
        "lines": [{"sku_id": ours.skus[n], "qty": "2", "unit_price": "9.90"} for n in range(50)],
    }
    return {"headers": _headers(now), "fifty": {"orders": [order]}}
