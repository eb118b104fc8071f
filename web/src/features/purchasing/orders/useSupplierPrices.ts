import { useQueries } from '@tanstack/react-query'
import dayjs from 'dayjs'
import { useEffect, type Dispatch, type SetStateAction } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '~/api/http'
import { useMay } from '~/api/session'
import type { Line } from '~/components/lines/model'
import * as decimal from '~/lib/decimal'

interface Quotation {
  sku_id: number
  min_qty: string
  price: string
}

/** The quotation for a quantity: that of the largest least quantity it reaches. */
export function quoted(quotations: readonly Quotation[], qty: string): Quotation | null {
  const wanted = decimal.parse(qty)
  return quotations
    .filter((each) => wanted?.gte(each.min_qty))
    .reduce<Quotation | null>((best, each) => (!best || decimal.parse(each.min_qty)!.gt(best.min_qty) ? each : best), null)
}

/** What the supplier quoted for the goods of the lines: the price where none is typed. */
export function useSupplierPrices(lines: readonly Line[], onLines: Dispatch<SetStateAction<Line[]>>, supplier: number | null): void {
  const { t } = useTranslation()
  const may = useMay()
  const skus = [...new Set(lines.flatMap((line) => (line.sku ? [line.sku.id] : [])))]
  const on = dayjs().format('YYYY-MM-DD')
  const found = useQueries({
    queries: skus.map((sku) => ({
      queryKey: ['quotations', supplier, sku, on],
      queryFn: ({ signal }: { signal: AbortSignal }) => get<{ items: Quotation[] }>('/quotations', { supplier_id: supplier, sku_id: sku, on, limit: 50 }, signal),
      enabled: supplier !== null && may('partners.suppliers.quotations'), staleTime: 60_000, retry: false,
    })),
    combine: (answers) => answers.flatMap((answer) => answer.data?.items ?? []),
  })
  useEffect(() => {
    onLines((now) => {
      let any = false
      const next = now.map((line) => {
        const best = line.sku ? quoted(found.filter((each) => each.sku_id === line.sku!.id), line.qty) : null
        const [listed, why] = best ? [best.price, t('purchase.quoted', { price: decimal.price(best.price) })] : [null, null]
        if (line.listed === listed && line.why === why) return line
        any = true
        return { ...line, listed, why }
      })
      return any ? next : now
    })
  }, [found, lines, onLines, t])
}
