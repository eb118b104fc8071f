import { lazy } from 'react'
import type { PageEntry } from '~/app/page'

export const PURCHASING: readonly PageEntry[] = [
  {
    path: '/purchasing/orders/new', title: 'page.purchasing.newOrder', permission: 'purchasing.order.place',
    page: lazy(() => import('./orders/OrderFormPage')),
  },
  {
    path: '/purchasing/returns/new', title: 'page.purchasing.newReturn', permission: 'purchasing.return.create',
    page: lazy(() => import('./returns/ReturnFormPage')),
  },
]
