import { describe, expect, test } from 'vitest'
import { fault } from './columns'
import { amountOf, blank, copiedDown, ended, isBlank, pasted, put, removed, scanned } from './model'

const LAMP = { id: 1, code: 'LAMP', name: '台灯' }
const BULB = { id: 2, code: 'BULB', name: '灯泡' }

describe('lines', () => {
  test('there is always an empty one to go on with', () => {
    const lines = put([blank()], 0, { sku: LAMP, text: 'LAMP', qty: '1' })
    expect(lines).toHaveLength(2)
    expect(isBlank(lines[1]!)).toBe(true)
    expect(removed(lines, 0)).toHaveLength(1)
  })
  test('a scan adds one to its line, or makes a line before the empty one', () => {
    const once = scanned(ended([]), LAMP)
    const twice = scanned(once.lines, LAMP)
    const other = scanned(twice.lines, BULB)
    expect(other.lines.map((line) => [line.sku?.code, line.qty])).toEqual([['LAMP', '2'], ['BULB', '1'], [undefined, '']])
    expect(other.at).toBe(1)
  })
  test('a cell is copied from above', () => {
    const lines = put(put([blank()], 0, { sku: LAMP, qty: '5', price: '3' }), 1, { sku: BULB, qty: '1' })
    expect(copiedDown(lines, 1, 'qty')[1]!.qty).toBe('5')
    expect(copiedDown(lines, 0, 'qty')[0]!.qty).toBe('5')
  })
  test('rows of a spreadsheet: headings are passed over, numbers are cleaned, no quantity means one', () => {
    expect(pasted('编码\t数量\t单价\nLAMP\t1,200\t¥3.50\r\nBULB\n\n')).toEqual([
      { code: 'LAMP', qty: '1200', price: '3.5' },
      { code: 'BULB', qty: '1', price: '' },
    ])
  })
  test('a wrong line says what is wrong', () => {
    const line = { ...blank(), sku: LAMP, text: 'LAMP', qty: '1' }
    expect(fault(blank())).toBeNull()
    expect(fault(line)).toBeNull()
    expect(fault({ ...line, sku: null })).toBe('lines.unknownSku')
    for (const qty of ['0', '-1', 'x', '']) expect(fault({ ...line, qty })).toBe('lines.badQty')
    expect(fault({ ...line, price: 'free' })).toBe('lines.badPrice')
  })
  test('the amount takes the price typed, else the one of the lists', () => {
    const line = { ...blank(), sku: LAMP, qty: '3', listed: '2.00' }
    expect(amountOf(line)).toBe('6.00')
    expect(amountOf({ ...line, price: '1.5' })).toBe('4.50')
    expect(amountOf({ ...line, listed: null })).toBeNull()
  })
})
