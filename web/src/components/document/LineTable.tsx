import type { Column } from '~/api/descriptions'
import { sum } from '~/lib/decimal'
import { useTranslation } from 'react-i18next'
import { content, pictured, shown, type Row } from '../grid/Cell'
import { isNumeric } from '../grid/layout'

const SUMMED = new Set(['qty', 'net', 'tax', 'gross', 'amount', 'cost', 'reserved_qty', 'shipped_qty', 'returned_qty', 'received_qty'])

function styleOf(column: Column): string | undefined {
  if (isNumeric(column.kind)) return 'zg-numeric'
  if (column.key.endsWith('reason')) return 'zg-why'
  return column.key.endsWith('name') ? 'zg-name' : undefined
}

/** The lines of a document. A column in which no row has anything is left out: what the caller may not see, or what does not occur. */
export function LineTable({ columns, rows, totals = true }: { columns: readonly Column[]; rows: readonly Row[]; totals?: boolean }) {
  const { t } = useTranslation()
  const used = columns.filter((column) => rows.some((row) => row[column.key] !== null && row[column.key] !== undefined && row[column.key] !== ''))
  const summed = used.filter((column) => SUMMED.has(column.key))
  return (
    <div className="zg-table-scroll">
      <table className="zg-table">
        <thead>
          <tr>{used.map((column) => <th key={column.key} scope="col" className={isNumeric(column.kind) ? 'zg-numeric' : undefined}>{column.label}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.id ?? at}>
              {used.map((column) => <td key={column.key} className={styleOf(column)}>{column.picture ? <span className="zg-pictured">{pictured(column, row, 32)}{content(column, row, [])}</span> : content(column, row, [])}</td>)}
            </tr>
          ))}
        </tbody>
        {totals && rows.length > 1 && summed.length > 0 && (
          <tfoot>
            <tr>
              {used.map((column, at) => (
                <td key={column.key} className={isNumeric(column.kind) ? 'zg-numeric' : undefined}>
                  {summed.includes(column) ? shown(column, sum(rows.map((row) => row[column.key] as string))) : at === 0 ? t('grid.sum') : null}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}
