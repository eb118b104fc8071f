/* All pages of the application, area by area in the order of the menu. */
import { AFTERSALES } from '~/features/aftersales/pages'
import { CATALOG } from '~/features/catalog/pages'
import { FINANCE } from '~/features/finance/pages'
import { PARTNERS } from '~/features/partners/pages'
import { PHONE } from '~/features/phone/pages'
import { PRINTING } from '~/features/printing/pages'
import { PURCHASING } from '~/features/purchasing/pages'
import { SALES } from '~/features/sales/pages'
import { SESSION } from '~/features/session/pages'
import { STOCK } from '~/features/stock/pages'
import { SYSTEM } from '~/features/system/pages'
import { WAREHOUSE } from '~/features/warehouse/pages'
import { paged, type PageEntry } from '~/lib/page'

export const PAGES: readonly PageEntry[] = [
  { path: '/', title: 'page.home', area: 'home', page: paged(() => import('~/features/home/HomePage')) },
  { path: '/m/today', title: 'page.phone.today', area: 'phone', page: paged(() => import('~/features/home/TodayPage')) },
  ...PHONE,
  ...SALES,
  ...AFTERSALES,
  ...PURCHASING,
  ...WAREHOUSE,
  ...STOCK,
  ...CATALOG,
  ...PARTNERS,
  ...FINANCE,
  ...SYSTEM,
  ...SESSION,
  ...PRINTING,
]
