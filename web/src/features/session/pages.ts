import { paged, type PageEntry } from '~/lib/page'

export const SESSION: readonly PageEntry[] = [{ path: '/account/security', title: 'page.account.security', page: paged(() => import('./SecurityPage')) }]
