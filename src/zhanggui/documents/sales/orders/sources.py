"""From what people order to what stands on the order: packing units become base units, price lists give prices, bundles their parts.

Nothing is read for orders that are entered in base units, with prices, and without bundles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.sales.orders.contracts import LineSource, NewOrder, NewOrderLine
from zhanggui.documents.sales.orders.errors import BundleBroken, NoPrice
from zhanggui.kernel import db
from zhanggui.kernel.clock import business_date
from zhanggui.kernel.errors import DomainError, in_line, raise_if
from zhanggui.kernel.money import q2, q6
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners
from zhanggui.masters.pricing import public as prices

SQL = db.Folder(__file__)


class Resolved(NamedTuple):
    """Orders ready to be priced; `sources` has one place per line, in order, None where the line was entered as it stands;
    `entered`: per order and line, which of the lines that were entered it came of, from 0 (empty: each of its own)."""

    orders: Sequence[NewOrder]
    skus: dict[int, catalog.SkuRow]
    sources: Sequence[LineSource | None]
    entered: Sequence[Sequence[int]]


class _Line(NamedTuple):
    """A line on its way; `row` is the index of its order, `at` its own in that."""

    row: int
    at: int
    line: NewOrderLine
    qty: Decimal
    rule_id: int | None = None
    reason: tuple[str, str] = ("", "")


def resolve(
    new: Sequence[NewOrder],
    shops: Mapping[int, organization.ShopRow],
    companies: Mapping[int, organization.CompanyRow],
    skus: dict[int, catalog.SkuRow],
) -> Resolved:
    """The orders as they are written. At most two statements for units, two for bundles, and per company two for prices.

    Raises NoPrice, BundleBroken, and the catalogue's NoConversion and InexactConversion.
    """
    plain = not any(x.unit or x.unit_price is None or skus[x.sku_id].bundle for o in new for x in o.lines)
    if plain:
        return Resolved(new, skus, (), ())
    lines = _priced(new, _in_base_units(new, skus), shops, companies)
    bundles = catalog.bundles({x.line.sku_id for x in lines if skus[x.line.sku_id].bundle})
    parts = {part.sku_id for bundle in bundles.values() for part in bundle.components} - skus.keys()
    known = {**skus, **(catalog.skus(sorted(parts)) if parts else {})}
    grouped: list[list[NewOrderLine]] = [[] for _ in new]
    entered: list[list[int]] = [[] for _ in new]
    sources: list[LineSource | None] = []
    errors: list[DomainError] = []
    for x in lines:
        found, error = _exploded(x, known, bundles)
        grouped[x.row] += found
        entered[x.row] += [x.at] * len(found)
        errors += error
        as_entered = len(found) == 1 and found[0].sku_id == x.line.sku_id and not x.line.unit and x.rule_id is None
        source = LineSource(x.line.sku_id, x.line.qty, x.line.unit or skus[x.line.sku_id].unit, x.rule_id, *x.reason)
        sources += [None if as_entered else source] * len(found)
    raise_if(errors)
    return Resolved([o._replace(lines=found) for o, found in zip(new, grouped, strict=True)], known, sources, entered)


def _in_base_units(new: Sequence[NewOrder], skus: Mapping[int, catalog.SkuRow]) -> list[_Line]:
    """Every line with its quantity in base units."""
    asked = {x.sku_id for o in new for x in o.lines if x.unit}
    units = catalog.units() if asked else {}
    own: dict[int, dict[str, Decimal]] = {}
    for factor in catalog.sku_units(asked) if asked else ():
        own.setdefault(factor.sku_id, {})[factor.unit] = factor.factor
    lines: list[_Line] = []
    errors: list[DomainError] = []
    for row, o in enumerate(new):
        for at, x in enumerate(o.lines):
            try:
                base = skus[x.sku_id].unit
                qty = catalog.convert(x.qty, x.unit, base, units=units, own=own.get(x.sku_id, {})) if x.unit else x.qty
                lines.append(_Line(row, at, x, qty))
            except DomainError as error:
                error.row, error.field = row, in_line(at, "unit")
                errors.append(error)
    raise_if(errors)
    return lines


def _priced(
    new: Sequence[NewOrder],
    lines: Sequence[_Line],
    shops: Mapping[int, organization.ShopRow],
    companies: Mapping[int, organization.CompanyRow],
) -> list[_Line]:
    """The lines with a price; from the price lists, with the reason, where none was entered. Raises NoPrice (all rows at once)."""
    asked: dict[int, list[int]] = {}
    for place, x in enumerate(lines):
        if x.line.unit_price is None:
            asked.setdefault(shops[new[x.row].shop_id].company_id, []).append(place)
    if not asked:
        return list(lines)
    customers = partners.customers(sorted({o.customer_id for o in new}))
    priced = list(lines)
    errors: list[DomainError] = []
    for company_id, places in asked.items():
        company = companies[company_id]
        requests = []
        for place in places:
            x, o = lines[place], new[lines[place].row]
            shop, customer = shops[o.shop_id], customers[o.customer_id]
            on = business_date(o.ordered_at, company.timezone)
            requests.append(
                prices.PriceRequest(
                    x.line.sku_id, x.qty, company.currency, on, customer.id, customer.grade, shop.channel, shop.id
                )
            )
        for place, decision in zip(places, prices.prices_for(company_id, requests), strict=True):
            x = lines[place]
            if decision.price is None:
                why = decision.reasons[0] if decision.reasons else None
                errors.append(
                    NoPrice(field=in_line(x.at, "unit_price"), row=x.row, sku=x.line.sku_id,
                            why_zh=why.zh if why else "没有价目表包含该商品", why_en=why.en if why else "no price list has it")
                )  # fmt: skip
                continue
            won = decision.reasons[0]
            # A list price is of one base unit.
            amount = q2(x.qty * decision.price) if x.line.amount is None else x.line.amount
            line = x.line._replace(unit_price=decision.price, amount=amount)
            priced[place] = x._replace(line=line, rule_id=decision.rule_id, reason=(won.zh, won.en))
    raise_if(errors)
    return priced


def _exploded(
    x: _Line, skus: Mapping[int, catalog.SkuRow], bundles: Mapping[int, catalog.Bundle]
) -> tuple[list[NewOrderLine], list[DomainError]]:
    """What a line becomes: itself in base units, or the parts of its bundle with their shares of the amount (costing.md A06)."""
    price = x.line.unit_price or Decimal(0)
    amount = q2(x.line.qty * price) if x.line.amount is None else x.line.amount
    sku = skus[x.line.sku_id]
    if not sku.bundle:
        if not x.line.unit and x.rule_id is None:
            return [x.line], []
        each = x.line.unit_price if x.rule_id is not None else q6(amount / x.qty) if x.qty else price
        return [x.line._replace(qty=x.qty, unit_price=each, amount=amount, unit="")], []
    parts = catalog.explode(sku.id, x.qty, amount, bundles)
    broken = [p.sku_id for p in parts if p.sku_id not in skus or skus[p.sku_id].bundle or not skus[p.sku_id].active]
    if broken or not parts:
        return [], [BundleBroken(field=in_line(x.at, "sku_id"), row=x.row, sku=sku.code)]
    return [
        NewOrderLine(p.sku_id, p.qty, q6(p.amount / p.qty) if p.qty else price, p.amount, x.line.origin_line)
        for p in parts
    ], []


def write(line_ids: Sequence[int], sources: Sequence[LineSource | None]) -> None:
    """Keep how lines came about. One statement, none for lines that stand as they were entered."""
    kept = [(i, s) for i, s in zip(line_ids, sources, strict=True) if s is not None] if sources else []
    if kept:
        SQL.insert_sources.run(
            line=[i for i, _ in kept], sku=[s.ordered_sku_id for _, s in kept], qty=[s.ordered_qty for _, s in kept],
            unit=[s.unit for _, s in kept], rule=[s.price_rule_id for _, s in kept], zh=[s.reason_zh for _, s in kept],
            en=[s.reason_en for _, s in kept],
        )  # fmt: skip
