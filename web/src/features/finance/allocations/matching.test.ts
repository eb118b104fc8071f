import { expect, test } from 'vitest'
import type { Item } from '../items'
import { isMoney, smaller, way } from './matching'

function item(open: string, more: Partial<Item> = {}): Item {
  return {
    id: 1, company_id: 1, account: '112201', side: 'D', customer_id: 7, supplier_id: null, partner_name: 'x', shop_id: 3, reference_id: null, document_type: 'invoicing.bill',
    document_id: 1, number: 'N', date: '2026-01-01', due_date: '2026-01-01', currency: 'CNY', amount: open, allocated: '0', open, ...more,
  }
}
const BILL = item('100.00')
const ADVANCE = item('30.00', { account: '220301', side: 'C', shop_id: null })

test('money on the account of the claim is matched, an advance is set off', () => {
  expect(way(item('-40.00'), BILL)).toBe('match')
  expect(way(ADVANCE, BILL)).toBe('offset')
})
test('other shops, other partners and the same direction do not go together', () => {
  expect(way(item('-40.00', { shop_id: 4 }), BILL)).toBeNull()
  expect(way(item('-40.00', { customer_id: 8 }), BILL)).toBeNull()
  expect(way(item('40.00'), BILL)).toBeNull()
})
test('what is money, and how much goes', () => {
  expect([BILL, ADVANCE, item('-1.00')].map(isMoney)).toEqual([false, true, true])
  expect(smaller(item('-40.00'), BILL)).toBe('40.00')
})
