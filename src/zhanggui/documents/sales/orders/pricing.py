"""From ordered lines to amounts: pure. Tax is split per line (invoice case X02: line split wins)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.sales.orders.contracts import NewOrder, NewOrderLine
from zhanggui.documents.sales.orders.errors import InvalidLine
from zhanggui.kernel.errors import DomainError, in_line, raise_if
from zhanggui.kernel.money import MAX_AMOUNT, q2, split_gross, split_net
from zhanggui.kernel.quantity import MAX_QTY, q4
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization

#: Kind of shop → revenue account (voucher_rules.md S01, S02; 500103 for stores).
REVENUE = {"online": "500101", "wholesale": "500102", "store": "500103"}
#: What is sold that is not goods.
FREIGHT_AND_SERVICE = "505102"


class PricedLine(NamedTuple):
    """A line ready to be written; `order` is the index of its order."""

    order: int
    line_no: int
    sku_id: int
    stocked: bool
    qty: Decimal
    unit_price: Decimal
    tax_rate: Decimal
    net: Decimal
    tax: Decimal
    account: str
    origin_line: int | None


def _check(row: int, at: int, line: NewOrderLine, sku: catalog.SkuRow) -> InvalidLine | None:
    if not line.qty or abs(line.qty) > MAX_QTY or line.qty != q4(line.qty) or (sku.stocked and line.qty < 0):
        return InvalidLine(
            field=in_line(at, "qty"), row=row, line=at + 1, what_zh="数量", what_en="quantity", value=line.qty
        )
    if line.unit_price is None:
        return InvalidLine(
            field=in_line(at, "unit_price"), row=row, line=at + 1, what_zh="单价", what_en="price", value="-"
        )
    unheard = line.amount is not None and (abs(line.amount) > MAX_AMOUNT or (sku.stocked and line.amount < 0))
    if unheard or (sku.stocked and line.unit_price < 0) or abs(line.unit_price * line.qty) > MAX_AMOUNT:
        return InvalidLine(
            field=in_line(at, "unit_price"),
            row=row,
            line=at + 1,
            what_zh="单价",
            what_en="price",
            value=line.unit_price,
        )
    return None


def price_orders(
    new: Sequence[NewOrder],
    shops: Mapping[int, organization.ShopRow],
    companies: Mapping[int, organization.CompanyRow],
    skus: Mapping[int, catalog.SkuRow],
    entered: Sequence[Sequence[int]] = (),
) -> list[PricedLine]:
    """Amounts, taxes and revenue accounts of all lines, in order. `entered`: per line, which of the entered ones it came of (from 0), so that
    a refusal names that; empty where they stand as they were entered. Raises InvalidLine (all rows at once)."""
    lines: list[PricedLine] = []
    errors: list[DomainError] = []
    for row, order in enumerate(new):
        shop = shops[order.shop_id]
        inclusive = companies[shop.company_id].prices_include_tax
        for line_no, line in enumerate(order.lines, 1):
            sku = skus[line.sku_id]
            error = _check(row, entered[row][line_no - 1] if entered else line_no - 1, line, sku)
            if error is not None:
                errors.append(error)
                continue
            price = line.unit_price or Decimal(0)
            amount = q2(line.qty * price) if line.amount is None else line.amount
            if inclusive:
                net, tax = split_gross(amount, sku.tax_rate)
            else:
                net, tax = amount, split_net(amount, sku.tax_rate)[1]
            account = sku.revenue_account or (
                REVENUE[shop.kind] if sku.stocked or sku.kind == "discount" else FREIGHT_AND_SERVICE
            )
            lines.append(
                PricedLine(
                    row,
                    line_no,
                    sku.id,
                    sku.stocked,
                    line.qty,
                    price,
                    sku.tax_rate,
                    net,
                    tax,
                    account,
                    line.origin_line,
                )
            )
    raise_if(errors)
    return lines
