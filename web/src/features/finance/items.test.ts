import Big from 'big.js'
import { describe, expect, test } from 'vitest'
import { ageOf, byAge, daysLate, groupOf, pairs, spread, type Item } from './items'

let id = 0
function item(open: string, due: string, more: Partial<Item> = {}): Item {
  id += 1
  return {
    id, company_id: 1, account: '112201', side: 'D', customer_id: 7, supplier_id: null, partner_name: 'x', shop_id: 3, reference_id: null, document_type: 'invoicing.bill',
    document_id: id, number: `N${id}`, date: due, due_date: due, currency: 'CNY', amount: open, allocated: '0', open, ...more,
  }
}

describe('age', () => {
  test('the day it is due is not late', () => {
    expect(ageOf(daysLate(item('1', '2026-03-01'), '2026-03-01'))).toBe('due')
    expect([1, 30, 31, 60, 61, 90, 91].map(ageOf)).toEqual(['d30', 'd30', 'd60', 'd60', 'd90', 'd90', 'older'])
  })
  test('sums are exact; money not matched yet is no debt that is late', () => {
    const ages = byAge([item('0.10', '2026-01-01'), item('0.20', '2026-01-01'), item('-5.00', '2026-01-01'), item('7.00', '2026-03-20')], () => '2026-03-01')
    expect(ages).toEqual({ due: '2.00', d30: '0.00', d60: '0.30', d90: '0.00', older: '0.00' })
  })
})

describe('money for what is open', () => {
  test('oldest first, the last one in part, credit notes not at all', () => {
    const [late, soon, credit] = [item('60.00', '2026-01-05'), item('100.00', '2026-02-05'), item('-10.00', '2026-01-01')]
    expect([...spread([soon, late, credit], new Big('100'))]).toEqual([[late.id, '60.00'], [soon.id, '40.00']])
  })
  test('more than is open stays over', () => {
    const only = item('60.00', '2026-01-05')
    expect([...spread([only], new Big('100'))]).toEqual([[only.id, '60.00']])
  })
  test('an order of a platform is paid on its own', () => {
    expect(groupOf(item('1', '2026-01-01', { reference_id: 5 }))).not.toBe(groupOf(item('1', '2026-01-01', { reference_id: 6 })))
  })
})

test('pairs: only of one partner, account and shop; nothing is used twice', () => {
  const money = [item('-50.00', '2026-01-03'), item('-70.00', '2026-01-02'), item('-9.00', '2026-01-01', { customer_id: 8 })]
  const owed = [item('100.00', '2026-01-01'), item('5.00', '2026-01-09'), item('30.00', '2026-01-01', { shop_id: 4 })]
  expect(pairs(money, owed).map((pair) => [pair.item.open, pair.other.open, pair.amount])).toEqual([
    ['-70.00', '100.00', '70.00'], ['-50.00', '100.00', '30.00'], ['-50.00', '5.00', '5.00'],
  ])
})
