import { paged, type PageEntry } from '~/lib/page'

export const PARTNERS: readonly PageEntry[] = [
  { path: '/partners/customers', title: 'page.partners.customers', area: 'partners', permission: 'partners.customers.view', page: paged(() => import('./CustomerListPage')) },
  { path: '/partners/customers/new', title: 'page.partners.new_customer', permission: 'partners.customers.edit', page: paged(() => import('./CustomerPage')) },
  { path: '/partners/customers/$id', title: 'page.partners.customer', permission: 'partners.customers.view', page: paged(() => import('./CustomerPage')) },
  { path: '/partners/suppliers', title: 'page.partners.suppliers', area: 'partners', permission: 'partners.suppliers.view', page: paged(() => import('./SupplierListPage')) },
  { path: '/partners/suppliers/new', title: 'page.partners.new_supplier', permission: 'partners.suppliers.edit', page: paged(() => import('./SupplierPage')) },
  { path: '/partners/suppliers/$id', title: 'page.partners.supplier', permission: 'partners.suppliers.view', page: paged(() => import('./SupplierPage')) },
]
