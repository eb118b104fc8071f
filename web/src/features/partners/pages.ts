import type { PageEntry } from '~/app/page'

export const PARTNERS: readonly PageEntry[] = []
