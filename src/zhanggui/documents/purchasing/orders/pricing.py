"""From ordered lines to amounts: pure. Prices are without tax, tax is computed per line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.purchasing.orders.contracts import NewPurchaseOrder, NewPurchaseOrderLine
from zhanggui.documents.purchasing.orders.errors import InvalidLine, NoLines
from zhanggui.kernel.errors import DomainError, in_line, raise_if
from zhanggui.kernel.money import MAX_AMOUNT, allocate, q2, q6, split_net
from zhanggui.kernel.quantity import MAX_QTY, q4
from zhanggui.masters.catalog import public as catalog


class PricedLine(NamedTuple):
    """A line ready to be written; `order` is the index of its order."""

    order: int
    line_no: int
    sku_id: int
    qty: Decimal
    unit_price: Decimal
    tax_rate: Decimal
    net: Decimal
    tax: Decimal
    cost: Decimal
    origin_line: int | None


def _check(row: int, line_no: int, line: NewPurchaseOrderLine, rate: Decimal) -> InvalidLine | None:
    if not 0 < line.qty <= MAX_QTY or line.qty != q4(line.qty):
        return InvalidLine(
            field=in_line(line_no - 1, "qty"), row=row, line=line_no, what_zh="数量", what_en="quantity", value=line.qty
        )
    if not 0 <= line.unit_price <= MAX_AMOUNT / line.qty or line.unit_price != q6(line.unit_price):
        return InvalidLine(
            field=in_line(line_no - 1, "unit_price"),
            row=row,
            line=line_no,
            what_zh="单价",
            what_en="price",
            value=line.unit_price,
        )
    if not 0 <= rate <= 1:
        return InvalidLine(
            field=in_line(line_no - 1, "tax_rate"),
            row=row,
            line=line_no,
            what_zh="税率",
            what_en="tax rate",
            value=rate,
        )
    return None


def spread_free_goods(lines: Sequence[PricedLine]) -> list[PricedLine]:
    """Lines of one order: free goods take their share of what is paid for the same SKU, by quantity (搭赠, P17); totals stay."""
    free = {line.sku_id for line in lines if not line.unit_price}
    spread = list(lines)
    for sku_id in free:
        at = [i for i, line in enumerate(lines) if line.sku_id == sku_id]
        weights = [lines[i].qty for i in at]
        nets = allocate(sum((lines[i].net for i in at), Decimal(0)), weights)
        taxes = allocate(sum((lines[i].tax for i in at), Decimal(0)), weights)
        for i, net, tax in zip(at, nets, taxes, strict=True):
            spread[i] = lines[i]._replace(net=net, tax=tax)
    return spread


def price_orders(
    new: Sequence[NewPurchaseOrder], deductible: Sequence[bool], skus: Mapping[int, catalog.SkuRow]
) -> list[PricedLine]:
    """Amounts, taxes and costs of all lines, in order. Raises InvalidLine, NoLines (all rows at once)."""
    priced: list[PricedLine] = []
    errors: list[DomainError] = []
    for row, order in enumerate(new):
        lines: list[PricedLine] = []
        if not order.lines:
            errors.append(NoLines(field="lines", row=row))
        for line_no, line in enumerate(order.lines, 1):
            rate = skus[line.sku_id].tax_rate if line.tax_rate is None else line.tax_rate
            error = _check(row, line_no, line, rate)
            if error is not None:
                errors.append(error)
                continue
            net = q2(line.qty * line.unit_price) if line.amount is None else line.amount
            tax = split_net(net, rate)[1]
            lines.append(
                PricedLine(row, line_no, line.sku_id, line.qty, line.unit_price, rate, net, tax, net, line.origin_line)
            )
        priced += [
            line._replace(cost=line.net if deductible[row] else line.net + line.tax)
            for line in spread_free_goods(lines)
        ]
    raise_if(errors)
    return priced
