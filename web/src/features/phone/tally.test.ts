import { describe, expect, test } from 'vitest'
import type { Job, JobKind, JobLine, Scan } from '~/lib/offline/model'
import { corrections, lineFor, parts, progress, steps } from './tally'

const line = (id: number, sku_id: number, asked: string): JobLine => ({ id, sku_id, asked, sku_code: `S${sku_id}`, sku_name: '', unit: 'pcs', lot: '', serial: '' })
const job = (kind: JobKind, lines: JobLine[], change: Partial<Job> = {}): Job => ({
  key: 'j', user: 1, kind, document: 9, number: 'N9', about: '', warehouse: 3, lines, opened: '', item: null, ...change,
})
const scan = (at: number, sku_id: number, qty: string, change: Partial<Scan> = {}): Scan => ({
  job: 'j', user: 1, line: at, sku_id, code: '', qty, lot: '', serial: '', made_on: '', expires_on: '', bin: '', at: `2026-11-28T0${at % 10}:00:00.000Z`, ...change,
})

describe('scans add up', () => {
  test('by lot and piece, the same code again is one more, a carton its pieces', () => {
    const found = parts([scan(1, 5, '1'), scan(1, 5, '24'), scan(1, 5, '1', { lot: 'A', expires_on: '2027-01-01' }), scan(1, 5, '-2')])
    expect(found.map(({ qty, lot, expires_on }) => [qty, lot, expires_on])).toEqual([['23', '', ''], ['1', 'A', '2027-01-01']])
  })

  test('in decimals that are exact', () => {
    expect(parts([scan(1, 5, '0.1'), scan(1, 5, '0.2')])[0]!.qty).toBe('0.3')
  })
})

describe('what is typed is what there is', () => {
  const typed = (qty: string, change = {}) => ({ ...parts([scan(1, 5, '1')])[0]!, qty, ...change })
  const after = (scans: Scan[], shown: Parameters<typeof corrections>[1], wanted: Parameters<typeof corrections>[2]) => {
    const more = corrections(scans, shown, wanted).map((each) => scan(each.line, each.sku_id, each.qty, { lot: each.lot }))
    return parts([...scans, ...more]).map(({ lot, qty }) => [lot, qty])
  }
  test('also where a scan was heard since the sheet was opened', () => {
    expect(after([scan(1, 5, '1')], [], [typed('2')])).toEqual([['', '2']])
    expect(after([scan(1, 5, '1'), scan(1, 5, '1')], parts([scan(1, 5, '1')]), [typed('2')])).toEqual([['', '2']])
  })
  test('what was shown and is left out is gone; what nobody saw stays', () => {
    const shown = parts([scan(1, 5, '3', { lot: 'A' })])
    expect(after([scan(1, 5, '3', { lot: 'A' }), scan(1, 5, '1', { lot: 'B' })], shown, [typed('2', { lot: ' C ' })])).toEqual([['A', '0'], ['B', '1'], ['C', '2']])
  })
  test('and nothing is written where nothing differs', () => {
    expect(corrections([scan(1, 5, '2')], parts([scan(1, 5, '2')]), [typed('2')])).toEqual([])
  })
})

describe('goods find their line', () => {
  const two = job('purchase', [line(1, 5, '2'), line(2, 5, '3'), line(3, 6, '1')])
  test('the first with room, then the next', () => {
    expect(lineFor(two, [], 5, '1')).toMatchObject({ id: 1 })
    expect(lineFor(two, [scan(1, 5, '2')], 5, '1')).toMatchObject({ id: 2 })
  })
  test('what is beyond all lines or on none is said', () => {
    expect(lineFor(two, [scan(1, 5, '2'), scan(2, 5, '3')], 5, '1')).toBe('over')
    expect(lineFor(two, [], 5, '24')).toBe('over')
    expect(lineFor(two, [], 7, '1')).toBe('foreign')
  })
  test('a count takes everything', () => {
    expect(lineFor(job('count', []), [], 7, '1')).toBeNull()
  })
})

test('the work is whole when every line is', () => {
  const two = job('shipment', [line(1, 5, '2'), line(2, 6, '1')])
  expect(progress(two, [scan(1, 5, '2')])).toEqual({ done: '2', asked: '3', whole: false })
  expect(progress(two, [scan(1, 5, '2'), scan(2, 6, '1')]).whole).toBe(true)
})

describe('a job becomes commands', () => {
  test('a purchase order is received as scanned', () => {
    expect(steps(job('purchase', [line(1, 5, '2'), line(2, 6, '1')]), [scan(1, 5, '2', { lot: 'A', made_on: '2026-01-01' })], { post: true })).toEqual([
      { path: '/purchasing/orders/receive', body: { documents: [{ id: 9 }], lines: [{ line_id: 1, qty: '2', lot: 'A', made_on: '2026-01-01' }] } },
    ])
  })
  test('a shipment is picked, what was not found is zero, then shipped', () => {
    expect(steps(job('shipment', [line(1, 5, '2'), line(2, 6, '1')]), [scan(1, 5, '2')], { post: true })).toEqual([
      { path: '/warehouse/shipments/pick', body: { documents: [{ id: 9 }], lines: [{ line_id: 1, qty: '2' }, { line_id: 2, qty: '0' }] } },
      { path: '/warehouse/shipments/ship', body: { documents: [{ id: 9 }] } },
    ])
    expect(steps(job('receipt', [line(1, 5, '2')]), [scan(1, 5, '2')], { post: false }).map((step) => step.path)).toEqual(['/warehouse/receipts/tally'])
  })
  test('an order ships the sum of each line', () => {
    const found = steps(job('order', [line(1, 5, '9'), line(2, 6, '1')]), [scan(1, 5, '2', { lot: 'A' }), scan(1, 5, '1')], { post: true })
    expect(found[0]!.body).toEqual({ documents: [{ id: 9 }], lines: [{ line_id: 1, qty: '3' }] })
  })
  test('a count begins its document, enters what was found when it was found, and nothing found is a finding', () => {
    const found = steps(job('count', [], { document: 0 }), [scan(0, 5, '2'), scan(0, 6, '1'), scan(0, 6, '-1')], { post: true, note: 'x' })
    const id = { $answer: [0, 'ids', 0] }
    expect(found).toEqual([
      { path: '/warehouse/counts', body: { counts: [{ warehouse_id: 3, sku_ids: [5, 6], note: 'x' }] } },
      {
        path: '/warehouse/counts/enter',
        body: {
          documents: [{ id }],
          found: [
            { count_id: id, sku_id: 5, qty: '2', counted_at: '2026-11-28T00:00:00.000Z' },
            { count_id: id, sku_id: 6, qty: '0', counted_at: '2026-11-28T00:00:00.000Z' },
          ],
        },
      },
      { path: '/warehouse/counts/post', body: { documents: [{ id }] } },
    ])
  })
  test('a count that is there is gone on with', () => {
    expect(steps(job('count', []), [scan(0, 5, '2')], { post: false }).map((step) => step.path)).toEqual(['/warehouse/counts/enter'])
  })
})
