/* The order of a list as the API writes it: a column, with `-` before it downwards; null: the usual one. Pure. */
import type { Column } from '~/api/descriptions'

export type Sort = string | null
export type Direction = 'ascending' | 'descending' | 'none'

export function directionOf(sort: Sort, key: string): Direction {
  return sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : 'none'
}

/** What a press on a head asks for: upwards, then downwards, then the usual order again. */
export function pressed(sort: Sort, key: string): Sort {
  const now = directionOf(sort, key)
  return now === 'none' ? key : now === 'ascending' ? `-${key}` : null
}

/** An order that an address or an old view asks for, where the list still has it. */
export function known(sort: unknown, columns: readonly Column[]): Sort {
  return columns.some((column) => column.sortable && directionOf(String(sort), column.key) !== 'none') ? String(sort) : null
}
