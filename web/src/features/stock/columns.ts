import type { TFunction } from 'i18next'
import type { Column } from '~/api/descriptions'

/** A column of a list that is drawn here: named by its key in the locales. */
export function column(t: TFunction, key: string, kind: Column['kind'], hidden = false): Column {
  return { key, label: t(`stock.column.${key}`), kind, hidden, sums: false }
}
