import { describe, expect, test } from 'vitest'
import { codesIn, drafts, keyOf, overrides, told } from './matrix'

const RED = { code: 'T-R', name: 'Shirt red', options: { color: 'red' } }
const BLUE = { code: 'T-B', name: 'Shirt blue', options: { color: 'blue' } }

describe('SKUs of a product', () => {
  test('the order of options does not matter', () => {
    expect(keyOf({ a: '1', b: '2' })).toBe(keyOf({ b: '2', a: '1' }))
  })
  test('options that say nothing are left out, codes count only when every value has one', () => {
    expect(told([{ name: ' color ', values: ['red', 'blue'], codes: ['R'] }, { name: '', values: ['x'], codes: [] }, { name: 'size', values: [], codes: [] }])).toEqual([
      { name: 'color', values: ['red', 'blue'], codes: [] },
    ])
  })
  test('what was typed stays when the options grow; what follows the product goes on following it', () => {
    const first = drafts([RED], new Map(), new Set())
    const typed = new Map([[first[0]!.key, overrides({ ...first[0]!, barcodes: '690', code: 'OWN' }, [RED])]])
    const grown = drafts([{ ...RED, name: 'Blouse red' }, BLUE], typed, new Set())
    expect(grown.map((sku) => [sku.code, sku.name, sku.barcodes])).toEqual([['OWN', 'Blouse red', '690'], ['T-B', 'Shirt blue', '']])
  })
  test('a combination that is not made stays away', () => {
    expect(drafts([RED, BLUE], new Map(), new Set([keyOf(RED.options)])).map((sku) => sku.code)).toEqual(['T-B'])
  })
  test('several barcodes in one cell', () => {
    expect(codesIn('690 691,692\uff0c690')).toEqual(['690', '691', '692'])
  })
})
