import { paged, type PageEntry } from '~/lib/page'

export const AFTERSALES: readonly PageEntry[] = [
  {
    path: '/aftersales/returns', title: 'page.aftersales.returns', area: 'aftersales', permission: 'aftersales.return.view',
    page: paged(() => import('./returns/ReturnListPage')),
  },
  { path: '/aftersales/returns/new', title: 'page.aftersales.newReturn', permission: 'aftersales.return.create', page: paged(() => import('./returns/ReturnFormPage')) },
  { path: '/aftersales/returns/$id', title: 'page.aftersales.return', permission: 'aftersales.return.view', page: paged(() => import('./returns/ReturnPage')) },
]
