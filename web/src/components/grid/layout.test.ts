import { describe, expect, test } from 'vitest'
import type { Column } from '~/api/descriptions'
import { arranged, changed, layout, moved, naturalWidth, textWidth } from './layout'

const column = (key: string, kind: Column['kind'] = 'money', hidden = false): Column => ({ key, label: key, kind, hidden, sums: false, choices: null, reference: null, reference_key: null })
const ALL = [column('number', 'number'), column('net'), column('gross'), column('remark', 'text'), column('tax', 'money', true)]
const keys = (columns: readonly { key: string }[]) => columns.map((one) => one.key)

describe('the order of columns', () => {
  test('is the one of the server until somebody changes it', () => {
    expect(keys(arranged(ALL, []))).toEqual(['number', 'net', 'gross', 'remark', 'tax'])
  })
  test('a column moves, the others keep their order', () => {
    expect(keys(arranged(ALL, moved(ALL, [], 'gross', -1)))).toEqual(['number', 'gross', 'net', 'remark', 'tax'])
    expect(keys(arranged(ALL, moved(ALL, [], 'number', -1)))).toEqual(['number', 'net', 'gross', 'remark', 'tax'])
  })
  test('a column that came with an upgrade stands where the server has it', () => {
    const settings = [{ key: 'gross' }, { key: 'net' }, { key: 'number' }]
    expect(keys(arranged(ALL, settings))).toEqual(['gross', 'remark', 'tax', 'net', 'number'])
  })
})

describe('where columns lie', () => {
  test('hidden ones have no place, the first one is pinned', () => {
    const found = layout(ALL, [])
    expect(found.left.map((one) => one.column.key)).toEqual(['number'])
    expect(found.middle.map((one) => one.column.key)).toEqual(['net', 'gross', 'remark'])
    expect(found.middle.map((one) => one.offset)).toEqual([0, naturalWidth(ALL[1]!), naturalWidth(ALL[1]!) + naturalWidth(ALL[2]!)])
  })
  test('spare room goes to texts', () => {
    const narrow = layout(ALL, [])
    const wide = layout(ALL, [], narrow.leftWidth + narrow.middleWidth + 300)
    expect(wide.middle.at(-1)!.width).toBe(naturalWidth(ALL[3]!) + 300)
    expect(wide.middle[0]!.width).toBe(naturalWidth(ALL[1]!))
  })
  test('names and remarks get more of it than places, and short texts none', () => {
    const some = [column('number', 'number'), column('sku_name', 'text'), column('warehouse_name', 'text'), column('unit', 'text')]
    const narrow = layout(some, [])
    const wide = layout(some, [], narrow.leftWidth + narrow.middleWidth + 400)
    expect(wide.middle.map((one, at) => one.width - narrow.middle[at]!.width)).toEqual([300, 100, 0])
  })
  test('a choice and the number of another document are as wide as what they say', () => {
    const kind = { ...column('kind', 'choice'), choices: [{ value: 'a', label: '短' }, { value: 'b', label: '其他出入库单据类型' }] }
    expect(naturalWidth(kind)).toBeGreaterThan(textWidth('其他出入库单据类型'))
    expect(naturalWidth(column('order_number', 'code'))).toBeGreaterThan(naturalWidth(column('sku_code', 'code')))
  })
  test('a width that was set stays', () => {
    const found = layout(ALL, changed(ALL, [], 'remark', { width: 77 }), 5000)
    expect(found.middle.at(-1)!.width).toBeGreaterThanOrEqual(77)
    expect(layout(ALL, changed(ALL, [], 'remark', { width: 77 })).middle.at(-1)!.width).toBe(77)
  })
  test('right ones are measured from the right', () => {
    const found = layout(ALL, changed(ALL, changed(ALL, [], 'net', { pin: 'right' }), 'gross', { pin: 'right' }))
    expect(found.right.map((one) => [one.column.key, one.offset])).toEqual([['net', naturalWidth(ALL[2]!)], ['gross', 0]])
  })
})

test('a heading is never clipped by its own column', () => {
  const long = { ...column('x'), label: 'A rather long heading in English' }
  expect(naturalWidth(long)).toBeGreaterThan(textWidth(long.label))
  expect(textWidth('订单')).toBe(26)
})
