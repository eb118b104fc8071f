import { Link } from '@tanstack/react-router'
import { Empty } from 'antd'
import { useState, type ReactNode } from 'react'
import type { Column } from '~/api/descriptions'
import type { Row } from '~/components/grid/Cell'
import { content, says } from '~/components/grid/Cell'
import { ErpGrid } from '~/components/grid/ErpGrid'
import type { ColumnSetting } from '~/components/grid/layout'
import { usePhone } from '~/lib/settings'
import type { useRows } from './useRows'

interface Props {
  label: string
  columns: readonly Column[]
  list: ReturnType<typeof useRows>
  /** Where a cell leads, if anywhere. */
  place?: (column: Column, row: Row) => string | null
  empty: string
  foot?: ReactNode
}

/** A list of the ledger: a grid, or cards on a phone. */
export function StockGrid({ label, columns, list, place, empty, foot }: Props) {
  const phone = usePhone()
  const [settings, setSettings] = useState<ColumnSetting[]>([])
  const cell = (column: Column, row: Row) => {
    const to = place?.(column, row)
    const text = content(column, row, [])
    if (to) return <Link to={to as string} tabIndex={-1} className="zg-link">{text}</Link>
    if (column.key === 'qty' && String(row.qty).startsWith('-')) return <span className="zg-out">{text}</span>
    return null
  }
  const nothing = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />
  const [first, ...others] = columns
  return (
    <div className="zg-panel zg-grow">
      {phone ? (
        <div className="zg-cards" role="list" aria-label={label} onScroll={(event) => list.hasMore && !list.loading && near(event.currentTarget) && list.more()}>
          {list.rows.map((row) => (
            <div key={row.id} role="listitem" className="zg-stock-card">
              <b>{cell(first!, row) ?? content(first!, row, [])}</b>
              <span className="zg-card-body">
                {others.filter((column) => says(row[column.key])).map((column) => (
                  <span key={column.key} className={column.key.endsWith('sku_name') ? 'zg-card-whole' : undefined}><em>{column.label}</em>{cell(column, row) ?? content(column, row, [])}</span>
                ))}
              </span>
            </div>
          ))}
          {!list.rows.length && !list.loading && nothing}
        </div>
      ) : (
        <ErpGrid
          label={label} columns={columns} rows={list.rows} settings={settings} onSettings={setSettings} loading={list.loading} hasMore={list.hasMore} onMore={list.more} link={cell}
          empty={nothing}
        />
      )}
      {foot && <footer className="zg-foot">{foot}</footer>}
    </div>
  )
}

function near(box: HTMLElement): boolean {
  return box.scrollTop + box.clientHeight > box.scrollHeight - 400
}
