/* All pages of the application: where they are, what they are called, who sees them in the menu. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

export type Area = 'home' | 'sales' | 'aftersales' | 'purchasing' | 'warehouse' | 'stock' | 'catalog' | 'partners' | 'finance' | 'system'

export interface PageEntry {
  path: string
  /** Key of its name in the locales; lists of documents are called as the server calls them. */
  title: string
  /** Name of the list that it shows. */
  list?: string
  /** Where it stands in the menu; none for pages that are opened from others. */
  area?: Area
  permission?: string
  page: LazyExoticComponent<ComponentType>
}

export const PAGES: readonly PageEntry[] = [
  { path: '/', title: 'page.home', area: 'home', page: lazy(() => import('~/features/home/HomePage')) },
  {
    path: '/sales/orders', title: 'page.sales.orders', list: 'sales.orders', area: 'sales', permission: 'sales.order.view',
    page: lazy(() => import('~/features/sales/orders/OrderListPage')),
  },
  {
    path: '/sales/orders/new', title: 'page.sales.newOrder', area: 'sales', permission: 'sales.order.place',
    page: lazy(() => import('~/features/sales/orders/OrderFormPage')),
  },
  {
    path: '/sales/orders/$id', title: 'page.sales.order', permission: 'sales.order.view',
    page: lazy(() => import('~/features/sales/orders/OrderPage')),
  },
]
