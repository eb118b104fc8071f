import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Select, Tooltip } from 'antd'
import { useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import * as decimal from '~/lib/decimal'
import type { ProblemEntry } from '~/lib/problem'
import { RefSelect } from '../RefSelect'
import { fieldOf } from './place'
import { useCellFocus } from '~/lib/useCellFocus'

export interface EditColumn<T> {
  key: keyof T & string
  label: string
  kind: 'text' | 'decimal' | 'date' | 'flag' | 'choice' | 'reference' | 'read'
  width?: number
  list?: string
  options?: readonly { value: string; label: string }[]
  max?: number
  placeholder?: string
  fixed?: (row: T) => boolean
  render?: (row: T, at: number) => ReactNode
  /** What stands in the cells that are only read; null where it is entered. */
  shown?: (row: T) => ReactNode
}

interface Props<T> {
  label: string
  rows: readonly T[]
  columns: readonly EditColumn<T>[]
  onRows: (rows: T[]) => void
  /** A new row; none: rows are neither added nor removed. */
  blank?: (() => T) | undefined
  /** Rows can be taken away though none can be added. */
  onDrop?: boolean
  /** The order counts: the first one is the main one. */
  ordered?: boolean
  /** What was refused, by row. */
  problems?: readonly ProblemEntry[]
  disabled?: boolean
  empty?: ReactNode
  removable?: (row: T) => boolean
  active?: number | null
  onActive?: (at: number) => void
  rowKey?: (row: T, at: number) => string | number
}

const NUMERIC = 'zg-numeric'

/** Rows that are entered like in a spreadsheet: Enter goes on, arrows move, Ctrl+D copies from above, ranges are pasted. */
export function EditTable<T extends object>(props: Props<T>) {
  const { rows, columns, onRows, blank, onDrop = false, ordered, problems = [], disabled, removable = () => true, rowKey = (_, at) => at } = props
  const { t } = useTranslation()
  const table = useRef<HTMLTableElement>(null)
  const [front, setFront] = useState('')
  const put = (at: number, change: Partial<T>) => onRows(rows.map((row, n) => (n === at ? { ...row, ...change } : row)))
  const focus = useCellFocus(table)
  const tools = (blank !== undefined || onDrop) && !disabled
  const typed = columns.filter((column) => column.kind === 'text' || column.kind === 'decimal' || column.kind === 'date')
  const move = (at: number, by: number) => {
    const next = [...rows]
    const [taken] = next.splice(at, 1)
    if (taken) next.splice(at + by, 0, taken)
    onRows(next)
  }
  const onKey = (event: KeyboardEvent) => {
    const [at, key] = ((event.target as HTMLElement).dataset?.cell ?? '').split(':')
    if (!key || !typed.length) return
    const row = Number(at)
    const place = typed.findIndex((column) => column.key === key)
    if (event.key === 'Enter') {
      if (place + 1 < typed.length) focus(row, typed[place + 1]!.key)
      else {
        if (row === rows.length - 1 && blank && !disabled) onRows([...rows, blank()])
        focus(row + 1, typed[0]!.key)
      }
    } else if (event.key === 'ArrowDown') focus(Math.min(rows.length - 1, row + 1), key)
    else if (event.key === 'ArrowUp') focus(Math.max(0, row - 1), key)
    else if (event.key.toLowerCase() === 'd' && event.ctrlKey && row > 0) put(row, { [key]: rows[row - 1]![key as keyof T] } as Partial<T>)
    else return
    event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent) => {
    const [at, key] = ((event.target as HTMLElement).dataset?.cell ?? '').split(':')
    const text = event.clipboardData.getData('text').replace(/\r/g, '').replace(/\n+$/, '')
    if (!key || disabled || !/[\t\n]/.test(text)) return
    event.preventDefault()
    const first = typed.findIndex((column) => column.key === key)
    const next = [...rows]
    text.split('\n').forEach((line, n) => {
      const row = Number(at) + n
      if (row >= next.length) {
        if (!blank) return
        next.push(blank())
      }
      const change = Object.fromEntries(
        line.split('\t').flatMap((cell, m) => {
          const column = typed[first + m]
          if (!column || column.fixed?.(next[row]!)) return []
          return [[column.key, column.kind === 'decimal' ? (decimal.parse(cell)?.toFixed() ?? cell.trim()) : cell.trim()]]
        }),
      )
      next[row] = { ...next[row]!, ...(change as Partial<T>) }
    })
    onRows(next)
  }
  const cell = (row: T, at: number, column: EditColumn<T>) => {
    const value = row[column.key] as unknown
    const name = t('lines.cell', { row: at + 1, column: column.label })
    const off = disabled || column.fixed?.(row)
    const plain = column.shown?.(row)
    if (plain) return <span className="zg-read">{plain}</span>
    if (column.kind === 'read' || column.render) return <span className="zg-read">{column.render?.(row, at) ?? String(value ?? '')}</span>
    if (column.kind === 'flag') return <span className="zg-read"><Checkbox aria-label={name} checked={value === true} disabled={!!off} onChange={(event) => put(at, { [column.key]: event.target.checked } as Partial<T>)} /></span>
    if (column.kind === 'choice') return <Select variant="borderless" aria-label={name} disabled={!!off} value={(value as string) || null} allowClear options={[...(column.options ?? [])]} popupMatchSelectWidth={false} style={{ width: '100%' }} onChange={(next: string | undefined) => put(at, { [column.key]: next ?? '' } as Partial<T>)} />
    if (column.kind === 'reference') return <RefSelect variant="borderless" className="zg-sku" aria-label={name} disabled={!!off} list={column.list!} value={(value as number | null) ?? null} onChange={(id) => put(at, { [column.key]: id } as Partial<T>)} />
    return (
      <input
        className="zg-cell-input" data-cell={`${at}:${column.key}`} aria-label={name} disabled={!!off} value={column.kind === 'decimal' && front !== `${at}:${column.key}` ? (decimal.parse(String(value ?? ''))?.toFixed() ?? String(value ?? '')) : String(value ?? '')} maxLength={column.max ?? 200}
        placeholder={column.placeholder ?? (column.kind === 'date' ? t('form.date') : undefined)} inputMode={column.kind === 'decimal' ? 'decimal' : undefined} autoComplete="off"
        onChange={(event) => put(at, { [column.key]: event.target.value } as Partial<T>)}
        onFocus={() => setFront(`${at}:${column.key}`)}
        onBlur={(event) => {
          setFront('')
          const clean = column.kind === 'decimal' ? decimal.parse(event.target.value)?.toFixed() : undefined
          // The value itself is shown clean; only what the server would not read is put right.
          if (clean !== undefined && /[^\d.+-]/.test(event.target.value)) put(at, { [column.key]: clean } as Partial<T>)
        }}
      />
    )
  }
  return (
    <div className="zg-table-scroll" onKeyDown={onKey} onPaste={onPaste}>
      <table className="zg-lines zg-edit" ref={table} aria-label={props.label} style={{ minWidth: columns.reduce((total, column) => total + (column.width ?? 140), 96) }}>
        <colgroup>
          <col style={{ width: 40 }} />
          {columns.map((column) => <col key={column.key} {...(column.width ? { style: { width: column.width } } : {})} />)}
          {tools && <col style={{ width: ordered ? 92 : 40 }} />}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">#</th>
            {columns.map((column) => <th key={column.key} scope="col" title={column.label} className={column.kind === 'decimal' ? NUMERIC : undefined}>{column.label}</th>)}
            {tools && <th scope="col"><span className="zg-hide">{t('lines.remove')}</span></th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const wrong = problems.filter((entry) => entry.row === at)
            const own = new Set(wrong.map(fieldOf))
            return (
              <tr key={rowKey(row, at)} className={`${wrong.length ? 'zg-bad' : ''}${props.active === at ? ' zg-picked' : ''}`} onClick={() => props.onActive?.(at)}>
                <td><Tooltip title={wrong.map((entry) => entry.detail).join('\n')}><span className="zg-read">{at + 1}</span></Tooltip></td>
                {columns.map((column) => (
                  <td key={column.key} className={column.kind === 'decimal' ? NUMERIC : undefined} aria-invalid={own.has(column.key) || undefined}>{cell(row, at, column)}</td>
                ))}
                {tools && (
                  <td className="zg-edit-tools">
                    {ordered && <Button type="text" size="small" tabIndex={-1} disabled={at === 0} icon={<ArrowUpOutlined />} aria-label={t('columns.up', { column: at + 1 })} onClick={() => move(at, -1)} />}
                    {ordered && <Button type="text" size="small" tabIndex={-1} disabled={at === rows.length - 1} icon={<ArrowDownOutlined />} aria-label={t('columns.down', { column: at + 1 })} onClick={() => move(at, 1)} />}
                    {removable(row) && <Button type="text" size="small" tabIndex={-1} icon={<DeleteOutlined />} aria-label={`${t('lines.remove')} ${at + 1}`} onClick={() => onRows(rows.filter((_, n) => n !== at))} />}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
      {!rows.length && <div className="zg-edit-empty">{props.empty ?? t('section.none')}</div>}
      {blank && !disabled && (
        <Button
          type="link" icon={<PlusOutlined />}
          onClick={() => {
            onRows([...rows, blank()])
            if (typed[0]) focus(rows.length, typed[0].key)
          }}
        >
          {t('form.addRow')}
        </Button>
      )}
      {problems.some((entry) => entry.row != null && entry.row < rows.length) && (
        <ul className="zg-edit-problems">{problems.map((entry, n) => <li key={n}>{entry.row != null && <b>{t('error.row', { row: entry.row + 1 })} </b>}{entry.detail} {entry.remedy && <em>{entry.remedy}</em>}</li>)}</ul>
      )}
    </div>
  )
}
