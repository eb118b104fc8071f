import { paged, type PageEntry } from '~/lib/page'

export const STOCK: readonly PageEntry[] = [
  { path: '/stock/positions', title: 'page.stock.positions', area: 'stock', permission: 'stock.ledger.view', page: paged(() => import('./PositionListPage')) },
  { path: '/stock/as-of', title: 'page.stock.asOf', area: 'stock', permission: 'stock.ledger.view', page: paged(() => import('./AsOfPage')) },
  { path: '/stock/lots', title: 'page.stock.lots', area: 'stock', permission: 'stock.ledger.view', page: paged(() => import('./LotListPage')) },
  { path: '/stock/serials', title: 'page.stock.serials', area: 'stock', permission: 'stock.ledger.view', page: paged(() => import('./SerialPage')) },
  { path: '/stock/lots/$id', title: 'page.stock.lot', permission: 'stock.ledger.view', page: paged(() => import('./LotPage')) },
  { path: '/stock/skus/$id', title: 'page.stock.card', permission: 'stock.ledger.view', page: paged(() => import('./CardPage')) },
]
