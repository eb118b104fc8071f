/* What can be chosen in a field: shops, customers … by a part of their code or name. */
import { all } from './all'
import { get } from './http'

export interface Choice {
  id: number
  label: string
  code?: string | undefined
  row: Record<string, unknown>
}

const PATHS: Record<string, string> = {
  companies: '/companies', shops: '/shops', warehouses: '/warehouses', customers: '/customers', suppliers: '/suppliers',
  skus: '/skus', products: '/products', categories: '/categories', brands: '/brands', 'price-lists': '/price-lists', users: '/users', roles: '/roles',
}

interface Named {
  id: number
  name?: string
  code?: string
}

/** Short lists whose rows have no address of their own. */
const WHOLE: ReadonlySet<string> = new Set(['categories', 'brands', 'price-lists', 'roles'])
/** Goods are known by their codes as much as by their names. */
const CODED: ReadonlySet<string> = new Set(['skus', 'products'])

function choice(list: string, row: Named): Choice {
  const name = row.name || row.code || String(row.id)
  const label = CODED.has(list) && row.code && row.code !== name ? `${row.code} ${name}` : name
  return { id: row.id, label, code: row.code, row: row as unknown as Record<string, unknown> }
}

/** Lists whose rows belong to one company. */
export const OF_COMPANY: ReadonlySet<string> = new Set(['shops', 'warehouses', 'customers', 'suppliers', 'price-lists'])

export async function find(list: string, search: string, signal?: AbortSignal, company?: number): Promise<Choice[]> {
  const path = PATHS[list]
  if (!path) return []
  const page = await get<{ items: Named[] }>(path, { search, limit: 30, company_id: company }, signal)
  return page.items.map((row) => choice(list, row))
}

export async function one(list: string, id: number, signal?: AbortSignal): Promise<Choice | null> {
  const path = PATHS[list]
  if (!path) return null
  if (WHOLE.has(list)) {
    const row = (await all<Named>(path, {}, signal)).find((each) => each.id === id)
    return row ? choice(list, row) : null
  }
  const found = await get<Record<string, unknown>>(`${path}/${id}`, undefined, signal)
  // Some answers hold the thing itself, others hold it beside what belongs to it.
  const inner = Object.values(found).find((value): value is Named => typeof value === 'object' && value !== null && (value as Named).id === id)
  return choice(list, (found.id === id ? found : inner ?? found) as unknown as Named)
}
