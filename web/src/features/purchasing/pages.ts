import { paged, type PageEntry } from '~/lib/page'

export const PURCHASING: readonly PageEntry[] = [
  {
    path: '/purchasing/orders', title: 'page.purchasing.orders', area: 'purchasing', permission: 'purchasing.order.view',
    page: paged(() => import('./orders/OrderListPage')),
  },
  {
    path: '/purchasing/orders/new', title: 'page.purchasing.newOrder', permission: 'purchasing.order.place',
    page: paged(() => import('./orders/OrderFormPage')),
  },
  {
    path: '/purchasing/orders/$id', title: 'page.purchasing.order', permission: 'purchasing.order.view',
    page: paged(() => import('./orders/OrderPage')),
  },
  {
    path: '/purchasing/replenishment', title: 'page.purchasing.replenishment', area: 'purchasing', permission: 'purchasing.order.place',
    page: paged(() => import('./ReplenishmentPage')),
  },
  {
    path: '/purchasing/returns', title: 'page.purchasing.returns', area: 'purchasing', permission: 'purchasing.return.view',
    page: paged(() => import('./returns/ReturnListPage')),
  },
  {
    path: '/purchasing/returns/new', title: 'page.purchasing.newReturn', permission: 'purchasing.return.create',
    page: paged(() => import('./returns/ReturnFormPage')),
  },
  {
    path: '/purchasing/returns/$id', title: 'page.purchasing.return', permission: 'purchasing.return.view',
    page: paged(() => import('./returns/ReturnPage')),
  },
]
