"""Purchase orders on paper. What we pay is for who holds `purchasing.price.view`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from zhanggui.documents.purchasing.orders import desk
from zhanggui.documents.purchasing.orders.desk import PurchaseRow
from zhanggui.documents.purchasing.permissions import ORDER_VIEW
from zhanggui.foundation.printing import public as printing
from zhanggui.kernel import db
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners

SQL = db.Folder(__file__)


def _line(number: int, row: db.Row, *, priced: bool) -> dict[str, Any]:
    _, code, name, unit, qty, unit_price, rate, net, tax, gross = row
    shown = {
        "price": printing.price(unit_price),
        "net": printing.money(net),
        "tax": printing.money(tax),
        "gross": printing.money(gross),
    }
    return {
        "no": number, "code": code, "name": name, "unit": unit, "qty": printing.quantity(qty), "rate": printing.rate(rate),
        **(shown if priced else dict.fromkeys(shown, "")),
    }  # fmt: skip


def sheet(
    order: PurchaseRow,
    rows: list[db.Row],
    company: Mapping[str, Any],
    supplier: Mapping[str, str],
    place: Mapping[str, str],
) -> dict[str, Any]:
    """An order as its template reads it; amounts are empty for who may not see them."""
    return {
        "company": company, "zone": company["zone"], "number": order.number, "date": printing.day(order.business_date), "expected": printing.day(order.expected_on),
        "supplier": order.supplier_name, **supplier, "warehouse": order.warehouse_name, **place, "remark": order.remark,
        "currency": order.currency, "qty": printing.quantity(order.ordered_qty),
        "lines": [_line(number, row, priced=order.gross is not None) for number, row in enumerate(rows, 1)],
        "net": printing.money(order.net), "tax": printing.money(order.tax), "gross": printing.money(order.gross),
        "words": printing.in_words(order.gross, order.currency),
    }  # fmt: skip


def load(asked: printing.Request) -> list[printing.Sheet]:
    """Orders in the caller's scope. Six statements. Raises MissingPermission, DocumentUnknown."""
    orders = desk.orders(asked.ids, actor=asked.actor)
    rows: dict[int, list[db.Row]] = {}
    for row in SQL.lines.rows(orders=list(asked.ids)):
        rows.setdefault(row[0], []).append(row)
    heads = organization.letterheads({order.company_id for order in orders}, asked.lang)
    places = organization.warehouses({order.warehouse_id for order in orders})
    suppliers = partners.suppliers({order.supplier_id for order in orders})
    contacts = partners.contacts_of("supplier_id", {order.supplier_id for order in orders})
    sheets: list[printing.Sheet] = []
    for order in orders:
        people = contacts.get(order.supplier_id, ())
        supplier = suppliers[order.supplier_id]
        sheets.append(
            sheet(
                order,
                rows.get(order.id, []),
                heads[order.company_id],
                {
                    "tax_number": supplier.tax_number,
                    "contact": people[0].name if people else "",
                    "phone": (people[0].phone if people else "") or supplier.phone,
                },
                {"address": printing.address(asdict(places[order.warehouse_id]))},
            )
        )
    return sheets


def sample(lang: str, options: printing.Options) -> list[printing.Sheet]:
    """An order of nobody."""
    zh = lang == "zh"
    line = {
        "no": 1, "code": "A-1001", "name": "北欧台灯 · 暖白" if zh else "Table lamp, warm white", "unit": "件" if zh else "pc", "qty": "100",
        "rate": "13%", "price": "60.00", "net": "6,000.00", "tax": "780.00", "gross": "6,780.00",
    }  # fmt: skip
    return [
        {
            "company": {"name": "杭州示例贸易有限公司" if zh else "Example Trading Ltd.", "lines": [], "inclusive": True},
            "number": "CG20261128-0001", "date": "2026-11-28", "expected": "2026-12-05", "supplier": "中山样板灯饰厂" if zh else "Sample Lamps",
            "tax_number": "", "contact": "韩梅梅" if zh else "Han Meimei", "phone": "0760-88880000", "warehouse": "杭州仓" if zh else "Hangzhou",
            "address": "浙江省杭州市西湖区文三路 1 号" if zh else "1 Wensan Road, Hangzhou", "remark": "", "currency": "CNY", "qty": "100",
            "lines": [line], "net": "6,000.00", "tax": "780.00", "gross": "6,780.00", "words": printing.in_words(Decimal(6780), "CNY"),
        }
    ]  # fmt: skip


ORDER: Final = printing.Kind(
    code="purchasing.order", of="purchasing.orders", zh="采购订单", en="Purchase order", permission=ORDER_VIEW,
    template=Path(__file__).with_name("order.typ"), load=load, sample=sample,
)  # fmt: skip
