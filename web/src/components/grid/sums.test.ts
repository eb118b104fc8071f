import { expect, test } from 'vitest'
import { NONE } from './selection'
import { partSums } from './sums'

const ROWS = [
  { id: 1, net: '0.10', qty: '3' },
  { id: 2, net: '0.20', qty: null },
  { id: 3, net: '-5.00', qty: '4' },
]

test('what is loaded of a longer list, to the cent', () => {
  expect(partSums(ROWS, ['net', 'qty'], NONE, true)).toEqual({ part: 'loaded', values: { net: '-4.7', qty: '7' } })
})

test('what is picked goes before what is loaded', () => {
  const selection = { everything: false, keys: new Set([1, 2, 99]) }
  expect(partSums(ROWS, ['net', 'qty'], selection, true)).toEqual({ part: 'picked', values: { net: '0.3', qty: '3' } })
  expect(partSums(ROWS, ['net'], selection, false)?.part).toBe('picked')
})

test('a list that is loaded whole has its total already, and so has everything that is picked', () => {
  expect(partSums(ROWS, ['net'], NONE, false)).toBeNull()
  expect(partSums(ROWS, ['net'], { everything: true, keys: new Set() }, false)).toBeNull()
})

test('a column without a value says nothing', () => {
  expect(partSums([{ id: 1, net: null }], ['net', 'missing'], NONE, true)).toEqual({ part: 'loaded', values: {} })
})
