"""Event → reactions, in order: the whole truth about who listens to whom."""

from __future__ import annotations

from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.valuation import public as valuation
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.kernel import events
from zhanggui.ledgers.stock import public as stock

REACTIONS: dict[type[events.Event], tuple[events.Handler, ...]] = {
    stock.StockPosted: (valuation.on_stock_posted,),
    warehouse.ShipmentsShipped: (sales.on_shipped, purchasing.on_shipped),
    warehouse.ReceiptsReceived: (purchasing.on_received, aftersales.on_received),
}


def install() -> None:
    """Put the table in force; once per process."""
    events.install(REACTIONS)
