import { Checkbox } from 'antd'
import { memo, type ReactNode } from 'react'
import type { Column, StateInfo } from '~/api/descriptions'
import i18n from '~/lib/i18n'
import { content, pictured, shown, type Row } from './Cell'
import { isNumeric, type Layout, type Placed } from './layout'

/** The columns that are drawn, of all that there are: pinned ones, and of the others those in sight. */
export interface Drawn {
  placed: Layout
  middle: readonly Placed[]
  /** Width of the column of check boxes; 0: there is none. */
  check: number
  total: number
}

/** The cells of a row, of the head or of the sums; `lead` stands in the column of check boxes. */
export function strip({ placed, middle, check }: Drawn, cell: (one: Placed) => ReactNode, lead: ReactNode, role: 'columnheader' | 'gridcell' = 'gridcell'): ReactNode {
  return (
    <>
      {check > 0 && <div className="zg-cell zg-check zg-left" role={role} style={{ width: check, left: 0 }}>{lead}</div>}
      {placed.left.map(cell)}
      <div role="presentation" style={{ width: middle[0]?.offset ?? 0, flex: 'none' }} />
      {middle.map(cell)}
      <div role="presentation" style={{ flex: 1 }} />
      {placed.right.map(cell)}
    </>
  )
}

/** How a cell looks and where it stands. */
export function place(one: Placed, check: number) {
  return {
    className: `zg-cell${isNumeric(one.column.kind) ? ' zg-numeric' : ''}${one.pin ? ` zg-${one.pin}` : ''}${one.column.picture ? ' zg-faced' : ''}`,
    style: { width: one.width, ...(one.pin === 'left' ? { left: check + one.offset } : one.pin === 'right' ? { right: one.offset } : {}) },
  }
}

interface Props {
  row: Row
  index: number
  /** Distance from the first row. */
  start: number
  drawn: Drawn
  states: readonly StateInfo[]
  /** Null: nothing can be chosen here. */
  picked: boolean | null
  active: boolean
  link: ((column: Column, row: Row) => ReactNode | null) | undefined
  onPick: (row: Row, picked: boolean) => void
  onActive: (index: number) => void
  onOpen: ((row: Row) => void) | undefined
}

/** One row. Those that stay in sight while the grid is scrolled are not drawn again; with the language the columns change, and all are. */
export const GridRow = memo(function GridRow({ row, index, start, drawn, states, picked, active, link, onPick, onActive, onOpen }: Props) {
  return (
    <div
      id={`r${row.id}`} role="row" aria-rowindex={index + 2} aria-selected={picked ?? undefined}
      className={`zg-row${picked ? ' zg-picked' : ''}${active ? ' zg-active' : ''}`}
      style={{ width: drawn.total, transform: `translateY(${start}px)` }}
      onClick={() => onActive(index)}
      onDoubleClick={() => onOpen?.(row)}
    >
      {strip(
        drawn,
        (one) => (
          <div key={one.column.key} role="gridcell" {...place(one, drawn.check)} title={one.column.kind === 'text' ? shown(one.column, row[one.column.key]) : undefined}>
            {pictured(one.column, row)}<span className="zg-clip">{link?.(one.column, row) ?? content(one.column, row, states)}</span>
          </div>
        ),
        picked !== null && <Checkbox aria-label={i18n.t('grid.selectRow', { row: index + 1 })} checked={picked} tabIndex={-1} onChange={(event) => onPick(row, event.target.checked)} />,
      )}
    </div>
  )
})
