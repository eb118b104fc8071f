import { ReloadOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, DatePicker, Segmented } from 'antd'
import type { Dayjs } from 'dayjs'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get } from '~/api/http'
import { usePage, usePageTitle } from '~/lib/page'
import { usePlace } from '~/lib/place'
import { PageSkeleton } from '~/components/PageSkeleton'
import { Problems } from '~/components/Problems'
import { RefSelect } from '~/components/RefSelect'
import * as decimal from '~/lib/decimal'
import { column } from './columns'
import { addressOf } from '~/components/document/addresses'
import { ProofDialog } from './ProofDialog'
import './stock.css'
import { StockGrid } from './StockGrid'
import { useRows, useWarehouses } from './useRows'

type Position = components['schemas']['PositionOut']
const FIGURES = ['available', 'on_hand', 'reserved', 'on_order', 'in_transit', 'defect'] as const

/** 库存台账: every change of a SKU with what lay there before and after, and what it stands at now. */
export default function CardPage() {
  const { t } = useTranslation()
  const { params } = usePage()
  const place = usePlace()
  const [picked, setWarehouse] = useState<number | null>(null)
  const warehouse = place.warehouse_id ?? picked
  const [quality, setQuality] = useState('good')
  const [period, setPeriod] = useState<[Dayjs | null, Dayjs | null]>([null, null])
  const [proof, setProof] = useState(false)
  const names = useWarehouses()
  const { data: positions, isPending: pending } = useQuery({
    queryKey: ['/stock/positions', 'sku', params.id],
    queryFn: async ({ signal }) => (await get<{ items: Position[] }>('/stock/positions', { sku_id: params.id, live: false, limit: 200 }, signal)).items,
  })
  const list = useRows(`/stock/skus/${params.id}/card`, {
    warehouse_id: warehouse, quality, since: period[0]?.startOf('day').toISOString(), until: period[1]?.add(1, 'day').startOf('day').toISOString(),
  })
  const rows = useMemo(() => list.rows.map((row) => ({ ...row, warehouse_name: names.get(row.warehouse_id as number) ?? '' })), [list.rows, names])
  const here = positions?.filter((each) => warehouse === null || each.warehouse_id === warehouse) ?? []
  // Who sees what the goods are worth sees what the moves cost: the column is there before them.
  const worth = here.some((each) => each.value !== null)
  const columns = useMemo(
    () => {
      const any = (key: string) => list.rows.some((row) => row[key] !== null && row[key] !== '')
      return [
        column(t, 'effective_at', 'moment'), column(t, 'kind_label', 'text'), column(t, 'warehouse_name', 'text'), column(t, 'before', 'quantity'), column(t, 'qty', 'quantity'),
        column(t, 'after', 'quantity'), ...(any('amount') || (worth && !list.rows.length) ? [column(t, 'amount', 'money')] : []), ...(any('lot') ? [column(t, 'lot', 'code')] : []), ...(any('serial') ? [column(t, 'serial', 'code')] : []),
      ]
    },
    [t, list.rows, worth],
  )
  const [sku] = positions ?? []
  usePageTitle(sku && t('stock.card.tab', { code: sku.sku_code }))
  // What stands above the moves is known before they are shown: they would be pushed down by it.
  if (pending) return <PageSkeleton />
  return (
    <section className="zg-list" aria-label={t('stock.card.title')}>
      <div className="zg-panel">
        <header className="zg-doc-head">
          <h1>{t('stock.card.title')} {sku?.sku_code}</h1>
          <span>{sku?.sku_name}</span>
          <span className="zg-spacer" />
          {positions && positions.length > 0 && <Button icon={<SafetyCertificateOutlined />} onClick={() => setProof(true)}>{t('stock.proof.open')}</Button>}
          <Button icon={<ReloadOutlined spin={list.refreshing} />} aria-label={t('list.refresh')} onClick={list.refresh} />
        </header>
        <div className="zg-stock-figures">
          {FIGURES.map((key) => <div key={key}><em>{t(`stock.column.${key}`)}</em><b>{decimal.quantity(decimal.sum(here.map((each) => each[key])))}</b></div>)}
          {worth && <div><em>{t('stock.column.value')}</em><b>{decimal.money(decimal.sum(here.map((each) => each.value)))}</b></div>}
          {worth && here.length === 1 && <div><em>{t('stock.column.unit_cost')}</em><b>{decimal.price(here[0]!.unit_cost)}</b></div>}
        </div>
        <div className="zg-filter-line zg-card-filters">
          <RefSelect className="zg-filter" list="warehouses" placeholder={t('stock.card.everywhere')} aria-label={t('stock.warehouse')} value={warehouse} onChange={setWarehouse} disabled={!!place.warehouse_id} />
          <Segmented value={quality} onChange={setQuality} options={[{ value: 'good', label: t('stock.good') }, { value: 'defect', label: t('stock.defect') }]} />
          <DatePicker.RangePicker className="zg-filter-period" allowEmpty={[true, true]} value={period} aria-label={t('stock.card.period')} onChange={(range) => setPeriod(range ? [range[0], range[1]] : [null, null])} />
        </div>
        <Problems error={list.error} />
      </div>
      <StockGrid
        label={t('stock.card.title')} columns={columns} list={{ ...list, rows }} empty={t('stock.card.none')} place={(one, row) => (one.key === 'kind_label' ? addressOf(row.document_type, row.document_id) : null)}
        foot={t(list.hasMore ? 'stock.card.more' : 'stock.card.all', { count: rows.length })}
      />
      {proof && params.id && positions && positions.length > 0 && (
        <ProofDialog
          sku={params.id} places={positions.map((each) => ({ id: each.warehouse_id, name: each.warehouse_name }))}
          first={warehouse ?? positions[0]!.warehouse_id} onClose={() => setProof(false)}
        />
      )}
    </section>
  )
}
