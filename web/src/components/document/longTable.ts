/* Of many lines: which have a text in them, which are the widest. */
import type { Column } from '~/api/descriptions'
import { shown, type Row } from '../grid/Cell'

/** The rows in which every word stands somewhere, as it is read. */
export function found(columns: readonly Column[], rows: readonly Row[], text: string): readonly Row[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (!words.length) return rows
  return rows.filter((row) => {
    const all = columns.map((column) => shown(column, row[column.key])).join('\n').toLowerCase()
    return words.every((word) => all.includes(word))
  })
}

/** About how wide a text is: what is no Latin letter is twice as wide. */
function width(text: string): number {
  let wide = 0
  for (const each of text) wide += each > '\u2e7f' ? 2 : 1
  return wide
}

/** For each column the row that needs the most of it. */
export function widest(columns: readonly Column[], rows: readonly Row[]): Row[] {
  return columns.map((column) => {
    let most = -1
    let at = rows[0]!
    for (const row of rows) {
      const wide = width(shown(column, row[column.key]))
      if (wide > most) {
        most = wide
        at = row
      }
    }
    return at
  })
}
