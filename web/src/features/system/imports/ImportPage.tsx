import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Empty, Progress, Space, Steps } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { useDescription } from '~/api/descriptions'
import { get, send, url } from '~/api/http'
import { usePage, usePageTitle } from '~/lib/page'
import { useAsk } from '~/components/document/useAsk'
import { PageSkeleton } from '~/components/PageSkeleton'
import { Problems } from '~/components/Problems'
import { StateTag } from '~/components/StateTag'
import { Unread } from '~/components/Unread'
import { quantity } from '~/lib/decimal'
import { Mapping } from './Mapping'
import { Rejects } from './Rejects'
import { UndoDialog } from './UndoDialog'
import { useLayouts } from './useLayouts'
import '../system.css'

type Import = components['schemas']['ImportOut']
type Report = components['schemas']['ReportOut']

const RUNNING = new Set(['applying', 'undoing'])
const STEP: Record<string, number> = { unmapped: 1, staged: 0, validated: 1, applying: 2, failed: 2, applied: 3, undoing: 3, undone: 3 }
const TALLIES = ['rows', 'imported', 'adjusted', 'skipped', 'pending', 'rejected'] as const

/** A file on its way to documents: what the columns were taken for, what is wrong with which row, the run with its progress, and back. */
export default function ImportPage() {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const { ask, dialog } = useAsk<string>()
  const { params } = usePage()
  const client = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const { data, error: unread } = useQuery({
    queryKey: ['/exchange/imports', params.id], queryFn: ({ signal }) => get<Import>(`/exchange/imports/${params.id}`, undefined, signal),
    refetchInterval: (query) => (query.state.data && RUNNING.has(query.state.data.state) ? 700 : false),
  })
  const layouts = useLayouts()
  const names = new Map(layouts.data?.find((each) => each.name === data?.layout)?.columns.map((column) => [column.key, column.name]))
  const states = useDescription('exchange.imports')?.states ?? []
  usePageTitle(data?.file_name)
  if (unread) return <Unread error={unread} />
  if (!data) return <PageSkeleton />

  const rehearse = async () => {
    setBusy('rehearse')
    try {
      const report = await send<Report>('POST', `/exchange/imports/${data.id}/rehearse`, {})
      modal.info({ title: t('import.rehearsed'), width: 520, content: <p>{t('import.wouldBe', { imported: report.file.imported, adjusted: report.file.adjusted, rejected: report.file.rejected })}</p> })
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(null)
    }
  }
  const act = async (action: string, label: string) => {
    const reason = action === 'undo' ? await ask((done) => <UndoDialog okText={label} done={done} />) : null
    if (action === 'undo' && reason === null) return
    setBusy(action)
    setError(null)
    try {
      await send('POST', `/exchange/imports/${data.id}/${action}`, action === 'apply' ? {} : action === 'undo' ? { reason } : undefined)
      void message.success(t('import.begun', { action: label }))
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(null)
      void client.invalidateQueries({ queryKey: ['/exchange/imports'] })
    }
  }
  const mappable = data.allowed_actions.some((each) => each.action === 'map' && each.allowed)
  const running = RUNNING.has(data.state)
  return (
    <div className="zg-document">
      <section className="zg-panel">
        <header className="zg-doc-head">
          <h1>{data.file_name}</h1>
          <StateTag state={data.state} states={states} label={data.state_name} />
          <span className="zg-spacer" />
          <Space wrap>
            {data.state === 'validated' && <Button loading={busy === 'rehearse'} onClick={() => void rehearse()}>{t('import.rehearse')}</Button>}
            {data.allowed_actions.filter((each) => each.action !== 'map').map((each) => (
              <Button
                key={each.action} type={each.action === 'apply' && each.allowed ? 'primary' : 'default'} danger={each.action === 'undo'} disabled={!each.allowed} loading={busy === each.action}
                title={each.reason ?? undefined} onClick={() => void act(each.action, each.label)}
              >
                {each.label}
              </Button>
            ))}
          </Space>
        </header>
        <Problems error={error} onClose={() => setError(null)} />
        <div className="zg-steps">
          <Steps size="small" current={STEP[data.state] ?? 0} status={data.state === 'failed' ? 'error' : 'process'} items={(['upload', 'check', 'run', 'done'] as const).map((step) => ({ title: t(`import.steps.${step}`) }))} />
        </div>
        {running && <div className="zg-pad"><Progress percent={data.total ? Math.round((100 * data.done) / data.total) : 0} status="active" format={() => `${quantity(String(data.done))} / ${quantity(String(data.total))}`} /></div>}
        {data.failure && <div className="zg-pad"><Problems error={new Error(`${data.failure.detail} ${data.failure.remedy}`)} /></div>}
        <div className="zg-tally">
          {TALLIES.map((name) => (
            <div key={name} className={name === 'rejected' && data.rejected ? 'zg-alarm' : undefined}><b>{quantity(String(data[name]))}</b><span>{t(`import.tally.${name}`)}</span></div>
          ))}
        </div>
        <dl className="zg-facts">
          <div><dt>{t('import.layout')}</dt><dd>{data.layout_name}</dd></div>
          <div><dt>{t('import.encoding')}</dt><dd>{data.encoding || data.sheet || '—'}</dd></div>
          <div><dt>{t('import.header')}</dt><dd>{data.header_row}</dd></div>
          <div><dt>{t('import.user')}</dt><dd>{data.user_name}</dd></div>
          {data.ignored_columns.length > 0 && <div><dt>{t('import.ignored')}</dt><dd>{data.ignored_columns.join('、')}</dd></div>}
        </dl>
      </section>
      <section className="zg-panel zg-section">
        <h2>{t('import.mapping')}</h2>
        {mappable ? <Mapping file={data} onMapped={(found) => { client.setQueryData(['/exchange/imports', params.id], found); void message.success(t('import.mapped')) }} /> : <div className="zg-ticks">{Object.entries(data.columns).map(([key, heading]) => <span key={key}><b>{heading}</b> <span className="zg-why">→ {names.get(key) ?? key}</span></span>)}</div>}
      </section>
      <section className="zg-panel zg-section">
        <h2>
          {t('import.rejects')} <span className="zg-count">{quantity(String(data.rejected))}</span>
          {data.rejected > 0 && <><a href={url(`/exchange/imports/${data.id}/rejects/file`, { format: 'xlsx' })} download>{t('import.download')}</a><span className="zg-why">{t('import.correct')}</span></>}
        </h2>
        {data.rejected ? <Rejects id={data.id} count={data.rejected} /> : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('import.noRejects')} />}
      </section>
      {dialog}
    </div>
  )
}
