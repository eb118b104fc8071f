import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Space } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, send } from '~/api/http'
import { EditTable, type EditColumn } from '~/components/form/EditTable'
import { Problems } from '~/components/Problems'
import { RefSelect } from '~/components/RefSelect'
import { parse } from '~/lib/decimal'
import { usePhone } from '~/lib/settings'
import { Problem, type ProblemEntry } from '~/lib/problem'
import type { PriceList } from './PriceListPage'

interface Price {
  id: number | null
  version: number
  sku_id: number | null
  min_qty: string
  price: string
  valid_from: string | null
  valid_to: string | null
  active: boolean
}
interface Page {
  items: Price[]
  next: string | null
}

const LIMIT = 200

function changeOf(before: Price, now: Price): object | null {
  const change: Record<string, unknown> = {}
  for (const name of ['min_qty', 'price'] as const) {
    const [a, b] = [parse(before[name]), parse(now[name])]
    if (!a || !b || !a.eq(b)) change[name] = b?.toFixed() ?? now[name]
  }
  for (const name of ['valid_from', 'valid_to'] as const) if ((before[name] ?? '') !== (now[name] ?? '')) change[name] = now[name] || null
  if (before.active !== now.active) change.active = now.active
  return Object.keys(change).length ? change : null
}

/** The prices of a list, entered like in a spreadsheet. */
export function Prices({ list, mayEdit }: { list: PriceList; mayEdit: boolean }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const phone = usePhone()
  const [only, setOnly] = useState<number | null>(null)
  const key = ['/prices', list.id, only]
  const pages = useInfiniteQuery({
    queryKey: key, initialPageParam: null as string | null, getNextPageParam: (last: Page) => last.next,
    queryFn: ({ pageParam, signal }) => get<Page>('/prices', { list_id: list.id, sku_id: only, limit: LIMIT, cursor: pageParam }, signal),
  })
  const stored = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data])
  const ids = [...new Set(stored.map((price) => price.sku_id))]
  const { data: names } = useQuery({
    queryKey: ['/skus', 'names', ids], enabled: ids.length > 0, staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const chunks = Array.from({ length: Math.ceil(ids.length / LIMIT) }, (_, at) => ids.slice(at * LIMIT, (at + 1) * LIMIT))
      const found = await Promise.all(chunks.map((chunk) => get<{ items: { id: number; code: string; name: string }[] }>(`/skus?limit=${LIMIT}&${chunk.map((id) => `ids=${id}`).join('&')}`, undefined, signal)))
      return new Map(found.flatMap((page) => page.items.map((sku) => [sku.id, sku] as const)))
    },
  })
  const [changed, setChanged] = useState<Price[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [wrong, setWrong] = useState<ProblemEntry[]>([])
  const [busy, setBusy] = useState(false)
  const rows = changed ?? stored
  const columns: EditColumn<Price>[] = [
    {
      key: 'sku_id', label: t('price.sku'), kind: 'reference', list: 'skus', width: phone ? 170 : 360,
      shown: (row) => (row.id === null ? null : <><b className="zg-code">{names?.get(row.sku_id!)?.code ?? row.sku_id}</b> {names?.get(row.sku_id!)?.name}</>),
    },
    { key: 'min_qty', label: t('price.minQty'), kind: 'decimal', width: 110 },
    { key: 'price', label: t('price.price', { currency: list.currency }), kind: 'decimal', width: 130 },
    { key: 'valid_from', label: t('price.from'), kind: 'date', width: 120 },
    { key: 'valid_to', label: t('price.to'), kind: 'date', width: 120 },
    { key: 'active', label: t('price.active'), kind: 'flag', width: 64 },
  ]
  const save = async () => {
    setBusy(true)
    setError(null)
    setWrong([])
    const touched = rows.flatMap((row) => {
      const before = stored.find((each) => each.id === row.id)
      const change = before && changeOf(before, row)
      return change ? [{ row, change }] : []
    })
    const fresh = rows.filter((row) => row.id === null && (row.sku_id || row.price))
    let sent: Price[] = []
    try {
      if ((sent = touched.map(({ row }) => row)).length) await send('PATCH', '/prices', { prices: touched.map(({ row, change }) => ({ id: row.id, version: row.version, ...change })) })
      if ((sent = fresh).length) {
        const body = fresh.map((row) => ({ list_id: list.id, sku_id: row.sku_id, min_qty: row.min_qty || '0', price: row.price, valid_from: row.valid_from || null, valid_to: row.valid_to || null }))
        await send('POST', '/prices', { prices: body })
      }
      setChanged(null)
      void message.success(t('form.saved'))
    } catch (problem) {
      setError(problem)
      if (problem instanceof Problem) setWrong(problem.entries.map((entry) => ({ ...entry, ...(entry.row == null ? {} : { row: rows.indexOf(sent[entry.row]!) }) })))
    } finally {
      setBusy(false)
      void client.invalidateQueries({ queryKey: ['/prices'] })
    }
  }
  return (
    <section className="zg-panel zg-section">
      <h2>
        {t('price.prices')}<span className="zg-count">{stored.length}{pages.hasNextPage ? '+' : ''}</span>
        <span className="zg-spacer" />
        {changed ? (
          <Space>
            <span className="zg-why">{t('form.unsaved')}</span>
            <Button size="small" disabled={busy} onClick={() => { setChanged(null); setError(null); setWrong([]) }}>{t('form.cancel')}</Button>
            <Button size="small" type="primary" loading={busy} onClick={() => void save()}>{t('form.save')}</Button>
          </Space>
        ) : <RefSelect list="skus" value={only} onChange={setOnly} placeholder={t('price.find')} aria-label={t('price.find')} className="zg-filter" />}
      </h2>
      <Problems error={pages.error ?? error} onClose={() => setError(null)} />
      <EditTable
        label={t('price.prices')} rows={rows} columns={columns} onRows={setChanged} disabled={!mayEdit} problems={wrong} removable={(row) => row.id === null} empty={t('price.empty')}
        rowKey={(row, at) => row.id ?? `new${at}`} blank={() => ({ id: null, version: 0, sku_id: null, min_qty: '0', price: '', valid_from: null, valid_to: null, active: true })}
      />
      {pages.hasNextPage && !changed && <Button type="link" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('price.more')}</Button>}
    </section>
  )
}
