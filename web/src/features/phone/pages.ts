import { paged, type PageEntry } from '~/lib/page'

/** Work with a scanner, at a shelf or a ramp; first in the menu of a phone. */
export const PHONE: readonly PageEntry[] = [
  { path: '/m/receive', title: 'page.phone.receive', area: 'phone', permission: 'warehouse.receipt.view', page: paged(() => import('./ReceivePage')) },
  { path: '/m/pick', title: 'page.phone.pick', area: 'phone', permission: 'warehouse.shipment.view', page: paged(() => import('./PickPage')) },
  { path: '/m/count', title: 'page.phone.count', area: 'phone', permission: 'warehouse.count.enter', page: paged(() => import('./CountPage')) },
  { path: '/m/stock', title: 'page.phone.stock', area: 'phone', permission: 'stock.ledger.view', page: paged(() => import('./StockPage')) },
  { path: '/m/queue', title: 'page.phone.queue', area: 'phone', page: paged(() => import('./QueuePage')) },
  { path: '/m/jobs/$key', title: 'page.phone.job', page: paged(() => import('./JobPage')) },
]
