import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '~/api/descriptions'
import { quantity, sum } from '~/lib/decimal'
import { usePage } from '~/lib/page'
import { content, pictured, shown, type Row } from '../grid/Cell'
import { isNumeric } from '../grid/layout'
import { found, widest } from './longTable'
import { LONG, TableRows } from './TableRows'

const SUMMED = new Set(['qty', 'net', 'tax', 'gross', 'amount', 'cost', 'reserved_qty', 'shipped_qty', 'returned_qty', 'received_qty'])

function styleOf(column: Column): string | undefined {
  if (column.key === 'line_no') return 'zg-numeric zg-line-no'
  if (isNumeric(column.kind)) return 'zg-numeric'
  if (column.key.endsWith('reason')) return 'zg-why'
  return column.key.endsWith('name') ? 'zg-name' : undefined
}

function Value({ column, row }: { column: Column; row: Row }) {
  return column.picture ? <span className="zg-pictured">{pictured(column, row, 32)}{content(column, row, [])}</span> : content(column, row, [])
}

/** What the browser's own search cannot see, because it is not drawn, is found here, by the same keys; pressed again they are the browser's. */
function Find({ value, onChange, count, total }: { value: string; onChange: (text: string) => void; count: number; total: number }) {
  const { t } = useTranslation()
  const { front } = usePage()
  const field = useRef<InputRef>(null)
  useEffect(() => {
    if (!front) return
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || field.current?.input === document.activeElement) return
      event.preventDefault()
      field.current?.focus({ cursor: 'all' })
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [front])
  return (
    <div className="zg-find">
      <Input ref={field} prefix={<SearchOutlined />} allowClear placeholder={t('lines.find')} aria-label={t('lines.find')} value={value} onChange={(event) => onChange(event.target.value)} suffix={value ? undefined : <kbd>Ctrl F</kbd>} />
      <span className="zg-count" role="status">{value.trim() ? t('lines.found', { count: quantity(String(count)), total: quantity(String(total)) }) : t('lines.all', { total: quantity(String(total)) })}</span>
    </div>
  )
}

/** The lines of a document. A column in which no row has anything is left out: what the caller may not see, or what does not occur. */
export function LineTable({ columns, rows, totals = true }: { columns: readonly Column[]; rows: readonly Row[]; totals?: boolean }) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState('')
  const asked = useDeferredValue(wanted)
  const long = rows.length > LONG
  const used = useMemo(() => columns.filter((column) => rows.some((row) => row[column.key] !== null && row[column.key] !== undefined && row[column.key] !== '')), [columns, rows])
  const summed = used.filter((column) => SUMMED.has(column.key))
  const some = useMemo(() => (long ? found(used, rows, asked) : rows), [long, used, rows, asked])
  const wide = useMemo(() => (long ? widest(used, rows) : []), [long, used, rows])
  return (
    <>
      {long && <Find value={wanted} onChange={setWanted} count={some.length} total={rows.length} />}
      <div className="zg-table-scroll">
        <table className="zg-table" aria-rowcount={long ? some.length + 1 : undefined}>
          <thead>
            <tr>{used.map((column) => <th key={column.key} scope="col" className={isNumeric(column.kind) ? 'zg-numeric' : undefined}>{column.key === 'line_no' ? <span title={column.label}>#</span> : column.label}</th>)}</tr>
          </thead>
          <TableRows
            count={some.length} span={used.length}
            {...(long ? { widest: used.map((column, at) => <td key={column.key} className={styleOf(column)}><Value column={column} row={wide[at]!} /></td>) } : {})}
            draw={(at, measured) => {
              const row = some[at]!
              return (
                <tr key={row.id ?? at} {...measured} aria-rowindex={long ? at + 2 : undefined}>
                  {used.map((column) => <td key={column.key} className={styleOf(column)}><Value column={column} row={row} /></td>)}
                </tr>
              )
            }}
          />
          {totals && some.length > 1 && summed.length > 0 && (
            <tfoot>
              <tr>
                {used.map((column, at) => (
                  <td key={column.key} className={isNumeric(column.kind) ? 'zg-numeric' : undefined}>
                    {summed.includes(column) ? shown(column, sum(some.map((row) => row[column.key] as string))) : at === 0 ? t('grid.sums.all') : null}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </>
  )
}
