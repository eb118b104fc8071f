// @vitest-environment jsdom
import { expect, test } from 'vitest'
import type { Column } from '~/api/descriptions'
import { cardCells } from './cards'

const column = (key: string, label: string, kind: Column['kind'] = 'text'): Column => ({ key, label, kind, hidden: false, sums: false, choices: null, reference: null, reference_key: null })
const ALL = [column('shop', '店铺名称'), column('order', '原销售订单', 'code'), column('qty', '数量', 'quantity')]
const ROW = { id: 1, shop: 'Shop', order: 'XS20101209-0052', qty: '3' }

test('a fact that is too long for half a card has a line of its own, below the short ones', () => {
  expect(cardCells(ALL, ROW, 376).cells.map((cell) => [cell.column.key, cell.whole])).toEqual([['shop', false], ['qty', false], ['order', true]])
  expect(cardCells(ALL, ROW, 376).lines).toBe(2)
})

test('on a wide card they stand beside each other', () => {
  expect(cardCells(ALL, ROW, 700).cells.every((cell) => !cell.whole)).toBe(true)
  expect(cardCells(ALL, ROW, 700).lines).toBe(2)
})
