import { DownloadOutlined, RightOutlined } from '@ant-design/icons'
import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Select, Skeleton } from 'antd'
import dayjs from 'dayjs'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDescriptions, type Description } from '~/api/descriptions'
import { useMay, useMe } from '~/api/session'
import { Sparkline } from '~/components/charts/Sparkline'
import { Delta } from '~/components/Delta'
import { countsOf } from '~/components/document/useList'
import { Problems } from '~/components/Problems'
import { useCompanies } from '~/components/useCompanies'
import { money, quantity, rate } from '~/lib/decimal'
import { install, usePwa } from '~/lib/pwa'
import { figures, plain } from './figures'
import './home.css'
import { useDashboard, type Dashboard } from './useDashboard'

const SHOW = { money, quantity, rate }

/** What waits for somebody; null until all of it is known, so that no line comes and pushes the others away. */
function useWaits(): { list: Description; tab: Description['tabs'][number]; count: number }[] | null {
  const { lists } = useDescriptions()
  const counted = [...lists.values()].filter((list) => list.counted && list.tabs.some((tab) => tab.work))
  const counts = useQueries({ queries: counted.map((list) => countsOf(list, {})) })
  if (counts.some((each) => each.isPending)) return null
  return counted.flatMap((list, at) => list.tabs.filter((tab) => tab.work).map((tab) => ({ list, tab, count: counts[at]?.data?.[tab.key] ?? 0 }))).filter((each) => each.count > 0)
}

function Day({ data }: { data: Dashboard }) {
  const { t } = useTranslation()
  const last = data.days.length - 1
  // The last day beside the one before it; the course is that of the whole period.
  const shown = useMemo(() => figures({ ...data, days: data.days.slice(last), previous: last > 0 ? data.days.slice(last - 1, last) : data.previous.slice(-1) }), [data, last])
  const [sales, ...others] = shown
  const day = data.until
  const range = { since: dayjs(day).toISOString(), until: dayjs(day).add(1, 'day').toISOString() }
  const to = (key: string) => (key === 'returns' ? '/aftersales/returns' : '/sales/orders')
  if (!sales) return null
  return (
    <>
      <Link className="zg-today-sales" to={'/sales/orders' as string} search={range as never}>
        <span>{t('today.sales', { day })} <em>{data.currency}</em></span>
        <strong>{money(sales.now)}</strong>
        <span><Delta now={sales.now} before={sales.before} /><Sparkline values={data.days.map((each) => plain(each.net))} /></span>
      </Link>
      <div className="zg-today-figures">
        {others.map((figure) => (
          <Link key={figure.key} to={to(figure.key) as string} search={range as never}>
            <span>{t(`home.figures.${figure.key}`)}</span><strong>{SHOW[figure.kind](figure.now)}</strong><Delta now={figure.now} before={figure.before} />
          </Link>
        ))}
      </div>
    </>
  )
}

/** The boss's day on a phone: what was sold, what it brought, what waits, what there is and what is owed. */
export default function TodayPage() {
  const { t } = useTranslation()
  const { me } = useMe()
  const may = useMay()
  const waits = useWaits()
  const { install: offered } = usePwa()
  const { companies, company, choose } = useCompanies()
  const { data, error } = useDashboard(company?.id, { since: null, until: null })
  // Each part comes below the ones before it.
  const coming = !data && !error && may('sales.order.view')
  return (
    <div className="zg-today">
      <header>
        <h1>{t('home.hello', { name: me?.name })}</h1>
        {companies.length > 1 && <Select value={company?.id ?? null} onChange={choose} options={companies.map((one) => ({ value: one.id, label: one.name }))} aria-label={t('home.company')} />}
        {offered && <Button icon={<DownloadOutlined />} onClick={() => void install()}>{t('today.install')}</Button>}
      </header>
      <Problems error={error} />
      {data && <Day data={data} />}
      {coming && <div className="zg-panel zg-pad"><Skeleton active paragraph={{ rows: 8 }} /></div>}
      {!coming && !waits && <div className="zg-panel zg-pad"><Skeleton active /></div>}
      {!coming && waits && <section className="zg-today-waits" aria-label={t('today.waits')}>
        <h2>{t('today.waits')}</h2>
        {waits.map(({ list, tab, count }) => (
          <Link key={list.name + tab.key} to={list.path as string} search={tab.filters as never} className="zg-today-wait">
            <span>{list.label} · {tab.label}</span><b className={tab.alarm ? 'zg-alarm' : undefined}>{quantity(String(count))}</b><RightOutlined />
          </Link>
        ))}
        {!waits.length && <p>{t('today.nothing')}</p>}
      </section>}
      {waits && data && (data.money || data.goods) && (
        <section className="zg-today-waits" aria-label={t('home.now')}>
          <h2>{t('home.now')}</h2>
          {data.money && (
            <>
              <Link className="zg-today-wait" to={'/finance/cash-accounts' as string}><span>{t('home.cash')}</span><b>{money(data.money.cash)}</b><RightOutlined /></Link>
              <Link className="zg-today-wait" to={'/finance/receivables' as string}><span>{t('home.receivable')}</span><b>{money(data.money.receivable)}</b><RightOutlined /></Link>
              <Link className="zg-today-wait" to={'/finance/payables' as string}><span>{t('home.payable')}</span><b>{money(data.money.payable)}</b><RightOutlined /></Link>
            </>
          )}
          {data.goods && <Link className="zg-today-wait" to={'/stock/positions' as string}><span>{t('home.stock', { skus: quantity(String(data.goods.skus)) })}</span><b>{money(data.goods.value)}</b><RightOutlined /></Link>}
        </section>
      )}
      {waits && !!data?.top.length && (
        <section className="zg-today-waits" aria-label={t('home.top')}>
          <h2>{t('home.top')}</h2>
          {data.top.slice(0, 5).map((sku) => <Link key={sku.sku_id} className="zg-today-wait" to={`/stock/skus/${sku.sku_id}` as string}><span>{sku.name || sku.code}</span><b>{money(sku.net)}</b><RightOutlined /></Link>)}
        </section>
      )}
    </div>
  )
}
