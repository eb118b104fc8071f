/* Lists that are needed whole: categories, brands, units; what an action on everything goes through. */
import { get, type Query } from './http'

const LIMIT = 500

/** Every row of a list, page after page; at most so many. */
export async function all<T>(path: string, query: Query = {}, signal?: AbortSignal, most = 10_000): Promise<T[]> {
  const rows: T[] = []
  let cursor: string | null = null
  do {
    const page: { items: T[]; next: string | null } = await get(path, { ...query, limit: LIMIT, cursor }, signal)
    rows.push(...page.items)
    cursor = page.next
  } while (cursor && rows.length < most)
  return rows
}
