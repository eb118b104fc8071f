"""What a scanned text means, and what a device has to know of goods to work without the network. Reads only."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from zhanggui.foundation.identity.public import Actor
from zhanggui.insight.search import public as search
from zhanggui.kernel.api.lists import Listing, Selection, narrow
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.kernel.errors import DomainError
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization

Kind = Literal["sku", "lot", "serial", "document", "bin"]
BY_ID: Final = Keyset("id", (Key("id", int),))
ONE: Final = Decimal(1)
#: So many lots of one name: the same text on goods of different makers.
MOST: Final = 20
#: The documents that the floor works on.
_FLOOR: Final = (
    "sales.order", "aftersales.return", "purchasing.order", "warehouse.shipment", "warehouse.receipt", "warehouse.count",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Code:
    """A text that scanners read off goods, and how many base units one scan of it is; None where its unit can't be converted."""

    code: str
    qty: Decimal | None


@dataclass(frozen=True, slots=True)
class Goods:
    """A SKU as the floor needs it. `decimals` of the base unit `unit`; `shelf_life_days`: lots of it need a date."""

    sku_id: int
    sku_code: str
    sku_name: str
    unit: str
    decimals: int
    lot_tracked: bool
    serial_tracked: bool
    shelf_life_days: int | None
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document that carries the text as its number, or as the number of the platform that it came from."""

    type: str
    id: int
    number: str
    state: str
    warehouse_id: int


@dataclass(frozen=True, slots=True)
class FoundBin:
    """A storage place that carries the text as its label."""

    id: int
    code: str
    warehouse_id: int
    warehouse_name: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a text can mean. `goods` for SKUs, lots and pieces; `qty`: base units of one scan, None where they are unknown."""

    kind: Kind
    goods: Goods | None = None
    qty: Decimal | None = None
    lot: str = ""
    serial: str = ""
    document: FoundDocument | None = None
    bin: FoundBin | None = None


_GOODS: Final = Listing(__file__, "goods", BY_ID, Goods)
_BINS: Final = Selection(__file__, "bins")


def spellings(code: str) -> list[str]:
    """The text, and how other scanners spell the same label: UPC-A is EAN-13 with a zero in front, which some leave out."""
    text = code.strip()
    if text.isascii() and text.isdigit():
        if len(text) == 12:
            return [text, f"0{text}"]
        if len(text) == 13 and text.startswith("0"):
            return [text, text[1:]]
    return [text]


def _scope(actor: Actor) -> dict[str, list[int] | None]:
    return {"companies": narrow(actor.companies, None), "warehouses": narrow(actor.warehouses, None)}


def _with_codes(rows: Sequence[Goods]) -> tuple[Goods, ...]:
    """The goods with what scanners read off them, the main code first. Three statements."""
    ids = [row.sku_id for row in rows]
    units = catalog.units()
    own: dict[int, dict[str, Decimal]] = {}
    for each in catalog.sku_units(ids):
        own.setdefault(each.sku_id, {})[each.unit] = each.factor
    base = {row.sku_id: row.unit for row in rows}
    codes: dict[int, list[Code]] = {}
    for found in catalog.barcodes(ids):
        unit = base[found.sku_id]
        try:
            qty = catalog.convert(ONE, found.unit or unit, unit, units=units, own=own.get(found.sku_id, {}))
        except DomainError:
            # The label is known, how much it stands for is not: who scans it is told.
            codes.setdefault(found.sku_id, []).append(Code(found.code, None))
        else:
            codes.setdefault(found.sku_id, []).append(Code(found.code, qty))
    return tuple(replace(row, codes=tuple(codes.get(row.sku_id, ()))) for row in rows)


def goods(
    *,
    actor: Actor,
    warehouse_id: int | None = None,
    sku_ids: Collection[int] = (),
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[Goods]:
    """Goods with their codes, by id: certain SKUs, or what lies in the caller's warehouses, or in one of them, or is on its way there.

    Four statements, five with `total`. Raises `MissingPermission`.
    """
    actor.require(catalog.VIEW)
    found = _GOODS.counted(
        cursor=cursor,
        limit=limit,
        total=total,
        skus=list(sku_ids) or None,
        stored=None if sku_ids else True,
        companies=narrow(actor.companies, None),
        warehouses=narrow(actor.warehouses, warehouse_id),
    )
    return replace(found, items=_with_codes(found.items))


def _goods_of(ids: Collection[int]) -> dict[int, Goods]:
    if not ids:
        return {}
    rows = _GOODS.page(cursor=None, limit=len(ids), skus=sorted(ids)).items
    return {row.sku_id: row for row in _with_codes(rows)}


def _documents(text: str, *, actor: Actor) -> list[Meaning]:
    found = search.numbered(text, actor=actor, types=_FLOOR)
    return [
        Meaning("document", document=FoundDocument(row.type, row.id, row.number, row.state, row.warehouse_id))
        for row in found
        if row.warehouse_id is not None
    ]


def _bins(text: str, *, actor: Actor) -> list[Meaning]:
    if not actor.may(organization.VIEW):
        return []
    return [Meaning("bin", bin=FoundBin(*row)) for row in _BINS.rows(code=text, **_scope(actor))]


def meanings(code: str, *, actor: Actor) -> tuple[Meaning, ...]:
    """Everything that a scanned text can mean to the caller, goods first: a barcode or the code of a SKU, a lot, the number of a piece,
    of a document, the label of a bin. Nothing: nobody here knows it. Raises `MissingPermission`. At most a dozen short statements.
    """
    actor.require(catalog.VIEW)
    texts = spellings(code)
    scanned = catalog.skus_by_barcode(texts)
    named = {} if scanned else catalog.skus_by_code(texts[:1])
    tracked = actor.may(stock.LEDGER_VIEW)
    lots = stock.lot_page(actor=actor, code=texts[0], live=False, limit=MOST).items if tracked else ()
    pieces = stock.pieces(texts[0], actor=actor) if tracked else ()
    skus = {each.sku.id for each in scanned.values()} | {row.id for row in named.values()}
    known = _goods_of(skus | {lot.sku_id for lot in lots} | {piece.sku_id for piece in pieces})
    found: list[Meaning] = []
    for sku_id in sorted(skus & known.keys()):
        read = next((each for each in known[sku_id].codes if each.code in texts), None)
        found.append(Meaning("sku", known[sku_id], ONE if read is None else read.qty))
    found += [Meaning("lot", known[lot.sku_id], None, lot=lot.code) for lot in lots if lot.sku_id in known]
    found += [
        Meaning("serial", known[piece.sku_id], ONE, lot=piece.lot, serial=piece.serial)
        for piece in pieces
        if piece.sku_id in known
    ]
    return (*found, *_documents(texts[0], actor=actor), *_bins(texts[0], actor=actor))
