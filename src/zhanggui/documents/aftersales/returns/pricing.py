"""What the customer gets for a line: pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.aftersales.returns.contracts import NewReturn, NewReturnLine
from zhanggui.documents.aftersales.returns.errors import ForeignOrderLine, InvalidLine, NoLines
from zhanggui.documents.sales import public as sales
from zhanggui.kernel.errors import DomainError, in_line, raise_if
from zhanggui.kernel.money import MAX_AMOUNT, q2, ratio, split_gross, split_net
from zhanggui.kernel.quantity import MAX_QTY, q4
from zhanggui.ledgers.stock.public import DEFECT, GOOD
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization


class PricedLine(NamedTuple):
    """A line ready to be written; `parent` is the index of its return."""

    parent: int
    line_no: int
    stocked: bool
    net: Decimal
    tax: Decimal
    account: str
    line: NewReturnLine


class Masters(NamedTuple):
    """What pricing has to know about the batch."""

    shops: Mapping[int, organization.ShopRow]
    companies: Mapping[int, organization.CompanyRow]
    skus: Mapping[int, catalog.SkuRow]
    sold: Mapping[int, sales.SoldLine]


def _check(row: int, line_no: int, line: NewReturnLine, stocked: bool) -> InvalidLine | None:
    if not 0 < line.qty <= MAX_QTY or line.qty != q4(line.qty):
        return InvalidLine(
            field=in_line(line_no - 1, "qty"), row=row, line=line_no, what_zh="数量", what_en="quantity", value=line.qty
        )
    amount = line.amount
    if amount is None:
        if line.order_line_id is None:
            return InvalidLine(
                field=in_line(line_no - 1, "amount"), row=row, line=line_no, what_zh="金额", what_en="amount", value=""
            )
    elif abs(amount) > MAX_AMOUNT or amount != q2(amount) or (stocked and amount < 0):
        return InvalidLine(
            field=in_line(line_no - 1, "amount"), row=row, line=line_no, what_zh="金额", what_en="amount", value=amount
        )
    if line.quality not in (GOOD, DEFECT):
        return InvalidLine(
            field=in_line(line_no - 1, "quality"),
            row=row,
            line=line_no,
            what_zh="质量",
            what_en="quality",
            value=line.quality,
        )
    originals = sum((o.qty for o in line.originals), Decimal(0))
    if originals > line.qty or any(o.qty <= 0 for o in line.originals):
        return InvalidLine(
            field=in_line(line_no - 1, "originals"),
            row=row,
            line=line_no,
            what_zh="原单数量",
            what_en="original quantity",
            value=originals,
        )
    return None


def _account(sku: catalog.SkuRow, shop: organization.ShopRow) -> str:
    kind = sales.REVENUE[shop.kind] if sku.stocked or sku.kind == "discount" else sales.FREIGHT_AND_SERVICE
    return sku.revenue_account or kind


def price_returns(new: Sequence[NewReturn], m: Masters, returned: Mapping[int, Decimal]) -> list[PricedLine]:
    """Amounts, taxes and accounts of all lines, in order. `returned`: what earlier returns took of sold lines, so that the shares of
    a price add up to it. Raises NoLines, InvalidLine, ForeignOrderLine (all rows at once)."""
    before: dict[int, Decimal] = defaultdict(Decimal, returned)
    priced: list[PricedLine] = []
    errors: list[DomainError] = []
    for row, r in enumerate(new):
        shop = m.shops[r.shop_id]
        if not r.lines:
            errors.append(NoLines(field="lines", row=row))
        for line_no, line in enumerate(r.lines, 1):
            sku = m.skus[line.sku_id]
            error: DomainError | None = _check(row, line_no, line, sku.stocked)
            sold = m.sold.get(line.order_line_id) if line.order_line_id is not None else None
            if line.order_line_id is not None and (
                sold is None or (sold.shop_id, sold.customer_id, sold.sku_id) != (r.shop_id, r.customer_id, line.sku_id)
            ):
                error = ForeignOrderLine(
                    field=in_line(line_no - 1, "order_line_id"), row=row, line=line_no, which=line.order_line_id
                )
            if error is not None:
                errors.append(error)
                continue
            if line.amount is None and sold is not None:
                net, tax = _share(sold, before[sold.line_id], line.qty)
            else:
                rate = sold.tax_rate if sold else sku.tax_rate
                net, tax = _split(
                    line.amount or Decimal(0), rate, inclusive=m.companies[shop.company_id].prices_include_tax
                )
            if sold is not None:
                before[sold.line_id] += line.qty
            priced.append(
                PricedLine(row, line_no, sku.stocked, net, tax, sold.account if sold else _account(sku, shop), line)
            )
    raise_if(errors)
    return priced


def _share(sold: sales.SoldLine, before: Decimal, qty: Decimal) -> tuple[Decimal, Decimal]:
    """The part of what was sold that `qty` takes after `before`, cumulative."""
    return (
        ratio(sold.net, before + qty, sold.qty) - ratio(sold.net, before, sold.qty),
        ratio(sold.tax, before + qty, sold.qty) - ratio(sold.tax, before, sold.qty),
    )


def _split(amount: Decimal, rate: Decimal, *, inclusive: bool) -> tuple[Decimal, Decimal]:
    return split_gross(amount, rate) if inclusive else (amount, split_net(amount, rate)[1])
