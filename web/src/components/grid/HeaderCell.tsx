import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import type { PointerEvent } from 'react'
import type { Placed } from './layout'
import type { Direction } from './sorting'

const LEAST = 56

interface Props {
  placed: Placed
  className: string
  style: object
  onWidth: (width: number | undefined) => void
  /** How the list is sorted by this column. */
  direction?: Direction
  /** Where it can be sorted. */
  onSort?: (() => void) | undefined
}

/** A heading, pressed to sort; its right edge is drawn with the mouse, a double click gives the width back. */
export function HeaderCell({ placed, className, style, onWidth, direction = 'none', onSort }: Props) {
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
  const label = <span className="zg-clip">{placed.column.label}</span>
  return (
    <div role="columnheader" className={className} style={style} title={placed.column.label} aria-sort={onSort ? direction : undefined}>
      {onSort ? (
        <button type="button" className="zg-sort" onClick={onSort}>
          {label}
          {direction === 'ascending' && <CaretUpOutlined aria-hidden />}
          {direction === 'descending' && <CaretDownOutlined aria-hidden />}
        </button>
      ) : label}
      <span className="zg-resize" aria-hidden="true" onPointerDown={onPointerDown} onDoubleClick={() => onWidth(undefined)} />
    </div>
  )
}
