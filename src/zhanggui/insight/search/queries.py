"""What a text names: documents by number, goods and partners by code, name, initials (拼音首字母), barcode and phone.

Everybody finds what their permissions and scopes let them see in the lists, and no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Selection, narrow
from zhanggui.kernel.machine import Permission
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.partners import public as partners

#: Lists as their descriptions name them, in the order in which they are shown, and who may see them.
KINDS: Final[Mapping[str, Permission]] = {
    "sales.orders": sales.ORDER_VIEW,
    "catalog.skus": catalog.VIEW,
    "partners.customers": partners.VIEW_CUSTOMERS,
    "partners.suppliers": partners.VIEW_SUPPLIERS,
    "warehouse.shipments": warehouse.SHIPMENT_VIEW,
    "aftersales.returns": aftersales.RETURN_VIEW,
    "purchasing.orders": purchasing.ORDER_VIEW,
    "purchasing.returns": purchasing.RETURN_VIEW,
    "warehouse.receipts": warehouse.RECEIPT_VIEW,
    "warehouse.adjustments": warehouse.ADJUSTMENT_VIEW,
    "warehouse.counts": warehouse.COUNT_VIEW,
    "invoicing.bills": invoicing.BILL_VIEW,
    "invoicing.payments": invoicing.PAYMENT_VIEW,
}
_ORDERS, _SHIPMENTS, _OTHERS, _SKUS, _CUSTOMERS, _SUPPLIERS = (
    Selection(__file__, name) for name in ("orders", "shipments", "others", "skus", "customers", "suppliers")
)
_SINGLE: Final = ("sales.orders", "warehouse.shipments", "catalog.skus", "partners.customers", "partners.suppliers")
#: Fewer characters name nothing in goods and partners, and fewer than these nothing in a million numbers.
LEAST: Final = 2
LEAST_OF_NUMBER: Final = 4
#: How many documents that hold the text are looked at for the newest of them.
ENOUGH: Final = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of a list. `named`: its second name (the shop's number, the code); `detail`: whom it concerns."""

    id: int
    label: str
    named: str
    state: str
    detail: str


@dataclass(frozen=True, slots=True)
class Group:
    """What was found in one list, best first."""

    kind: str
    hits: tuple[Hit, ...]


def _pattern(text: str) -> str:
    escaped = text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    return f"%{escaped}%"


def _documents(text: str, *, limit: int, actor: Actor) -> dict[str, list[db.Row]]:
    whole = sorted({text, text.upper()})
    scope = {
        "companies": narrow(actor.companies, None),
        "shops": narrow(actor.shops, None),
        "warehouses": narrow(actor.warehouses, None),
    }
    # Numbers are plain letters and digits; other texts can't be part of one.
    part = len(text) >= LEAST_OF_NUMBER and text.isascii()
    held: dict[str, object] = {"pattern": _pattern(text.lower()), "enough": ENOUGH} if part else {}
    found: dict[str, list[db.Row]] = {}
    if actor.may(sales.ORDER_VIEW):
        found["sales.orders"] = _ORDERS.rows(whole=whole, limit=limit, **held, **scope)
    if actor.may(warehouse.SHIPMENT_VIEW):
        placed = {name: value for name, value in scope.items() if name != "shops"}
        found["warehouse.shipments"] = _SHIPMENTS.rows(whole=whole, limit=limit, **held, **placed)
    kinds = [kind for kind, permission in KINDS.items() if kind not in _SINGLE and actor.may(permission)]
    if kinds:
        receivable = None if actor.may(invoicing.PAYABLE_VIEW) else True
        for kind, *row in _OTHERS.rows(whole=whole, kinds=kinds, receivable=receivable, **scope):
            found.setdefault(kind, []).append(tuple(row))
    return found


def _masters(text: str, *, limit: int, actor: Actor) -> dict[str, list[db.Row]]:
    asked = {"text": text.lower(), "pattern": _pattern(text.lower()), "limit": limit}
    companies = narrow(actor.companies, None)
    found: dict[str, list[db.Row]] = {}
    if actor.may(catalog.VIEW):
        found["catalog.skus"] = _SKUS.rows(whole=sorted({text, text.upper()}), **asked)
    if actor.may(partners.VIEW_CUSTOMERS):
        digits = partners.phone_digits(text) or None
        found["partners.customers"] = _CUSTOMERS.rows(digits=digits, companies=companies, **asked)
    if actor.may(partners.VIEW_SUPPLIERS):
        found["partners.suppliers"] = _SUPPLIERS.rows(companies=companies, **asked)
    return found


def search(text: str, *, actor: Actor, limit: int = 6) -> list[Group]:
    """At most `limit` rows of each list that hold `text`; nothing for a text of one character. Six statements at most."""
    wanted = " ".join(text.split())
    if len(wanted) < LEAST:
        return []
    found = _documents(wanted, limit=limit, actor=actor) | _masters(wanted, limit=limit, actor=actor)
    return [Group(kind, tuple(Hit(*row) for row in found[kind][:limit])) for kind in KINDS if found.get(kind)]
