import { describe, expect, test } from 'vitest'
import type { View } from '~/api/preferences'
import { contentOf, differs, firstOf, shownOf, type Shown } from './views'

const SHOWN: Shown = {
  tab: 'draft',
  sort: '-gross',
  filters: { shop_id: 7, late: true, number: 'XS', gone: null, empty: '', since: undefined },
  columns: [{ key: 'number', pin: null }, { key: 'gross', width: 160, pin: 'right' }, { key: 'net', hidden: true }],
}
const view = (shown: Shown, more: Partial<View> = {}): View => ({
  id: 1, list: 'sales.orders', name: 'v', shared: false, mine: true, author: '', is_default: false, version: 1, content: contentOf(shown), ...more,
})

describe('views', () => {
  test('what a view keeps is shown again', () => {
    expect(shownOf(contentOf(SHOWN))).toEqual({ ...SHOWN, filters: { shop_id: 7, late: true, number: 'XS' } })
  })
  test('a pin that was taken away is not a pin that nobody set', () => {
    const [taken, , unset] = contentOf(SHOWN).columns!
    expect([taken!.pin, unset!.pin]).toEqual(['none', null])
  })
  test('what is the same does not differ, in whatever order it was filtered', () => {
    expect(differs(view(SHOWN), { ...SHOWN, filters: { number: 'XS', late: 'true', shop_id: '7' } })).toBe(false)
  })
  test.each<[string, Partial<Shown>]>([
    ['tab', { tab: 'all' }],
    ['filters', { filters: { shop_id: 8 } }],
    ['sort', { sort: 'gross' }],
    ['usual sort', { sort: null }],
    ['order', { columns: [...SHOWN.columns].reverse() }],
    ['width', { columns: SHOWN.columns.map((column) => ({ ...column, width: 99 })) }],
    ['pin', { columns: [{ key: 'number' }, ...SHOWN.columns.slice(1)] }],
  ])('another %s differs', (_, change) => {
    expect(differs(view(SHOWN), { ...SHOWN, ...change })).toBe(true)
  })
  test('a list opens with what its user chose', () => {
    expect(firstOf([view(SHOWN)])).toBeNull()
    expect(firstOf([view(SHOWN), view(SHOWN, { id: 2, is_default: true })])?.id).toBe(2)
  })
})
