"""Event → reactions, in order: the whole truth about who listens to whom."""

from __future__ import annotations

from zhanggui.app import naming, telling
from zhanggui.app.verification.background import VERIFICATION
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.valuation import public as valuation
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.edges.channels import public as channels
from zhanggui.foundation.audit import public as audit
from zhanggui.foundation.exchange import public as exchange
from zhanggui.foundation.identity import public as identity
from zhanggui.foundation.printing import public as printing
from zhanggui.foundation.tasks import public as tasks
from zhanggui.kernel import events
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners
from zhanggui.masters.pricing import public as pricing

REACTIONS: dict[type[events.Event], tuple[events.Handler, ...]] = {
    identity.Changed: (audit.on_changed,),
    exchange.ImportEnded: (telling.on_import_ended,),
    organization.PoliciesChanged: (stock.on_policies_changed,),
    catalog.ProductPoliciesChanged: (stock.on_product_policies_changed,),
    # A pool keeps the method it began with; the new one holds for SKUs that have not moved yet.
    catalog.CategoriesRecosted: (),
    partners.PartnersNamed: (naming.on_partners_named,),
    pricing.PricesNamed: (naming.on_prices_named,),
    stock.StockPosted: (valuation.on_stock_posted,),
    books.ItemsReopened: (sales.on_items_reopened,),
    valuation.CostsReplayed: (sales.on_costs_replayed, warehouse.on_costs_replayed),
    warehouse.ShipmentsShipped: (sales.on_shipped, purchasing.on_shipped),
    warehouse.ShipmentsUndone: (sales.on_sent_undone, sales.on_shipments_undone, purchasing.on_shipments_undone),
    warehouse.ShipmentsUndoAsked: (sales.on_sent_undone, sales.on_shipments_undone, purchasing.on_shipments_undone),
    invoicing.BillsUndoAsked: (sales.on_bills_undone, purchasing.on_bills_undo_asked, aftersales.on_bills_undone),
    invoicing.BillsUndone: (sales.on_bills_undone, purchasing.on_bills_undone, aftersales.on_bills_undone),
    warehouse.ReceiptsReceived: (purchasing.on_received, aftersales.on_received),
}

#: The kinds of files that can be imported, over HTTP and by the worker too: naming one here loads what applies it.
LAYOUTS: tuple[exchange.Layout, ...] = (channels.ONLINE_RETAIL, warehouse.WAYBILLS)

#: The kinds of long work in the background; the worker knows those that stand here.
TASKS: tuple[tasks.Kind, ...] = (VERIFICATION,)


#: What can be printed, in the order in which it is offered.
KINDS: tuple[printing.Kind, ...] = (
    *sales.PRINTED,
    *purchasing.PRINTED,
    *invoicing.PRINTED,
    *pricing.PRINTED,
)


def install() -> None:
    """Put the tables in force; once per process."""
    printing.register(*KINDS)
    events.install(REACTIONS)
    tasks.register(*TASKS)
