/* Which columns a grid shows, in what order, how wide, and where: a pure function of what the server names and what the user set. */
import type { Column } from '~/api/descriptions'

export type Pin = 'left' | 'right' | null

export interface ColumnSetting {
  key: string
  width?: number
  hidden?: boolean
  pin?: Pin
}

export interface Placed {
  column: Column
  width: number
  pin: Pin
  /** Distance from its own edge (left ones from the left, right ones from the right); for the others from the first of them. */
  offset: number
}

export interface Layout {
  left: Placed[]
  middle: Placed[]
  right: Placed[]
  leftWidth: number
  middleWidth: number
  rightWidth: number
}

const WIDTHS: Record<Column['kind'], number> = {
  number: 164, state: 96, money: 118, quantity: 84, price: 104, rate: 76, count: 76, date: 104, moment: 142, flag: 72, choice: 92,
  code: 128, text: 160, texts: 140, month: 84, reference: 140, references: 160, object: 160,
}
const NUMBERS: ReadonlySet<Column['kind']> = new Set(['money', 'quantity', 'price', 'rate', 'count'])

/** Texts that are short whatever they say. */
const SHORT: ReadonlySet<string> = new Set(['unit', 'currency', 'grade', 'country', 'account', 'revenue_account', 'debit_account', 'credit_account'])
/** Places, people and kinds are named alike in every row; other names, and what somebody has written, are read most and get what is left of the
 * window first. */
const ALIKE: ReadonlySet<string> = new Set([
  'shop_name', 'warehouse_name', 'category_name', 'brand_name', 'cash_account_name', 'parent_name', 'user_name', 'undone_by_name', 'action_name', 'document_name', 'layout_name',
])
const READ = /(^|_)(name|summary|remark|note|reason|error|partner|changes)$/
/** Numbers of other documents, which are as long as a document's own. */
const OTHER_NUMBER = /^(order|external|tax)_number$/

function signWidth(sign: string): number {
  if (sign.charCodeAt(0) > 0x2e80) return 13
  if (sign >= 'A' && sign <= 'Z') return 8.2
  if (sign >= '0' && sign <= '9') return 7.4
  return sign >= 'a' && sign <= 'z' ? 6.8 : 4.4
}

/** How wide a text is, roughly, in the font of the tables. */
export function textWidth(text: string): number {
  let width = 0
  for (const sign of text) width += signWidth(sign)
  return Math.ceil(width)
}

export function isNumeric(kind: Column['kind']): boolean {
  return NUMBERS.has(kind)
}

function usual(column: Column): number {
  if (column.kind === 'text') return SHORT.has(column.key) ? 68 : ALIKE.has(column.key) ? 120 : column.key === 'sku_name' || column.key === 'product_name' ? 200 : WIDTHS.text
  if (column.kind === 'code' && OTHER_NUMBER.test(column.key)) return 150
  // A choice is as wide as the longest one, in its frame.
  if (column.kind === 'choice') return Math.min(200, Math.max(WIDTHS.choice, ...(column.choices ?? []).map((choice) => textWidth(choice.label) + 32)))
  return WIDTHS[column.kind]
}

/** Beside a heading that is sorted by. */
const ARROW = 8

export function naturalWidth(column: Column): number {
  return Math.max(usual(column), textWidth(column.label) + 22 + (column.sortable ? ARROW : 0)) + (column.picture ? 36 : 0)
}

/** The share of a column in what is left of the window. */
function share(column: Column): number {
  if ((column.kind !== 'text' && column.kind !== 'texts') || SHORT.has(column.key)) return 0
  return READ.test(column.key) && !ALIKE.has(column.key) ? 3 : 1
}

/** All columns in the user's order; columns the user's settings don't know stand where the server has them. */
export function arranged(columns: readonly Column[], settings: readonly ColumnSetting[]): Column[] {
  const rank = new Map(settings.map((setting, at) => [setting.key, at]))
  const known = columns.filter((column) => rank.has(column.key)).sort((a, b) => rank.get(a.key)! - rank.get(b.key)!)
  const result = [...known]
  columns.forEach((column, at) => {
    if (rank.has(column.key)) return
    const before = columns.slice(0, at).findLast((other) => result.includes(other))
    result.splice(before ? result.indexOf(before) + 1 : 0, 0, column)
  })
  return result
}

export function isHidden(column: Column, settings: readonly ColumnSetting[]): boolean {
  return settings.find((setting) => setting.key === column.key)?.hidden ?? column.hidden
}

export function layout(columns: readonly Column[], settings: readonly ColumnSetting[], space = 0): Layout {
  const set = new Map(settings.map((setting) => [setting.key, setting]))
  const shown = arranged(columns, settings).filter((column) => !isHidden(column, settings))
  const found: Layout = { left: [], middle: [], right: [], leftWidth: 0, middleWidth: 0, rightWidth: 0 }
  const placed = shown.map((column, at): Placed => {
    const setting = set.get(column.key)
    // The first column names the row: it stays in sight.
    const pin = setting?.pin !== undefined ? setting.pin : at === 0 ? 'left' : null
    return { column, width: setting?.width ?? naturalWidth(column), pin, offset: 0 }
  })
  // What is left of the window goes to texts whose width nobody has set.
  const spare = space - placed.reduce((total, one) => total + one.width, 0)
  const shares = placed.map((one) => (set.get(one.column.key)?.width === undefined ? share(one.column) : 0))
  const all = shares.reduce((total, one) => total + one, 0)
  if (spare > 0) placed.forEach((one, at) => { one.width += Math.floor(all ? (spare * shares[at]!) / all : at === placed.length - 1 ? spare : 0) })
  for (const one of placed) {
    if (one.pin === 'left') {
      found.left.push({ ...one, offset: found.leftWidth })
      found.leftWidth += one.width
    } else if (one.pin === null) {
      found.middle.push({ ...one, offset: found.middleWidth })
      found.middleWidth += one.width
    }
  }
  for (const one of placed.filter((each) => each.pin === 'right').reverse()) {
    found.right.unshift({ ...one, offset: found.rightWidth })
    found.rightWidth += one.width
  }
  return found
}

/** The settings after one column has changed; the order of all others is kept. */
export function changed(columns: readonly Column[], settings: readonly ColumnSetting[], key: string, change: Partial<ColumnSetting>): ColumnSetting[] {
  const set = new Map(settings.map((setting) => [setting.key, setting]))
  return arranged(columns, settings).map((column) => ({ ...(set.get(column.key) ?? { key: column.key }), ...(column.key === key ? change : {}) }))
}

/** The settings after a column was moved before another one. */
export function moved(columns: readonly Column[], settings: readonly ColumnSetting[], key: string, by: number): ColumnSetting[] {
  const all = changed(columns, settings, key, {})
  const from = all.findIndex((setting) => setting.key === key)
  const to = Math.max(0, Math.min(all.length - 1, from + by))
  const [taken] = all.splice(from, 1)
  if (taken) all.splice(to, 0, taken)
  return all
}
