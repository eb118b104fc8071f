import { RightOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Alert, App, Badge, Skeleton } from 'antd'
import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '~/api/session'
import { signal } from '~/components/scan/feedback'
import { ScanBox } from '~/components/scan/ScanBox'
import { device, useLive } from '~/lib/offline/device'
import type { JobKind } from '~/lib/offline/model'
import { useOnline } from '~/lib/online'
import { usePage } from '~/lib/page'
import { Unreachable } from '~/lib/problem'
import { ask } from './goods'
import { open } from './open'
import './phone.css'
import { titleOf } from './tally'

export interface Work {
  kind: JobKind
  id: number
  number: string
  about: string
  detail: string
  state: string
}

interface Props {
  title: string
  kinds: readonly JobKind[]
  /** The documents that wait, of each kind; undefined as long as they are read. */
  works: readonly Work[] | undefined
  error: unknown
  /** Filters, buttons. */
  tools?: ReactNode
}

/** The kinds of work that begin with the number of a document. */
const TYPES: { [type: string]: JobKind } = {
  'purchasing.order': 'purchase', 'warehouse.receipt': 'receipt', 'warehouse.shipment': 'shipment', 'sales.order': 'order', 'warehouse.count': 'count',
}

/** What there is to do: scan a number, go on with what was begun, or pick one of those that wait. */
export function WorkList({ title, kinds, works, error, tools }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { me } = useMe()
  const page = usePage()
  const navigate = useNavigate()
  const online = useOnline()
  const [busy, setBusy] = useState('')
  const going = useRef(false)
  const user = me?.user_id ?? 0
  const begun = useLive(async () => {
    const jobs = (await device.jobs.where('user').equals(user).toArray()).filter((job) => !job.item && kinds.includes(job.kind))
    return Promise.all(jobs.map(async (job) => ({ job, scans: await device.scans.where('job').equals(job.key).count() })))
  }, `${user}|${kinds.join()}`)
  const start = async (kind: JobKind, id: number) => {
    // One press, one job: a second press while the first is read does nothing.
    if (going.current) return
    going.current = true
    setBusy(`${kind}${id}`)
    try {
      const key = await open(kind, id, user)
      await navigate({ to: `/m/jobs/${encodeURIComponent(key)}` as string })
    } catch (problem) {
      void message.error(problem instanceof Unreachable ? t('error.unreachable') : problem instanceof Error ? problem.message : String(problem))
    } finally {
      going.current = false
      setBusy('')
    }
  }
  const scan = async (code: string) => {
    const there = begun?.find(({ job }) => job.number === code) ?? null
    const known = works?.find((work) => work.number === code)
    if (there || known) {
      signal(true)
      return start(there?.job.kind ?? known!.kind, there?.job.document ?? known!.id)
    }
    try {
      const found = (await ask(code)).find((each) => each.document && kinds.includes(TYPES[each.document.type]!))
      signal(!!found)
      if (found) return start(TYPES[found.document!.type]!, found.document!.id)
      void message.error(t('phone.list.unknown', { code }))
    } catch (problem) {
      signal(false)
      void message.error(problem instanceof Unreachable ? t('error.unreachable') : problem instanceof Error ? problem.message : String(problem))
    }
  }
  const fresh = (works ?? []).filter((work) => !begun?.some(({ job }) => job.kind === work.kind && job.document === work.id))
  return (
    <div className="zg-m">
      <header className="zg-m-head"><h1>{title}</h1></header>
      <ScanBox label={t('phone.scan.number')} onCode={(code) => void scan(code)} on={page.front} />
      {tools}
      {!!begun?.length && (
        <section>
          <h2>{t('phone.list.begun')}</h2>
          <ul className="zg-m-works">
            {begun.map(({ job, scans }) => (
              <li key={job.key}>
                <button type="button" onClick={() => void navigate({ to: `/m/jobs/${encodeURIComponent(job.key)}` as string })}>
                  <span><b>{titleOf(job)}</b><em>{t(`phone.kinds.${job.kind}`)}</em></span>
                  <Badge count={scans} overflowCount={9999} color="#2458e6" title={t('phone.list.scans', { count: scans })} /><RightOutlined />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t('phone.list.waiting')}</h2>
        {!online && <Alert type="info" showIcon title={t('phone.list.offline')} />}
        {online && !!error && <Alert type="error" showIcon title={error instanceof Unreachable ? t('error.unreachable') : error instanceof Error ? error.message : String(error)} />}
        {online && !works && !error && <Skeleton active />}
        {works && !fresh.length && <p className="zg-m-nothing">{t('phone.list.none')}</p>}
        <ul className="zg-m-works">
          {fresh.map((work) => (
            <li key={`${work.kind}${work.id}`}>
              <button type="button" disabled={busy !== ''} onClick={() => void start(work.kind, work.id)}>
                <span><b>{work.number}</b><i>{work.state}</i><em>{work.about}</em><em>{work.detail}</em></span>
                <RightOutlined spin={busy === `${work.kind}${work.id}`} />
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
