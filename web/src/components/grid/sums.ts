/* Totals of a part of a list, under the totals of all that its filter matches. */
import { sum } from '~/lib/decimal'
import type { Row } from './Cell'
import { isSelected, NONE, type Selection } from './selection'

export interface PartSums {
  part: 'loaded' | 'picked'
  values: Record<string, string>
}

/** The totals of the rows that are picked, else of those loaded so far; null where that is everything. `keys`: the columns that have totals. */
export function partSums(rows: readonly Row[], keys: readonly string[], selection: Selection = NONE, hasMore = false): PartSums | null {
  const some = selection.keys.size > 0 && !selection.everything
  if (!some && !hasMore) return null
  const those = some ? rows.filter((row) => isSelected(selection, row.id)) : rows
  const values = keys.flatMap((key): [string, string][] => {
    const found = those.map((row) => row[key]).filter((value) => value !== null && value !== undefined)
    return found.length ? [[key, sum(found.map(String))]] : []
  })
  return { part: some ? 'picked' : 'loaded', values: Object.fromEntries(values) }
}
