import Big from 'big.js'
import { expect, test } from 'vitest'
import type { Item } from '../items'
import { documents, settles } from './plan'

let id = 0
function item(open: string, more: Partial<Item> = {}): Item {
  id += 1
  return {
    id, company_id: 1, account: '112201', side: 'D', customer_id: 7, supplier_id: null, partner_name: 'x', shop_id: 3, reference_id: null, document_type: 'invoicing.bill',
    document_id: id, number: `N${id}`, date: '2026-01-01', due_date: '2026-01-01', currency: 'CNY', amount: open, allocated: '0', open, ...more,
  }
}

test('money in settles what we get and what suppliers owe us back; money out the other things', () => {
  const [claim, credit, debt, back] = [item('10'), item('-10'), item('10', { side: 'C', account: '220201' }), item('-10', { side: 'C', account: '220201' })]
  expect([claim, credit, debt, back].map((each) => settles('in', each))).toEqual([true, false, false, true])
  expect([claim, credit, debt, back].map((each) => settles('out', each))).toEqual([false, true, true, false])
})

test('a document for each shop, and what is left over is an advance', () => {
  const [one, two, other] = [item('60'), item('40'), item('30', { shop_id: 4 })]
  const parts = new Map([[one.id, '60'], [two.id, '15.5'], [other.id, '30']])
  expect(documents([one, two, other], parts, new Big('120'), 'customer')).toEqual([
    { amount: '75.50', settles: [{ item_id: one.id, amount: '60.00' }, { item_id: two.id, amount: '15.50' }] },
    { amount: '30.00', settles: [{ item_id: other.id, amount: '30.00' }] },
    { amount: '14.50', settles: [], account: '220301' },
  ])
})

test('all of it settles something: no advance', () => {
  const only = item('60')
  expect(documents([only], new Map([[only.id, '60']]), new Big('60'), 'supplier')).toHaveLength(1)
})
