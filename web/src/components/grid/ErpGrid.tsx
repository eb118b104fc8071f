import { useVirtualizer } from '@tanstack/react-virtual'
import { Checkbox, Empty, Skeleton } from 'antd'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column, StateInfo } from '~/api/descriptions'
import { shown, type Row } from './Cell'
import { GridRow, place, strip } from './GridRow'
import { HeaderCell } from './HeaderCell'
import { changed, layout, type ColumnSetting } from './layout'
import { isSelected, toggled, type Selection } from './selection'
import { directionOf, pressed, type Sort } from './sorting'
import { partSums } from './sums'

export interface ErpGridProps {
  label: string
  columns: readonly Column[]
  rows: readonly Row[]
  states?: readonly StateInfo[]
  settings: readonly ColumnSetting[]
  onSettings: (settings: ColumnSetting[]) => void
  selection?: Selection
  onSelection?: (selection: Selection) => void
  sort?: Sort
  onSort?: (sort: Sort) => void
  onOpen?: (row: Row) => void
  loading: boolean
  hasMore?: boolean
  onMore?: () => void
  sums?: Record<string, string> | null
  empty?: ReactNode
  link?: (column: Column, row: Row) => ReactNode | null
}

const ROW = 32
const CHECK = 40
const NO_STATES: readonly StateInfo[] = []

/** Rows and columns are drawn only where they are seen: ten thousand rows of fifty columns scroll like ten. */
export function ErpGrid(props: ErpGridProps) {
  const { columns, rows, states = NO_STATES, settings, onSettings, selection, onSelection, sort = null, onSort, onOpen, loading, hasMore = false, onMore, sums, link } = props
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [active, setActive] = useState(0)
  const check = onSelection ? CHECK : 0
  const placed = useMemo(() => layout(columns, settings, width - check - 2), [columns, settings, width, check])
  const total = check + placed.leftWidth + placed.middleWidth + placed.rightWidth

  useLayoutEffect(() => {
    const found = box.current
    if (!found) return
    const watch = new ResizeObserver(() => found.clientWidth && setWidth(found.clientWidth))
    watch.observe(found)
    return () => watch.disconnect()
  }, [])
  // A page that comes to the front again stands where it was.
  const kept = useRef({ top: 0, left: 0 })
  useLayoutEffect(() => {
    box.current?.scrollTo(kept.current)
  }, [])

  const part = useMemo(() => (sums ? partSums(rows, Object.keys(sums), selection, hasMore) : null), [sums, rows, selection, hasMore])
  const totals = [...(part ? [part] : []), ...(sums ? [{ part: 'all', values: sums } as const] : [])]
  const vertical = useVirtualizer({
    count: rows.length, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: 5,
    scrollPaddingStart: 34, scrollPaddingEnd: 34 * totals.length,
  })
  const horizontal = useVirtualizer({
    horizontal: true, count: placed.middle.length, getScrollElement: () => box.current,
    estimateSize: (at) => placed.middle[at]?.width ?? 100, overscan: 2, paddingStart: check + placed.leftWidth,
  })
  useEffect(() => horizontal.measure(), [horizontal, placed])

  const items = vertical.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (hasMore && !loading && last >= rows.length - 20) onMore?.()
  }, [hasMore, loading, last, rows.length, onMore])

  const across = horizontal.getVirtualItems()
  const [from, to] = [across[0]?.index ?? 0, (across.at(-1)?.index ?? -1) + 1]
  const drawn = useMemo(() => ({ placed, middle: placed.middle.slice(from, to), check, total }), [placed, from, to, check, total])
  const loaded = useMemo(() => rows.map((row) => row.id), [rows])
  const chosen = selection ? loaded.filter((key) => isSelected(selection, key)).length : 0

  const pick = useCallback((row: Row, picked: boolean) => {
    if (selection) onSelection?.(toggled(selection, [row.id], picked))
  }, [selection, onSelection])
  // What stood first may be anywhere now: the new order is seen from its first row.
  const sorted = (key: string) => {
    box.current?.scrollTo({ top: 0 })
    onSort?.(pressed(sort, key))
  }

  const onKey = (event: KeyboardEvent) => {
    if (event.target !== box.current) return
    const row = rows[active]
    const go = (to: number) => {
      const next = Math.max(0, Math.min(rows.length - 1, to))
      setActive(next)
      vertical.scrollToIndex(next)
      event.preventDefault()
    }
    const page = Math.floor((box.current?.clientHeight ?? ROW) / ROW) - 2
    if (event.key === 'ArrowDown') go(active + 1)
    else if (event.key === 'ArrowUp') go(active - 1)
    else if (event.key === 'PageDown') go(active + page)
    else if (event.key === 'PageUp') go(active - page)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(rows.length - 1)
    else if (event.key === 'Enter' && row) onOpen?.(row)
    else if (event.key === ' ' && row && selection) {
      onSelection?.(toggled(selection, [row.id], !isSelected(selection, row.id)))
      event.preventDefault()
    } else if (event.key === 'c' && (event.ctrlKey || event.metaKey) && !getSelection()?.toString()) {
      const wanted = selection && chosen ? rows.filter((each) => isSelected(selection, each.id)) : row ? [row] : []
      const all = [...placed.left, ...placed.middle, ...placed.right]
      void navigator.clipboard.writeText(wanted.map((each) => all.map((one) => shown(one.column, each[one.column.key])).join('\t')).join('\n'))
      event.preventDefault()
    }
  }

  return (
    <div
      className="zg-grid" ref={box} role="grid" aria-label={props.label} tabIndex={0} onKeyDown={onKey}
      aria-rowcount={hasMore ? -1 : rows.length + 1} aria-colcount={columns.length}
      aria-activedescendant={rows[active] ? `r${rows[active].id}` : undefined}
      onScroll={(event) => { kept.current = { top: event.currentTarget.scrollTop, left: event.currentTarget.scrollLeft } }}
    >
      <div className="zg-row zg-head" role="row" style={{ width: total }}>
        {strip(
          drawn,
          (one) => (
            <HeaderCell
              key={one.column.key} placed={one} {...place(one, check)} onWidth={(wide) => onSettings(changed(columns, settings, one.column.key, { width: wide }))}
              direction={directionOf(sort, one.column.key)} onSort={onSort && one.column.sortable ? () => sorted(one.column.key) : undefined}
            />
          ),
          selection && onSelection && (
            <Checkbox
              aria-label={t('grid.selectLoaded')}
              checked={chosen > 0 && chosen === rows.length}
              indeterminate={chosen > 0 && chosen < rows.length}
              onChange={(event) => onSelection(event.target.checked ? toggled(selection, loaded, true) : { everything: false, keys: new Set() })}
            />
          ),
          'columnheader',
        )}
      </div>
      <div className="zg-rows" style={{ height: vertical.getTotalSize(), width: total }}>
        {items.map((item) => {
          const row = rows[item.index]
          return row && (
            <GridRow
              key={row.id} row={row} index={item.index} start={item.start} drawn={drawn} states={states} active={item.index === active} link={link}
              picked={selection && onSelection ? isSelected(selection, row.id) : null} onPick={pick} onActive={setActive} onOpen={onOpen}
            />
          )
        })}
      </div>
      {!rows.length && (
        <div role="row" className={loading ? 'zg-pad' : 'zg-empty'}>
          <div role="gridcell">{loading ? <Skeleton active title={false} paragraph={{ rows: 12, width: '100%' }} /> : (props.empty ?? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} />)}</div>
        </div>
      )}
      {rows.length > 0 && totals.length > 0 && (
        <div className="zg-sums" role="rowgroup" style={{ width: total }}>
          {totals.map(({ part, values }) => (
            <div key={part} className="zg-row" role="row">
              {strip(
                drawn,
                (one) => (
                  <div key={one.column.key} role="gridcell" {...place(one, check)}>
                    {one.column.key in values ? shown(one.column, values[one.column.key]) : one === placed.left[0] ? t(`grid.sums.${part}`) : null}
                  </div>
                ),
                null,
              )}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
