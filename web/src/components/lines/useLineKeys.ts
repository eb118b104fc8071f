import { useEffect, useRef, type Dispatch, type KeyboardEvent, type SetStateAction } from 'react'
import { isInput, type LineColumn } from './columns'
import { copiedDown, isTracked, removed, split, type Line } from './model'
import { Wedge } from './scanner'

const BARCODE = /^\d{8,14}$/

interface Keys {
  lines: readonly Line[]
  onLines: Dispatch<SetStateAction<Line[]>>
  columns: readonly LineColumn[]
  splits: boolean
  focus: (row: number, field: string) => void
  /** A scan, and the lines as they were before the scanner wrote into a cell. */
  take: (code: string, before: readonly Line[]) => Promise<void>
  /** Enter in a cell whose code is typed and not found yet. */
  enter: (row: number) => Promise<void>
}

/** The cells of a line that take something. */
function fieldsOf(line: Line | undefined, columns: readonly LineColumn[]): string[] {
  if (!line) return ['sku']
  return [...(line.source ? [] : ['sku']), ...columns.filter((column) => isInput(column, line)).map((column) => column.key)]
}

/** What the keys do: Enter to the next cell, arrows to other lines, F2 a new line (or part of one), Ctrl+D copy, Ctrl+Delete remove. */
export function useLineKeys({ lines, onLines, columns, splits, focus, take, enter }: Keys) {
  const wedge = useRef(new Wedge())
  const before = useRef<readonly Line[]>(lines)

  const go = (row: number, field: string) => {
    const fields = fieldsOf(lines[row], columns)
    focus(row, fields.includes(field) ? field : (fields[0] ?? 'sku'))
  }
  const next = (row: number, field: string) => {
    const fields = fieldsOf(lines[row], columns)
    const following = fields[fields.indexOf(field) + 1]
    if (following) return focus(row, following)
    for (let at = row + 1; at < lines.length; at += 1) {
      const [first] = fieldsOf(lines[at], columns)
      if (first) return focus(at, first)
    }
    if (!lines[row]?.source) focus(row + 1, 'sku')
  }
  const remove = (row: number, field: string) => {
    const line = lines[row]
    // The last line about a line of the document stays.
    if (line?.source && lines.filter((each) => each.source === line.source).length === 1) return
    onLines((now) => removed(now, row))
    focus(Math.max(0, row - 1), field)
  }
  const onKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    const cell = target.dataset.cell ?? target.closest('[data-cell]')?.getAttribute('data-cell')
    const [at, field = 'sku'] = (cell ?? '0:sku').split(':')
    const row = Number(at)
    const open = field === 'sku' && !lines[row]?.sku
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      wedge.current.key(event.key, event.timeStamp)
      if (wedge.current.isFirst) before.current = lines
      return
    }
    if (event.key === 'Enter') {
      // A slow scanner in a cell of numbers: what has as many digits as a barcode is no quantity.
      const code = wedge.current.key('Enter', event.timeStamp, (text) => field !== 'sku' && BARCODE.test(text))
      if (code) {
        event.stopPropagation()
        void take(code, before.current)
      } else if (open && lines[row]?.text) {
        void enter(row)
        return // the list of suggestions takes it, if it is there
      }
      if (!code) next(row, field)
      event.preventDefault()
      return
    }
    wedge.current.reset()
    if (target instanceof HTMLSelectElement && event.key.startsWith('Arrow')) return
    if (event.key === 'ArrowDown' && !open) go(Math.min(row + 1, lines.length - 1), field)
    else if (event.key === 'ArrowUp' && !open) go(Math.max(row - 1, 0), field)
    else if (event.key === 'F2' && splits && lines[row]?.source && isTracked(lines[row])) {
      onLines((now) => split(now, row))
      focus(row + 1, field)
    } else if (event.key === 'F2') focus(lines.length - 1, 'sku')
    else if (event.key.toLowerCase() === 'd' && event.ctrlKey && field !== 'sku') onLines((now) => copiedDown(now, row, field))
    else if (event.key === 'Delete' && event.ctrlKey) remove(row, field)
    else return
    event.preventDefault()
  }
  // A scanner is heard also when nothing has the focus, and F2 leads into the lines from every field of the form.
  const outside = useRef<(event: globalThis.KeyboardEvent) => void>(() => {})
  useEffect(() => {
    outside.current = (event) => {
      const target = event.target as HTMLElement
      if (target.closest('.zg-lines, [role=dialog], .ant-select-dropdown')) return
      if (event.key === 'F2') {
        event.preventDefault()
        focus(lines.length - 1, 'sku')
      } else if (target === document.body) {
        const code = wedge.current.key(event.key, event.timeStamp)
        if (wedge.current.isFirst) before.current = lines
        if (code) void take(code, before.current)
      }
    }
  })
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => outside.current(event)
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  return { onKey }
}
