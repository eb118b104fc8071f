import { LockOutlined, UserOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get } from '~/api/http'
import { useSession, type Me } from '~/api/session'
import { Problems } from '~/components/Problems'
import { choose, type Language } from '~/lib/i18n'

type Welcome = components['schemas']['WelcomeOut']
interface Credentials {
  login: string
  password: string
}

function useLogIn(onDone: () => void) {
  const { logIn } = useSession()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async ({ login, password }: Credentials) => {
    setBusy(true)
    setError(null)
    try {
      await logIn(login.trim(), password)
      onDone()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return { submit, error, busy }
}

function Fields({ busy, action }: { busy: boolean; action: string }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="login" rules={[{ required: true, message: t('login.needLogin') }]}>
        <Input size="large" prefix={<UserOutlined />} placeholder={t('login.login')} aria-label={t('login.login')} autoComplete="username" autoFocus maxLength={64} />
      </Form.Item>
      <Form.Item name="password" rules={[{ required: true, message: t('login.needPassword') }]}>
        <Input.Password size="large" prefix={<LockOutlined />} placeholder={t('login.password')} aria-label={t('login.password')} autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>{action}</Button>
    </>
  )
}

export function LogInPage({ onDone }: { onDone: () => void }) {
  const { t, i18n } = useTranslation()
  const { submit, error, busy } = useLogIn(onDone)
  const { data: welcome } = useQuery({
    queryKey: ['welcome', i18n.language],
    queryFn: ({ signal }) => get<Welcome>('/welcome', undefined, signal),
    retry: false,
  })
  const other: Language = i18n.language === 'zh' ? 'en' : 'zh'
  return (
    <div className="zg-login">
      <section className="zg-login-story" aria-hidden="true">
        <div>
          <img src="/favicon.svg" alt="" width={52} height={52} />
          <h1>{t('brand')}</h1>
          <p>{t('login.claim')}</p>
          <ul>{(['one', 'proved', 'fast', 'yours'] as const).map((point) => <li key={point}>{t(`login.points.${point}`)}</li>)}</ul>
        </div>
      </section>
      <main className="zg-login-form">
        <Button className="zg-login-language" type="text" lang={other} onClick={() => void choose(other)}>{other === 'en' ? 'English' : '中文'}</Button>
        <div>
          <h2>{t('login.title')}</h2>
          <Form<Credentials> onFinish={(values) => void submit(values)} requiredMark={false}>
            <Problems error={error} />
            <Fields busy={busy} action={t('login.action')} />
          </Form>
          {!!welcome?.demo_accounts.length && (
            <div className="zg-login-demo">
              <p>{t('login.demo')}</p>
              <div>
                {welcome.demo_accounts.map((account) => (
                  <Button key={account.login} disabled={busy} onClick={() => void submit(account)}>
                    <b>{account.title}</b><span>{account.login}</span>
                  </Button>
                ))}
              </div>
            </div>
          )}
        </div>
        <footer>{welcome && t('login.version', { version: welcome.version })}</footer>
      </main>
    </div>
  )
}

/** The session has ended while something was open: log in again over it, and nothing of it is lost. */
export function LogInDialog({ open, who, onDone }: { open: boolean; who: Me; onDone: () => void }) {
  const { t } = useTranslation()
  const { submit, error, busy } = useLogIn(onDone)
  return (
    <Modal open={open} closable={false} footer={null} title={t('login.expired')} width={380} destroyOnHidden>
      <p>{t('login.expiredHint', { name: who.name })}</p>
      <Form<Credentials> onFinish={(values) => void submit(values)} requiredMark={false}>
        <Problems error={error} />
        <Fields busy={busy} action={t('login.again')} />
      </Form>
    </Modal>
  )
}
