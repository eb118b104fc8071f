/* The lines of a form, as values: every change makes new ones. */
import * as decimal from '~/lib/decimal'

export interface Sku {
  id: number
  code: string
  name: string
}

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
}

let last = 0

export function blank(): Line {
  last += 1
  return { key: last, text: '', sku: null, qty: '', price: '', listed: null, why: null, available: null, problem: null }
}

export function isBlank(line: Line): boolean {
  return !line.sku && !line.text && !line.qty && !line.price
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
export function copiedDown(lines: readonly Line[], at: number, field: 'qty' | 'price'): Line[] {
  const above = lines[at - 1]
  return above ? put(lines, at, { [field]: above[field] }) : [...lines]
}

/** A scanned SKU: one more on its line, else a new line before the empty one. */
export function scanned(lines: readonly Line[], sku: Sku): { lines: Line[]; at: number } {
  const found = lines.findIndex((line) => line.sku?.id === sku.id)
  if (found >= 0) {
    const qty = decimal.parse(lines[found]!.qty)?.plus(1).toFixed() ?? '1'
    return { lines: put(lines, found, { qty }), at: found }
  }
  const filled = lines.filter((line) => !isBlank(line))
  return { lines: ended([...filled, { ...blank(), sku, text: sku.code, qty: '1' }]), at: filled.length }
}

export interface Pasted {
  code: string
  qty: string
  price: string
}

/** Rows from a spreadsheet: code, quantity, price; a heading is passed over; texts are cleaned as they are typed. */
export function pasted(text: string): Pasted[] {
  return text
    .replace(/\r/g, '')
    .split('\n')
    .map((row) => row.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells[0])
    .map(([code = '', qty = '', price = '']) => ({
      code, qty: decimal.parse(qty)?.toFixed() ?? (qty ? qty : '1'), price: decimal.parse(price)?.toFixed() ?? price,
    }))
    .filter((row, at) => at > 0 || decimal.parse(row.qty) !== null)
}

export function amountOf(line: Line): string | null {
  return line.sku ? decimal.amount(line.qty, line.price || line.listed || '') : null
}

/** What is wrong with a line before anything is sent; keys of the locales. */
export function fault(line: Line): string | null {
  if (isBlank(line)) return null
  if (line.problem) return line.problem
  if (!line.sku) return 'lines.unknownSku'
  const qty = decimal.parse(line.qty)
  if (!qty || qty.lte(0)) return 'lines.badQty'
  if (line.price && !decimal.parse(line.price)) return 'lines.badPrice'
  return null
}
