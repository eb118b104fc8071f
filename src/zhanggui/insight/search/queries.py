"""What a text names: documents by number, orders by their receiver, shipments by their waybill, goods and partners by code, name, initials (拼音首字母), barcode and phone.

Everybody finds what their permissions and scopes let them see in the lists, and no more.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
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

#: Kinds of documents, and who may see them. Their lists have the name of the kind in the plural.
DOCUMENTS: Final[Mapping[str, Permission]] = {
    "sales.order": sales.ORDER_VIEW,
    "warehouse.shipment": warehouse.SHIPMENT_VIEW,
    "aftersales.return": aftersales.RETURN_VIEW,
    "purchasing.order": purchasing.ORDER_VIEW,
    "purchasing.return": purchasing.RETURN_VIEW,
    "warehouse.receipt": warehouse.RECEIPT_VIEW,
    "warehouse.adjustment": warehouse.ADJUSTMENT_VIEW,
    "warehouse.count": warehouse.COUNT_VIEW,
    "invoicing.bill": invoicing.BILL_VIEW,
    "invoicing.payment": invoicing.PAYMENT_VIEW,
}
MASTERS: Final[Mapping[str, Permission]] = {
    "catalog.skus": catalog.VIEW,
    "partners.customers": partners.VIEW_CUSTOMERS,
    "partners.suppliers": partners.VIEW_SUPPLIERS,
}
#: Lists as their descriptions name them, and who may see them.
KINDS: Final[Mapping[str, Permission]] = {f"{type_}s": seen for type_, seen in DOCUMENTS.items()} | dict(MASTERS)
#: Orders first, then goods and partners, then what is made of them.
ORDER: Final = ("sales.orders", *MASTERS, *(kind for kind in KINDS if kind not in MASTERS and kind != "sales.orders"))
_NUMBERED, _ORDERS, _RECEIVERS, _SHIPMENTS, _SKUS, _CUSTOMERS, _SUPPLIERS = (
    Selection(__file__, name)
    for name in ("numbered", "orders", "receivers", "shipments", "skus", "customers", "suppliers")
)
#: Fewer characters name nothing in goods and partners, and fewer than these nothing in a million numbers.
LEAST: Final = 2
LEAST_OF_NUMBER: Final = 4
#: So many digits are a number for themselves.
LEAST_OF_PHONE: Final = 11
#: What can be a phone, or its end: digits, and how people part them.
_PHONE: Final = re.compile(r"[+\d\s()-]+")
#: Of a text so long that it goes beyond the day in a number, so many characters at its end are few documents' own.
LONG: Final = 14
END: Final = 7
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
class Numbered:
    """A document by its whole number. `warehouse_id` is empty for kinds that have none."""

    type: str
    id: int
    number: str
    named: str
    state: str
    detail: str
    warehouse_id: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """What was found in one list, best first."""

    kind: str
    hits: tuple[Hit, ...]


def _pattern(text: str) -> str:
    escaped = text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    return f"%{escaped}%"


def _scope(actor: Actor) -> dict[str, list[int] | None]:
    return {
        "companies": narrow(actor.companies, None),
        "shops": narrow(actor.shops, None),
        "warehouses": narrow(actor.warehouses, None),
    }


def numbered(text: str, *, actor: Actor, types: Collection[str] = DOCUMENTS.keys()) -> list[Numbered]:
    """The documents that carry a text as their number, as the number of the shop they came from or as their waybill, as far as their lists
    would show them to the caller. One statement."""
    seen = [type_ for type_ in types if actor.may(DOCUMENTS[type_])]
    if not seen:
        return []
    receivable = None if actor.may(invoicing.PAYABLE_VIEW) else True
    rows = _NUMBERED.rows(whole=sorted({text, text.upper()}), types=seen, receivable=receivable, **_scope(actor))
    return [Numbered(*row) for row in rows]


def _received(text: str, *, limit: int, actor: Actor) -> list[Hit]:
    """The newest orders whose receiver has the phone or its end, or a name that begins with the text. What the caller may not know of a
    receiver is masked in what is shown."""
    wanted: dict[str, str]
    if _PHONE.fullmatch(text):
        typed = re.sub(r"\D", "", text)
        # Only a whole number has a country's code in front of it.
        digits = typed if len(typed) < LEAST_OF_PHONE else partners.phone_digits(text)
        wanted = {"phone": f"{digits[::-1]}%"} if len(digits) >= LEAST_OF_NUMBER else {}
    else:
        wanted = {"name": _pattern(text.lower())[1:]}
    if not wanted:
        return []
    rows = _RECEIVERS.rows(enough=ENOUGH, limit=limit, **wanted, **_scope(actor))
    found = []
    for order_id, number, named, state, customer, name, phone in rows:
        detail = " · ".join(filter(None, (customer, name, sales.shown_phone(phone, actor))))
        found.append(Hit(order_id, number, named, state, detail))
    return found


def _documents(text: str, *, limit: int, actor: Actor) -> dict[str, list[Hit]]:
    """Those with the whole number first, then of orders and shipments the newest that hold the text, then orders by receiver."""
    found: dict[str, list[Hit]] = {}
    for row in numbered(text, actor=actor):
        found.setdefault(f"{row.type}s", []).append(Hit(row.id, row.number, row.named, row.state, row.detail))
    # Numbers are plain letters and digits; other texts can't be part of one.
    if len(text) >= LEAST_OF_NUMBER and text.isascii():
        _add_parts(found, text, limit=limit, actor=actor)
    if actor.may(sales.ORDER_VIEW):
        hits = found.setdefault("sales.orders", [])
        known = {hit.id for hit in hits}
        received = [hit for hit in _received(text, limit=limit, actor=actor) if hit.id not in known]
        # Four digits can be the end of a number or of a phone: neither crowds out the other.
        hits[limit - min(len(received), limit // 2) :] = received
    return found


def _held(text: str) -> dict[str, str]:
    """What the index of pieces is asked for. Numbers of one day begin alike, and a million rows hold each of those pieces: of a long text
    the end is looked for, and what is found is asked for the rest. (A short one may end with what all begin with: the day.)"""
    return {"pattern": _pattern(text)} if len(text) < LONG else {"pattern": _pattern(text[-END:]), "text": text}


def _add_parts(found: dict[str, list[Hit]], text: str, *, limit: int, actor: Actor) -> None:
    for type_, selection in (("sales.order", _ORDERS), ("warehouse.shipment", _SHIPMENTS)):
        if not actor.may(DOCUMENTS[type_]):
            continue
        hits = found.setdefault(f"{type_}s", [])
        rows = selection.rows(**_held(text.lower()), enough=ENOUGH, limit=limit, **_scope(actor))
        hits += [hit for hit in (Hit(*row) for row in rows) if hit not in hits]


def _masters(text: str, *, limit: int, actor: Actor) -> dict[str, list[Hit]]:
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
    return {kind: [Hit(*row) for row in rows] for kind, rows in found.items()}


def search(text: str, *, actor: Actor, limit: int = 6) -> list[Group]:
    """At most `limit` rows of each list that hold `text`; nothing for a text of one character. Seven statements at most."""
    wanted = " ".join(text.split())
    if len(wanted) < LEAST:
        return []
    found = _documents(wanted, limit=limit, actor=actor) | _masters(wanted, limit=limit, actor=actor)
    return [Group(kind, tuple(found[kind][:limit])) for kind in ORDER if found.get(kind)]
