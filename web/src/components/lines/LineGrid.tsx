import { App } from 'antd'
import { useCallback, useEffect, useRef, type ClipboardEvent, type Dispatch, type SetStateAction } from 'react'
import { useTranslation } from 'react-i18next'
import { usePhone, useWide } from '~/lib/settings'
import { useCellFocus } from '~/lib/useCellFocus'
import { isInput, isNumber, type LineColumn } from './columns'
import { LineRow } from './LineRow'
import { ended, isBlank, pasted, put, removed, scanned, valued, type Line, type Sku } from './model'
import { useLineKeys } from './useLineKeys'
import { useSkus } from './useSkus'

interface Props {
  lines: readonly Line[]
  onLines: Dispatch<SetStateAction<Line[]>>
  columns: readonly LineColumn[]
  /** The lines are those of a document: none are added, none taken away. */
  fixed?: boolean
  /** A line may be split into lots and pieces (F2). */
  splits?: boolean
  /** The column in which a scan adds one. */
  scans?: string
  /** Where the keys go first. */
  focused?: boolean
}

const LEAD = 40
const CODE = 150
const NAME = 160
/** On a big screen the columns share the room that the name alone would take. */
const WIDER = 1.6

/** Lines of goods, entered with the keyboard alone: typed, scanned or pasted from a spreadsheet. */
export function LineGrid({ lines, onLines: set, columns, fixed = false, splits = false, scans = 'qty', focused = false }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { byBarcode, exactly } = useSkus()
  const phone = usePhone()
  const wide = useWide()
  const table = useRef<HTMLTableElement>(null)
  // Lines end with an empty one, except where they are those of a document.
  const onLines = useCallback<Dispatch<SetStateAction<Line[]>>>(
    (change) =>
      set((now) => {
        const next = typeof change === 'function' ? change(now) : change
        return fixed ? next.filter((line) => line.source) : next
      }),
    [set, fixed],
  )
  const focus = useCellFocus(table)
  const first = columns.find((column) => column.kind !== 'read')?.key ?? 'sku'

  const latest = useRef(lines)
  useEffect(() => {
    latest.current = lines
  })
  const started = useCallback((line: Line | undefined): Partial<Line> => (first === 'qty' ? { qty: line?.qty || '1' } : {}), [first])
  const pick = useCallback(
    (row: number, sku: Sku) => {
      onLines((now) => put(now, row, { sku, text: sku.code, ...started(now[row]), problem: null, listed: null, why: null, available: null }))
      if (first === 'sku') focus(row + 1, 'sku')
      else focus(row, first)
    },
    [onLines, started, focus, first],
  )
  const settle = useCallback(
    async (row: number) => {
      const line = latest.current[row]
      if (!line || line.sku || !line.text.trim()) return
      const sku = await exactly(line.text)
      const is = (each: Line) => each.key === line.key && !each.sku && each.text === line.text
      const before = latest.current.find(is)
      // Meanwhile it may have been picked, and the user gone on: what is typed there is left alone.
      if (!before) return
      onLines((now) => {
        const at = now.findIndex(is)
        if (at < 0) return now
        return put(now, at, sku ? { sku, text: sku.code, ...started(now[at]), problem: null } : { problem: 'lines.unknownSku' })
      })
      // The cursor may be there already: what is put under it now is selected too, or the next key would be added to it.
      const there = `${row}:${first}`
      if (sku && first === 'qty' && !before.qty && table.current?.querySelector(`[data-cell="${there}"]`) === document.activeElement) focus(row, first)
    },
    [exactly, onLines, started, focus, first],
  )
  const leave = useCallback((row: number) => void settle(row), [settle])
  const drop = useCallback((row: number) => onLines((now) => removed(now, row)), [onLines])
  const take = async (code: string, before: readonly Line[]) => {
    const sku = (await byBarcode(code)) ?? (await exactly(code))
    const known = sku && (!fixed || before.some((line) => line.sku?.id === sku.id))
    if (!known) {
      onLines(() => [...before])
      void message.error(t(sku ? 'lines.foreignCode' : 'lines.unknownCode', { code }))
      return
    }
    const next = scanned(before, sku, scans)
    onLines(() => next.lines)
    focus(next.at, scans)
    void message.success(t('lines.scanned', { name: sku.name || sku.code }))
  }
  // Enter came before the suggestions did: a whole code or barcode needs none.
  const enter = async (row: number) => {
    const line = lines[row]
    const sku = line && !line.sku ? await exactly(line.text) : null
    // Meanwhile the suggestions may have come, and the user gone on.
    const now = latest.current[row]
    if (sku && now?.key === line?.key && !now?.sku && table.current?.contains(document.activeElement)) pick(row, sku)
  }
  const onPaste = async (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text')
    if (!text.includes('\t') && !text.trim().includes('\n')) return
    event.preventDefault()
    const keys = columns.filter((column) => column.kind !== 'read').map((column) => column.key)
    const rows = pasted(text, keys)
    const found = await Promise.all(rows.map((row) => exactly(row.code)))
    const filled = (line: Line, at: number) => keys.reduce((made, key) => valued(made, key, rows[at]![key] ?? ''), line)
    onLines((now) => {
      // What is about a line of the document goes there, the rest comes after.
      const next = now.filter((line) => !isBlank(line))
      const empty = now.find(isBlank) ?? { ...now[0]!, source: null }
      rows.forEach((row, at) => {
        const there = next.findIndex((line) => line.source && line.sku?.id === found[at]?.id)
        if (there >= 0) next[there] = { ...filled(next[there]!, at), problem: null }
        else next.push({ ...filled({ ...empty, cells: {} }, at), key: empty.key + (at + 1) / 10_000, text: row.code, sku: found[at] ?? null, problem: found[at] ? null : 'lines.unknownSku' })
      })
      return ended(next)
    })
    const foreign = fixed ? rows.filter((_, at) => !lines.some((line) => line.sku?.id === found[at]?.id)) : []
    if (foreign.length) void message.warning(t('lines.foreignCode', { code: foreign.map((row) => row.code).join('、') }))
  }
  const { onKey } = useLineKeys({ lines, onLines, columns, splits, focus, take, enter })
  const scale = wide ? WIDER : 1
  const inner = scale * columns.reduce((width, column) => width + column.width, 0)
  const least = inner + (phone ? 2 * LEAD + CODE - 30 : 2 * LEAD + CODE + NAME)
  const cells = (line: Line) => ['sku', ...columns.filter((column) => isInput(column, line)).map((column) => column.key)]
  return (
    <div className="zg-table-scroll" onKeyDownCapture={onKey} onPaste={(event) => void onPaste(event)}>
      <table className="zg-lines" ref={table} style={{ minWidth: least }}>
        <colgroup>
          <col style={{ width: LEAD }} /><col style={{ width: phone ? CODE - 30 : scale * CODE }} />{!phone && <col />}
          {columns.map((column) => <col key={column.key} style={{ width: scale * column.width }} />)}
          <col style={{ width: LEAD }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">#</th><th scope="col">{t('lines.sku')}</th>{!phone && <th scope="col">{t('lines.name')}</th>}
            {columns.map((column) => <th key={column.key} scope="col" title={column.label} className={isNumber(column) ? 'zg-numeric' : undefined}>{column.label}</th>)}
            <th scope="col"><span className="zg-hide">{t('lines.remove')}</span></th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, row) => (
            <LineRow
              key={line.key} line={line} row={row} columns={columns} phone={phone} splits={splits} focused={focused && row === 0 ? cells(line)[line.source ? 1 : 0] : undefined}
              again={row > 0 && !!line.source && lines[row - 1]?.source === line.source} onLines={onLines} onSku={pick} onLeave={leave} onRemove={drop}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
