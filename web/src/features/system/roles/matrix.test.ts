import { expect, test } from 'vitest'
import { modules, toggled } from './matrix'

const permission = (code: string) => ({ code, zh: code, en: code })

test('permissions stand by module and subject, in their order', () => {
  const found = modules(['catalog.view', 'sales.order.view', 'sales.order.ship', 'sales.credit.override'].map(permission))
  expect(found.map((module) => [module.key, module.subjects.map((subject) => [subject.key, subject.permissions.length])])).toEqual([
    ['catalog', [['', 1]]],
    ['sales', [['order', 2], ['credit', 1]]],
  ])
})

test('a module is ticked as a whole', () => {
  expect([...toggled(new Set(['a']), ['b', 'c'], true)]).toEqual(['a', 'b', 'c'])
  expect([...toggled(new Set(['a', 'b']), ['a'], false)]).toEqual(['b'])
})
