"""The HTTP API: the routers of all modules, under `/api/v1`."""

from __future__ import annotations

from ninja import Router

from zhanggui.app.choices import CHOICES
from zhanggui.app.descriptions import router as descriptions
from zhanggui.app.labels import LABELS
from zhanggui.app.verification.api import router as verification
from zhanggui.app.welcome import router as welcome
from zhanggui.documents.aftersales.returns.api import router as returns
from zhanggui.documents.invoicing.api import router as invoicing
from zhanggui.documents.purchasing.api import router as purchasing
from zhanggui.documents.sales.api import router as sales
from zhanggui.documents.valuation.api import router as valuation
from zhanggui.documents.warehouse.api import router as warehouse
from zhanggui.foundation.audit.api import router as audit
from zhanggui.foundation.exchange.api import router as exchange
from zhanggui.foundation.files.api import router as files
from zhanggui.foundation.identity.api import AUTH
from zhanggui.foundation.identity.api import router as identity
from zhanggui.foundation.notices.api import router as notices
from zhanggui.foundation.numbering.api import router as numbering
from zhanggui.foundation.outbox.api import router as outbox
from zhanggui.foundation.preferences.api import router as preferences
from zhanggui.foundation.printing.api import router as printing
from zhanggui.foundation.tasks.api import router as tasks
from zhanggui.insight.dashboard.api import router as dashboard
from zhanggui.insight.scanning.api import router as scanning
from zhanggui.insight.search.api import router as search
from zhanggui.insight.trading.api import router as trading
from zhanggui.kernel import labels
from zhanggui.kernel.api.service import Api
from zhanggui.ledgers.books.api import router as books
from zhanggui.ledgers.stock.api import router as stock
from zhanggui.masters.catalog.api import router as catalog
from zhanggui.masters.organization.api import router as organization
from zhanggui.masters.partners.api import router as partners
from zhanggui.masters.pricing.api import router as pricing

#: In the order of the documentation page.
ROUTERS: tuple[Router, ...] = (
    identity,
    organization,
    catalog,
    partners,
    pricing,
    sales,
    returns,
    purchasing,
    valuation,
    warehouse,
    invoicing,
    stock,
    books,
    numbering,
    files,
    printing,
    exchange,
    outbox,
    audit,
    tasks,
    notices,
    verification,
    preferences,
    dashboard,
    search,
    scanning,
    trading,
    descriptions,
    welcome,
)

DESCRIPTION = """
掌柜：进销存与业财一体。金额、数量以文本传输，时间为 UTC。

Every list is paged by `cursor`, in the order of its parameter `sort` where it has one, or comes whole as a file with `export=csv` or `export=xlsx`; every change takes a batch and needs an `Idempotency-Key`; every refusal is `application/problem+json` in
the language of `Accept-Language`, with a stable `code` and a remedy. Amounts and quantities are texts, moments are UTC.
"""

labels.add(LABELS)
labels.add_choices(CHOICES)
api = Api(title="掌柜 API", description=DESCRIPTION, auth=AUTH, openapi_url=None)
for router in ROUTERS:
    api.add_router("", router)
