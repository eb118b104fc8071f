import { expect, test } from 'vitest'
import { EVERYWHERE, within } from './place'

test('a list is narrowed by what it can be narrowed by', () => {
  const place = { company_id: 1, shop_id: 2 }
  expect(within(place, ['state', 'shop_id', 'company_id'])).toEqual({ company_id: 1, shop_id: 2 })
  expect(within(place, ['company_id', 'warehouse_id'])).toEqual({ company_id: 1 })
  expect(within(place, ['number'])).toEqual({})
  expect(within(EVERYWHERE, ['company_id', 'shop_id', 'warehouse_id'])).toEqual({})
})
