import { lazy } from 'react'
import type { PageEntry } from '~/lib/page'

export const PURCHASING: readonly PageEntry[] = [
  {
    path: '/purchasing/orders', title: 'page.purchasing.orders', area: 'purchasing', permission: 'purchasing.order.view',
    page: lazy(() => import('./orders/OrderListPage')),
  },
  {
    path: '/purchasing/orders/new', title: 'page.purchasing.newOrder', permission: 'purchasing.order.place',
    page: lazy(() => import('./orders/OrderFormPage')),
  },
  {
    path: '/purchasing/orders/$id', title: 'page.purchasing.order', permission: 'purchasing.order.view',
    page: lazy(() => import('./orders/OrderPage')),
  },
  {
    path: '/purchasing/replenishment', title: 'page.purchasing.replenishment', area: 'purchasing', permission: 'purchasing.order.place',
    page: lazy(() => import('./ReplenishmentPage')),
  },
  {
    path: '/purchasing/returns', title: 'page.purchasing.returns', area: 'purchasing', permission: 'purchasing.return.view',
    page: lazy(() => import('./returns/ReturnListPage')),
  },
  {
    path: '/purchasing/returns/new', title: 'page.purchasing.newReturn', permission: 'purchasing.return.create',
    page: lazy(() => import('./returns/ReturnFormPage')),
  },
  {
    path: '/purchasing/returns/$id', title: 'page.purchasing.return', permission: 'purchasing.return.view',
    page: lazy(() => import('./returns/ReturnPage')),
  },
]
