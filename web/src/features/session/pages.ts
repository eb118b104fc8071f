import { lazy } from 'react'
import type { PageEntry } from '~/lib/page'

export const SESSION: readonly PageEntry[] = [{ path: '/account/security', title: 'page.account.security', page: lazy(() => import('./SecurityPage')) }]
