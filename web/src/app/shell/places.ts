/* Companies, shops and warehouses that somebody may work in. Pure. */
import type { Place } from '~/lib/place'

export interface Named {
  id: number
  name: string
  company_id?: number
}

export interface Spot {
  key: string
  name: string
  place: Place
}

export interface Group {
  kind: 'companies' | 'shops' | 'warehouses'
  spots: Spot[]
}

export const ALL = 'all'

/** Everything to choose from, kind by kind; of a kind with one only there is nothing to choose. */
export function groups(companies: readonly Named[], shops: readonly Named[], warehouses: readonly Named[]): Group[] {
  const firm = new Map(companies.map((company) => [company.id, company.name]))
  const named = (one: Named) => (companies.length > 1 && one.company_id && firm.has(one.company_id) ? `${one.name} · ${firm.get(one.company_id)}` : one.name)
  const of = (kind: Group['kind'], some: readonly Named[], place: (one: Named) => Place): Group[] =>
    some.length > 1 ? [{ kind, spots: some.map((one) => ({ key: `${kind}:${one.id}`, name: named(one), place: place(one) })) }] : []
  const firmOf = (one: Named) => (one.company_id ? { company_id: one.company_id } : {})
  return [
    ...of('companies', companies, (one) => ({ company_id: one.id })),
    ...of('shops', shops, (one) => ({ ...firmOf(one), shop_id: one.id })),
    ...of('warehouses', warehouses, (one) => ({ ...firmOf(one), warehouse_id: one.id })),
  ]
}

export function keyOf(place: Place): string {
  if (place.warehouse_id) return `warehouses:${place.warehouse_id}`
  if (place.shop_id) return `shops:${place.shop_id}`
  return place.company_id ? `companies:${place.company_id}` : ALL
}

export function spotOf(some: readonly Group[], key: string): Spot | null {
  return some.flatMap((group) => group.spots).find((spot) => spot.key === key) ?? null
}
