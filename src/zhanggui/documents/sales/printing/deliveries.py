"""Shipments on paper: the note that goes with the goods, and the list that fetches them. Whose order it was says where they go."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from zhanggui.documents.sales.orders import queries
from zhanggui.documents.sales.printing.orders import SAMPLE_EN, SAMPLE_ZH, receiver
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.printing import public as printing
from zhanggui.masters.organization import public as organization

_NOTHING: Final = {"receiver": "", "phone": "", "address": "", "order_number": "", "external_number": ""}


def _line(number: int, line: warehouse.PrintedLine) -> dict[str, Any]:
    return {
        "no": number, "code": line.code, "name": line.name, "unit": line.unit, "qty": printing.quantity(line.qty),
        "lot": " · ".join(part for part in (line.lot, line.serial) if part),
    }  # fmt: skip


def sheet(found: warehouse.Printed, company: Mapping[str, Any], order: Mapping[str, str]) -> dict[str, Any]:
    """A shipment as its templates read it."""
    head = found.document
    return {
        **order, "company": company, "zone": company["zone"], "number": head.number, "bars": printing.code128(head.number), "date": printing.day(head.business_date),
        "partner": head.partner_name or "", "warehouse": head.warehouse_name, "remark": head.note,
        "carrier": head.carrier, "waybill": head.waybill, "qty": printing.quantity(head.qty),
        "lines": [_line(number, line) for number, line in enumerate(found.lines, 1)],
        "tracked": any(line.lot or line.serial for line in found.lines),
    }  # fmt: skip


def load(asked: printing.Request) -> list[printing.Sheet]:
    """Shipments in the caller's scope, receivers masked as on the order. Four statements. Raises MissingPermission, DocumentUnknown."""
    found = warehouse.printed_shipments(asked.ids, actor=asked.actor)
    origins = {each.document.origin_id for each in found if each.document.origin_type == "sales.order"}
    orders = {
        order.id: {
            **receiver(order.ship_to),
            "order_number": order.number,
            "external_number": order.external_number or "",
        }
        for order in queries.orders_behind(origins, actor=asked.actor)
    }
    heads = organization.letterheads({each.document.company_id for each in found}, asked.lang)
    return [
        sheet(each, heads[each.document.company_id], orders.get(each.document.origin_id, _NOTHING)) for each in found
    ]


def sample(lang: str, options: printing.Options) -> list[printing.Sheet]:
    """A shipment of nobody."""
    order = SAMPLE_ZH if lang == "zh" else SAMPLE_EN
    lines = [{**line, "lot": ""} for line in order["lines"]]
    number = "CK20261128-0001"
    return [
        {**order, "number": number, "bars": printing.code128(number), "order_number": order["number"], "partner": order["customer"],
         "carrier": "顺丰速运" if lang == "zh" else "SF Express", "waybill": "SF1234567890123", "lines": lines, "tracked": False}
    ]  # fmt: skip


def _kind(code: str, zh: str, en: str, template: str) -> printing.Kind:
    return printing.Kind(
        code=code, of="warehouse.shipments", zh=zh, en=en, permission=warehouse.SHIPMENT_VIEW,
        template=Path(__file__).with_name(template), load=load, sample=sample,
    )  # fmt: skip


DELIVERY: Final = _kind("warehouse.delivery", "送货单", "Delivery note", "delivery.typ")
PICKING: Final = _kind("warehouse.picking", "拣货单", "Pick list", "picking.typ")
