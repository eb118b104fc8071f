// @vitest-environment jsdom
/* A head: pressed to sort, drawn at its edge to be wider, and never one for the other. */
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HeaderCell } from './HeaderCell'
import type { Direction } from './sorting'

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
const PLACED = { column: { key: 'gross', label: '价税合计', kind: 'money' as const, hidden: false, sums: false }, width: 120, pin: null, offset: 0 }
let root: Root
const onSort = vi.fn()
const onWidth = vi.fn()

beforeEach(() => {
  document.body.innerHTML = '<div id="box"></div>'
  root = createRoot(document.getElementById('box')!)
  vi.clearAllMocks()
})
afterEach(() => act(() => root.unmount()))

function draw(direction?: Direction, sortable = true): HTMLElement {
  act(() => root.render(<HeaderCell placed={PLACED} className="zg-cell" style={{}} onWidth={onWidth} {...(direction ? { direction } : {})} onSort={sortable ? onSort : undefined} />))
  return document.querySelector<HTMLElement>('[role=columnheader]')!
}

test.each<[Direction, number]>([['none', 0], ['ascending', 1], ['descending', 1]])('it says that it is sorted: %s', (direction, arrows) => {
  const head = draw(direction)
  expect(head.getAttribute('aria-sort')).toBe(direction)
  expect(head.querySelectorAll('.anticon')).toHaveLength(arrows)
})
test('the two arrows differ', () => {
  const up = draw('ascending').querySelector('.anticon')!.className
  expect(draw('descending').querySelector('.anticon')!.className).not.toBe(up)
})
test('a press sorts; the button is reached by the keyboard', () => {
  const button = draw().querySelector('button')!
  expect([button.type, button.tabIndex, button.textContent]).toEqual(['button', 0, '价税合计'])
  act(() => button.click())
  expect(onSort).toHaveBeenCalledTimes(1)
  expect(onWidth).not.toHaveBeenCalled()
})
test('what can not be sorted is no button and says nothing of an order', () => {
  const head = draw('none', false)
  expect(head.querySelector('button')).toBeNull()
  expect(head.hasAttribute('aria-sort')).toBe(false)
  expect(head.textContent).toBe('价税合计')
})
test('its edge is drawn without sorting', () => {
  const edge = draw().querySelector<HTMLElement>('.zg-resize')!
  edge.setPointerCapture = () => {}
  const pointer = (name: string, clientX: number) => act(() => void edge.dispatchEvent(Object.assign(new Event(name, { bubbles: true, cancelable: true }), { clientX, pointerId: 1 })))
  pointer('pointerdown', 100)
  pointer('pointerup', 140)
  expect(onWidth).toHaveBeenCalledWith(160)
  act(() => edge.click())
  expect(onSort).not.toHaveBeenCalled()
})
