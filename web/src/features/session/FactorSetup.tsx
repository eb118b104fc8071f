import { CopyOutlined, DownloadOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, QRCode, Space, Steps } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { send } from '~/api/http'
import { ME } from '~/api/session'
import { Problems } from '~/components/Problems'
import './session.css'

type Begun = components['schemas']['BegunFactorOut']
type Fresh = components['schemas']['RecoveryCodesOut']

/** In groups of four, as people read a key out. */
function grouped(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ')
}

/** Codes that are shown once: copy them, take them along, say that they are kept. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const text = codes.join('\n')
  const copy = () => void navigator.clipboard.writeText(text).then(() => message.success(t('common.copied')))
  return (
    <div className="zg-factor">
      <Alert type="warning" showIcon title={t('factor.recoveryTitle')} description={t('factor.recoveryHint')} />
      <ol className="zg-recovery" aria-label={t('factor.recovery')}>{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ol>
      <Space wrap>
        <Button icon={<CopyOutlined />} onClick={copy}>{t('factor.copy')}</Button>
        <Button icon={<DownloadOutlined />} href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} download="zhanggui-recovery-codes.txt">{t('factor.download')}</Button>
        <Button type="primary" onClick={onDone}>{t('factor.kept')}</Button>
      </Space>
    </div>
  )
}

interface Props {
  /** One is in force already: a code of it is asked for too. */
  again?: boolean
  onDone: () => void
  onCancel?: () => void
}

/** From the password over the picture and its first code to the recovery codes. */
export function FactorSetup({ again = false, onDone, onCancel }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [begun, setBegun] = useState<Begun | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const act = async (work: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const begin = (who: { password: string; code?: string }) => act(async () => setBegun(await send<Begun>('POST', '/me/second-factor', { password: who.password, code: who.code?.trim() ?? '' })))
  const confirm = ({ code }: { code: string }) => act(async () => setCodes((await send<Fresh>('POST', '/me/second-factor/confirm', { code: code.trim() })).recovery_codes))
  const done = () => {
    void client.invalidateQueries({ queryKey: ME })
    onDone()
  }
  return (
    <div className="zg-factor">
      <Steps size="small" current={codes ? 2 : begun ? 1 : 0} items={(['who', 'scan', 'recovery'] as const).map((key) => ({ title: t(`factor.steps.${key}`) }))} responsive={false} />
      <Problems error={error} />
      {!begun && (
        <Form<{ password: string; code?: string }> layout="vertical" requiredMark={false} onFinish={(who) => void begin(who)}>
          <Form.Item name="password" label={t('factor.password')} rules={[{ required: true, message: t('login.needPassword') }]}><Input.Password autoComplete="current-password" autoFocus maxLength={128} /></Form.Item>
          {again && <Form.Item name="code" label={t('factor.codeNow')} rules={[{ required: true, whitespace: true, message: t('login.needCode') }]}><Input autoComplete="one-time-code" maxLength={40} /></Form.Item>}
          <Space><Button type="primary" htmlType="submit" loading={busy}>{t('factor.next')}</Button>{onCancel && <Button onClick={onCancel}>{t('factor.cancel')}</Button>}</Space>
        </Form>
      )}
      {begun && !codes && (
        <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={(values) => void confirm(values)}>
          <p>{t('factor.scan')}</p>
          <div className="zg-qr" role="img" aria-label={t('factor.picture')}><div aria-hidden="true"><QRCode type="svg" value={begun.address} size={188} color="#000" bgColor="#fff" /></div></div>
          <p className="zg-key">{t('factor.byHand')} <code>{grouped(begun.secret)}</code></p>
          <Form.Item name="code" label={t('factor.code')} rules={[{ required: true, whitespace: true, message: t('login.needCode') }]}><Input autoComplete="one-time-code" inputMode="numeric" autoFocus maxLength={12} /></Form.Item>
          <Space><Button type="primary" htmlType="submit" loading={busy}>{t('factor.turnOn')}</Button>{onCancel && <Button onClick={onCancel}>{t('factor.cancel')}</Button>}</Space>
        </Form>
      )}
      {codes && <RecoveryCodes codes={codes} onDone={done} />}
    </div>
  )
}
