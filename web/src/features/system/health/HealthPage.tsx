import { CheckCircleFilled, CloseCircleFilled, LoadingOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '~/api/session'
import '../system.css'
import { Verification } from './Verification'

interface Health {
  status: string
  version: string
  database: string
  tables: string
}

export default function HealthPage() {
  const { t } = useTranslation()
  const may = useMay()
  const { data, refetch, isFetching, isError } = useQuery({
    queryKey: ['health'], refetchInterval: 30_000, retry: false,
    // Also a server that is not well answers, with 503 and the reason.
    queryFn: async ({ signal }) => (await (await fetch('/healthz', { headers: { Accept: 'application/json' }, signal })).json()) as Health,
  })
  // What is not known yet has its place already.
  const checks = isError
    ? ([['server', false]] as const)
    : ([['server', data && data.status === 'ok'], ['database', data && data.database === 'ok'], ['tables', data && data.tables === 'ok']] as const)
  return (
    <div className="zg-document">
      <section className="zg-panel">
        <header className="zg-doc-head">
          <h1>{t('page.system.health')}</h1>
          {data && <span className="zg-why">{t('login.version', { version: data.version })}</span>}
          <span className="zg-spacer" />
          <Button loading={isFetching} onClick={() => void refetch()}>{t('list.refresh')}</Button>
        </header>
        <div className="zg-checks">
          {checks.map(([name, fine]) => (
            <div key={name}>
              <b>{fine === undefined ? <LoadingOutlined /> : fine ? <CheckCircleFilled style={{ color: 'var(--green)' }} /> : <CloseCircleFilled style={{ color: 'var(--red)' }} />} {t(`health.${name}`)}</b>
              <div className="zg-why">{fine === undefined ? '…' : t(fine ? 'health.fine' : 'health.failing')}</div>
            </div>
          ))}
        </div>
      </section>
      {may('app.verify') && <Verification />}
    </div>
  )
}
