"""Who trades in an online-retail file: the company, shop, warehouse, wallet and supplier, and the masters its rows name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Literal, NamedTuple

from zhanggui.documents.invoicing import public as invoicing
from zhanggui.edges.channels.online_retail import alone
from zhanggui.edges.channels.online_retail.rules import WALK_IN, charge_of
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners

SQL = db.Folder(__file__)
COMPANY = "UKGIFT"
#: The largest batch of masters created at once; keeps the statement's arrays small.
BATCH = 2000


class Site(NamedTuple):
    """The ids that every document of the run needs."""

    company_id: int
    shop_id: int
    warehouse_id: int
    cash_account_id: int
    supplier_id: int
    timezone: str


def site(*, actor: Actor, now: datetime) -> Site:
    """The gift shop of the data set; created on first use (a British company: GBP, no VAT in the file's prices)."""
    return _known() or _found(actor=actor, now=now)


def _known() -> Site | None:
    company = organization.company_by_code(COMPANY)
    if company is None:
        return None
    shop = organization.shop_by_code(company.id, "WEB")
    cash = invoicing.cash_account_by_code(company.id, "WALLET")
    supplier = partners.suppliers_by_code(company.id, ["OPENING"])["OPENING"]
    assert shop is not None
    assert shop.warehouse_id is not None
    assert cash is not None
    return Site(company.id, shop.id, shop.warehouse_id, cash, supplier.id, company.timezone)


@db.in_transaction
def _found(*, actor: Actor, now: datetime) -> Site:
    alone.founding()
    if (known := _known()) is not None:
        return known
    new = organization.NewCompany(code=COMPANY, name="UK Gift Shop Ltd", currency="GBP", timezone="Europe/London")
    [company_id] = organization.create_companies([new], actor=actor, now=now)
    [warehouse_id] = organization.create_warehouses(
        [
            organization.NewWarehouse(
                company_id=company_id, code="MAIN", name="Main warehouse", country="United Kingdom"
            )
        ],
        actor=actor,
        now=now,
    )
    [shop_id] = organization.create_shops(
        [
            organization.NewShop(
                company_id=company_id, code="WEB", name="Online gift shop", kind="online", warehouse_id=warehouse_id
            )
        ],
        actor=actor,
        now=now,
    )
    [cash] = invoicing.create_cash_accounts(
        [invoicing.NewCashAccount(company_id, "WALLET", "Shop wallet", "101203", "GBP", shop_id)], actor=actor, now=now
    )
    [supplier_id] = partners.create_suppliers(
        [partners.NewSupplier(company_id=company_id, code="OPENING", name="Opening supplier")], actor=actor, now=now
    )
    return Site(company_id, shop_id, warehouse_id, cash, supplier_id, "Europe/London")


def skus(import_id: int, *, actor: Actor, now: datetime) -> Mapping[str, catalog.SkuRow]:
    """Every code of the import as a SKU, case-variants together; new ones are created as products of one SKU."""
    rows = SQL.codes.rows(**{"import": import_id})
    codes = [row[0] for row in rows]
    known = catalog.skus_by_code(codes)
    missing = [row for row in rows if row[0] not in known]
    for at in range(0, len(missing), BATCH):
        catalog.create_products(
            [_product(code, name) for code, name, _ in missing[at : at + BATCH]], actor=actor, now=now
        )
    return catalog.skus_by_code(codes) if missing else known


def _product(code: str, name: str) -> catalog.NewProduct:
    charge = charge_of(code)
    kind: Literal["goods", "fee", "discount"] = charge.kind if charge else "goods"
    account = charge.account if charge else ""
    label = (charge.name if charge else name)[:200]
    return catalog.NewProduct(
        code=code,
        name=label,
        kind=kind,
        unit="pcs",
        tax_rate=Decimal(0),
        revenue_account=account,
        skus=(catalog.NewSku(code=code),),
    )


def prices(import_id: int) -> dict[str, Decimal]:
    """A typical selling price per code, where one was ever asked."""
    return {code: price for code, _, price in SQL.codes.rows(**{"import": import_id}) if price is not None}


def customers(import_id: int, company_id: int, *, actor: Actor, now: datetime) -> Mapping[str, int]:
    """Every customer of the import by code; a missing one is the walk-in customer."""
    rows = SQL.customers.rows(**{"import": import_id})
    codes = [row[0] for row in rows]
    known = partners.customers_by_code(company_id, codes)
    missing = [
        partners.NewCustomer(
            company_id=company_id,
            code=code,
            name="Walk-in customer" if code == WALK_IN else f"Customer {code}",
            country=country,
            walk_in=code == WALK_IN,
        )
        for code, country in rows
        if code not in known
    ]
    for at in range(0, len(missing), BATCH):
        partners.create_customers(missing[at : at + BATCH], actor=actor, now=now)
    found = partners.customers_by_code(company_id, codes) if missing else known
    return {code: row.id for code, row in found.items()}
