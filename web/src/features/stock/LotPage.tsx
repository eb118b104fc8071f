import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get } from '~/api/http'
import { usePage, usePageTitle } from '~/lib/page'
import { PageSkeleton } from '~/components/PageSkeleton'
import { Problems } from '~/components/Problems'
import { Unread } from '~/components/Unread'
import * as decimal from '~/lib/decimal'
import { addressOf } from '~/components/document/addresses'
import './stock.css'
import { StockGrid } from './StockGrid'
import { useRows } from './useRows'
import { useSteps } from './useSteps'

type Detail = components['schemas']['LotDetailOut']

/** A lot: where it lies, which supplier it came from, which customers got it. */
export default function LotPage() {
  const { t } = useTranslation()
  const { params } = usePage()
  const { data, error } = useQuery({ queryKey: ['/stock/lots', 'one', params.id], queryFn: ({ signal }) => get<Detail>(`/stock/lots/${params.id}`, undefined, signal) })
  const list = useRows(`/stock/lots/${params.id}/moves`, {})
  const { columns, steps } = useSteps(list.rows)
  usePageTitle(data?.lot.code)
  if (error) return <Unread error={error} />
  if (!data) return <PageSkeleton />
  const { lot, places } = data
  return (
    <section className="zg-list" aria-label={t('page.stock.lot')}>
      <div className="zg-panel">
        <header className="zg-doc-head"><h1>{t('page.stock.lot')} {lot.code}</h1><Link to={`/stock/skus/${lot.sku_id}` as string} className="zg-link">{lot.sku_code} {lot.sku_name}</Link></header>
        <div className="zg-stock-figures">
          <div><em>{t('stock.column.expires_on')}</em><b>{lot.expires_on ?? decimal.NOTHING}</b></div>
          <div><em>{t('stock.column.made_on')}</em><b>{lot.made_on ?? decimal.NOTHING}</b></div>
          <div><em>{t('stock.column.on_hand')}</em><b>{decimal.quantity(lot.on_hand)}</b></div>
          <div><em>{t('stock.column.defect')}</em><b>{decimal.quantity(lot.defect)}</b></div>
          {places.map((place) => (
            <div key={`${place.warehouse_id}${place.quality}`}><em>{place.warehouse_name} · {t(place.quality === 'defect' ? 'stock.defect' : 'stock.good')}</em><b>{decimal.quantity(place.qty)}</b></div>
          ))}
        </div>
        <Problems error={list.error} />
      </div>
      <StockGrid
        label={t('stock.trace')} columns={columns} list={{ ...list, rows: steps }} empty={t('stock.card.none')} place={(one, row) => (one.key === 'kind_label' ? addressOf(row.document_type, row.document_id) : null)}
        foot={t(list.hasMore ? 'stock.card.more' : 'stock.card.all', { count: steps.length })}
      />
    </section>
  )
}
