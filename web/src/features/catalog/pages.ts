import type { PageEntry } from '~/app/page'

export const CATALOG: readonly PageEntry[] = []
