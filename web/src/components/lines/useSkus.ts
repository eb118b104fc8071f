import { useCallback } from 'react'
import { get } from '~/api/http'
import { Problem } from '~/lib/problem'
import type { Sku } from './model'

interface Scan {
  sku_id: number
  sku_code: string
  name: string
}

/** SKUs by what people type: a barcode, a code, a part of a name. */
export function useSkus() {
  const byBarcode = useCallback(async (code: string): Promise<Sku | null> => {
    try {
      const found = await get<Scan>(`/barcodes/${encodeURIComponent(code)}`)
      return { id: found.sku_id, code: found.sku_code, name: found.name }
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
