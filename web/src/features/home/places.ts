/* Where a number of a dashboard leads: the page of its list, with exactly its filters. */
import { addressOfList } from '~/components/document/addresses'
import type { Target } from './useWork'

export interface Place {
  path: string
  search: Record<string, string | number>
}

/** Ids are numbers in the address, as fields that choose by id write them. */
function search(filters: Readonly<Record<string, string>>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(filters).map(([key, value]) => [key, key.endsWith('_id') ? Number(value) : value]))
}

export function placeOf({ list, filters }: Target): Place {
  if (list === 'books.trial-balance') {
    const { account = '', company_id, month_from, month_to } = filters
    return { path: '/finance/trial-balance', search: { account, company: Number(company_id), from: Number(month_from), to: Number(month_to) } }
  }
  return { path: addressOfList(list) ?? '/', search: search(filters) }
}
