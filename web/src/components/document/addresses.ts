/* Where a document is opened, by its type; null for what has no page. */

import type { Column } from '~/api/descriptions'

const PLACES: Readonly<Record<string, string>> = {
  'sales.order': '/sales/orders', 'aftersales.return': '/aftersales/returns', 'purchasing.order': '/purchasing/orders', 'purchasing.return': '/purchasing/returns',
  'warehouse.shipment': '/warehouse/shipments', 'warehouse.receipt': '/warehouse/receipts', 'warehouse.adjustment': '/warehouse/adjustments',
  'warehouse.count': '/warehouse/counts', 'catalog.sku': '/stock/skus', 'stock.lot': '/stock/lots', 'invoicing.bill': '/finance/bills', 'invoicing.payment': '/finance/payments', 'invoicing.writeoff': '/finance/writeoffs',
}

/** Where the rows of a list are opened, by the name that descriptions give it. */
const LISTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(PLACES).map(([type, place]) => [`${type}s`, place])),
  'books.entries': '/finance/entries', customers: '/partners/customers', suppliers: '/partners/suppliers', products: '/catalog/products', 'price-lists': '/catalog/price-lists',
}

/** Lists that have a page of their own and no documents. */
const PAGES: Readonly<Record<string, string>> = {
  'stock.positions': '/stock/positions', 'invoicing.open-items': '/finance/open-items', 'insight.replenishment': '/purchasing/replenishment',
}

/** Where a list is shown, by the name that descriptions give it. */
export function addressOfList(list: string): string | null {
  return PAGES[list] ?? LISTS[list] ?? null
}

/** What the search finds and where it is opened. */
const SEARCHED: Readonly<Record<string, string>> = { 'catalog.skus': '/stock/skus', 'partners.customers': '/partners/customers', 'partners.suppliers': '/partners/suppliers' }

export function addressInList(list: string, id: number): string | null {
  const place = SEARCHED[list] ?? LISTS[list]
  return place ? `${place}/${id}` : null
}

/** Where the value of a column leads: the document or the partner that it names. */
export function addressOfReference(column: Column, row: Readonly<Record<string, unknown>>): string | null {
  if (column.key === 'partner_name') return row.customer_id ? `${LISTS.customers}/${String(row.customer_id)}` : row.supplier_id ? `${LISTS.suppliers}/${String(row.supplier_id)}` : null
  const [list, id] = [column.reference, column.reference_key ? row[column.reference_key] : null]
  return list && id != null && list in LISTS ? `${LISTS[list]}/${id}` : null
}

export function addressOf(type: unknown, id: unknown): string | null {
  const place = PLACES[String(type)]
  return place && id != null ? `${place}/${id}` : null
}
