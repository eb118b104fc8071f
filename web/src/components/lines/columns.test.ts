import { expect, test } from 'vitest'
import { day, fault, type LineColumn } from './columns'
import { blank, valued, type Line } from './model'

const LAMP = { id: 1, code: 'LAMP', name: '台灯' }
const line: Line = { ...blank(), sku: LAMP, text: 'LAMP' }
const only = (kind: LineColumn['kind'], more: Partial<LineColumn> = {}): LineColumn[] => [{ key: 'x', label: 'x', kind, width: 1, ...more }]
const said = (kind: LineColumn['kind'], text: string, more: Partial<LineColumn> = {}) => fault(valued(line, 'x', text), only(kind, more))

test('a quantity that changes stock may be negative, but not nothing', () => {
  expect(said('signed', '-2')).toBeNull()
  for (const text of ['', '0', 'x']) expect(said('signed', text)).toBe('lines.zeroQty')
})
test('what was counted may be nothing at all, and may be left open', () => {
  for (const text of ['', '0', '12.5']) expect(said('count', text)).toBeNull()
  for (const text of ['-1', 'x']) expect(said('count', text)).toBe('lines.badCount')
})
test('days are real days', () => {
  expect(said('day', '2026-02-28')).toBeNull()
  for (const text of ['2026-02-30', '1.11.2026', 'x']) expect(said('day', text)).toBe('lines.badDay')
  expect([day('20261101'), day('2026/11/1'), day('soon')]).toEqual(['2026-11-01', '2026-11-01', 'soon'])
})
test('a cell the line has no use for is not asked for', () => {
  expect(said('text', '', { required: true })).toBe('lines.needed')
  expect(said('text', '', { required: true, off: () => true })).toBeNull()
})
