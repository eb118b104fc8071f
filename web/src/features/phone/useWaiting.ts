import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '~/api/http'
import { useMay } from '~/api/session'
import { quantity } from '~/lib/decimal'
import type { JobKind } from '~/lib/offline/model'
import type { Work } from './WorkList'

export interface Source {
  kind: JobKind
  path: string
  filters: { [name: string]: string | boolean }
  /** Who may do the work. */
  needs: readonly string[]
}

interface Row {
  id: number
  number: string
  state_label: string
  warehouse_name?: string
  partner_name?: string | null
  supplier_name?: string
  customer_name?: string
  qty?: string
  ordered_qty?: string
  line_count?: number
  expected_on?: string | null
}

const SHOWN = 50
const KEY = 'zg.warehouse'

/** The warehouse that this device works in. */
export function useWarehouse(): [number | null, (id: number | null) => void] {
  const [chosen, choose] = useState<number | null>(() => Number(localStorage.getItem(KEY)) || null)
  return [chosen, (id) => {
    if (id) localStorage.setItem(KEY, String(id))
    else localStorage.removeItem(KEY)
    choose(id)
  }]
}

/** The documents that wait for the floor, list after list. */
export function useWaiting(sources: readonly Source[], warehouse: number | null): { works: Work[] | undefined; error: unknown } {
  const { t, i18n } = useTranslation()
  const may = useMay()
  const asked = sources.filter((source) => source.needs.every(may))
  const found = useQueries({
    queries: asked.map((source) => ({
      queryKey: [source.path, 'floor', source.filters, warehouse, i18n.language],
      queryFn: ({ signal }: { signal: AbortSignal }) => get<{ items: Row[] }>(source.path, { ...source.filters, warehouse_id: warehouse, limit: SHOWN }, signal),
      refetchInterval: 30_000,
    })),
  })
  const error = found.find((each) => each.error)?.error
  if (found.some((each) => each.isPending)) return { works: undefined, error }
  const works = found.flatMap((each, n) =>
    (each.data?.items ?? []).map((row): Work => ({
      kind: asked[n]!.kind, id: row.id, number: row.number, state: t(`phone.kinds.${asked[n]!.kind}`), about: row.partner_name ?? row.supplier_name ?? row.customer_name ?? '',
      detail: [row.warehouse_name, t('phone.list.size', { lines: row.line_count ?? 0, qty: quantity(row.qty ?? row.ordered_qty ?? '0') }), row.expected_on].filter(Boolean).join(' · '),
    })),
  )
  return { works, error }
}
