"""What a warehouse looks at first: what has to leave and what comes, what must not be forgotten, what was done today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.insight.dashboard.work.desk import SHORT, Desk, Figure, Group, Item, Section, by_day
from zhanggui.insight.dashboard.work.expecting import due, outstanding
from zhanggui.kernel.api.lists import Selection
from zhanggui.ledgers.stock import public as stock

SHIPMENTS: Final = "warehouse.shipments"
RECEIPTS: Final = "warehouse.receipts"
#: Lots that expire so soon have to leave first.
SOON: Final = timedelta(days=30)
#: Ages of what waits, in days: from, to (None: and older).
AGES: Final[Mapping[str, tuple[int, int | None]]] = {
    "age_0": (0, 0), "age_1": (1, 1), "age_2": (2, 3), "age_4": (4, 7), "age_8": (8, None),
}  # fmt: skip
_WAITING, _OLDEST, _MOVED = (
    Selection(__file__, name) for name in ("shipments_waiting", "shipments_oldest", "moved_days")
)


def section(desk: Desk) -> Section:
    """Nine figures and four short lists, as far as the caller may see them. Twelve statements at most."""
    waiting, groups = _shipments(desk)
    figures = [waiting]
    if desk.actor.may(warehouse.RECEIPT_VIEW):
        figures.append(_announced(desk))
    if desk.actor.may(purchasing.ORDER_VIEW):
        figure, group = due(desk, outstanding(desk), desk.today + timedelta(days=1), "due")
        figures.append(figure)
        groups.append(group)
    if desk.actor.may(aftersales.RETURN_VIEW):
        figures.append(_returns(desk))
    if desk.actor.may(warehouse.COUNT_VIEW):
        figures.append(_counts(desk))
    if desk.actor.may(stock.LEDGER_VIEW):
        lots, group = _lots(desk)
        figures += [lots, _negative(desk)]
        groups.append(group)
    return Section([*figures, *_moved(desk)], groups)


def _shops(desk: Desk) -> dict[str, object]:
    """Documents of no shop belong to every shop, but not to the one that is asked for."""
    seen = desk.actor.shops
    return {**desk.scope(), "shops": None if seen is None else sorted(seen), "shop": desk.shop_id}


def _shipments(desk: Desk) -> tuple[Figure, list[Group]]:
    scope = _shops(desk)
    days: dict[date, int] = dict(_WAITING.rows(**scope))
    ages = []
    for key, (youngest, oldest) in AGES.items():
        until = None if youngest == 0 else desk.today - timedelta(days=youngest)
        since = None if oldest is None else desk.today - timedelta(days=oldest)
        number = sum(
            n for day, n in days.items() if (until is None or day <= until) and (since is None or day >= since)
        )
        target = desk.to(SHIPMENTS, state="draft", since=since, until=until)
        ages.append(Item(Decimal(number), key=key, target=target, alarm=youngest > 1 and number > 0))
    every = desk.to(SHIPMENTS, state="draft")
    rows = [
        Item(Decimal((desk.today - day).days), "days", label=number, detail=partner, document_type="warehouse.shipment", document_id=id_)
        for id_, number, day, partner in _OLDEST.rows(**scope, limit=SHORT)
    ]  # fmt: skip
    figure = Figure("waiting", Decimal(sum(days.values())), every)
    return figure, [Group("ages", "bars", ages, every), Group("oldest", "rows", rows, every)]


def _announced(desk: Desk) -> Figure:
    wanted = warehouse.DocumentFilter(company_id=desk.company_id, warehouse_id=desk.warehouse_id, shop_id=desk.shop_id)
    found = warehouse.RECEIPTS.counts(wanted, actor=desk.actor)
    return Figure("announced", Decimal(found["draft"]), desk.to(RECEIPTS, state="draft"))


def _returns(desk: Desk) -> Figure:
    wanted = aftersales.ReturnFilter(
        company_id=desk.company_id, shop_id=desk.shop_id, warehouse_id=desk.warehouse_id, state="approved"
    )
    found = aftersales.return_counts(wanted, actor=desk.actor)
    return Figure("returns_approved", Decimal(found["approved"]), desk.to("aftersales.returns", state="approved"))


def _counts(desk: Desk) -> Figure:
    wanted = warehouse.CountFilter(company_id=desk.company_id, warehouse_id=desk.warehouse_id, state="draft")
    found = warehouse.count_counts(wanted, actor=desk.actor)
    return Figure("counts", Decimal(found["draft"]), desk.to("warehouse.counts", state="draft"))


def _lots(desk: Desk) -> tuple[Figure, Group]:
    last = desk.today + SOON
    found = stock.lot_page(
        actor=desk.actor, company_id=desk.company_id, warehouse_id=desk.warehouse_id, expires_until=last, limit=SHORT, total=True
    )  # fmt: skip
    target = desk.to("stock.lots", expires_until=last)
    rows = [
        Item(
            Decimal((row.expires_on - desk.today).days if row.expires_on else 0), "days", label=row.code, detail=row.sku_name,
            document_type="stock.lot", document_id=row.id, alarm=row.expires_on is not None and row.expires_on < desk.today,
        )
        for row in found.items
    ]  # fmt: skip
    number = Decimal(found.total or 0)
    return Figure("expiring", number, target, alarm=number > 0), Group("expiring", "rows", rows, target)


def _negative(desk: Desk) -> Figure:
    wanted = stock.PositionFilter(company_id=desk.company_id, warehouse_id=desk.warehouse_id, negative=True)
    number = Decimal(stock.position_page(wanted, actor=desk.actor, limit=1, total=True).total or 0)
    return Figure("negative", number, desk.to("stock.positions", negative=True), alarm=number > 0)


def _moved(desk: Desk) -> list[Figure]:
    """What was shipped and received today, and on the days before."""
    rows = _MOVED.rows(
        **_shops(desk), since=desk.days()[0], until=desk.today, so_far=desk.now - timedelta(days=1),
        receipts=desk.actor.may(warehouse.RECEIPT_VIEW) or None,
    )  # fmt: skip
    figures = []
    for key, name, state in (("shipped", SHIPMENTS, "shipped"), ("received", RECEIPTS, "received")):
        if name == RECEIPTS and not desk.actor.may(warehouse.RECEIPT_VIEW):
            continue
        value, before, course = by_day(desk, {row[1]: (row[2], row[3]) for row in rows if row[0] == key})
        target = desk.to(name, state=state, since=desk.today, until=desk.today)
        figures.append(Figure(key, value, target, before=before, course=course))
    return figures
