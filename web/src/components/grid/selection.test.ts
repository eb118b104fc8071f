import { expect, test } from 'vitest'
import { count, isSelected, NONE, toggled } from './selection'

test('rows are selected one by one', () => {
  const some = toggled(toggled(NONE, [1, 2], true), [2], false)
  expect([1, 2, 3].map((key) => isSelected(some, key))).toEqual([true, false, false])
  expect(count(some, 100)).toBe(1)
})

test('everything but some: rows that are not loaded are selected too', () => {
  const most = toggled({ everything: true, keys: new Set() }, [7], false)
  expect(isSelected(most, 7)).toBe(false)
  expect(isSelected(most, 4711)).toBe(true)
  expect(count(most, 1000)).toBe(999)
  expect(count(toggled(most, [7], true), 1000)).toBe(1000)
})
