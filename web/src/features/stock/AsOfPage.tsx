import { ReloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, DatePicker, Segmented, Slider, Space } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlace } from '~/lib/place'
import { get } from '~/api/http'
import { Problems } from '~/components/Problems'
import { RefSelect } from '~/components/RefSelect'
import { column } from './columns'
import { PRESETS, SPANS, type Span } from './moments'
import './stock.css'
import { StockGrid } from './StockGrid'
import { useRows, useWarehouses } from './useRows'

/** What lay where at any second of the past: from the moves themselves, also those that were posted late. */
export default function AsOfPage() {
  const { t } = useTranslation()
  const [now] = useState(() => dayjs().startOf('second'))
  const [at, setAt] = useState<Dayjs>(now)
  // What the slider shows while it is dragged; it asks when it is let go.
  const [dragged, setDragged] = useState<number | null>(null)
  const [span, setSpan] = useState<Span>('month')
  const [company, setCompany] = useState<number | null>(null)
  const place = usePlace()
  const [picked, setWarehouse] = useState<number | null>(null)
  const warehouse = place.warehouse_id ?? picked
  const [sku, setSku] = useState<number | null>(null)
  const { data: companies } = useQuery({ queryKey: ['/companies', 'first'], queryFn: ({ signal }) => get<{ items: { id: number }[] }>('/companies', { limit: 2 }, signal), staleTime: 300_000 })
  const chosen = place.company_id ?? company ?? companies?.items[0]?.id ?? null
  const list = useRows('/stock/as-of', { company_id: chosen, moment: at.toISOString(), warehouse_id: warehouse, sku_id: sku }, chosen !== null)
  const names = useWarehouses()
  const rows = useMemo(() => list.rows.map((row) => ({ ...row, warehouse_name: names.get(row.warehouse_id as number) ?? '' })), [list.rows, names])
  const columns = useMemo(() => [column(t, 'sku_code', 'code'), column(t, 'sku_name', 'text'), column(t, 'warehouse_name', 'text'), column(t, 'qty', 'quantity')], [t])
  const { seconds, step } = SPANS[span]
  const least = now.unix() - seconds
  const shown = dragged === null ? at : dayjs.unix(dragged)
  const choose = (when: Dayjs) => setAt(when.isAfter(dayjs()) ? dayjs().startOf('second') : when)
  return (
    <section className="zg-list zg-as-of" aria-label={t('page.stock.asOf')}>
      <div className="zg-panel">
        <header className="zg-doc-head">
          <h1>{t('page.stock.asOf')}</h1>
          <span className="zg-why">{t('stock.asOf.hint')}</span>
          <span className="zg-spacer" />
          <Space wrap>{PRESETS.map(({ key, when }) => <Button key={key} onClick={() => choose(when(dayjs()))}>{t(`stock.asOf.${key}`)}</Button>)}</Space>
          <Button icon={<ReloadOutlined spin={list.refreshing} />} aria-label={t('list.refresh')} onClick={list.refresh} />
        </header>
        <div className="zg-filter-line">
          {(companies?.items.length ?? 0) > 1 && <RefSelect className="zg-filter" list="companies" aria-label={t('stock.company')} allowClear={false} value={chosen} onChange={setCompany} disabled={!!place.company_id} />}
          <RefSelect className="zg-filter" list="warehouses" placeholder={t('stock.warehouse')} aria-label={t('stock.warehouse')} value={warehouse} onChange={setWarehouse} disabled={!!place.warehouse_id} />
          <RefSelect className="zg-filter" list="skus" placeholder={t('stock.sku')} aria-label={t('stock.sku')} value={sku} onChange={setSku} />
          <DatePicker
            className="zg-filter-period" showTime format="YYYY-MM-DD HH:mm:ss" allowClear={false} value={shown} maxDate={dayjs()} aria-label={t('stock.asOf.moment')} onChange={(when: Dayjs | null) => when && choose(when)}
          />
        </div>
        <div className="zg-when">
          <Segmented<Span> value={span} onChange={setSpan} options={(Object.keys(SPANS) as Span[]).map((key) => ({ value: key, label: t(`stock.asOf.span.${key}`) }))} />
          <div className="zg-when-slider">
            <Slider
              min={least} max={now.unix()} step={step} value={Math.max(least, shown.unix())} ariaLabelForHandle={t('stock.asOf.moment')}
              tooltip={{ formatter: (value) => dayjs.unix(value ?? 0).format('YYYY-MM-DD HH:mm:ss') }}
              marks={{ [least]: dayjs.unix(least).format('MM-DD HH:mm'), [now.unix()]: t('stock.asOf.now') }}
              onChange={setDragged}
              onChangeComplete={(value) => {
                setDragged(null)
                choose(dayjs.unix(value))
              }}
            />
          </div>
          <span className="zg-when-at">{shown.format('YYYY-MM-DD HH:mm:ss')}</span>
        </div>
        <Problems error={list.error} />
      </div>
      <StockGrid
        label={t('page.stock.asOf')} columns={columns} list={{ ...list, rows }} empty={t('stock.asOf.none')} place={(one, row) => (one.key === 'sku_code' ? `/stock/skus/${String(row.sku_id)}` : null)}
        foot={t(list.hasMore ? 'stock.asOf.more' : 'stock.asOf.all', { count: rows.length })}
      />
    </section>
  )
}
