import type { PageEntry } from '~/app/page'

export const PURCHASING: readonly PageEntry[] = []
