"""Sales orders on paper."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from zhanggui.documents.sales.orders import queries
from zhanggui.documents.sales.orders.queries import OrderRow
from zhanggui.documents.sales.permissions import ORDER_VIEW
from zhanggui.foundation.printing import public as printing
from zhanggui.kernel import db
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners

SQL = db.Folder(__file__)


def receiver(ship_to: Mapping[str, str]) -> dict[str, str]:
    """Where the goods go, as far as the reader may know it."""
    return {
        "receiver": ship_to.get("name", ""),
        "phone": ship_to.get("phone", ""),
        "address": printing.address(ship_to),
    }


def _line(number: int, row: db.Row) -> dict[str, Any]:
    _, code, name, unit, qty, unit_price, rate, net, tax, gross = row
    return {
        "no": number, "code": code, "name": name, "unit": unit, "qty": printing.quantity(qty), "price": printing.price(unit_price),
        "rate": printing.rate(rate), "net": printing.money(net), "tax": printing.money(tax), "gross": printing.money(gross),
    }  # fmt: skip


def sheet(order: OrderRow, rows: list[db.Row], company: Mapping[str, Any], tax_number: str) -> dict[str, Any]:
    """An order as its template reads it."""
    return {
        "company": company, "zone": company["zone"], "number": order.number, "date": printing.day(order.business_date), "customer": order.customer_name,
        "tax_number": tax_number, "shop": order.shop_name, "warehouse": order.warehouse_name, "external_number": order.external_number or "",
        **receiver(order.ship_to), "remark": order.remark, "currency": order.currency,
        "lines": [_line(number, row) for number, row in enumerate(rows, 1)],
        "qty": printing.quantity(sum((row[4] for row in rows), Decimal(0))),
        "net": printing.money(order.net), "tax": printing.money(order.tax), "gross": printing.money(order.gross),
        "words": printing.in_words(order.gross, order.currency),
    }  # fmt: skip


def load(asked: printing.Request) -> list[printing.Sheet]:
    """Orders in the caller's scope, receivers masked as on the page. Four statements. Raises MissingPermission, DocumentUnknown."""
    orders = queries.orders(asked.ids, actor=asked.actor)
    rows: dict[int, list[db.Row]] = {}
    for row in SQL.lines.rows(orders=list(asked.ids)):
        rows.setdefault(row[0], []).append(row)
    heads = organization.letterheads({order.company_id for order in orders}, asked.lang)
    customers = partners.customers({order.customer_id for order in orders})
    return [
        sheet(order, rows.get(order.id, []), heads[order.company_id], customers[order.customer_id].tax_number)
        for order in orders
    ]


def sample(lang: str, options: printing.Options) -> list[printing.Sheet]:
    """An order of nobody."""
    return [SAMPLE_ZH if lang == "zh" else SAMPLE_EN]


_COMPANY_ZH: Final = {
    "name": "杭州示例贸易有限公司",
    "lines": [
        "统一社会信用代码 91330100MA2EXAMPL0",
        "杭州市西湖区文三路 1 号  电话 0571-88880000",
        "开户行 示例银行杭州分行  账号 571900000000000",
    ],
    "inclusive": True,
}
_COMPANY_EN: Final = {
    "name": "Example Trading Ltd.",
    "lines": [
        "Tax no. 91330100MA2EXAMPL0",
        "1 Wensan Road, Hangzhou  Phone 0571-88880000",
        "Bank Example Bank  Account 571900000000000",
    ],
    "inclusive": True,
}
_LINES: Final = (("A-1001", "北欧台灯 · 暖白", "Table lamp, warm white", "12", "128.00", "1,536.00"), ("A-1002", "灯泡 E27 9W", "Bulb E27 9 W", "48", "9.90", "475.20"))  # fmt: skip


def _sample(place: int, company: Mapping[str, Any], **more: str) -> dict[str, Any]:
    lines = [
        {"no": number, "code": line[0], "name": line[1 + place], "unit": "pc" if place else "件", "qty": line[3], "price": line[4], "rate": "13%",
         "net": "", "tax": "", "gross": line[5]} for number, line in enumerate(_LINES, 1)
    ]  # fmt: skip
    return {
        "company": company, "number": "XS20261128-0001", "date": "2026-11-28", "tax_number": "", "external_number": "TB-20261128-77",
        "currency": "CNY", "lines": lines, "qty": "60", "net": "1,779.82", "tax": "231.38", "gross": "2,011.20",
        "words": printing.in_words(Decimal("2011.20"), "CNY"), **more,
    }  # fmt: skip


SAMPLE_ZH: Final = _sample(
    0, _COMPANY_ZH, customer="上海样板商行", shop="旗舰店", warehouse="杭州仓", receiver="李雷", phone="138****8000", address="上海市黄浦区南京东路 1 号", remark="请尽快发货。",
)  # fmt: skip
SAMPLE_EN: Final = _sample(
    1, _COMPANY_EN, customer="Sample Stores", shop="Flagship store", warehouse="Hangzhou", receiver="Li Lei", phone="138****8000", address="1 Nanjing Road, Shanghai", remark="Please ship soon.",
)  # fmt: skip

ORDER: Final = printing.Kind(
    code="sales.order", of="sales.orders", zh="销售单", en="Sales order", permission=ORDER_VIEW,
    template=Path(__file__).with_name("order.typ"), load=load, sample=sample,
)  # fmt: skip
