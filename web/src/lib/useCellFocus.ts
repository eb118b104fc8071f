import { useCallback, useLayoutEffect, useReducer, useRef, type RefObject } from 'react'

/**
 * Moves the cursor to a cell of a table (`data-cell="row:column"`) when what was changed with it is drawn, not before: so the whole value
 * is selected, and the next key takes its place instead of being added to it. A cell that is not there yet is waited for.
 */
export function useCellFocus(table: RefObject<HTMLElement | null>): (row: number, column: string) => void {
  const wanted = useRef<string | null>(null)
  const [, draw] = useReducer((turn: number) => turn + 1, 0)
  useLayoutEffect(() => {
    const cell = wanted.current === null ? null : table.current?.querySelector<HTMLElement>(`[data-cell="${wanted.current}"]`)
    if (!cell) return
    wanted.current = null
    cell.focus()
    if (cell instanceof HTMLInputElement) cell.select()
  })
  return useCallback((row: number, column: string) => {
    wanted.current = `${row}:${column}`
    draw()
  }, [])
}
