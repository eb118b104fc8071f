import { expect, test } from 'vitest'
import { below, branches, type Category } from './tree'

function category(id: number, parent_id: number | null, code: string, sort = 0): Category {
  return { id, parent_id, code, name: code, sort, path: '', depth: 1, costing: '', costing_in_force: 'fifo', active: true, version: 1 }
}

test('branches stand in the order of their places, whatever the order of the rows', () => {
  const tree = branches([category(3, 1, 'C', 2), category(2, 1, 'B', 5), category(4, 1, 'A', 5), category(1, null, 'TOP')])
  expect(tree.map((each) => each.title)).toEqual(['TOP'])
  expect(tree[0]!.children.map((each) => each.title)).toEqual(['C', 'A', 'B'])
  expect(below(tree[0]!).sort()).toEqual([1, 2, 3, 4])
})
test('a row whose parent is not to be seen stands at the top', () => {
  expect(branches([category(2, 9, 'B')]).map((each) => each.key)).toEqual([2])
})
