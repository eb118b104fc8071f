import type { PointerEvent } from 'react'
import type { Placed } from './layout'

const LEAST = 56

/** A heading; its right edge is drawn with the mouse, a double click gives the width back. */
export function HeaderCell({ placed, className, style, onWidth }: { placed: Placed; className: string; style: object; onWidth: (width: number | undefined) => void }) {
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault()
    const handle = event.currentTarget
    const from = event.clientX
    handle.setPointerCapture(event.pointerId)
    const stop = (end: globalThis.PointerEvent) => {
      handle.removeEventListener('pointerup', stop)
      if (Math.abs(end.clientX - from) > 2) onWidth(Math.max(LEAST, Math.round(placed.width + end.clientX - from)))
    }
    handle.addEventListener('pointerup', stop)
  }
  return (
    <div role="columnheader" className={className} style={style} title={placed.column.label}>
      <span className="zg-clip">{placed.column.label}</span>
      <span className="zg-resize" aria-hidden="true" onPointerDown={onPointerDown} onDoubleClick={() => onWidth(undefined)} />
    </div>
  )
}
