import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type Ref } from 'react'
import { flushSync } from 'react-dom'

/** Above so many rows only those in sight are drawn. */
export const LONG = 200
const ROW = 33

/** What a row that is drawn alone needs to be measured. */
export interface Measured {
  ref?: Ref<HTMLTableRowElement>
  'data-index'?: number
}

interface Props {
  count: number
  /** How many columns there are. */
  span: number
  draw: (at: number, measured: Measured) => ReactNode
  /** The cells that are as wide as any, so that columns keep their widths while the rows change. */
  widest?: ReactNode
}

/** Paper has no window: all of it is drawn before the browser prints. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  return printing
}

/** The body of a table in a page that scrolls as a whole, however many rows there are. */
export function TableRows(props: Props) {
  const printing = usePrinting()
  if (props.count > LONG && !printing) return <InSight {...props} />
  return <tbody>{Array.from({ length: props.count }, (_, at) => props.draw(at, {}))}</tbody>
}

function InSight({ count, span, draw, widest }: Props) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [page, setPage] = useState<HTMLElement | null>(null)
  const [above, setAbove] = useState(0)
  useLayoutEffect(() => {
    const found = body.current?.closest<HTMLElement>('.zg-page') ?? null
    setPage(found)
    if (!found?.firstElementChild) return
    // What stands above the rows may grow.
    const place = () => {
      if (body.current?.offsetParent) setAbove(body.current.getBoundingClientRect().top - found.getBoundingClientRect().top + found.scrollTop)
    }
    place()
    const watch = new ResizeObserver(place)
    watch.observe(found.firstElementChild)
    return () => watch.disconnect()
  }, [])
  const rows = useVirtualizer({ count, getScrollElement: () => page, estimateSize: () => ROW, overscan: 20, scrollMargin: above })
  const items = rows.getVirtualItems()
  const before = (items[0]?.start ?? above) - above
  const after = rows.getTotalSize() - ((items.at(-1)?.end ?? above) - above)
  const gap = (height: number) => height > 0 && <tr aria-hidden className="zg-gap"><td colSpan={span} style={{ height }} /></tr>
  return (
    <tbody ref={body}>
      {widest && <tr aria-hidden className="zg-widest">{widest}</tr>}
      {gap(before)}
      {items.map((item) => draw(item.index, { ref: rows.measureElement, 'data-index': item.index }))}
      {gap(after)}
    </tbody>
  )
}
