"""Statements of account (对账单): the balance before a period, every document and payment in it, the balance after it; by currency."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from datetime import date as Day
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from zhanggui.documents.invoicing.permissions import BILL_VIEW, PAYABLE_VIEW
from zhanggui.documents.invoicing.scopes import of_money
from zhanggui.documents.invoicing.statements.errors import PartnerUnknown
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.printing import public as printing
from zhanggui.kernel.api.lists import Selection
from zhanggui.kernel.errors import raise_if
from zhanggui.kernel.money import ZERO
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners

Side = Literal["customer", "supplier"]
_ITEMS: Final = Selection(__file__, "items")
#: What a document is called in a statement, where it raises what is owed and where it lowers it.
_NAMES: Final = {
    ("invoicing.bill", True): ("应收", "应付", "Invoice"),
    ("invoicing.bill", False): ("退货冲减", "退货冲减", "Credit note"),
    ("invoicing.payment", True): ("退款", "退款", "Refund"),
    ("invoicing.payment", False): ("收款", "付款", "Payment"),
    ("invoicing.writeoff", False): ("核销", "核销", "Write-off"),
    ("invoicing.writeoff", True): ("核销冲回", "核销冲回", "Write-off taken back"),
    ("invoicing.offset", False): ("往来冲销", "往来冲销", "Set-off"),
    ("invoicing.offset", True): ("往来冲销", "往来冲销", "Set-off"),
}


class Item(NamedTuple):
    """What a document left, above zero where more is owed: by the customer, or to the supplier."""

    customer_id: int | None
    supplier_id: int | None
    company_id: int
    currency: str
    date: Day
    due_date: Day
    document_type: str
    number: str
    amount: Decimal


def _items(side: Side, ids: Sequence[int], *, actor: Actor, until: date) -> dict[int, list[Item]]:
    found: dict[int, list[Item]] = {}
    for row in _ITEMS.rows(
        **of_money(actor), **{f"{side}s": list(ids)}, side="D" if side == "customer" else "C", until=until
    ):
        item = Item(*row)
        found.setdefault(item.customer_id or item.supplier_id or 0, []).append(item)
    return found


def _what(item: Item, side: Side, lang: str) -> str:
    zh, bought, en = _NAMES.get((item.document_type, item.amount > 0), ("往来", "往来", "Entry"))
    return en if lang != "zh" else zh if side == "customer" else bought


def _rows(items: Sequence[Item], opening: Decimal, side: Side, lang: str, since: date) -> Iterator[dict[str, str]]:
    balance = opening
    first = "期初余额" if lang == "zh" else "Opening balance"
    yield {
        "date": printing.day(since), "what": first, "number": "", "due": "", "charge": "", "payment": "",
        "balance": printing.money(opening),
    }  # fmt: skip
    for item in items:
        balance += item.amount
        owed = item.amount > 0
        yield {
            "date": printing.day(item.date), "what": _what(item, side, lang), "number": item.number,
            "due": printing.day(item.due_date) if owed else "", "charge": printing.money(item.amount) if owed else "",
            "payment": "" if owed else printing.money(-item.amount), "balance": printing.money(balance),
        }  # fmt: skip


def _part(currency: str, items: Sequence[Item], side: Side, lang: str, since: date) -> dict[str, Any]:
    opening = sum((item.amount for item in items if item.date < since), ZERO)
    inside = [item for item in items if item.date >= since]
    charge = sum((item.amount for item in inside if item.amount > 0), ZERO)
    payment = -sum((item.amount for item in inside if item.amount < 0), ZERO)
    closing = opening + charge - payment
    return {
        "currency": currency, "rows": list(_rows(inside, opening, side, lang, since)), "opening": printing.money(opening),
        "charge": printing.money(charge), "payment": printing.money(payment), "closing": printing.money(closing),
        "words": printing.in_words(closing, currency),
    }  # fmt: skip


def _words(side: Side, lang: str) -> dict[str, str]:
    if lang != "zh":
        return {
            "side": side.capitalize(),
            "charge": "Charges" if side == "customer" else "Bills",
            "payment": "Payments",
        }
    return {"side": "客户", "charge": "应收增加", "payment": "应收减少"} if side == "customer" else {"side": "供应商", "charge": "应付增加", "payment": "应付减少"}  # fmt: skip


def _period(options: printing.Options) -> tuple[date, date]:
    if options.since is None or options.until is None:
        raise printing.AnswerMissing(field="since", what="since", what_zh="对账期间", what_en="period")
    if options.since > options.until:
        raise printing.AnswerMissing(field="until", what="until", what_zh="结束日期不早于开始日期的期间", what_en="period that ends after it begins")  # fmt: skip
    return options.since, options.until


def load(side: Side, asked: printing.Request) -> list[printing.Sheet]:
    """One statement a partner. Three statements. Raises MissingPermission, PartnerUnknown, AnswerMissing."""
    actor = asked.actor
    actor.require(BILL_VIEW if side == "customer" else PAYABLE_VIEW)
    since, until = _period(asked.options)
    known: Mapping[int, Any] = partners.customers(asked.ids) if side == "customer" else partners.suppliers(asked.ids)
    raise_if(
        [
            PartnerUnknown(field="ids", row=row, what=side, which=each)
            for row, each in enumerate(asked.ids)
            if each not in known or not actor.sees_company(known[each].company_id)
        ]
    )
    found = _items(side, asked.ids, actor=actor, until=until)
    heads = organization.letterheads({known[each].company_id for each in asked.ids}, asked.lang)
    currencies = organization.company_facts({known[each].company_id for each in asked.ids})
    sheets: list[printing.Sheet] = []
    for each in asked.ids:
        partner, items = known[each], found.get(each, [])
        used = list(dict.fromkeys(item.currency for item in items)) or [currencies[partner.company_id].currency]
        sheets.append(
            {
                "company": heads[partner.company_id], "zone": heads[partner.company_id]["zone"], "number": partner.code, "partner": partner.name, "code": partner.code,
                "tax_number": partner.tax_number, "since": printing.day(since), "until": printing.day(until), **_words(side, asked.lang),
                "parts": [_part(currency, [item for item in items if item.currency == currency], side, asked.lang, since) for currency in used],
            }
        )  # fmt: skip
    return sheets


def sample(side: Side, lang: str, options: printing.Options) -> list[printing.Sheet]:
    """The statement of nobody."""
    zh = lang == "zh"
    items = [
        Item(1, None, 1, "CNY", day, day.replace(month=12), document, number, Decimal(amount))
        for day, document, number, amount in (
            (date(2026, 10, 20), "invoicing.bill", "YS20261020-0003", "1800.00"),
            (date(2026, 11, 3), "invoicing.bill", "YS20261103-0001", "2011.20"),
            (date(2026, 11, 12), "invoicing.payment", "SK20261112-0002", "-1800.00"),
            (date(2026, 11, 20), "invoicing.bill", "YS20261120-0004", "640.00"),
        )
    ]
    return [
        {
            "company": {"name": "杭州示例贸易有限公司" if zh else "Example Trading Ltd.", "lines": [], "inclusive": True},
            "number": "C0001", "partner": "上海样板商行" if zh else "Sample Stores", "code": "C0001", "tax_number": "",
            "since": "2026-11-01", "until": "2026-11-30", **_words(side, lang), "parts": [_part("CNY", items, side, lang, date(2026, 11, 1))],
        }
    ]  # fmt: skip


def _kind(side: Side, of: str, zh: str, en: str) -> printing.Kind:
    return printing.Kind(
        code=f"{side}.statement", of=of, zh=zh, en=en, permission=BILL_VIEW if side == "customer" else PAYABLE_VIEW,
        template=Path(__file__).with_name("statement.typ"), load=lambda asked: load(side, asked),
        sample=lambda lang, options: sample(side, lang, options), asks=("period",),
    )  # fmt: skip


CUSTOMERS: Final = _kind("customer", "partners.customers", "客户对账单", "Customer statement")
SUPPLIERS: Final = _kind("supplier", "partners.suppliers", "供应商对账单", "Supplier statement")
