"""What callers hand to the stock ledger and get back. Named tuples: a batch has thousands of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel.events import Event
from zhanggui.kernel.posting import Origin

GOOD = "good"
DEFECT = "defect"

#: Movement types (features.md §6.2): code → (zh, en, the location on the other side of our own).
KINDS = {
    "sale": ("销售出库", "Sales shipment", "customer"),
    "sales_return": ("退货入库", "Sales return", "customer"),
    # Goods whose buyer has to confirm that they came (ON_CONFIRM): they leave, their value stays 发出商品 until then.
    "sent": ("发出商品", "Goods sent", "customer"),
    "sent_return": ("发出商品退回", "Sent goods returned", "customer"),
    "purchase": ("采购入库", "Purchase receipt", "supplier"),
    "purchase_return": ("采购退货出库", "Purchase return", "supplier"),
    "other_in": ("其它入库", "Other receipt", "adjustment"),
    "other_out": ("其它出库", "Other issue", "adjustment"),
    # Other issues and receipts with a purpose (用途): the valuation knows where their value goes.
    "own_use": ("领用出库", "Goods for own use", "adjustment"),
    "scrap": ("报废出库", "Goods scrapped", "adjustment"),
    "gift": ("赠送出库", "Goods given away", "adjustment"),
    "sample": ("样品出库", "Samples given away", "adjustment"),
    "welfare": ("福利发放", "Goods for staff welfare", "adjustment"),
    "packaging": ("包装耗用", "Packaging used", "adjustment"),
    "abnormal_loss": ("非正常损失", "Abnormal loss", "adjustment"),
    "donation": ("受赠入库", "Donation received", "adjustment"),
    "count": ("盘点", "Count difference", "adjustment"),
    "opening": ("初始化入库", "Opening stock", "opening"),
    "quality": ("正残转换", "Quality change", "adjustment"),
    "revaluation": ("成本调整", "Cost revaluation", "revaluation"),
    "sale_recost": ("销售成本重算", "Recosted sale", "revaluation"),
    "sent_recost": ("发出商品成本重算", "Recosted goods sent", "revaluation"),
    "loss_recost": ("损溢成本重算", "Recosted loss", "revaluation"),
    "own_use_recost": ("领用成本重算", "Recosted own use", "revaluation"),
    "gift_recost": ("赠品成本重算", "Recosted gifts and samples", "revaluation"),
    "welfare_recost": ("福利成本重算", "Recosted welfare", "revaluation"),
    "packaging_recost": ("包装成本重算", "Recosted packaging", "revaluation"),
    "cost_recost": ("成本重算", "Recosted adjustment", "revaluation"),
}
#: How goods leave for a customer.
SOLD = ("sale", "sent")
OUTER = ("supplier", "customer", "adjustment", "opening", "scrap", "transit", "production", "revaluation")


class Move(NamedTuple):
    """One line to post. `amount`: value of goods coming in (None = current average); ignored for goods going out, except
    with `returns` of a receipt. `returns`: the original move whose cost comes back. `reservation`: the promise it fulfils.
    `arrived`: how much of what is on order this receipt takes off."""

    sku_id: int
    source: int
    target: int
    qty: Decimal
    amount: Decimal | None = None
    document_line: int | None = None
    returns: int | None = None
    reservation: int | None = None
    source_quality: str = GOOD
    target_quality: str = GOOD
    lot: str = ""
    serial: str = ""
    arrived: Decimal = Decimal(0)


class Entry(NamedTuple):
    """One document's posting: all its moves, or none. Partner and shop ride along for the valuation, and `reference_id`: the order behind
    goods that are sent and not confirmed."""

    company_id: int
    key: str
    kind: str
    document: Origin
    effective_at: datetime
    business_date: date
    moves: Sequence[Move]
    reverses: int | None = None
    customer_id: int | None = None
    supplier_id: int | None = None
    shop_id: int | None = None
    reference_id: int | None = None


class Posted(NamedTuple):
    """A move as it stands in the ledger; `amount` is the value it carried, `adjustment` marks a change of value only."""

    id: int
    entry_id: int
    sku_id: int
    source: int
    target: int
    qty: Decimal
    amount: Decimal
    document_line: int | None


class EntryMove(NamedTuple):
    """A posted move with what valuation needs of its entry. `warehouse_id` is ours on either side; `inward` = value came in.
    `first_document_id`: the document of the move that this one returns, otherwise its own. `reverses`: the entry that it undoes. `reference_id`: the order behind goods
    sent, or behind the move that this one returns."""

    id: int
    entry_id: int
    company_id: int
    kind: str
    document_type: str
    document_id: int
    business_date: date
    sku_id: int
    warehouse_id: int | None
    inward: bool
    qty: Decimal
    amount: Decimal
    quality: str
    document_line: int | None
    returns_move_id: int | None
    customer_id: int | None
    supplier_id: int | None
    shop_id: int | None
    first_document_id: int
    reverses: int | None
    reference_id: int | None


class Request(NamedTuple):
    """A wish for goods by a document line."""

    sku_id: int
    warehouse_id: int
    qty: Decimal
    document_id: int
    document_line: int
    expires_at: datetime | None = None


class Promise(NamedTuple):
    """What a request got; `reservation` is None when nothing could be promised."""

    document_id: int
    document_line: int
    sku_id: int
    warehouse_id: int
    asked: Decimal
    granted: Decimal
    available: Decimal
    reservation: int | None


@dataclass(frozen=True, slots=True)
class StockPosted(Event):
    """Goods moved: these entries are new; `at`: when they were posted."""

    entry_ids: tuple[int, ...]
    at: datetime
