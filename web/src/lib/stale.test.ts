// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest'
import { isStale, reloadOnce } from './stale'

beforeEach(() => sessionStorage.clear())

test('a part that is gone loads the page anew once, not for ever', () => {
  const reload = vi.fn()
  expect(reloadOnce(1_000_000, reload)).toBe(true)
  expect(reloadOnce(1_030_000, reload)).toBe(false)
  expect(reload).toHaveBeenCalledTimes(1)
  expect(reloadOnce(1_090_000, reload)).toBe(true)
})

test('without a network there is nothing to load', () => {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const reload = vi.fn()
  expect(reloadOnce(1_000_000, reload)).toBe(false)
  expect(reload).not.toHaveBeenCalled()
  online.mockRestore()
})

test('the words of every browser are understood', () => {
  for (const text of ['Failed to fetch dynamically imported module: /a.js', 'error loading dynamically imported module: /a.js', 'Importing a module script failed.']) expect(isStale(new Error(text))).toBe(true)
  expect(isStale(new Error('x is undefined'))).toBe(false)
})
