"""Wire types of the dashboard."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field

from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import Day, Id


class DashboardQuery(Schema):
    """Which company, shop or warehouse, and which days."""

    company_id: Id = Field(description="The company", examples=[1025])
    shop_id: Id | None = Field(
        None, description="What this shop sold only; money and stock are the company's", examples=[None]
    )
    warehouse_id: Id | None = Field(
        None,
        description="What this warehouse sent only, without revenue and cost; money and stock are the company's",
        examples=[None],
    )
    since: Day | None = Field(None, description="First day; left out: 29 days before the last", examples=["2026-11-01"])
    until: Day | None = Field(
        None,
        description="Last day; left out: today, or the last day on which something was sold if that is longer ago than a month",
        examples=["2026-11-30"],
    )


class DayOut(Schema):
    """A business day."""

    day: date = Field(description="The day", examples=["2026-11-23"])
    orders: int = Field(description="Orders confirmed", examples=[42])
    net: Decimal = Field(description="What they come to, without tax", examples=["4200.00"])
    returned: Decimal = Field(description="What came back that day, without tax", examples=["100.00"])
    revenue: Decimal | None = Field(
        description="Revenue in the books; null without `sales.margin.view`", examples=["4100.00"]
    )
    cost: Decimal | None = Field(
        description="Cost of sales in the books; null without `sales.margin.view`", examples=["2500.00"]
    )


class ShopShareOut(Schema):
    """What a shop sold in the period."""

    shop_id: Id
    shop_name: str = Field(description="Name of the shop", examples=["旗舰店"])
    orders: int = Field(description="Orders", examples=[42])
    net: Decimal = Field(description="What they come to, without tax", examples=["4200.00"])


class TopSkuOut(Schema):
    """A SKU among those that sold most."""

    sku_id: Id
    code: str = Field(description="Code of the SKU", examples=["LAMP-RED"])
    name: str = Field(description="Name of the SKU", examples=["台灯 红"])
    qty: Decimal = Field(description="Quantity sold, base units", examples=["120.0000"])
    net: Decimal = Field(description="What it came to, without tax", examples=["2400.00"])


class MoneyOut(Schema):
    """What there is and what is owed now."""

    cash: Decimal = Field(description="Cash, banks and wallets", examples=["10000.00"])
    receivable: Decimal = Field(description="Owed to us", examples=["800.00"])
    payable: Decimal = Field(description="Owed by us", examples=["500.00"])
    overdue: Decimal = Field(description="Owed to us and overdue", examples=["120.00"])


class GoodsOut(Schema):
    """What lies in stock now."""

    value: Decimal = Field(description="Value at cost", examples=["35000.00"])
    skus: int = Field(description="SKUs in stock", examples=[1200])


class DashboardOut(Schema):
    """The numbers of a company for a period. Parts that the caller may not see are null."""

    company_id: Id
    currency: str = Field(description="Currency of all amounts", examples=["CNY"])
    since: date = Field(description="First day", examples=["2026-11-01"])
    until: date = Field(description="Last day", examples=["2026-11-30"])
    days: list[DayOut] = Field(description="Every day of the period")
    previous: list[DayOut] = Field(description="Every day of the period of the same length before it")
    shops: list[ShopShareOut] = Field(description="Shops, the strongest first")
    top: list[TopSkuOut] = Field(description="The ten SKUs that brought most")
    money: MoneyOut | None = Field(
        description="Cash and debts; null without the permissions for bills, payables and entries"
    )
    goods: GoodsOut | None = Field(description="Stock; null without `stock.cost.view`")
