import type { PageEntry } from '~/app/page'

export const STOCK: readonly PageEntry[] = []
