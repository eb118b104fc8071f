import { expect, test } from 'vitest'
import type { Column } from '~/api/descriptions'
import { directionOf, known, pressed } from './sorting'

const column = (key: string, sortable: boolean): Column => ({ key, label: key, kind: 'money', hidden: false, sums: false, sortable })

test('a head is pressed upwards, downwards, and back to the usual order', () => {
  expect(pressed(null, 'gross')).toBe('gross')
  expect(pressed('gross', 'gross')).toBe('-gross')
  expect(pressed('-gross', 'gross')).toBeNull()
  expect(pressed('-net', 'gross')).toBe('gross')
})
test('only the column that is sorted by shows a direction', () => {
  expect(['gross', '-gross', 'net', null].map((sort) => directionOf(sort, 'gross'))).toEqual(['ascending', 'descending', 'none', 'none'])
})
test('an order that the list does not have is the usual one', () => {
  const columns = [column('gross', true), column('paid', false)]
  expect(['gross', '-gross', 'paid', '--gross', '', undefined, 7].map((sort) => known(sort, columns))).toEqual(['gross', '-gross', null, null, null, null, null])
})
