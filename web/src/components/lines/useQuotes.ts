import { useQuery } from '@tanstack/react-query'
import { useEffect, type Dispatch, type SetStateAction } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get, send } from '~/api/http'
import * as decimal from '~/lib/decimal'
import type { Line } from './model'

type Decision = components['schemas']['DecisionOut']

export interface Buyer {
  company_id: number
  customer_id: number
  shop_id: number
  currency: string
  channel: string
  on: string
}

/** Prices by the price lists with their reasons, and the stock in the warehouse, for the lines of a form. */
export function useQuotes(lines: readonly Line[], onLines: Dispatch<SetStateAction<Line[]>>, buyer: Buyer | null, warehouse: number | null): void {
  const { i18n } = useTranslation()
  const asked = lines.filter((line) => line.sku && decimal.parse(line.qty)?.gt(0)).map((line) => ({ sku_id: line.sku!.id, qty: decimal.parse(line.qty)!.toFixed() }))
  const { data: decisions } = useQuery({
    queryKey: ['prices', buyer, asked, i18n.language],
    queryFn: () => send<Decision[]>('POST', '/prices/explain', { ...buyer, lines: asked }),
    enabled: buyer !== null && asked.length > 0,
    staleTime: 60_000,
    retry: false,
  })
  const skus = [...new Set(lines.flatMap((line) => (line.sku ? [line.sku.id] : [])))]
  const { data: stock } = useQuery({
    queryKey: ['available', warehouse, skus],
    queryFn: async ({ signal }) => {
      const found = await Promise.all(
        skus.map((sku) => get<{ items: { sku_id: number; available: string }[] }>('/stock/positions', { sku_id: sku, warehouse_id: warehouse, limit: 1 }, signal)),
      )
      return new Map(found.flatMap((page, at) => [[skus[at]!, page.items[0]?.available ?? '0'] as const]))
    },
    enabled: warehouse !== null && skus.length > 0,
    retry: false,
  })
  useEffect(() => {
    if (!decisions && !stock) return
    onLines((now) => {
      let any = false
      const next = now.map((line) => {
        const decision = decisions?.find((one) => one.sku_id === line.sku?.id && decimal.parse(one.price ?? '') !== null)
        const listed = line.sku ? (decision?.price ?? null) : null
        const why = decision?.reasons.map((reason) => (i18n.language === 'zh' ? reason.zh : reason.en)).join('\n') ?? null
        const available = line.sku ? (stock?.get(line.sku.id) ?? null) : null
        if (line.listed === listed && line.why === why && line.available === available) return line
        any = true
        return { ...line, listed, why, available }
      })
      return any ? next : now
    })
  }, [decisions, stock, onLines, i18n.language])
}
