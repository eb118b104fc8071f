import type { PageEntry } from '~/app/page'

export const WAREHOUSE: readonly PageEntry[] = []
