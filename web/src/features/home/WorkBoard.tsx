import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import type { CSSProperties, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '~/components/document/addresses'
import { Sparkline } from '~/components/charts/Sparkline'
import { Delta } from '~/components/Delta'
import { money, parse, quantity } from '~/lib/decimal'
import { moment } from '~/lib/time'
import { plain } from './figures'
import { placeOf } from './places'
import { useProof, type Target, type Work, type WorkFigure, type WorkGroup, type WorkItem } from './useWork'

function To({ target, className, children, label }: { target: Target; className?: string; children: ReactNode; label?: string }) {
  const { path, search } = placeOf(target)
  return <Link to={path as string} search={search as never} className={className} aria-label={label}>{children}</Link>
}

/** The first figures wait for somebody; those with a course say how the day goes. */
function Figure({ section, figure, currency }: { section: string; figure: WorkFigure; currency: string }) {
  const { t } = useTranslation()
  return (
    <To target={figure.target} className="zg-figure zg-panel">
      <span>{t(`work.figures.${section}.${figure.key}`)}{figure.kind === 'money' && <em> {currency}</em>}</span>
      <span className="zg-figure-line">
        <strong className={figure.alarm ? 'zg-alarm' : undefined}>{figure.kind === 'money' ? money(figure.value) : quantity(figure.value)}</strong>
        <Sparkline values={figure.course.map(plain)} width={64} height={24} />
      </span>
      {(figure.before !== null || figure.amount !== null) && (
        <span className="zg-figure-foot">
          {figure.before !== null ? <Delta now={figure.value} before={figure.before} than={t('work.thanYesterday')} /> : <span className="zg-delta">{currency} {money(figure.amount)}</span>}
        </span>
      )}
    </To>
  )
}

/** A number with the words that its list uses for it. */
function useShown() {
  const { t } = useTranslation()
  return (group: string, item: WorkItem): string => {
    if (item.kind === 'money') return money(item.value)
    if (item.kind !== 'days') return quantity(item.value)
    const days = parse(item.value)
    const when = !days || days.eq(0) ? 'zero' : days.lt(0) ? 'past' : 'days'
    return t(`work.${when}.${group}`, { days: days ? quantity(days.abs().toFixed()) : '0' })
  }
}

function Bars({ group, currency }: { group: WorkGroup; currency: string }) {
  const { t } = useTranslation()
  const shown = useShown()
  const most = Math.max(1, ...group.items.map((item) => plain(item.value)))
  return (
    <ul className="zg-bars">
      {group.items.map((item) => {
        const name = item.key ? t(`work.keys.${item.key}`) : (item.label ?? '')
        const row = (
          <>
            <span title={name}>{name}</span>
            <i><b className={item.alarm ? 'zg-bar-alarm' : undefined} style={{ width: `${(100 * Math.max(0, plain(item.value))) / most}%` }} /></i>
            <strong>{shown(group.key, item)}</strong>
            {item.amount !== null && <em>{currency} {money(item.amount)}</em>}
          </>
        )
        return <li key={item.key ?? item.label}>{item.target ? <To target={item.target}>{row}</To> : <div>{row}</div>}</li>
      })}
    </ul>
  )
}

/** The hours of the day as columns; each leads to what came in it. */
function Hours({ group }: { group: WorkGroup }) {
  const most = Math.max(1, ...group.items.map((item) => plain(item.value)))
  return (
    <ol className="zg-hours">
      {group.items.map((item, hour) => (
        <li key={item.label}>
          {item.target && (
            <To target={item.target} label={`${item.label} ${quantity(item.value)}`}>
              <b>{item.value === '0' ? '' : quantity(item.value)}</b><i style={{ height: `${(100 * plain(item.value)) / most}%` }} />
            </To>
          )}
          <span>{hour % 6 === 0 ? item.label : ''}</span>
        </li>
      ))}
    </ol>
  )
}

function Rows({ group }: { group: WorkGroup }) {
  const shown = useShown()
  return (
    <ul className="zg-short">
      {group.items.map((item) => {
        const to = addressOf(item.document_type, item.document_id)
        const row = <><span title={item.label ?? undefined}>{item.label}</span><em title={item.detail ?? undefined}>{item.detail}</em><b className={item.alarm ? 'zg-alarm' : undefined}>{shown(group.key, item)}</b></>
        return <li key={`${item.document_type}:${item.document_id}`}>{to ? <Link to={to as string}>{row}</Link> : row}</li>
      })}
    </ul>
  )
}

function Group({ section, group, currency }: { section: string; group: WorkGroup; currency: string }) {
  const { t } = useTranslation()
  const empty = group.items.length === 0 || (group.shape !== 'rows' && group.items.every((item) => plain(item.value) === 0))
  const name = t(`work.groups.${section}.${group.key}`)
  return (
    <section className="zg-panel zg-section" aria-label={name}>
      <h2>{name}<span className="zg-spacer" />{group.target && !empty && <To target={group.target} className="zg-all">{t('work.all')}</To>}</h2>
      {empty ? <p className="zg-work-none">{t('work.nothing')}</p> : group.shape === 'bars' ? <Bars group={group} currency={currency} /> : group.shape === 'hours' ? <Hours group={group} /> : <Rows group={group} />}
    </section>
  )
}

/** What the last proof of the books said. */
function Proof() {
  const { t } = useTranslation()
  const last = useProof(true)
  if (!last) return null
  const wrong = last.checks.filter((check) => check.differences > 0).length
  return (
    <Link to={'/system/health' as string} className="zg-figure zg-panel">
      <span>{t('work.proof')}</span>
      <strong className={last.ok ? 'zg-proved' : 'zg-alarm'}>{last.ok ? t('work.proofHolds') : t('work.proofFails', { count: wrong })}</strong>
      <span className="zg-figure-foot"><span className="zg-delta">{moment(last.ended_at ?? '')}</span></span>
    </Link>
  )
}

/** One dashboard: its figures, then its short lists. */
export function WorkBoard({ work }: { work: Work | undefined }) {
  if (!work?.section) return <div className="zg-panel zg-pad"><Skeleton active paragraph={{ rows: 8 }} /></div>
  const { section, figures, groups, currency } = work
  // One row, or two of the same length.
  const columns = figures.length > 7 ? Math.ceil(figures.length / 2) : figures.length
  return (
    <>
      <div className="zg-figures zg-work-figures" style={{ '--columns': columns } as CSSProperties}>{figures.map((figure) => <Figure key={figure.key} section={section} figure={figure} currency={currency} />)}{section === 'accounts' && <Proof />}</div>
      <div className="zg-groups">{groups.map((group) => <Group key={group.key} section={section} group={group} currency={currency} />)}</div>
    </>
  )
}
