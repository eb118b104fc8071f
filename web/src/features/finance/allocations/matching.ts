/* Which open items can settle each other, and how. */
import { open, partnersOf, type Item } from '../items'

/** Money, advances and credit notes, as against what is owed. */
export function isMoney(item: Item): boolean {
  return open(item).lt(0) || item.account.startsWith('2203') || item.account.startsWith('1123')
}

function isDebit(item: Item): boolean {
  return (item.side === 'D') === open(item).gt(0)
}

/** `match`: two items of one account; `offset`: of two accounts, with a document of its own; null: not at all. */
export function way(one: Item, other: Item): 'match' | 'offset' | null {
  const same = one.company_id === other.company_id && one.currency === other.currency && one.customer_id === other.customer_id && one.supplier_id === other.supplier_id
  if (!same || isDebit(one) === isDebit(other)) return null
  if (partnersOf(one) === partnersOf(other)) return 'match'
  return one.account === other.account ? null : 'offset'
}

export function smaller(one: Item, other: Item): string {
  const [a, b] = [open(one).abs(), open(other).abs()]
  return (a.lt(b) ? a : b).toFixed(2)
}
