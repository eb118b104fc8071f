import type { PageEntry } from '~/app/page'

export const AFTERSALES: readonly PageEntry[] = []
