import type { PageEntry } from '~/app/page'

export const SYSTEM: readonly PageEntry[] = []
