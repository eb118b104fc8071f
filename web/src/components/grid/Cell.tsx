import { CheckOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { Column, StateInfo } from '~/api/descriptions'
import * as decimal from '~/lib/decimal'
import { day, moment } from '~/lib/time'
import i18n from '~/lib/i18n'
import { Named } from '../Named'
import { StateTag } from '../StateTag'
import { Thumb } from '../Thumb'
import { UnitName } from '../UnitName'

export type Row = Record<string, unknown> & { id: number }

/** The picture of goods before a value, in columns that have one. */
export function pictured(column: Column, row: Row, size?: number): ReactNode {
  const id = column.picture && column.picture_key ? row[column.picture_key] : null
  return column.picture && typeof id === 'number' ? <Thumb of={column.picture} id={id} {...(size ? { size } : {})} /> : null
}

/** A value as a text, as people read and copy it. */
export function shown(column: Column, value: unknown): string {
  if (value === null || value === undefined || value === '') return column.kind === 'text' ? '' : decimal.NOTHING
  const text = String(value)
  switch (column.kind) {
    case 'money': return decimal.money(text)
    case 'quantity': return decimal.quantity(text)
    case 'price': return decimal.price(text)
    case 'rate': return decimal.rate(text)
    case 'count': return decimal.quantity(text)
    case 'date': return day(text)
    case 'moment': return moment(text)
    case 'month': return text.replace(/^(\d{4})(\d{2})$/, '$1-$2')
    case 'object': return Object.entries(value as object).map(([name, part]) => `${name}: ${String(part)}`).join(', ')
    case 'flag': return value === true ? '✓' : ''
    case 'choice': return column.choices?.find((choice) => choice.value === text)?.label ?? text
    case 'references':
    case 'texts': return Array.isArray(value) ? value.join('、') : text
    default: return text
  }
}

/** Whether a value is worth a place on a card. */
export function says(value: unknown): boolean {
  return value != null && value !== '' && value !== false && !(Array.isArray(value) && !value.length)
}

/** How far something has got: nothing, a part, all of it. */
const PROGRESS: Record<string, string> = { none: 'plain', part: 'waiting', full: 'done' }

export function content(column: Column, row: Row, states: readonly StateInfo[]): ReactNode {
  const value = row[column.key]
  if (column.kind === 'state' && typeof value === 'string') {
    return <StateTag state={value} states={states} label={row.state_label as string | undefined} />
  }
  if (column.kind === 'reference' && typeof value === 'number' && column.reference && !column.reference.includes('.')) return <Named list={column.reference} id={value} />
  if (column.kind === 'references' && column.reference) {
    const { reference } = column
    return Array.isArray(value) ? <>{(value as number[]).map((id, at) => <span key={id}>{at > 0 && '、'}<Named list={reference} id={id} /></span>)}</> : i18n.t('common.all')
  }
  if (column.kind === 'flag') return value === true ? <CheckOutlined aria-label="✓" /> : null
  if (column.kind === 'choice' && typeof value === 'string' && value in PROGRESS) {
    return <span className={`zg-progress zg-progress-${PROGRESS[value]}`}>{shown(column, value)}</span>
  }
  if (column.key === 'unit' && typeof value === 'string' && value) return <UnitName code={value} />
  const text = shown(column, value)
  return text === '' || text === decimal.NOTHING ? <span className="zg-nothing">{decimal.NOTHING}</span> : text
}
