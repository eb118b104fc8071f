import { Skeleton } from 'antd'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import type { Description } from '~/api/descriptions'
import { content, pictured, says, shown, type Row } from '../grid/Cell'
import { cardCells } from './cards'

interface Props {
  description: Description
  rows: readonly Row[]
  loading: boolean
  hasMore: boolean
  onMore: () => void
  onOpen: (row: Row) => void
  empty: ReactNode
}

/** A list on a phone: a card for each row, with its number and state, its amount, and what else names it. */
export function CardList({ description, rows, loading, hasMore, onMore, onOpen, empty }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const visible = description.columns.filter((column) => !column.hidden)
  const title = visible.find((column) => column.kind === 'number') ?? visible[0]
  // What has no number is known by its name more than by its code.
  const name = title?.kind === 'number' ? undefined : visible.find((column) => column !== title && /(^|_)name$/.test(column.key))
  const face = visible.find((column) => column.picture)
  const state = visible.find((column) => column.kind === 'state')
  const amount = visible.find((column) => column.kind === 'money')
  const others = visible.filter((column) => ![title, name, state, amount].includes(column)).slice(0, 6)
  // What says nothing takes no room.
  const told = (row: Row) => others.filter((column) => says(row[column.key]))
  const [wide, setWide] = useState(0)
  useLayoutEffect(() => setWide(box.current?.clientWidth ?? 0), [])
  const cells = (row: Row) => cardCells(told(row), row, wide)
  const height = (row: Row | undefined) => (name ? 82 : 62) - (row && told(row).length ? 0 : 8) + (row ? cells(row).lines : Math.ceil(others.length / 2)) * 24
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: (index) => height(rows[index]), overscan: 4 })
  useEffect(() => virtual.measure(), [rows, wide, virtual])
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (hasMore && !loading && last >= rows.length - 10) onMore()
  }, [hasMore, loading, last, rows.length, onMore])
  return (
    <div className="zg-cards" ref={box} role={rows.length ? 'list' : undefined}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map((item) => {
          const row = rows[item.index]
          if (!row || !title) return null
          return (
            <div key={row.id} role="listitem" className="zg-card" style={{ transform: `translateY(${item.start}px)`, height: height(row) - 8 }}>
              <button type="button" onClick={() => onOpen(row)}>
                <span className="zg-card-head">
                  {face && pictured(face, row, 32)}
                  <b>{shown(name ?? title, row[(name ?? title).key])}</b>
                  {state && content(state, row, description.states)}
                  {amount && says(row[amount.key]) && <strong>{shown(amount, row[amount.key])}</strong>}
                </span>
                {name && <span className="zg-card-code">{shown(title, row[title.key])}</span>}
                <span className="zg-card-body">
                  {cells(row).cells.map(({ column, whole }) => <span key={column.key} className={whole ? 'zg-card-whole' : undefined}><em>{column.label}</em>{content(column, row, description.states)}</span>)}
                </span>
              </button>
            </div>
          )
        })}
      </div>
      {!rows.length && (loading ? <div className="zg-pad"><Skeleton active /></div> : <div className="zg-empty">{empty}</div>)}
    </div>
  )
}
