import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { get } from '~/api/http'
import { useMay } from '~/api/session'

export interface Hit {
  path: string
  label: string
  hint: string
}

export interface Group {
  key: string
  hits: Hit[]
}

interface Row {
  id: number
  number?: string
  code?: string
  name?: string
  state_label?: string
  customer_name?: string
  supplier_name?: string
}

interface Source {
  key: string
  permission: string
  path: string
  /** How the list is asked; several ways are several questions. */
  by: readonly string[]
  place: string
}

/** Documents are found by their whole number, which is what people copy and scan; goods and partners by a part of code or name. */
const SOURCES: readonly Source[] = [
  { key: 'orders', permission: 'sales.order.view', path: '/sales/orders', by: ['number', 'external_number'], place: '/sales/orders' },
  { key: 'shipments', permission: 'warehouse.shipment.view', path: '/warehouse/shipments', by: ['number'], place: '/warehouse/shipments' },
  { key: 'purchases', permission: 'purchasing.order.view', path: '/purchasing/orders', by: ['number'], place: '/purchasing/orders' },
  { key: 'returns', permission: 'aftersales.return.view', path: '/aftersales/returns', by: ['number', 'external_number'], place: '/aftersales/returns' },
  { key: 'skus', permission: 'catalog.view', path: '/skus', by: ['search'], place: '/stock/skus' },
  { key: 'customers', permission: 'partners.customers.view', path: '/customers', by: ['search'], place: '/partners/customers' },
  { key: 'suppliers', permission: 'partners.suppliers.view', path: '/suppliers', by: ['search'], place: '/partners/suppliers' },
]
const LEAST = 2

function hit(source: Source, row: Row): Hit {
  const label = row.number ?? row.name ?? row.code ?? String(row.id)
  const hint = row.number ? [row.state_label, row.customer_name ?? row.supplier_name].filter(Boolean).join(' · ') : (row.code ?? '')
  return { path: `${source.place}/${row.id}`, label, hint }
}

async function ask(source: Source, text: string, signal: AbortSignal): Promise<Group> {
  const pages = await Promise.all(source.by.map((name) => get<{ items: Row[] }>(source.path, { [name]: text, limit: 5 }, signal)))
  const rows = new Map(pages.flatMap((page) => page.items).map((row) => [row.id, row]))
  return { key: source.key, hits: [...rows.values()].slice(0, 5).map((row) => hit(source, row)) }
}

/** What a text names, in everything the caller may see. */
export function useSearch(text: string): { groups: Group[]; busy: boolean } {
  const may = useMay()
  const wanted = text.trim()
  const { data, isFetching } = useQuery({
    queryKey: ['search', wanted],
    enabled: wanted.length >= LEAST,
    queryFn: async ({ signal }) => {
      // A list that fails is left out; the others still answer.
      const found = await Promise.allSettled(SOURCES.filter((source) => may(source.permission)).map((source) => ask(source, wanted, signal)))
      return found.flatMap((each) => (each.status === 'fulfilled' && each.value.hits.length ? [each.value] : []))
    },
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  return { groups: wanted.length >= LEAST ? (data ?? []) : [], busy: isFetching }
}
