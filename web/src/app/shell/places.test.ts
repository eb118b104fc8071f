import { describe, expect, test } from 'vitest'
import { ALL, groups, keyOf, spotOf } from './places'

const COMPANIES = [{ id: 1, name: 'A' }, { id: 2, name: 'B' }]
const SHOPS = [{ id: 3, name: 'S', company_id: 1 }, { id: 4, name: 'T', company_id: 2 }]

describe('places', () => {
  test('a shop brings its company along', () => {
    expect(spotOf(groups(COMPANIES, SHOPS, []), 'shops:4')).toEqual({ key: 'shops:4', name: 'T · B', place: { company_id: 2, shop_id: 4 } })
  })
  test('of one there is nothing to choose', () => {
    expect(groups([COMPANIES[0]!], [SHOPS[0]!], [{ id: 9, name: 'W', company_id: 1 }])).toEqual([])
    expect(groups([COMPANIES[0]!], SHOPS, []).map((group) => group.kind)).toEqual(['shops'])
  })
  test('a place has one key', () => {
    const all = groups(COMPANIES, SHOPS, [{ id: 8, name: 'V', company_id: 1 }, { id: 9, name: 'W', company_id: 2 }])
    for (const spot of all.flatMap((group) => group.spots)) expect(keyOf(spot.place)).toBe(spot.key)
    expect(keyOf({})).toBe(ALL)
  })
})
