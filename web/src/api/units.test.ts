// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { unitLabel, unitName } from './units'

test('a unit goes by its name where that can be read, else by its code', () => {
  expect(unitName({ code: 'pcs', name: '件' }, 'zh')).toBe('件')
  expect(unitName({ code: 'pcs', name: '件' }, 'en')).toBe('pcs')
  expect(unitName({ code: 'ctn', name: 'Carton' }, 'en')).toBe('Carton')
  expect(unitName({ code: 'x', name: '' }, 'zh')).toBe('x')
})

test('a choice says both where they differ', () => {
  expect(unitLabel({ code: 'pcs', name: '件' }, 'zh')).toBe('件 (pcs)')
  expect(unitLabel({ code: 'pcs', name: '件' }, 'en')).toBe('pcs')
})
