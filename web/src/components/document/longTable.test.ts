// @vitest-environment jsdom
import { expect, test } from 'vitest'
import type { Column } from '~/api/descriptions'
import type { Row } from '../grid/Cell'
import { found, widest } from './longTable'

const column = (key: string, kind: Column['kind']) => ({ key, kind, label: key, hidden: false, sums: false, choices: null, reference: null, reference_key: null }) as unknown as Column
const columns = [column('sku_code', 'text'), column('sku_name', 'text'), column('gross', 'money')]
const rows = [
  { id: 1, sku_code: 'A-1', sku_name: 'White mug', gross: '1200.5' },
  { id: 2, sku_code: 'B-22', sku_name: '白色马克杯', gross: '7' },
  { id: 3, sku_code: 'C-3', sku_name: 'White plate', gross: '12' },
] as Row[]
const ids = (some: readonly Row[]) => some.map((row) => row.id)

test('lines are found by what is read in them: every word, in any column', () => {
  expect(ids(found(columns, rows, ' white  PLATE '))).toEqual([3])
  expect(ids(found(columns, rows, '1,200.50'))).toEqual([1])
  expect(ids(found(columns, rows, '马克杯'))).toEqual([2])
  expect(ids(found(columns, rows, 'mug plate'))).toEqual([])
  expect(found(columns, rows, '  ')).toBe(rows)
})

test('of each column the widest row is known, Chinese counted twice', () => {
  expect(ids(widest(columns, rows))).toEqual([2, 3, 1])
})
