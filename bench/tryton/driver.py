# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives workload W through Tryton 8. Runs alone, in bench/.venv-tryton, as its own process.

This one file imports trytond (GPL-3.0-or-later) and therefore carries its licence. Nothing of 掌柜 imports it, and it
imports nothing of 掌柜: orders come in as JSON, figures go out as JSON.

    driver.py prepare --skus N --customers N             fills database DB_NAME of TRYTOND_DATABASE_URI
    driver.py run                                        the client's side of bench/clients.py on stdin/stdout

The server's own classes are called in-process (no HTTP, no proteus): the fastest door Tryton has.
"""

from __future__ import annotations

import argparse
import datetime as dt
import functools
import json
import os
import sys
import time
from decimal import Decimal

from trytond import backend
from trytond.pool import Pool
from trytond.transaction import Transaction, TransactionError
from trytond.worker import run_task

DB = os.environ["DB_NAME"]
TODAY = dt.datetime.now(dt.UTC).date()
CONTEXT = {"company": 1, "_skip_warnings": True}
PRINTS: set[int] = set()


@functools.cache
def admin():
    with Transaction().start(DB, 0, readonly=True):
        return Pool().get("res.user").search([("login", "=", "admin")])[0].id


def begin(**extras):
    user = admin()  # before Transaction(), which pushes itself on trytond's stack
    return Transaction().start(DB, user, context=CONTEXT, **extras)


def in_transaction(work, *args):
    """Run one committed step the way trytond's dispatcher does: with its lock-and-retry protocol, then the queued tasks.

    Four clients meet on the strict number sequences (NOWAIT locks); who loses tries again, as a client would.
    """
    extras = {}

    def attempt():
        with begin(**extras) as transaction:
            try:
                result = work(*args)
                transaction.commit()
            except BaseException:
                transaction.rollback()
                transaction.tasks.clear()
                raise
        return result, transaction.tasks

    while True:
        try:
            result, tasks = patiently(attempt)
            break
        except TransactionError as error:
            error.fix(extras)
    while tasks:
        task = tasks.pop()
        if task not in PRINTS:
            patiently(functools.partial(run_task, Pool(DB), task))
    return result


def patiently(attempt):
    for tries in range(200):
        try:
            return attempt()
        except backend.DatabaseOperationalError:
            time.sleep(0.01 * min(tries + 1, 10))
    raise RuntimeError("the database refused 200 times")


def skip_printing():
    """Posting an invoice queues the rendering of its paper form. W has no paper: leave that out (in Tryton's favour)."""
    Queue = Pool(DB).get("ir.queue")
    push = Queue.push.__func__

    def counted(cls, name, data, *args, **kwargs):
        task = push(cls, name, data, *args, **kwargs)
        if data["method"] == "print_invoice":
            PRINTS.add(task)
        return task

    Queue.push = classmethod(counted)


class Shop:
    """The ids W needs, looked up once."""

    def __init__(self):
        pool = Pool()
        self.products = pool.get("product.product").search([("code", "like", "W%")], order=[("code", "ASC")])
        self.products = [(p.id, p.default_uom.id, p.customer_taxes_used[0].id) for p in self.products]
        parties = pool.get("party.party").search([("code", "like", "C%")], order=[("code", "ASC")])
        self.parties = [(p.id, p.addresses[0].id) for p in parties]
        self.term = pool.get("account.invoice.payment_term").search([], limit=1)[0].id
        self.method = pool.get("account.invoice.payment.method").search([], limit=1)[0].id
        self.warehouse = pool.get("stock.location").search([("type", "=", "warehouse")], limit=1)[0].id
        self.currency = pool.get("company.company")(1).currency.id

    def values(self, order):
        party, address = self.parties[order["customer"]]
        lines = []
        for sku, quantity, price in order["lines"]:
            product, unit, tax = self.products[sku]
            lines.append(
                {
                    "type": "line",
                    "product": product,
                    "unit": unit,
                    "quantity": float(quantity),
                    "unit_price": Decimal(price),
                    "taxes": [("add", [tax])],
                }
            )
        return {
            "company": 1,
            "currency": self.currency,
            "party": party,
            "invoice_address": address,
            "shipment_address": address,
            "payment_term": self.term,
            "warehouse": self.warehouse,
            "invoice_method": "fulfillment",
            "shipment_method": "order",
            "sale_date": TODAY,
            "lines": [("create", lines)],
        }


# The steps. Each takes and returns ids, each is one committed transaction; one order is a batch of one.


def create(shop, orders):
    return [s.id for s in Pool().get("sale.sale").create([shop.values(o) for o in orders])]


def confirm(sales):
    Sale = Pool().get("sale.sale")
    Sale.quote(Sale.browse(sales))
    Sale.confirm(Sale.browse(sales))


def reserve(sales):
    Sale, Shipment = Pool().get("sale.sale"), Pool().get("stock.shipment.out")
    shipments = [shipment.id for sale in Sale.browse(sales) for shipment in sale.shipments]
    Shipment.wait(Shipment.browse(shipments))
    Shipment.assign_try(Shipment.browse(shipments))
    return shipments


def ship(shipments):
    Shipment = Pool().get("stock.shipment.out")
    Shipment.pack(Shipment.browse(shipments))
    Shipment.do(Shipment.browse(shipments))


def bill(sales):
    Sale, Invoice = Pool().get("sale.sale"), Pool().get("account.invoice")
    invoices = [invoice.id for sale in Sale.browse(sales) for invoice in sale.invoices]
    Invoice.post(Invoice.browse(invoices))
    return invoices


def pay(shop, invoices):
    """One receipt of money per invoice, posted and reconciled with the receivable: pay_invoice() for a whole list."""
    pool = Pool()
    Invoice, Move, Line = pool.get("account.invoice"), pool.get("account.move"), pool.get("account.move.line")
    method = pool.get("account.invoice.payment.method")(shop.method)
    period = pool.get("account.period").find(1, date=TODAY)
    todo, moves = Invoice.browse(invoices), []
    if len(todo) == 1:
        invoice = todo[0]
        lines = invoice.pay_invoice(invoice.amount_to_pay, method, TODAY)
        Line.reconcile([*invoice.lines_to_pay, *lines])
        return
    for invoice in todo:
        amount = invoice.amount_to_pay
        moves.append(
            Move(
                journal=method.journal,
                period=period,
                date=TODAY,
                origin=invoice,
                company=1,
                lines=[
                    Line(account=invoice.account, party=invoice.party, debit=0, credit=amount),
                    Line(account=method.debit_account, debit=amount, credit=0),
                ],
            )
        )
    Move.save(moves)
    Move.post(moves)
    Invoice.add_payment_lines(
        {i: [line for line in m.lines if line.account == i.account] for i, m in zip(todo, moves, strict=True)}
    )
    pairs = [
        [*i.lines_to_pay, *(line for line in m.lines if line.account == i.account)]
        for i, m in zip(Invoice.browse(invoices), moves, strict=True)
    ]
    Line.reconcile(*pairs)


def loop(shop, orders, steps):
    def timed(name, *args):
        started = time.perf_counter()
        result = in_transaction(*args)
        steps[name] = steps.get(name, 0.0) + time.perf_counter() - started
        return result

    sales = timed("create", create, shop, orders)
    timed("confirm", confirm, sales)
    shipments = timed("reserve", reserve, sales)
    timed("ship", ship, shipments)
    invoices = timed("bill", bill, sales)
    timed("pay", pay, shop, invoices)
    return sales, invoices


def check(sales, invoices):
    """What was timed really happened: shipped, invoiced, paid, reconciled."""
    Sale, Invoice = Pool().get("sale.sale"), Pool().get("account.invoice")
    for sale in Sale.browse(sales):
        assert (sale.state, sale.shipment_state, sale.invoice_state) == ("done", "sent", "paid"), (
            sale.state,
            sale.shipment_state,
            sale.invoice_state,
        )
    for invoice in Invoice.browse(invoices):
        assert (invoice.state, bool(invoice.reconciled)) == ("paid", True), invoice.state


def run():
    Pool.start()
    Pool(DB).init()
    skip_printing()
    with begin():
        shop = Shop()
    job = json.loads(sys.stdin.readline())
    loop(shop, job["warmup"], {})
    print("ready", flush=True)
    sys.stdin.readline()
    orders, size, steps, done, last = job["orders"], job["batch"], {}, 0, ([], [])
    started = time.perf_counter()
    while done < len(orders) and (done == 0 or time.perf_counter() - started < job["seconds"]):
        last = loop(shop, orders[done : done + size], steps)
        done += len(last[0])
    seconds = time.perf_counter() - started
    with begin():
        check(*last)
    print(json.dumps({"orders": done, "seconds": seconds, "steps": steps}), flush=True)


# Preparing the database: modules, company, chart of accounts, master data, opening stock.


def prepare(skus, customers):
    from proteus import Model
    from proteus import config as pconfig
    from trytond.modules.account.tests.tools import create_chart, create_fiscalyear, create_tax, get_accounts
    from trytond.modules.account_invoice.tests.tools import create_payment_term, set_fiscalyear_invoice_sequences
    from trytond.modules.company.tests.tools import create_company

    cfg = pconfig.set_trytond()
    create_company(config=cfg)
    create_chart(config=cfg)
    fiscalyear = set_fiscalyear_invoice_sequences(create_fiscalyear(config=cfg))
    fiscalyear.click("create_period")
    accounts = get_accounts()
    (journal,) = Model.get("account.journal").find([("type", "=", "cash")])
    Model.get("account.invoice.payment.method")(
        name="Cash", journal=journal, credit_account=accounts["cash"], debit_account=accounts["cash"]
    ).save()
    tax = create_tax(Decimal(".13"))
    tax.save()
    create_payment_term().save()
    category = Model.get("product.category")(name="W", accounting=True)
    category.account_expense, category.account_revenue = accounts["expense"], accounts["revenue"]
    category.customer_taxes.append(tax)
    category.save()
    with begin():
        fill(category.id, skus, customers)


def fill(category, skus, customers):
    pool = Pool()
    Location, Inventory = pool.get("stock.location"), pool.get("stock.inventory")
    (unit,) = pool.get("product.uom").search([("name", "=", "Unit")])
    templates = pool.get("product.template").create(
        [
            {
                "name": f"Article {n}",
                "type": "goods",
                "default_uom": unit.id,
                "salable": True,
                "sale_uom": unit.id,
                "list_price": Decimal(10),
                "account_category": category,
                "cost_price_method": "average",
                "products": [("create", [{"suffix_code": f"W{n:04}", "cost_price": Decimal(6)}])],
            }
            for n in range(skus)
        ]
    )
    pool.get("party.party").create(
        [
            {"name": f"Customer {n}", "code": f"C{n:04}", "addresses": [("create", [{"street": f"Street {n}"}])]}
            for n in range(customers)
        ]
    )
    (warehouse,) = Location.search([("type", "=", "warehouse")])
    # One stock move per order line, as in the other contestants: no separate output area to pick into.
    Location.write([warehouse], {"output_location": warehouse.storage_location.id})
    (inventory,) = Inventory.create(
        [
            {
                "company": 1,
                "location": warehouse.storage_location.id,
                "date": TODAY,
                "empty_quantity": "keep",
                "lines": [
                    (
                        "create",
                        [
                            {"product": product.id, "quantity": 1_000_000.0}
                            for template in templates
                            for product in template.products
                        ],
                    )
                ],
            }
        ]
    )
    Inventory.confirm([inventory])


def main():
    parser = argparse.ArgumentParser()
    sub = parser.add_subparsers(dest="command", required=True)
    make = sub.add_parser("prepare")
    make.add_argument("--skus", type=int, required=True)
    make.add_argument("--customers", type=int, required=True)
    sub.add_parser("run")
    args = parser.parse_args()
    if args.command == "prepare":
        prepare(args.skus, args.customers)
    else:
        run()


main()
