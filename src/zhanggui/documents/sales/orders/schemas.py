"""Wire types of sales orders."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from zhanggui.documents.invoicing.public import ClaimOut, SettlementOut
from zhanggui.documents.sales.orders.credit import CreditWarning
from zhanggui.documents.sales.orders.machine import ORDER
from zhanggui.documents.sales.orders.queries import SORTS, LineRow, OrderRow
from zhanggui.documents.warehouse.public import CausedOut, ParcelIn
from zhanggui.foundation.lifecycle.public import ActionOut, DocumentIn, state_label
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import PageOut, PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import BATCH_MAX, Amount, Id, Moment, Note, Quantity, SignedPrice, SignedQuantity
from zhanggui.ledgers.books.public import EntryOut
from zhanggui.ledgers.stock.public import DocumentMoveOut

State = Literal["draft", "confirmed", "closed", "cancelled"]
Progress = Literal["none", "part", "full"]
_Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
_External = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]


class ReceiverIn(Schema):
    """Where the goods go."""

    name: _Text = Field("", description="Name of the receiver", examples=["李雷"])
    phone: _Text = Field(
        "", description="Phone; masked for callers without `sales.receiver.view`", examples=["13800138000"]
    )
    country: _Text = Field("", description="Country", examples=["CN"])
    province: _Text = Field("", description="Province", examples=["浙江省"])
    city: _Text = Field("", description="City", examples=["杭州市"])
    district: _Text = Field("", description="District", examples=["西湖区"])
    street: _Text = Field(
        "", description="Street and house; masked for callers without `sales.receiver.view`", examples=["文三路 1 号"]
    )
    postcode: _Text = Field("", description="Postcode", examples=["310000"])


class OrderLineIn(Schema):
    """A SKU, a fee or a discount."""

    sku_id: Id
    qty: SignedQuantity = Field(description="Quantity: above zero for goods, not zero for fees", examples=["3"])
    unit: _Text = Field(
        "", description="Code of a packing unit the quantity is in; left out: base units", examples=[""]
    )
    unit_price: SignedPrice | None = Field(
        None,
        description="Price of one unit in the company's currency, tax-inclusive where the company prices so; only discounts are negative. "
        "Left out: by the price lists",
        examples=["12.50"],
    )
    amount: Amount | None = Field(
        None,
        description="Price of the line after discounts; left out: quantity × unit price, rounded to cents",
        examples=["37.00"],
    )


class OrderIn(Schema):
    """An order to place."""

    shop_id: Id
    customer_id: Id
    lines: list[OrderLineIn] = Field(min_length=1, max_length=BATCH_MAX, description="Lines in their order")
    ordered_at: Moment | None = Field(
        None, description="When the customer ordered; now if left out", examples=["2026-11-23T08:00:00Z"]
    )
    warehouse_id: Id | None = Field(
        None, description="Warehouse that ships; the shop's own if left out", examples=[4098]
    )
    external_number: _External | None = Field(
        None, description="The shop's own number, once per shop", examples=["TB-20261123-77"]
    )
    ship_to: ReceiverIn | None = Field(None, description="Where the goods go")
    remark: Note = Field("", description="Remark", examples=["请尽快发货"])


class OrdersIn(Schema):
    """A batch of orders to place: all of them or none."""

    orders: list[OrderIn] = Field(min_length=1, max_length=BATCH_MAX, description="Orders to place")


class ConfirmIn(Schema):
    """Orders to confirm: all of them or none."""

    documents: list[DocumentIn] = Field(min_length=1, max_length=BATCH_MAX, description="Drafts, each once")
    partial: bool = Field(
        False,
        description="Promise what there is and leave the rest as a backorder, instead of refusing the batch",
        examples=[False],
    )


class PromiseOut(Schema):
    """What a line was promised on confirmation."""

    order_id: Id
    line_id: Id
    sku_id: Id
    warehouse_id: Id
    asked: Decimal = Field(description="Quantity the line asks for", examples=["3.0000"])
    granted: Decimal = Field(description="Quantity promised now", examples=["3.0000"])


class CreditOut(Schema):
    """An order that exceeds its customer's credit limit."""

    order_id: Id
    order_number: str = Field(description="Number of the order", examples=["XS20261123-0042"])
    customer_id: Id
    customer_code: str = Field(description="Code of the customer", examples=["C0042"])
    limit: Decimal = Field(description="Credit limit", examples=["1000.00"])
    used: Decimal = Field(
        description="Used before this order: open receivables less prepayments, and what is confirmed and not billed yet",
        examples=["800.00"],
    )
    amount: Decimal = Field(description="This order, with tax", examples=["300.00"])
    over: Decimal = Field(description="By how much the limit is exceeded", examples=["100.00"])
    message: str = Field(
        description="All this as a sentence, in the caller's language",
        examples=["订单 XS20261123-0042:客户 C0042 信用额度 1000.00,已用 800.00,本单 300.00,超出额度。"],
    )

    @staticmethod
    def resolve_message(row: CreditWarning, context: dict[str, Any]) -> str:
        """Called by django-ninja."""
        return row.message(language(context["request"]))


class ReservedOut(Schema):
    """What was promised, line by line."""

    promises: list[PromiseOut] = Field(description="Lines of goods, by order and line; fees have no promise")


class ConfirmedOut(ReservedOut):
    """What was promised, line by line, and which orders exceed a credit limit."""

    over_credit: list[CreditOut] = Field(
        description="Orders confirmed beyond the credit limit, because the company only warns or the caller has `sales.credit.override`"
    )


class ShipLineIn(Schema):
    """How much of a line leaves now."""

    line_id: Id
    qty: Quantity = Field(description="At most what is promised to the line leaves", examples=["1"])


class ShipIn(Schema):
    """Orders to ship: all of them or none."""

    documents: list[ParcelIn] = Field(min_length=1, max_length=BATCH_MAX, description="Confirmed orders, each once")
    lines: list[ShipLineIn] | None = Field(
        None,
        min_length=1,
        max_length=5000,
        description="Lines to ship and how much of them, of any of the orders; left out: all that is promised",
    )


class ReleaseIn(Schema):
    """Orders to hand to their warehouses: all of them or none."""

    documents: list[DocumentIn] = Field(min_length=1, max_length=BATCH_MAX, description="Confirmed orders, each once")
    lines: list[ShipLineIn] | None = Field(
        None,
        min_length=1,
        max_length=5000,
        description="Lines and how much of them, of any of the orders; left out: all that is promised and not with the warehouse yet",
    )


class ShippedOut(Schema):
    """The shipments made."""

    shipment_ids: list[Id] = Field(description="Ids of the shipments; none for orders without goods", examples=[[9001]])


class OrderQuery(PageQuery):
    """Filters of the list of orders."""

    sort: Annotated[str | None, SORTS] = SORT
    company_id: Id | None = Field(None, description="Orders of a company", examples=[1025])
    shop_id: Id | None = Field(None, description="Orders of a shop", examples=[1026])
    warehouse_id: Id | None = Field(None, description="Orders shipped from a warehouse", examples=[1027])
    customer_id: Id | None = Field(None, description="Orders of a customer", examples=[1028])
    sku_id: Id | None = Field(None, description="Orders with a SKU", examples=[1029])
    state: State | None = Field(None, description="State", examples=["confirmed"])
    number: _External | None = Field(None, description="Number, exactly", examples=["XS20261123-0042"])
    external_number: _External | None = Field(
        None, description="The shop's own number, exactly", examples=["TB-20261123-77"]
    )
    since: Moment | None = Field(None, description="Ordered at or after", examples=["2026-11-01T00:00:00Z"])
    until: Moment | None = Field(None, description="Ordered before", examples=["2026-12-01T00:00:00Z"])
    delivery: Progress | None = Field(
        None,
        description="How much has left: none, part (both of orders of which goods may still leave), full",
        examples=["none"],
    )
    payment: Progress | None = Field(
        None,
        description="How much has been paid or settled: none, part (both without cancelled orders), full",
        examples=["part"],
    )
    waiting: bool | None = Field(
        None,
        description="true: goods were sent, and their buyer has not confirmed yet that they came (`revenue_point` ON_CONFIRM), closed orders included",
        examples=[True],
    )
    to_ship: bool | None = Field(
        None, description="true: confirmed, goods are promised to it and have not left", examples=[True]
    )
    short: bool | None = Field(
        None, description="true: confirmed, and some of its goods are neither promised nor have left", examples=[True]
    )


class OrderCountsQuery(Schema):
    """What the numbers of orders by state are narrowed to."""

    company_id: Id | None = Field(None, description="Orders of a company", examples=[1025])
    shop_id: Id | None = Field(None, description="Orders of a shop", examples=[1026])
    warehouse_id: Id | None = Field(None, description="Orders shipped from a warehouse", examples=[1027])
    customer_id: Id | None = Field(None, description="Orders of a customer", examples=[1028])
    since: Moment | None = Field(None, description="Ordered at or after", examples=["2026-11-01T00:00:00Z"])
    until: Moment | None = Field(None, description="Ordered before", examples=["2026-12-01T00:00:00Z"])


class OrderOut(Schema):
    """An order in a list."""

    id: Id
    company_id: Id
    shop_id: Id
    shop_name: str = Field(description="Name of the shop", examples=["旗舰店"])
    warehouse_id: Id
    warehouse_name: str = Field(description="Name of the warehouse", examples=["主仓"])
    customer_id: Id
    customer_name: str = Field(description="Name of the customer", examples=["李雷"])
    number: str = Field(description="Number", examples=["XS20261123-0042"])
    external_number: str | None = Field(description="The shop's own number", examples=["TB-20261123-77"])
    state: State = Field(description="State", examples=["confirmed"])
    state_label: str = Field(description="Name of the state in the caller's language", examples=["已审核"])
    version: int = Field(description="Version, for changes", examples=[2])
    business_date: date = Field(description="Business date in the company's time zone", examples=["2026-11-23"])
    ordered_at: datetime = Field(description="When the customer ordered", examples=["2026-11-23T08:00:00Z"])
    currency: str = Field(description="Currency of all amounts", examples=["CNY"])
    net: Decimal = Field(description="Amount without tax", examples=["100.00"])
    tax: Decimal = Field(description="Tax", examples=["13.00"])
    gross: Decimal = Field(description="Amount with tax", examples=["113.00"])
    remark: str = Field(description="Remark", examples=["请尽快发货"])
    line_count: int = Field(description="Number of lines", examples=[3])
    ordered_qty: Decimal = Field(description="Goods ordered, base units", examples=["6.0000"])
    shipped_qty: Decimal = Field(description="Goods that have left", examples=["2.0000"])
    delivery: Progress = Field(description="How much has left", examples=["part"])
    billed: Decimal = Field(description="Billed so far, with tax", examples=["37.67"])
    paid: Decimal = Field(description="Paid or settled so far", examples=["0.00"])
    payment: Progress = Field(description="How much of what is due has been paid or settled", examples=["none"])
    ship_to: ReceiverIn = Field(description="Where the goods go")

    @staticmethod
    def resolve_state_label(row: OrderRow, context: dict[str, Any]) -> str:
        """Called by django-ninja."""
        return state_label(ORDER, row.state, language(context["request"]))


class OrderSumsOut(Schema):
    """Totals of all orders that match."""

    net: Decimal = Field(description="Sum without tax", examples=["1000.00"])
    tax: Decimal = Field(description="Sum of taxes", examples=["130.00"])
    gross: Decimal = Field(description="Sum with tax", examples=["1130.00"])


class OrderPageOut(PageOut[OrderOut]):
    """A page of orders."""

    sums: OrderSumsOut | None = Field(None, description="Totals of all orders that match, with `total=true`")


class LineOut(Schema):
    """A line and how far it has got."""

    id: Id
    line_no: int = Field(description="Position in the order, from 1", examples=[1])
    sku_id: Id
    sku_code: str = Field(description="Code of the SKU", examples=["LAMP-RED"])
    sku_name: str = Field(description="Name of the SKU", examples=["台灯 红"])
    unit: str = Field(description="Base unit", examples=["pcs"])
    stocked: bool = Field(description="Goods that lie in a warehouse; false for fees and discounts", examples=[True])
    qty: Decimal = Field(description="Quantity ordered, base units", examples=["6.0000"])
    unit_price: Decimal = Field(description="Price of one", examples=["18.833333"])
    tax_rate: Decimal = Field(description="Tax rate as a fraction of one", examples=["0.130000"])
    net: Decimal = Field(description="Amount without tax", examples=["100.00"])
    tax: Decimal = Field(description="Tax", examples=["13.00"])
    gross: Decimal = Field(description="Amount with tax", examples=["113.00"])
    account: str = Field(description="Revenue account", examples=["500101"])
    reserved_qty: Decimal = Field(description="Promised and not yet shipped", examples=["4.0000"])
    shipped_qty: Decimal = Field(description="Has left", examples=["2.0000"])
    returned_qty: Decimal = Field(description="Has come back of it", examples=["0.0000"])
    billed_qty: Decimal = Field(description="Quantity billed", examples=["2.0000"])
    billed_gross: Decimal = Field(description="Amount billed, with tax", examples=["37.67"])
    cost: Decimal | None = Field(
        description="Cost of what has left; null without `stock.cost.view`", examples=["20.00"]
    )
    ordered_sku_id: Id | None = Field(
        description="What was ordered, where it is not this SKU in base units at the price entered: the bundle, or the SKU itself",
        examples=[None],
    )
    ordered_sku_code: str | None = Field(description="Code of what was ordered", examples=["GIFT-BOX"])
    ordered_qty: Decimal | None = Field(description="Quantity that was ordered", examples=["2.0000"])
    ordered_unit: str | None = Field(description="Unit it was ordered in", examples=["carton"])
    price_rule_id: Id | None = Field(description="Line of the price list that gave the price", examples=[None])
    price_reason: str | None = Field(
        description="Why the price lists gave this price, in the caller's language",
        examples=["采用价目表“会员价”的价格 18.00"],
    )

    @staticmethod
    def resolve_price_reason(row: LineRow, context: dict[str, Any]) -> str | None:
        """Called by django-ninja."""
        return row.price_reason_zh if language(context["request"]) == "zh" else row.price_reason_en


class OrderDetailOut(Schema):
    """An order with everything it caused, down to the ledgers."""

    order: OrderOut = Field(description="Head and totals")
    lines: list[LineOut] = Field(description="Lines with their progress")
    shipments: list[CausedOut] = Field(description="Shipments, oldest first")
    bills: list[ClaimOut] = Field(description="Receivables, oldest first")
    settlements: list[SettlementOut] = Field(description="Payments, credit notes and write-offs matched with the bills")
    moves: list[DocumentMoveOut] | None = Field(
        description="What the stock ledger says; null without `stock.ledger.view`"
    )
    entries: list[EntryOut] | None = Field(description="What the books say; null without `books.entry.view`")
    cost: Decimal | None = Field(
        description="Cost of what has left; null without `stock.cost.view`", examples=["20.00"]
    )
    margin: Decimal | None = Field(
        description="Billed without tax less the cost of what has left; null without `sales.margin.view`",
        examples=["13.34"],
    )
    allowed_actions: list[ActionOut] = Field(description="What can be done, and why the rest can't")
