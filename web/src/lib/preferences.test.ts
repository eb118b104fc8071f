// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest'

async function fresh() {
  vi.resetModules()
  return import('./preferences')
}

beforeEach(() => localStorage.clear())

describe('preferences', () => {
  test('what is set is told, and there again after a reload', async () => {
    const first = await fresh()
    const told = vi.fn()
    first.whenPreferred(told)
    first.prefer('theme', 'dark')
    expect(told).toHaveBeenCalledWith('theme', 'dark')
    expect((await fresh()).preferred('theme', 'system')).toBe('dark')
  })
  test('undefined takes it away', async () => {
    const store = await fresh()
    store.prefer('theme', 'dark')
    store.prefer('theme', undefined)
    expect(store.preferred('theme', 'system')).toBe('system')
  })
  test('the server replaces the copy, but not what is on its way', async () => {
    const store = await fresh()
    store.adopt(7, { theme: 'light', old: 1 })
    store.prefer('theme', 'dark')
    store.prefer('old', 2)
    store.adopt(7, { theme: 'light', place: { shop_id: 3 } }, new Set(['theme']))
    expect(store.preferred('theme', '')).toBe('dark')
    expect(store.preferred('place', null)).toEqual({ shop_id: 3 })
    expect(store.preferred('old', 'gone')).toBe('gone')
  })
  test("nothing of one user's is left for the next", async () => {
    const store = await fresh()
    store.adopt(7, { theme: 'dark' })
    store.prefer('place', { shop_id: 3 })
    store.adopt(8, {}, new Set(['place']))
    expect(store.keptFor()).toBe(8)
    expect(store.preferred('theme', 'system')).toBe('system')
    expect(store.preferred('place', null)).toBe(null)
  })
  test('what comes back unchanged is the same object', async () => {
    const store = await fresh()
    store.adopt(7, { columns: [{ key: 'a' }], theme: 'dark' })
    const before = store.preferred('columns', null)
    store.adopt(7, { theme: 'light', columns: [{ key: 'a' }] })
    expect(store.preferred('columns', null)).toBe(before)
  })
  test('a broken memory is none', async () => {
    localStorage.setItem('zg.preferences', '{broken')
    expect((await fresh()).preferred('theme', 'system')).toBe('system')
  })
})
