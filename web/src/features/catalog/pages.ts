import { paged, type PageEntry } from '~/lib/page'

export const CATALOG: readonly PageEntry[] = [
  { path: '/catalog/products', title: 'page.catalog.products', area: 'catalog', permission: 'catalog.view', page: paged(() => import('./products/ProductListPage')) },
  { path: '/catalog/products/new', title: 'page.catalog.newProduct', permission: 'catalog.edit', page: paged(() => import('./products/NewProductPage')) },
  { path: '/catalog/products/$id', title: 'page.catalog.product', permission: 'catalog.view', page: paged(() => import('./products/ProductPage')) },
  { path: '/catalog/categories', title: 'page.catalog.categories', area: 'catalog', permission: 'catalog.view', page: paged(() => import('./structure/CategoriesPage')) },
  { path: '/catalog/brands', title: 'page.catalog.brands', area: 'catalog', permission: 'catalog.view', page: paged(() => import('./structure/BrandsPage')) },
  { path: '/catalog/price-lists', title: 'page.catalog.priceLists', area: 'catalog', permission: 'pricing.view', page: paged(() => import('./prices/PriceListsPage')) },
  { path: '/catalog/price-lists/new', title: 'page.catalog.newPriceList', permission: 'pricing.edit', page: paged(() => import('./prices/PriceListPage')) },
  { path: '/catalog/price-lists/$id', title: 'page.catalog.priceList', permission: 'pricing.view', page: paged(() => import('./prices/PriceListPage')) },
]
