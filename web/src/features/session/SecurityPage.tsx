import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Modal, Space, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get, send } from '~/api/http'
import { ME } from '~/api/session'
import { PageSkeleton } from '~/components/PageSkeleton'
import { Problems } from '~/components/Problems'
import { moment } from '~/lib/time'
import { FactorSetup, RecoveryCodes } from './FactorSetup'

type State = components['schemas']['SecondFactorOut']
type Fresh = components['schemas']['RecoveryCodesOut']
type Doing = 'set' | 'renew' | 'remove' | null

/** Prove it with a code, and with the password where the second factor goes. */
function Proof({ doing, onDone, onClose }: { doing: 'renew' | 'remove'; onDone: (codes: string[] | null) => void; onClose: () => void }) {
  const { t } = useTranslation()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async ({ code, password }: { code: string; password?: string }) => {
    setBusy(true)
    setError(null)
    try {
      if (doing === 'renew') onDone((await send<Fresh>('POST', '/me/second-factor/recovery-codes', { code: code.trim() })).recovery_codes)
      else {
        await send('POST', '/me/second-factor/remove', { code: code.trim(), password })
        onDone(null)
      }
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values: { code: string; password?: string }) => void submit(values)}>
      <p>{t(`factor.${doing}Hint`)}</p>
      <Problems error={error} />
      {doing === 'remove' && <Form.Item name="password" label={t('factor.password')} rules={[{ required: true, message: t('login.needPassword') }]}><Input.Password autoComplete="current-password" autoFocus maxLength={128} /></Form.Item>}
      <Form.Item name="code" label={t('factor.codeNow')} rules={[{ required: true, whitespace: true, message: t('login.needCode') }]}><Input autoComplete="one-time-code" autoFocus={doing === 'renew'} maxLength={40} /></Form.Item>
      <Space><Button type="primary" danger={doing === 'remove'} htmlType="submit" loading={busy}>{t(`factor.${doing}`)}</Button><Button onClick={onClose}>{t('factor.cancel')}</Button></Space>
    </Form>
  )
}

export default function SecurityPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data, error, refetch } = useQuery({ queryKey: ['second-factor'], queryFn: ({ signal }) => get<State>('/me/second-factor', undefined, signal), staleTime: 0 })
  const [doing, setDoing] = useState<Doing>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const finish = () => {
    setDoing(null)
    setCodes(null)
    void refetch()
    void client.invalidateQueries({ queryKey: ME })
  }
  if (error) return <div className="zg-panel zg-pad"><Problems error={error} /></div>
  if (!data) return <PageSkeleton />
  const on = data.state === 'on'
  const title = codes ? t('factor.recovery') : doing === 'renew' ? t('factor.renew') : doing === 'remove' ? t('factor.remove') : t('factor.title')
  return (
    <section className="zg-panel zg-section zg-security" aria-labelledby="factor">
      <h1 id="factor">{t('factor.title')} <Tag color={on ? 'green' : 'default'}>{t(on ? 'factor.on' : 'factor.off')}</Tag></h1>
      <p className="zg-hint">{t('factor.what')}</p>
      {on && (
        <dl className="zg-facts">
          <div><dt>{t('factor.since')}</dt><dd>{moment(data.since!)}</dd></div>
          <div><dt>{t('factor.left')}</dt><dd className={data.recovery_left < 3 ? 'zg-late' : undefined}>{data.recovery_left}</dd></div>
        </dl>
      )}
      <Space wrap>
        <Button type={on ? 'default' : 'primary'} onClick={() => setDoing('set')}>{t(on ? 'factor.change' : 'factor.set')}</Button>
        {on && <Button onClick={() => setDoing('renew')}>{t('factor.renew')}</Button>}
        {on && <Button danger onClick={() => setDoing('remove')}>{t('factor.remove')}</Button>}
      </Space>
      <Modal open={doing !== null} footer={null} title={title} width={480} destroyOnHidden mask={{ closable: false }} onCancel={finish}>
        {codes ? <RecoveryCodes codes={codes} onDone={finish} /> : doing === 'set' ? <FactorSetup again={on} onDone={finish} onCancel={finish} /> : doing && <Proof doing={doing} onDone={(fresh) => (fresh ? setCodes(fresh) : finish())} onClose={finish} />}
      </Modal>
    </section>
  )
}
