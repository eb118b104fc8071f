"""Purposes made whole before a document is written: what its lines need is there or refused, with tax rates and fair prices.

A fair price is net and of one base unit. One that is entered counts; otherwise the price lists decide, as they would for a buyer nobody
registered in that shop, and say why. What counts where no list has a price (组成计税价格) is not confirmed: such a line is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from zhanggui.documents.warehouse.adjustments.contracts import NewAdjustment, NewAdjustmentLine
from zhanggui.documents.warehouse.adjustments.errors import (
    FairPriceMissing,
    InputTaxNotDeductible,
    NoPurpose,
    PurposeIgnores,
    PurposeLacks,
    WrongDirection,
)
from zhanggui.documents.warehouse.adjustments.purposes import PURPOSEFUL, PURPOSES, Purpose
from zhanggui.kernel.errors import DomainError, in_line, raise_if
from zhanggui.kernel.money import EXACT, q6
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization
from zhanggui.masters.pricing import public as prices

ZERO = Decimal(0)
SHOP = ("店铺", "a shop")
DEPARTMENT = ("领用部门", "a department")
FAIR_PRICE = ("公允单价", "a fair price")
TAX = ("税额", "a tax amount")
VALUE = ("成本金额", "the value of what comes in")


def _told(purpose: Purpose, what: tuple[str, str]) -> dict[str, str]:
    return {"purpose_zh": purpose.zh, "purpose_en": purpose.en, "what_zh": what[0], "what_en": what[1]}


def _head(row: int, s: NewAdjustment, purpose: Purpose) -> Iterable[DomainError]:
    if purpose.shop and s.shop_id is None:
        yield PurposeLacks(field="shop_id", row=row, **_told(purpose, SHOP))
    if not purpose.shop and s.shop_id is not None:
        yield PurposeIgnores(field="shop_id", row=row, **_told(purpose, SHOP))
    if s.department and not purpose.department:
        yield PurposeIgnores(field="department", row=row, **_told(purpose, DEPARTMENT))


def _line(row: int, number: int, x: NewAdjustmentLine, purpose: Purpose, taxpayer: str) -> Iterable[DomainError]:
    at = number - 1
    if x.qty * purpose.sign <= 0:
        sign_zh, sign_en = ("为正", "positive") if purpose.sign > 0 else ("为负", "negative")
        yield WrongDirection(
            field=in_line(at, "qty"), row=row, line=number, purpose_zh=purpose.zh, purpose_en=purpose.en, sign_zh=sign_zh, sign_en=sign_en, qty=x.qty
        )  # fmt: skip
    if x.fair_price is not None and purpose.tax != "fair":
        yield PurposeIgnores(field=in_line(at, "fair_price"), row=row, **_told(purpose, FAIR_PRICE))
    if purpose.tax == "invoice":
        if x.value is None:
            yield PurposeLacks(field=in_line(at, "value"), row=row, **_told(purpose, VALUE))
        if x.tax and taxpayer == "small":
            yield InputTaxNotDeductible(field=in_line(at, "tax"), row=row, line=number)
    elif x.tax:
        yield PurposeIgnores(field=in_line(at, "tax"), row=row, **_told(purpose, TAX))


def _plain(row: int, s: NewAdjustment) -> Iterable[DomainError]:
    """An adjustment without a purpose has nothing of one."""
    none = Purpose("(无)", "no purpose")
    yield from _head(row, s, none)
    for number, x in enumerate(s.lines):
        if x.fair_price is not None:
            yield PurposeIgnores(field=in_line(number, "fair_price"), row=row, **_told(none, FAIR_PRICE))
        if x.tax:
            yield PurposeIgnores(field=in_line(number, "tax"), row=row, **_told(none, TAX))


def _check(new: Sequence[NewAdjustment], companies: Mapping[int, organization.CompanyRow]) -> None:
    errors: list[DomainError] = []
    for row, s in enumerate(new):
        purpose = PURPOSES.get(s.purpose)
        if not s.purpose:
            errors += _plain(row, s)
        elif purpose is None or s.kind != PURPOSEFUL:
            errors.append(NoPurpose(field="purpose", row=row, purpose=s.purpose))
        else:
            errors += _head(row, s, purpose)
            for number, x in enumerate(s.lines, 1):
                errors += _line(row, number, x, purpose, companies[s.company_id].taxpayer)
    raise_if(errors)


def _asked(s: NewAdjustment, x: NewAdjustmentLine, currency: str, shop: organization.ShopRow) -> prices.PriceRequest:
    return prices.PriceRequest(x.sku_id, -x.qty, currency, s.business_date, None, "", shop.channel, shop.id)


def _priced(
    new: Sequence[NewAdjustment],
    lines: list[list[NewAdjustmentLine]],
    skus: Mapping[int, catalog.SkuRow],
    companies: Mapping[int, organization.CompanyRow],
) -> None:
    """Fill in the fair prices that were not entered. Raises FairPriceMissing (all of them at once)."""
    wanted: dict[int, list[tuple[int, int]]] = {}
    for row, s in enumerate(new):
        for at, x in enumerate(lines[row]):
            if s.purpose and PURPOSES[s.purpose].tax == "fair" and x.fair_price is None:
                wanted.setdefault(s.company_id, []).append((row, at))
    if not wanted:
        return
    shops = organization.shops({s.shop_id for s in new if s.shop_id is not None})
    errors: list[DomainError] = []
    for company_id, places in wanted.items():
        company = companies[company_id]
        requests = [_asked(new[r], lines[r][at], company.currency, shops[new[r].shop_id or 0]) for r, at in places]
        for (row, at), decision in zip(places, prices.prices_for(company_id, requests), strict=True):
            x = lines[row][at]
            why: Any = decision.reasons[0] if decision.reasons else None
            if not decision.price:
                errors.append(
                    FairPriceMissing(
                        field=in_line(at, "fair_price"),
                        row=row,
                        line=at + 1,
                        sku=skus[x.sku_id].code,
                        why_zh=why.zh if why else "没有价目表包含该商品",
                        why_en=why.en if why else "none names the SKU",
                    )
                )
                continue
            price = decision.price
            if company.prices_include_tax:
                price = q6(EXACT.divide(price, 1 + skus[x.sku_id].tax_rate))
            lines[row][at] = x._replace(fair_price=price, price_zh=why.zh, price_en=why.en)
    raise_if(errors)


def completed(new: Sequence[NewAdjustment]) -> Sequence[NewAdjustment]:
    """Adjustments with the tax rates and fair prices of their lines. Nothing is asked where none has a purpose.

    Raises NoPurpose, WrongDirection, PurposeLacks, PurposeIgnores, InputTaxNotDeductible, FairPriceMissing.
    """
    purposeful = [s for s in new if s.purpose]
    companies = organization.companies({s.company_id for s in purposeful}) if purposeful else {}
    _check(new, companies)
    if not purposeful:
        return new
    skus = catalog.skus(sorted({x.sku_id for s in purposeful for x in s.lines}))
    lines = [
        [x._replace(tax_rate=skus[x.sku_id].tax_rate) for x in s.lines] if s.purpose and PURPOSES[s.purpose].tax else list(s.lines)
        for s in new
    ]  # fmt: skip
    _priced(new, lines, skus, companies)
    return [s._replace(lines=found) for s, found in zip(new, lines, strict=True)]
