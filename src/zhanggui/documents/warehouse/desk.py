"""Lists and details of the three documents of the warehouse: one pattern, three tables (their SQL stands with the documents)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from zhanggui.documents.warehouse.contracts import (
    DocumentDetail,
    DocumentFilter,
    DocumentLine,
    DocumentPage,
    DocumentRow,
)
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import COUNTED, Listing, Selection, SortsOf, by_state, few, name_of, narrow, place_in
from zhanggui.kernel.api.paging import Key, Keyset
from zhanggui.kernel.machine import Machine, Permission
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.stock import public as stock

#: Newest first; the index (company, business_date, id) walks it.
NEWEST: Final = Keyset("-business_date", (Key("business_date", date, descending=True), Key("id", int, descending=True)))


def sorts(machine: Machine, **own: tuple[str, type]) -> SortsOf:
    """The columns that a list of the warehouse can be sorted by: those of all of them, and some of its own."""
    columns: dict[str, tuple[str, type]] = {
        "number": ("d.number", str),
        "state": place_in(machine, "d.state"),
        "warehouse_name": name_of(organization_warehouse="d.warehouse_id"),
    }
    return SortsOf(NEWEST, ("d.business_date", "d.id"), columns | own)


def _without_cost(line: DocumentLine) -> DocumentLine:
    # The tax on a fair price tells nothing of the cost; every other one is a part of it.
    return replace(line, value=None, tax=None if line.fair_price is None else line.tax)


class Desk:
    """Reads of one document type by `sql/page.sql`, `counts.sql`, `detail_lines.sql` and `visible.sql` beside `beside`."""

    def __init__(self, beside: str, machine: Machine, permission: Permission, orders: SortsOf) -> None:
        self._list: Listing[DocumentRow] = Listing(beside, "page", orders, DocumentRow)
        self._lines = Selection(beside, "detail_lines")
        self._visible = Selection(beside, "visible")
        self._counts = Selection(beside, "counts")
        self._lines_of_sku = db.Folder(beside).lines_of_sku
        self._machine = machine
        self._permission = permission

    def _filters(self, actor: Actor, wanted: DocumentFilter) -> dict[str, object]:
        return {
            **self.scope(actor, wanted),
            "shop": wanted.shop_id,
            "customer": wanted.customer_id,
            "supplier": wanted.supplier_id,
            "origin": wanted.origin_id,
            "sku": wanted.sku_id,
            "rare": (wanted.sku_id and few(self._lines_of_sku, sku=wanted.sku_id)) or None,
            "kind": wanted.kind,
            "purpose": wanted.purpose,
            "state": wanted.state,
            "number": wanted.number,
            "carrier": wanted.carrier,
            "waybill": wanted.waybill,
            "since": wanted.since,
            "until": wanted.until,
        }

    def scope(self, actor: Actor, wanted: DocumentFilter | None = None) -> dict[str, list[int] | None]:
        """What the caller sees of these documents, as filters of a statement beside them. The one place that turns the caller's scopes
        into filters of warehouse documents; those of no shop belong to every shop."""
        return {
            "companies": narrow(actor.companies, wanted.company_id if wanted else None),
            "warehouses": narrow(actor.warehouses, wanted.warehouse_id if wanted else None),
            "shops": None if actor.shops is None else sorted(actor.shops),
        }

    def page(
        self,
        wanted: DocumentFilter,
        *,
        actor: Actor,
        cursor: str | None,
        limit: int,
        total: bool,
        sort: str | None = None,
    ) -> DocumentPage:
        """Documents the caller sees, newest first. One statement, two with `total`. Raises `MissingPermission`."""
        actor.require(self._permission)
        filters = self._filters(actor, wanted)
        found = self._list.page(sort, cursor=cursor, limit=limit, **filters)
        if not total:
            return DocumentPage(found.items, found.next)
        count, qty = self._list.totals(**filters)
        return DocumentPage(found.items, found.next, count, qty)

    def counts(self, wanted: DocumentFilter, *, actor: Actor) -> dict[str, int]:
        """How many documents the caller sees in each state, and in all (`all`); of drafts alone where there are more than `COUNTED`. One
        statement. Raises `MissingPermission`."""
        actor.require(self._permission)
        found: dict[str, int] = dict(self._counts.rows(most=COUNTED, **self._filters(actor, wanted)))
        if found.pop("seen") > COUNTED:
            return {"draft": found["draft"]}
        return by_state(list(found.items()), self._machine)

    def detail(self, document_id: int, *, actor: Actor) -> DocumentDetail:
        """One document. Raises `MissingPermission`, `DocumentUnknown`. At most four statements."""
        actor.require(self._permission)
        found = self._list.page(cursor=None, limit=1, ids=[document_id], **self.scope(actor)).items
        if not found:
            raise lifecycle.unknown(self._machine, document_id)
        lines = [DocumentLine(*row) for row in self._lines.rows(document=document_id)]
        may_cost = actor.may(stock.COST_VIEW)
        return DocumentDetail(
            document=found[0],
            lines=tuple(lines if may_cost else [_without_cost(line) for line in lines]),
            moves=stock.moves_of_documents([document_id], actor=actor),
            entries=books.entries_of_documents([document_id], actor=actor),
        )

    def rows(self, ids: Sequence[int], *, actor: Actor) -> list[DocumentRow]:
        """Documents in the order given. One statement. Raises `MissingPermission`, `DocumentUnknown`."""
        actor.require(self._permission)
        scope = self.scope(actor)
        found = {row.id: row for row in self._list.page(cursor=None, limit=len(ids), ids=list(ids), **scope).items}
        lifecycle.require_seen(self._machine, ids, found)
        return [found[each] for each in ids]

    def companies(self, ids: Sequence[int], *, actor: Actor) -> dict[int, int]:
        """The company of each document. Raises `DocumentUnknown` for those the caller may not see. One statement."""
        rows = self._visible.rows(id=list(ids), **self.scope(actor))
        found: dict[int, int] = {row[0]: row[1] for row in rows}
        lifecycle.require_seen(self._machine, ids, found)
        return found
