import type { PageEntry } from '~/app/page'

export const FINANCE: readonly PageEntry[] = []
