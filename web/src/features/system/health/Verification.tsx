import { CheckCircleFilled, CloseCircleFilled, SafetyCertificateOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Empty } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get, send } from '~/api/http'
import { useLookAgain } from '~/api/tasks'
import { Problems } from '~/components/Problems'
import { StopTask, TaskProgress } from '~/components/TaskItem'
import { quantity, sum } from '~/lib/decimal'
import { moment } from '~/lib/time'
import { VerificationTable } from './VerificationTable'

type Answer = components['schemas']['VerificationOut']
const WATCH_MS = 1_000
const IDLE_MS = 60_000

/** 账目核对: start it, watch it, and read what it found, with the time of the last one. */
export function Verification() {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const look = useLookAgain()
  const [refused, setRefused] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const key = ['/verification', i18n.language]
  const { data, error } = useQuery({
    queryKey: key, queryFn: ({ signal }) => get<Answer>('/verification', undefined, signal),
    refetchInterval: ({ state }) => (state.data?.running ? WATCH_MS : IDLE_MS),
  })
  const start = async () => {
    setBusy(true)
    setRefused(null)
    try {
      await send('POST', '/verification')
      look()
      await client.invalidateQueries({ queryKey: key })
    } catch (problem) {
      setRefused(problem)
    } finally {
      setBusy(false)
    }
  }
  const running = data?.running
  const last = data?.last
  const wrong = last?.checks.filter((check) => check.differences > 0).length ?? 0
  return (
    <section className="zg-panel" aria-label={t('verify.title')}>
      <header className="zg-doc-head zg-verify-head">
        <h1>{t('verify.title')}</h1>
        <span className="zg-why">{t('verify.about')}</span>
        <span className="zg-spacer" />
        {running ? <StopTask task={running} /> : <Button type="primary" icon={<SafetyCertificateOutlined />} loading={busy} onClick={() => void start()}>{t(last ? 'verify.again' : 'verify.start')}</Button>}
      </header>
      <Problems error={refused ?? error} onClose={() => setRefused(null)} />
      {running && <div className="zg-pad" role="status"><TaskProgress task={running} /></div>}
      {last && (
        <>
          <div className={`zg-verdict ${last.ok ? 'zg-verdict-good' : 'zg-verdict-bad'}`}>
            {last.ok ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />}
            <div>
              <b>{last.ok ? t('verify.ok') : t('verify.wrong', { count: wrong })}</b>
              <span>{t('verify.sum', { checks: last.checks.length, rows: quantity(sum(last.checks.map((check) => String(check.rows)))) })} · {t('verify.when', { time: moment(last.ended_at), name: last.user_name, seconds: (last.milliseconds / 1000).toFixed(1) })}</span>
            </div>
          </div>
          <VerificationTable checks={last.checks} />
        </>
      )}
      {data && !last && !running && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('verify.never')} className="zg-pad" />}
    </section>
  )
}
