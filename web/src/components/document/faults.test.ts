import { expect, test } from 'vitest'
import { Problem } from '~/lib/problem'
import { faults } from './faults'

test('what is wrong is put on its line and its field, whether the form or the command found it', () => {
  const found = faults(
    new Problem(422, {
      errors: [
        { code: 'a', detail: 'too little', field: 'orders.0.lines.1.qty' },
        { code: 'b', detail: 'unknown', field: 'lines.0.sku_id', row: 0 },
        { code: 'c', detail: 'no such warehouse', field: 'warehouse_id', row: 0 },
        { code: 'd', detail: 'no such supplier', field: 'orders.0.supplier_id' },
      ],
    }),
  )
  expect([...found.lines]).toEqual([[1, 'too little'], [0, 'unknown']])
  expect([...found.fields]).toEqual([['warehouse_id', 'no such warehouse'], ['supplier_id', 'no such supplier']])
})
test('one error alone is its own entry', () => {
  expect([...faults(new Problem(422, { code: 'x', detail: 'wrong', field: 'lines.2.qty' })).lines]).toEqual([[2, 'wrong']])
})
