import { useCallback } from 'react'
import { get } from '~/api/http'
import { Problem } from '~/lib/problem'
import { about, type Line, type Sku, type Source } from './model'

const AT_ONCE = 100
const MOST_PIECES = 500

/** SKUs with what their lots and pieces ask for, by id. */
export async function byId(ids: readonly number[], signal?: AbortSignal): Promise<Map<number, Sku>> {
  const found = new Map<number, Sku>()
  const asked = [...new Set(ids)]
  for (let at = 0; at < asked.length; at += AT_ONCE) {
    const page = await get<{ items: Sku[] }>('/skus', { ids: asked.slice(at, at + AT_ONCE), limit: AT_ONCE }, signal)
    for (const sku of page.items) found.set(sku.id, sku)
  }
  return found
}

/** Lines about the lines of a document, with what their goods ask for. `pieces`: goods tracked piece by piece get a line for each piece. */
export async function linesAbout(rows: readonly Source[], change: (row: Source) => Partial<Line>, pieces = false): Promise<Line[]> {
  // Whoever may not see the catalogue still sees the document.
  const known = await byId(rows.map((row) => row.sku_id as number)).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 403) return new Map<number, Sku>()
    throw error
  })
  return rows.flatMap((row) => {
    const sku = known.get(row.sku_id as number) ?? { id: row.sku_id as number, code: String(row.sku_code), name: String(row.sku_name) }
    const line = about(row, sku, change(row))
    const count = pieces && sku.serial_tracked ? Number(line.qty) : 0
    if (!(count > 1 && count <= MOST_PIECES)) return [line]
    return Array.from({ length: count }, () => about(row, sku, { ...change(row), qty: '1' }))
  })
}

/** SKUs by what people type: a barcode, a code, a part of a name. */
export function useSkus() {
  const byBarcode = useCallback(async (code: string): Promise<Sku | null> => {
    try {
      const found = await get<{ sku_id: number }>(`/barcodes/${encodeURIComponent(code)}`)
      return (await byId([found.sku_id])).get(found.sku_id) ?? null
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return null
      throw error
    }
  }, [])
  const search = useCallback(async (text: string, signal?: AbortSignal): Promise<Sku[]> => {
    const page = await get<{ items: Sku[] }>('/skus', { search: text, limit: 20, active: true }, signal)
    return page.items
  }, [])
  const exactly = useCallback(
    async (text: string): Promise<Sku | null> => {
      const wanted = text.trim().toLowerCase()
      return (await search(text)).find((sku) => sku.code.toLowerCase() === wanted) ?? (await byBarcode(text.trim()))
    },
    [search, byBarcode],
  )
  return { byBarcode, search, exactly }
}
