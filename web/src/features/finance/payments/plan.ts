/* What a payment settles, as values: which items it can, and which documents it becomes. */
import Big from 'big.js'
import { parse } from '~/lib/decimal'
import { groupOf, open, type Item } from '../items'

export type MoneyDirection = 'in' | 'out'

/** Whether money that goes this way settles an item: it lowers what we get, or what we owe. */
export function settles(direction: MoneyDirection, item: Item): boolean {
  const debit = (item.side === 'D') === open(item).gt(0)
  return debit === (direction === 'in')
}

/** The account on which money stays that settles nothing yet. */
export function advanceAccount(kind: 'customer' | 'supplier'): string {
  return kind === 'customer' ? '220301' : '112301'
}

export interface Sent {
  amount: string
  settles: { item_id: number; amount: string }[]
  account?: string
}

/** A payment for each account, shop and order that is settled, and one for what is left over as an advance. */
export function documents(items: readonly Item[], parts: ReadonlyMap<number, string>, amount: Big, kind: 'customer' | 'supplier'): Sent[] {
  const groups = new Map<string, Sent & { sum: Big }>()
  let rest = amount
  for (const item of items) {
    const part = parse(parts.get(item.id))
    if (!part || part.lte(0)) continue
    const group = groups.get(groupOf(item)) ?? { amount: '', settles: [], sum: new Big(0) }
    group.settles.push({ item_id: item.id, amount: part.toFixed(2) })
    group.sum = group.sum.plus(part)
    groups.set(groupOf(item), group)
    rest = rest.minus(part)
  }
  const made: Sent[] = [...groups.values()].map(({ settles: parts_, sum }) => ({ amount: sum.toFixed(2), settles: parts_ }))
  return rest.gt(0) ? [...made, { amount: rest.toFixed(2), settles: [], account: advanceAccount(kind) }] : made
}
