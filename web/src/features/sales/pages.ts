import { paged, type PageEntry } from '~/lib/page'

export const SALES: readonly PageEntry[] = [
  {
    path: '/sales/orders', title: 'page.sales.orders', area: 'sales', permission: 'sales.order.view',
    page: paged(() => import('./orders/OrderListPage')),
  },
  {
    path: '/sales/orders/new', title: 'page.sales.newOrder', area: 'sales', permission: 'sales.order.place',
    page: paged(() => import('./orders/OrderFormPage')),
  },
  {
    path: '/sales/orders/$id', title: 'page.sales.order', permission: 'sales.order.view',
    page: paged(() => import('./orders/OrderPage')),
  },
]
