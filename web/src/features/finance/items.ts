/* Open items: what is owed, how old it is, what it can be matched with. */
import Big from 'big.js'
import dayjs from 'dayjs'
import { parse } from '~/lib/decimal'

export interface Item {
  id: number
  company_id: number
  account: string
  side: 'D' | 'C'
  customer_id: number | null
  supplier_id: number | null
  partner_name: string | null
  shop_id: number | null
  reference_id: number | null
  document_type: string
  document_id: number
  number: string
  date: string
  due_date: string
  currency: string
  amount: string
  allocated: string
  open: string
}

export const AGES = ['due', 'd30', 'd60', 'd90', 'older'] as const
export type Age = (typeof AGES)[number]

/** Days since an item was due; 0 and less: not yet. */
export function daysLate(item: Pick<Item, 'due_date'>, today: string): number {
  return dayjs(today).diff(dayjs(item.due_date), 'day')
}

export function ageOf(days: number): Age {
  return days <= 0 ? 'due' : days <= 30 ? 'd30' : days <= 60 ? 'd60' : days <= 90 ? 'd90' : 'older'
}

export function open(item: Pick<Item, 'open'>): Big {
  return parse(item.open) ?? new Big(0)
}

/** What is open, by age. Payments and credit notes that settle nothing yet lower what is not due. */
export function byAge(items: readonly Item[], today: (company: number) => string): Record<Age, string> {
  const sums = new Map<Age, Big>(AGES.map((age) => [age, new Big(0)]))
  for (const item of items) {
    const age = open(item).lt(0) ? 'due' : ageOf(daysLate(item, today(item.company_id)))
    sums.set(age, sums.get(age)!.plus(open(item)))
  }
  return Object.fromEntries([...sums].map(([age, sum]) => [age, sum.toFixed(2)])) as Record<Age, string>
}

/** Items that one payment can settle together: of one account, shop and, where it is kept by order, one order. */
export function groupOf(item: Item): string {
  return [item.company_id, item.account, item.currency, item.customer_id, item.supplier_id, item.shop_id, item.reference_id].join('|')
}

/** Items that settle each other: as those of one payment, whatever their orders. */
export function partnersOf(item: Item): string {
  return [item.company_id, item.account, item.currency, item.customer_id, item.supplier_id, item.shop_id].join('|')
}

/** The money for each item, the one that is due first in front. What is left over stays with nobody. */
export function spread(items: readonly Item[], amount: Big): Map<number, string> {
  let left = amount
  const parts = new Map<number, string>()
  for (const item of [...items].sort((a, b) => a.due_date.localeCompare(b.due_date) || a.id - b.id)) {
    const part = open(item).lt(left) ? open(item) : left
    if (part.lte(0)) continue
    parts.set(item.id, part.toFixed(2))
    left = left.minus(part)
  }
  return parts
}

export interface Pair {
  item: Item
  other: Item
  amount: string
}

/** Pairs that settle what they can, the oldest first: money at one side, what is owed at the other. */
export function pairs(money: readonly Item[], owed: readonly Item[]): Pair[] {
  const inOrder = (list: readonly Item[]) => [...list].sort((a, b) => a.due_date.localeCompare(b.due_date) || a.id - b.id)
  const left = new Map([...money, ...owed].map((item) => [item.id, open(item).abs()]))
  const found: Pair[] = []
  for (const item of inOrder(money)) {
    for (const other of inOrder(owed)) {
      if (partnersOf(item) !== partnersOf(other)) continue
      const [a, b] = [left.get(item.id)!, left.get(other.id)!]
      const part = a.lt(b) ? a : b
      if (part.lte(0)) continue
      found.push({ item, other, amount: part.toFixed(2) })
      left.set(item.id, a.minus(part))
      left.set(other.id, b.minus(part))
    }
  }
  return found
}
