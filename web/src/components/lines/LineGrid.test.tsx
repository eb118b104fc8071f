// @vitest-environment jsdom
/* The keyboard in the grid: what a person types, scans and pastes. */
import i18n from 'i18next'
import { initReactI18next } from 'react-i18next'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App } from 'antd'
import { act, useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LineColumn } from './columns'
import { about, blank, split, type Line } from './model'

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {}, addListener() {}, removeListener() {} }))
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} })
Element.prototype.scrollIntoView = () => {}

const SKUS = [
  { id: 1, code: 'LAMP', name: '台灯', lot_tracked: false },
  { id: 2, code: 'MILK', name: '牛奶', lot_tracked: true },
]
/** What the server answers with waits for it. */
let answered: Promise<unknown> = Promise.resolve()
vi.mock('./useSkus', () => ({
  useSkus: () => ({
    byBarcode: (code: string) => Promise.resolve(code === '6900000000017' ? SKUS[0] : null),
    search: (text: string) => Promise.resolve(SKUS.filter((sku) => sku.code.includes(text))),
    exactly: (text: string) => answered.then(() => SKUS.find((sku) => sku.code === text) ?? null),
  }),
}))
void i18n.use(initReactI18next).init({ lng: 'zh', resources: {} })
const { LineGrid } = await import('./LineGrid')

const COLUMNS: LineColumn[] = [
  { key: 'qty', label: 'qty', kind: 'quantity', width: 90 },
  { key: 'lot', label: 'lot', kind: 'text', width: 90, off: (line) => !line.sku?.lot_tracked },
  { key: 'note', label: 'note', kind: 'text', width: 90 },
]
let root: Root
let now: Line[] = []

function Harness({ first, fixed = false }: { first: Line[]; fixed?: boolean }) {
  const [lines, setLines] = useState(first)
  now = lines
  return (
    <QueryClientProvider client={new QueryClient()}>
      <App><LineGrid lines={lines} onLines={setLines} columns={COLUMNS} fixed={fixed} splits={fixed} /></App>
    </QueryClientProvider>
  )
}
const ofDocument = () => SKUS.map((sku, at) => about({ id: 10 + at }, sku, { qty: '5' }))

beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>'
  root = createRoot(document.getElementById('root')!)
})
afterEach(() => act(async () => root.unmount()))

async function show(first: Line[], fixed = false) {
  await act(async () => root.render(<Harness first={first} fixed={fixed} />))
}
function cell(at: string): HTMLInputElement {
  return document.querySelector<HTMLInputElement>(`[data-cell="${at}"]`)!
}
function key(name: string, more: KeyboardEventInit = {}) {
  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }))
}
/** Until what the keys began is done: the focus moves with the next frame. */
async function frame() {
  await act(async () => new Promise((done) => setTimeout(done, 40)))
}
async function press(name: string, more: KeyboardEventInit = {}) {
  await act(async () => key(name, more))
  await frame()
}
async function at(place: string) {
  await act(async () => cell(place).focus())
}
const here = () => (document.activeElement as HTMLElement).dataset.cell

test.each([
  ['what stands there by itself is selected', '', '1', [0, 1]],
  ['what was typed meanwhile is left alone', '7', '7', [1, 1]],
])('a code that is known only after the cursor has gone on to the quantity: %s', async (_, typed, qty, selected) => {
  await show([blank()])
  await write('0:sku', 'LAMP')
  let answer: () => void = () => {}
  answered = new Promise<void>((done) => { answer = done })
  await at('0:qty')
  if (typed) await write('0:qty', typed)
  cell('0:qty').setSelectionRange(typed.length, typed.length)
  await act(async () => answer())
  await frame()
  expect([now[0]!.sku?.code, now[0]!.qty]).toEqual(['LAMP', qty])
  expect([cell('0:qty').selectionStart, cell('0:qty').selectionEnd]).toEqual(selected)
})
test('Enter goes from cell to cell, past those a line has no use for, and on to the next line', async () => {
  await show(ofDocument(), true)
  await at('0:qty')
  await press('Enter')
  expect(here()).toBe('0:note')
  await press('Enter')
  expect(here()).toBe('1:qty')
  await press('Enter')
  expect(here()).toBe('1:lot')
  await press('ArrowUp')
  expect(here()).toBe('0:qty')
})
test('F2 splits a line into lots; Ctrl+Delete takes the part away, never the last one', async () => {
  await show(ofDocument(), true)
  await at('1:qty')
  await press('F2')
  expect(now.map((line) => [line.sku!.code, line.qty])).toEqual([['LAMP', '5'], ['MILK', '5'], ['MILK', '']])
  await at('2:lot')
  await press('d', { ctrlKey: true })
  await press('Delete', { ctrlKey: true })
  expect(now).toHaveLength(2)
  await at('1:qty')
  await press('Delete', { ctrlKey: true })
  expect(now).toHaveLength(2)
})
test('a scan adds one to the line of a document, and writes nothing into the cell in front', async () => {
  await show(ofDocument(), true)
  await at('1:note')
  await act(async () => {
    for (const digit of '6900000000017') key(digit)
    key('Enter')
  })
  await frame()
  expect(now.map((line) => line.qty)).toEqual(['6', '5'])
  expect(now[1]!.cells.note ?? '').toBe('')
  expect(here()).toBe('0:qty')
})
test('rows pasted from a spreadsheet go to the lines of the document; others are left out', async () => {
  await show(ofDocument(), true)
  await at('0:qty')
  const paste = new Event('paste', { bubbles: true, cancelable: true }) as Event & { clipboardData: object }
  paste.clipboardData = { getData: () => 'MILK\t2\tL1\nNONE\t9\nLAMP\t1,000' }
  await act(async () => {
    document.activeElement!.dispatchEvent(paste)
  })
  await frame()
  expect(now.map((line) => [line.sku!.code, line.qty, line.cells.lot ?? ''])).toEqual([['LAMP', '1000', ''], ['MILK', '2', 'L1']])
})
test('lines of one’s own end with an empty one, and F2 goes there', async () => {
  await show([{ ...blank(), sku: SKUS[0]!, text: 'LAMP', qty: '1' }, blank()])
  await at('0:qty')
  await press('F2')
  expect(here()).toBe('1:sku')
  await at('0:qty')
  await press('Delete', { ctrlKey: true })
  expect(now).toHaveLength(1)
  expect(now[0]!.sku).toBeNull()
})
test('only lines of a document are split', () => {
  expect(split([blank()], 0)).toHaveLength(1)
})

/** Whether what is typed next takes the place of what stands in the cell. */
function wholly(place: string): boolean {
  const { value, selectionStart, selectionEnd } = cell(place)
  return here() === place && value !== '' && selectionStart === 0 && selectionEnd === value.length
}
async function write(place: string, text: string) {
  await at(place)
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(cell(place), text)
    cell(place).dispatchEvent(new Event('input', { bubbles: true }))
  })
}

test('the quantity that stands there first is selected, however late it is drawn', async () => {
  // A frame that comes before React has drawn: what is focused then is still empty, and "5" would become "15".
  const later = window.requestAnimationFrame
  window.requestAnimationFrame = (run) => {
    run(0)
    return 0
  }
  await show([blank()])
  await write('0:sku', 'LAMP')
  await press('Enter')
  window.requestAnimationFrame = later
  expect(cell('0:qty').value).toBe('1')
  expect(wholly('0:qty')).toBe(true)
})
test('so it is where the cursor has gone ahead of the search', async () => {
  await show([blank()])
  await write('0:sku', 'LAMP')
  await at('0:qty')
  await frame()
  expect(cell('0:qty').value).toBe('1')
  expect(wholly('0:qty')).toBe(true)
})
test('an empty cell that is passed by takes nothing from its list', async () => {
  await show([blank()])
  await at('0:sku')
  await frame()
  expect(document.querySelectorAll('.ant-select-item-option')).toHaveLength(2)
  await press('Tab', { keyCode: 9, which: 9 } as KeyboardEventInit)
  expect(now.map((line) => line.sku)).toEqual([null])
})
