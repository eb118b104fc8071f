/* The lines of a form, as values: every change makes new ones. */
import * as decimal from '~/lib/decimal'

export interface Sku {
  id: number
  code: string
  name: string
  lot_tracked?: boolean
  serial_tracked?: boolean
  shelf_life_days?: number | null
}

/** A line of a document that a line of the form is about. */
export type Source = { id: number } & { [field: string]: unknown }

export interface Line {
  key: number
  /** What was typed or scanned. */
  text: string
  sku: Sku | null
  qty: string
  /** Empty: by the price lists. */
  price: string
  /** What the price lists say, and why. */
  listed: string | null
  why: string | null
  available: string | null
  problem: string | null
  /** What stands in other columns. */
  cells: { readonly [column: string]: string }
  /** Its goods are those of a line of a document: they can't be changed. */
  source: Source | null
}

let last = 0

export function blank(): Line {
  last += 1
  return { key: last, text: '', sku: null, qty: '', price: '', listed: null, why: null, available: null, problem: null, cells: {}, source: null }
}

/** Lines that come from elsewhere, with keys of their own among those of this page. */
export function renumbered(lines: readonly Line[]): Line[] {
  return lines.map((line) => ({ ...line, key: blank().key }))
}

/** A line about a line of a document. */
export function about(source: Source, sku: Sku, change: Partial<Line> = {}): Line {
  return { ...blank(), text: sku.code, sku, source, ...change }
}

export function valueOf(line: Line, column: string): string {
  return column === 'qty' ? line.qty : column === 'price' ? line.price : (line.cells[column] ?? '')
}

export function valued(line: Line, column: string, value: string): Line {
  if (column === 'qty') return { ...line, qty: value }
  return column === 'price' ? { ...line, price: value } : { ...line, cells: { ...line.cells, [column]: value } }
}

export function isBlank(line: Line): boolean {
  return !line.sku && !line.text && !line.qty && !line.price && Object.values(line.cells).every((value) => !value)
}

/** Lines always end with an empty one: the place to go on. */
export function ended(lines: readonly Line[]): Line[] {
  const tail = lines.at(-1)
  return tail && isBlank(tail) ? [...lines] : [...lines, blank()]
}

export function put(lines: readonly Line[], at: number, change: Partial<Line>): Line[] {
  return ended(lines.map((line, n) => (n === at ? { ...line, ...change } : line)))
}

export function removed(lines: readonly Line[], at: number): Line[] {
  return ended(lines.filter((_, n) => n !== at))
}

/** Copy a cell from the line above (Ctrl+D). */
export function copiedDown(lines: readonly Line[], at: number, column: string): Line[] {
  const [above, line] = [lines[at - 1], lines[at]]
  return above && line ? put(lines, at, { ...valued(line, column, valueOf(above, column)), problem: null }) : [...lines]
}

/** Its goods come and go lot by lot or piece by piece. */
export function isTracked(line: Line): boolean {
  return !!line.sku?.lot_tracked || !!line.sku?.serial_tracked
}

/** How many different goods these lines are about. */
export function kinds(lines: readonly Line[]): number {
  return new Set(lines.flatMap((line) => (line.sku ? [line.sku.id] : []))).size
}

/** One more line about the same line of a document: another lot, another piece. */
export function split(lines: readonly Line[], at: number): Line[] {
  const line = lines[at]
  if (!line?.source) return [...lines]
  const more = { ...blank(), text: line.text, sku: line.sku, source: line.source }
  return [...lines.slice(0, at + 1), more, ...lines.slice(at + 1)]
}

/** A scanned SKU: one more in this column of its line, else a new line before the empty one. */
export function scanned(lines: readonly Line[], sku: Sku, column = 'qty'): { lines: Line[]; at: number } {
  const found = lines.findIndex((line) => line.sku?.id === sku.id)
  if (found >= 0) {
    const line = lines[found]!
    const more = decimal.parse(valueOf(line, column))?.plus(1).toFixed() ?? '1'
    return { lines: put(lines, found, { ...valued(line, column, more), problem: null }), at: found }
  }
  const filled = lines.filter((line) => !isBlank(line))
  return { lines: ended([...filled, valued({ ...blank(), sku, text: sku.code }, column, '1')]), at: filled.length }
}

export type Pasted = { code: string } & { [column: string]: string }

/**
 * Rows from a spreadsheet: the code, then the columns in their order, a number first; a heading is passed over; texts are cleaned as they
 * are typed; no quantity means one.
 */
export function pasted(text: string, columns: readonly string[] = ['qty', 'price']): Pasted[] {
  const [first] = columns
  return text
    .replace(/\r/g, '')
    .split('\n')
    .map((row) => row.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells[0])
    .map(([code = '', ...cells]): Pasted => ({
      code,
      ...Object.fromEntries(
        columns.map((column, at) => [column, decimal.parse(cells[at])?.toFixed() ?? (cells[at] || (column === first ? '1' : ''))]),
      ),
    }))
    .filter((row, at) => at > 0 || !first || decimal.parse(row[first]) !== null)
}

export function amountOf(line: Line): string | null {
  return line.sku ? decimal.amount(line.qty, line.price || line.listed || '') : null
}
