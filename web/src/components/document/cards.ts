/* Where the facts of a card stand: two beside each other, and what is too long for that alone in its line. */
import type { Column } from '~/api/descriptions'
import { shown, type Row } from '../grid/Cell'
import { textWidth } from '../grid/layout'

export interface CardCell {
  column: Column
  whole: boolean
}

/** Padding and border of the box and the card, and the gap between two facts. */
const AROUND = 16 + 26 + 12
const LABEL_GAP = 8
/** The font of cards, by the one of tables. */
const SCALE = 12.5 / 13

/** `wide`: the width of the box that the cards are in; 0 while nobody knows. */
export function cardCells(columns: readonly Column[], row: Row, wide: number): { cells: CardCell[]; lines: number } {
  const half = (wide - AROUND) / 2
  const cells = columns.map((column) => {
    const named = column.kind === 'reference' || column.kind === 'references'
    return { column, whole: wide > 0 && !named && LABEL_GAP + SCALE * textWidth(column.label + shown(column, row[column.key])) > half }
  })
  const halves = cells.filter((cell) => !cell.whole)
  // The short ones come first: no place beside a long one stays empty.
  return { cells: [...halves, ...cells.filter((cell) => cell.whole)], lines: cells.length - halves.length + Math.ceil(halves.length / 2) }
}
