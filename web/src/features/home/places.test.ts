import { expect, test } from 'vitest'
import { placeOf } from './places'

test('a list is opened with its filters, ids as numbers', () => {
  expect(placeOf({ list: 'sales.orders', filters: { company_id: '1025', to_ship: 'true', until: '2026-11-27T04:00:00Z' } })).toEqual({
    path: '/sales/orders', search: { company_id: 1025, to_ship: 'true', until: '2026-11-27T04:00:00Z' },
  })
  expect(placeOf({ list: 'invoicing.open-items', filters: { side: 'D' } }).path).toBe('/finance/open-items')
  expect(placeOf({ list: 'insight.replenishment', filters: {} }).path).toBe('/purchasing/replenishment')
})

test('money leads to the ledger of its account', () => {
  expect(placeOf({ list: 'books.trial-balance', filters: { company_id: '7', account: '100201', month_from: '202611', month_to: '202611' } })).toEqual({
    path: '/finance/trial-balance', search: { account: '100201', company: 7, from: 202611, to: 202611 },
  })
})
