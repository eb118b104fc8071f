import { Link, useNavigate } from '@tanstack/react-router'
import { DatePicker, Segmented, Select, Skeleton } from 'antd'
import dayjs from 'dayjs'
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDescriptions, type Description } from '~/api/descriptions'
import { useMay, useMe } from '~/api/session'
import { shares, trend } from '~/components/charts/options'
import { Sparkline } from '~/components/charts/Sparkline'
import { Delta } from '~/components/Delta'
import { useCounts } from '~/components/document/useList'
import { Problems } from '~/components/Problems'
import { useCompanies } from '~/components/useCompanies'
import { money, quantity, rate } from '~/lib/decimal'
import { usePage } from '~/lib/page'
import { usePlace, within } from '~/lib/place'
import { usePhone } from '~/lib/settings'
import { figures, plain, type Figure } from './figures'
import './home.css'
import TodayPage from './TodayPage'
import { useDashboard, type Dashboard, type Period } from './useDashboard'
import { useWork } from './useWork'
import { WorkBoard } from './WorkBoard'

const Chart = lazy(() => import('~/components/charts/Chart'))
const SHOW = { money, quantity, rate }

/** What waits for somebody, list by list: every number leads to its documents. */
function Work({ list }: { list: Description }) {
  const place = usePlace()
  const counts = useCounts(list, within(place, list.filters.map((filter) => filter.key)))
  const waiting = list.tabs.filter((tab) => tab.work)
  if (!waiting.length) return null
  return (
    <section className="zg-work">
      <h3>{list.label}</h3>
      {waiting.map((tab) => {
        const count = counts.data?.[tab.key]
        return (
          <Link key={tab.key} to={list.path as string} search={tab.filters as never}>
            <span>{tab.label}</span>
            <b className={tab.alarm && count ? 'zg-alarm' : undefined}>{count === undefined ? '…' : quantity(String(count))}</b>
          </Link>
        )
      })}
    </section>
  )
}

function Card({ figure, currency, to }: { figure: Figure; currency: string; to: { path: string; search: Record<string, string> } }) {
  const { t } = useTranslation()
  return (
    <Link className="zg-figure zg-panel" to={to.path as string} search={to.search as never}>
      <span>{t(`home.figures.${figure.key}`)}{figure.kind === 'money' && <em> {currency}</em>}</span>
      <strong>{SHOW[figure.kind](figure.now)}</strong>
      <span className="zg-figure-foot"><Delta now={figure.now} before={figure.before} /><Sparkline values={figure.course} /></span>
    </Link>
  )
}

function Charts({ data }: { data: Dashboard }) {
  const { t, i18n } = useTranslation()
  const zh = i18n.language === 'zh'
  const show = (value: number) => money(value.toFixed(2))
  const line = useMemo(
    () =>
      trend(
        data.days.map((day) => day.day.slice(5)),
        [
          { name: t('home.sales'), values: data.days.map((day) => plain(day.net)) },
          { name: t('home.salesBefore'), values: data.previous.map((day) => plain(day.net)), dashed: true, colour: '#a3adbf' },
          ...(data.days[0]?.revenue !== null ? [{ name: t('home.marginLine'), values: data.days.map((day) => plain(day.revenue) - plain(day.cost)), colour: '#12a594' }] : []),
        ],
        zh,
        show,
      ),
    [data, t, zh],
  )
  const ring = useMemo(() => shares(data.shops.slice(0, 6).map((shop) => ({ name: shop.shop_name, value: plain(shop.net) })), show), [data])
  const most = Math.max(1, ...data.top.map((sku) => plain(sku.net)))
  return (
    <div className="zg-home-charts">
      <section className="zg-panel zg-section zg-wide">
        <h2>{t('home.trend')}</h2>
        <Suspense fallback={<div className="zg-chart-wait"><Skeleton active /></div>}><Chart option={line} height={280} label={t('home.trend')} /></Suspense>
      </section>
      <section className="zg-panel zg-section">
        <h2>{t('home.shops')}</h2>
        <Suspense fallback={<div className="zg-chart-wait"><Skeleton active /></div>}><Chart option={ring} height={280} label={t('home.shops')} /></Suspense>
      </section>
      <section className="zg-panel zg-section zg-wide">
        <h2>{t('home.top')}</h2>
        <ol className="zg-top">
          {data.top.map((sku) => (
            <li key={sku.sku_id}>
              <Link to={`/stock/skus/${sku.sku_id}` as string} title={sku.code}>{sku.name || sku.code}</Link>
              <i><b style={{ width: `${(100 * Math.max(0, plain(sku.net))) / most}%` }} /></i>
              <span>{money(sku.net)}</span>
              <em>{t('home.pieces', { qty: quantity(sku.qty) })}</em>
            </li>
          ))}
        </ol>
      </section>
      {(data.money || data.goods) && <section className="zg-panel zg-section">
        <h2>{t('home.now')}</h2>
        <div className="zg-now">
          {data.money && (
            <>
              <Link to={'/finance/cash-accounts' as string}><span>{t('home.cash')}</span><b>{money(data.money.cash)}</b></Link>
              <Link to={'/finance/receivables' as string}><span>{t('home.receivable')}</span><b>{money(data.money.receivable)}</b></Link>
              <Link to={'/finance/receivables' as string}><span>{t('home.overdue')}</span><b className={plain(data.money.overdue) > 0 ? 'zg-alarm' : undefined}>{money(data.money.overdue)}</b></Link>
              <Link to={'/finance/payables' as string}><span>{t('home.payable')}</span><b>{money(data.money.payable)}</b></Link>
            </>
          )}
          {data.goods && <Link to={'/stock/positions' as string}><span>{t('home.stock', { skus: quantity(String(data.goods.skus)) })}</span><b>{money(data.goods.value)}</b></Link>}
        </div>
      </section>}
    </div>
  )
}

const LENGTHS = [1, 7, 30, 90] as const

/** Everybody begins with their own work; who has several kinds of it chooses. */
export default function HomePage() {
  const { t } = useTranslation()
  const page = usePage()
  const navigate = useNavigate()
  const phone = usePhone()
  const { me } = useMe()
  const { companies, company, choose } = useCompanies()
  const wanted = typeof page.search.section === 'string' ? page.search.section : undefined
  const { data: work, error, isPlaceholderData } = useWork(company?.id, wanted)
  const sections = work?.sections ?? []
  const shown = wanted ?? sections[0]
  const tabs = sections.length > 1 && (
    <Segmented
      className="zg-home-tabs" value={shown ?? ''} options={sections.map((name) => ({ value: name, label: t(`work.sections.${name}`) }))}
      onChange={(name) => void navigate({ to: page.path as string, search: { section: name } as never, replace: true })}
    />
  )
  if (work && (shown === undefined || shown === 'overview')) return phone ? <>{tabs}<TodayPage /></> : <Desk tabs={tabs} />
  return (
    <div className="zg-document">
      <header className="zg-home-head">
        <h1 className="zg-hello">{t('home.hello', { name: me?.name })}</h1>
        <span className="zg-spacer" />
        {companies.length > 1 && <Select value={company?.id ?? null} onChange={choose} options={companies.map((one) => ({ value: one.id, label: one.name }))} aria-label={t('home.company')} />}
      </header>
      {tabs}
      <Problems error={error} />
      {!error && <WorkBoard work={isPlaceholderData && work?.section !== shown ? undefined : work} />}
    </div>
  )
}

/** The boss's numbers. */
function Desk({ tabs }: { tabs: ReactNode }) {
  const { t } = useTranslation()
  const { me } = useMe()
  const may = useMay()
  const { lists } = useDescriptions()
  const { companies, company, choose } = useCompanies()
  const [period, setPeriod] = useState<Period>({ since: null, until: null })
  const { data, error } = useDashboard(company?.id, period)
  const length = data ? dayjs(data.until).diff(dayjs(data.since), 'day') + 1 : 30
  const range: Record<string, string> = data ? { since: dayjs(data.since).toISOString(), until: dayjs(data.until).add(1, 'day').toISOString() } : {}
  const places: Record<string, { path: string; search: Record<string, string> }> = { returns: { path: '/aftersales/returns', search: range } }
  return (
    <div className="zg-document">
      <header className="zg-home-head">
        <h1 className="zg-hello">{t('home.hello', { name: me?.name })}</h1>
        {data && <span className="zg-why">{t('home.period', { since: data.since, until: data.until })}</span>}
        <span className="zg-spacer" />
        {companies.length > 1 && (
          <Select value={company?.id ?? null} onChange={choose} options={companies.map((one) => ({ value: one.id, label: one.name }))} aria-label={t('home.company')} />
        )}
        {may('sales.order.view') && data && (
          <>
            <Segmented
              value={LENGTHS.find((one) => one === length) ?? ''} options={LENGTHS.map((one) => ({ value: one, label: t(`home.lengths.${one}`) }))}
              onChange={(days) => setPeriod({ until: data.until, since: dayjs(data.until).subtract(Number(days) - 1, 'day').format('YYYY-MM-DD') })}
            />
            <DatePicker.RangePicker
              value={[dayjs(data.since), dayjs(data.until)]} allowClear={false} aria-label={t('home.choose')}
              onChange={(both) => both?.[0] && both[1] && setPeriod({ since: both[0].format('YYYY-MM-DD'), until: both[1].format('YYYY-MM-DD') })}
            />
          </>
        )}
      </header>
      {tabs}
      <Problems error={error} />
      <div className="zg-panel zg-works">{[...lists.values()].filter((list) => list.counted).map((list) => <Work key={list.name} list={list} />)}</div>
      {data && <div className="zg-figures">{figures(data).map((figure) => <Card key={figure.key} figure={figure} currency={data.currency} to={places[figure.key] ?? { path: '/sales/orders', search: range }} />)}</div>}
      {data && <Charts data={data} />}
      {!data && may('sales.order.view') && !error && <div className="zg-panel zg-pad"><Skeleton active paragraph={{ rows: 8 }} /></div>}
    </div>
  )
}
