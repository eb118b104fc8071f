"""What an order clerk looks at first: what has to be confirmed, shipped and taken back, and the orders of the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.sales import public as sales
from zhanggui.insight.dashboard.work.desk import SHORT, Desk, Figure, Group, Item, Section, by_day
from zhanggui.kernel.api.lists import Selection
from zhanggui.masters.organization import public as organization

ORDERS: Final = "sales.orders"
RETURNS: Final = "aftersales.returns"
#: Who waits longer than this for goods that are promised is late.
LATE: Final = timedelta(days=1)
#: One's own orders are looked for so far back.
OWN: Final = timedelta(days=90)
_TODAY, _OWN = (Selection(__file__, name) for name in ("orders_today", "orders_own"))


def section(desk: Desk) -> Section:
    """Seven figures and three short lists. Five statements at most."""
    figures = _waiting(desk)
    if desk.actor.may(aftersales.RETURN_VIEW):
        figures += _returns(desk)
    today, groups = _today(desk)
    return Section([*figures, today], [*groups, *_own(desk)])


def _waiting(desk: Desk) -> list[Figure]:
    wanted = sales.OrderFilter(company_id=desk.company_id, shop_id=desk.shop_id, warehouse_id=desk.warehouse_id)
    found = sales.order_counts(wanted, actor=desk.actor)
    before = desk.now.replace(microsecond=0) - LATE
    late = sales.order_counts(replace(wanted, until=before), actor=desk.actor)["to_ship"]
    return [
        Figure("draft", Decimal(found["draft"]), desk.to(ORDERS, state="draft")),
        Figure("to_ship", Decimal(found["to_ship"]), desk.to(ORDERS, to_ship=True)),
        Figure("late", Decimal(late), desk.to(ORDERS, to_ship=True, until=before), alarm=late > 0),
        Figure("short", Decimal(found["short"]), desk.to(ORDERS, short=True), alarm=found["short"] > 0),
    ]


def _returns(desk: Desk) -> list[Figure]:
    wanted = aftersales.ReturnFilter(company_id=desk.company_id, shop_id=desk.shop_id, warehouse_id=desk.warehouse_id)
    found = aftersales.return_counts(wanted, actor=desk.actor)
    return [
        Figure("returns_draft", Decimal(found["draft"]), desk.to(RETURNS, state="draft")),
        Figure("returns_approved", Decimal(found["approved"]), desk.to(RETURNS, state="approved")),
    ]


def _today(desk: Desk) -> tuple[Figure, list[Group]]:
    """The orders of the day, those of the last days beside them; by shop and by hour."""
    begin, end = desk.moment(desk.today), desk.moment(desk.today, 24)
    rows = _TODAY.rows(
        **desk.scope(), zone=desk.timezone, today=desk.today, since=desk.moment(desk.days()[0]), until=end,
        so_far=desk.now - timedelta(days=1),
    )  # fmt: skip
    value, before, course = by_day(desk, {row[1]: (row[4], row[5]) for row in rows if row[0] == "day"})
    gross = next((row[6] for row in rows if row[0] == "day" and row[1] == desk.today), Decimal("0.00"))
    target = desk.to(ORDERS, since=begin, until=end)
    names = organization.shops([row[3] for row in rows if row[0] == "shop"])
    shops = [
        Item(Decimal(row[4]), label=names[row[3]].name, amount=row[6], target=desk.to(ORDERS, since=begin, until=end, shop_id=row[3]))
        for row in rows
        if row[0] == "shop"
    ]  # fmt: skip
    hours = {row[2]: row[4] for row in rows if row[0] == "hour"}
    of_hours = [
        Item(
            Decimal(hours.get(hour, 0)), label=f"{hour:02d}:00",
            target=desk.to(ORDERS, since=desk.moment(desk.today, hour), until=desk.moment(desk.today, hour + 1)),
        )
        for hour in range(24)
    ]  # fmt: skip
    figure = Figure("today", value, target, before=before, course=course, amount=gross)
    return figure, [Group("shops", "bars", shops, target), Group("hours", "hours", of_hours, target)]


def _own(desk: Desk) -> list[Group]:
    """The last orders that the caller entered; programs have none."""
    if desk.actor.user_id is None:
        return []
    rows = _OWN.rows(**desk.scope(), user=desk.actor.user_id, since=desk.now - OWN, limit=SHORT)
    return [
        Group(
            "own",
            "rows",
            [
                Item(gross, "money", label=number, detail=customer, document_type="sales.order", document_id=id_)
                for id_, number, customer, gross in rows
            ],
        )
    ]
