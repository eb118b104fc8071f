/* What the lines of a form ask for: the columns beside the goods, and what is wrong with what was typed. */
import type { ReactNode } from 'react'
import * as decimal from '~/lib/decimal'
import { isBlank, valueOf, type Line } from './model'

/** `quantity`: above zero; `signed`: not zero; `count`: zero or more; `read`: shown only. */
export type LineKind = 'quantity' | 'signed' | 'count' | 'price' | 'money' | 'rate' | 'text' | 'day' | 'choice' | 'read'

export interface LineColumn {
  key: string
  /** What it is called, in the user's language. */
  label: string
  kind: LineKind
  width: number
  required?: boolean
  choices?: readonly { value: string; label: string }[]
  /** Of a column that is only shown. */
  shown?: (line: Line) => ReactNode
  numeric?: boolean
  /** Whether a line has no use for the column: the cell is left out of the way of the keys. */
  off?: (line: Line) => boolean
  placeholder?: (line: Line) => string
  hint?: (line: Line) => string | null
}

const NUMBERS: ReadonlySet<LineKind> = new Set(['quantity', 'signed', 'count', 'price', 'money', 'rate'])
const DAY = /^\d{4}-\d{2}-\d{2}$/
const LOOSE_DAY = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/

export function isNumber(column: LineColumn): boolean {
  return column.numeric ?? NUMBERS.has(column.kind)
}

export function isInput(column: LineColumn, line: Line): boolean {
  return column.kind !== 'read' && !column.off?.(line)
}

/** A day as the server writes it, of what people type: 20261101, 2026/11/1. */
export function day(text: string): string {
  const found = LOOSE_DAY.exec(text.trim())
  return found ? `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}` : text.trim()
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return DAY.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

function wrong(column: LineColumn, line: Line): string | null {
  const text = valueOf(line, column.key).trim()
  const needed = column.required || column.kind === 'quantity' || column.kind === 'signed'
  if (!text) return needed ? missing(column.kind) : null
  if (column.kind === 'day') return isDay(text) ? null : 'lines.badDay'
  if (!NUMBERS.has(column.kind)) return null
  const value = decimal.parse(text)
  if (column.kind === 'quantity') return value?.gt(0) ? null : 'lines.badQty'
  if (column.kind === 'signed') return value && !value.eq(0) ? null : 'lines.zeroQty'
  if (column.kind === 'count') return value?.gte(0) ? null : 'lines.badCount'
  return value?.gte(0) ? null : 'lines.badPrice'
}

function missing(kind: LineKind): string {
  if (kind === 'quantity' || kind === 'count') return 'lines.badQty'
  if (kind === 'signed') return 'lines.zeroQty'
  return kind === 'price' || kind === 'money' ? 'lines.needPrice' : 'lines.needed'
}

/** A number that is only shown. */
export function figure(key: string, label: string, shown: (line: Line) => ReactNode, width = 90): LineColumn {
  return { key, label, kind: 'read', numeric: true, width, shown }
}

export const QTY: LineColumn = { key: 'qty', label: 'qty', kind: 'quantity', width: 100 }
export const PRICE: LineColumn = { key: 'price', label: 'price', kind: 'price', width: 120 }

/** What is wrong with a line before anything is sent; keys of the locales. `typed`: only with what stands there, not with what is still to come. */
export function fault(line: Line, columns: readonly LineColumn[] = [QTY, PRICE], typed = false): string | null {
  if (isBlank(line)) return null
  if (line.problem) return line.problem
  if (!line.sku) return 'lines.unknownSku'
  for (const column of columns) {
    if (!isInput(column, line) || (typed && !valueOf(line, column.key).trim())) continue
    const why = wrong(column, line)
    if (why) return why
  }
  return null
}
