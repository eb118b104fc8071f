import { useQuery } from '@tanstack/react-query'
import { all } from '~/api/all'
import type { Item } from './items'

export type Party = { customer: number } | { supplier: number }

/** Everything that is open with one partner. */
export function useItems(party: Party | null) {
  const query = party === null ? {} : 'customer' in party ? { customer_id: party.customer } : { supplier_id: party.supplier }
  const { data = [], isFetching, error } = useQuery({
    queryKey: ['/invoicing/open-items', 'all', query], enabled: party !== null,
    queryFn: ({ signal }) => all<Item>('/invoicing/open-items', query, signal, 5000),
  })
  return { items: party === null ? [] : data, loading: party !== null && isFetching && !data.length, error }
}

/** The partner that the address names. */
export function partyOf(search: Record<string, unknown>): Party | null {
  if (Number(search.customer)) return { customer: Number(search.customer) }
  if (Number(search.supplier)) return { supplier: Number(search.supplier) }
  return null
}
