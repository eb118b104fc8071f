"""What an accountant looks at first: who owes what since when, what falls due, where the money is, what was booked today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from zhanggui.documents.invoicing import public as invoicing
from zhanggui.insight.dashboard.queries import cash_accounts
from zhanggui.insight.dashboard.work.desk import Desk, Figure, Group, Item, Section, by_day
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Selection
from zhanggui.kernel.labels import choice

ITEMS: Final = "invoicing.open-items"
PAYMENTS: Final = "invoicing.payments"
ENTRIES: Final = "books.entries"
CASH: Final = "books.trial-balance"
#: Ages of what is owed, in days after it fell due: from, to (None: without end). Negative: not due yet.
AGES: Final[Mapping[str, tuple[int | None, int | None]]] = {
    "due_not": (None, 0), "due_1": (1, 30), "due_31": (31, 60), "due_61": (61, 90), "due_91": (91, None),
}  # fmt: skip
#: What falls due in so many days, today included.
WEEK: Final = 7
SQL = db.Folder(__file__)
_ITEMS, _PARTNERS = (Selection(__file__, name) for name in ("open_ages", "open_partners"))


def section(desk: Desk) -> Section:
    """Nine figures and six short lists. Eight statements at most."""
    week = desk.today + timedelta(days=WEEK - 1)
    scope = desk.scope()
    ages = _ITEMS.rows(**scope, today=desk.today, week=week)
    figures = [*_owed(desk, ages, "D", "receivable"), *_owed(desk, ages, "C", "payable")]
    if desk.actor.may(invoicing.PAYMENT_VIEW):
        figures += _prepaid(desk)
    entries, sources = _entries(desk)
    partners = _PARTNERS.rows(**scope)
    groups = [
        _ages(desk, ages, "D", "receivables"), _ages(desk, ages, "C", "payables"),
        _partners(desk, partners, "D", "debtors"), _partners(desk, partners, "C", "creditors"),
        _cash(desk), sources,
    ]  # fmt: skip
    return Section([*figures, entries], groups)


def _owed(desk: Desk, rows: Sequence[db.Row], side: str, key: str) -> list[Figure]:
    """What is owed with what was prepaid, what of it is overdue, what falls due within a week."""
    [(every, overdue, week)] = [row[2:5] for row in rows if row[:2] == (side, "all")] or [(Decimal("0.00"),) * 3]
    late = desk.today - timedelta(days=1)
    soon = desk.today + timedelta(days=WEEK - 1)
    return [
        Figure(key, every, desk.to(ITEMS, side=side), "money"),
        Figure(
            f"{key}_overdue", overdue, desk.to(ITEMS, side=side, prepaid=False, due_until=late), "money", alarm=overdue > 0
        ),
        Figure(
            f"{key}_week", week, desk.to(ITEMS, side=side, prepaid=False, due_since=desk.today, due_until=soon), "money"
        ),
    ]  # fmt: skip


def _ages(desk: Desk, rows: Sequence[db.Row], side: str, key: str) -> Group:
    found = {row[1]: row[2] for row in rows if row[0] == side}
    items = []
    for age, (youngest, oldest) in AGES.items():
        until = None if youngest is None else desk.today - timedelta(days=youngest)
        since = None if oldest is None else desk.today - timedelta(days=oldest)
        amount = found.get(age, Decimal("0.00"))
        target = desk.to(ITEMS, side=side, prepaid=False, due_since=since, due_until=until)
        items.append(Item(amount, "money", key=age, target=target, alarm=youngest is not None and amount > 0))
    return Group(key, "bars", items, desk.to(ITEMS, side=side, prepaid=False))


def _partners(desk: Desk, rows: Sequence[db.Row], side: str, key: str) -> Group:
    """Those who owe us most, or whom we owe most, with everything that is open between us."""
    items = [
        Item(amount, "money", label=name, target=desk.to(ITEMS, side=side, customer_id=customer, supplier_id=supplier))
        for side_, customer, supplier, name, amount in rows
        if side_ == side
    ]
    return Group(key, "bars", items, desk.to(ITEMS, side=side))


def _prepaid(desk: Desk) -> list[Figure]:
    """Payments that settle nothing yet, or not all they could."""
    figures = []
    for direction in ("in", "out"):
        wanted = invoicing.PaymentFilter(
            company_id=desk.company_id, shop_id=desk.shop_id, direction=direction, open=True
        )
        number = Decimal(invoicing.payment_page(wanted, actor=desk.actor, limit=1, total=True).total or 0)
        figures.append(Figure(f"prepaid_{direction}", number, desk.to(PAYMENTS, direction=direction, open=True)))
    return figures


def _cash(desk: Desk) -> Group:
    """What lies in each till, bank account and wallet, and what they hold together."""
    month = desk.today.year * 100 + desk.today.month
    english = desk.actor.locale == "en"
    items = [
        Item(
            amount, "money", label=f"{code} {en if english else zh}",
            target=desk.to(CASH, account=code, month_from=month, month_to=month), alarm=amount < 0,
        )
        for code, zh, en, amount in cash_accounts(desk.company_id)
        if amount
    ]  # fmt: skip
    return Group("cash", "bars", items)


def _entries(desk: Desk) -> tuple[Figure, Group]:
    """What was booked under today, and by which documents."""
    rows = SQL.entries_days.rows(
        company=desk.company_id, since=desk.days()[0], until=desk.today, so_far=desk.now - timedelta(days=1)
    )
    days: dict[date, tuple[int, int]] = {}
    for day, _, number, so_far in rows:
        was = days.get(day, (0, 0))
        days[day] = (was[0] + number, was[1] + so_far)
    value, before, course = by_day(desk, days)
    target = desk.to(ENTRIES, since=desk.today, until=desk.today)
    sources = [
        Item(
            Decimal(number), label=choice("document_type", type_, desk.actor.locale),
            target=desk.to(ENTRIES, since=desk.today, until=desk.today, document_type=type_),
        )
        for day, type_, number, _ in sorted(rows, key=lambda row: -row[2])
        if day == desk.today
    ]  # fmt: skip
    return Figure("entries", value, target, before=before, course=course), Group("sources", "bars", sources, target)
