import { LockOutlined, SafetyOutlined, UserOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get } from '~/api/http'
import { useSession, type Me } from '~/api/session'
import { Problems } from '~/components/Problems'
import { choose, chosen, type Language } from '~/lib/i18n'
import { Problem } from '~/lib/problem'

type Welcome = components['schemas']['WelcomeOut']
interface Credentials {
  login: string
  password: string
}

/** Name and password, and then the code of who has a second factor. */
function useLogIn(onDone: () => void) {
  const { logIn } = useSession()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  // Right so far: only the code is missing.
  const [known, setKnown] = useState<Credentials | null>(null)
  const enter = async (who: Credentials, code: string) => {
    setBusy(true)
    setError(null)
    try {
      const { locale } = await logIn(who.login.trim(), who.password, code)
      // Chinese is what an account has unless somebody says otherwise, so only English says something; what was chosen here before stays.
      if (locale === 'en' && !chosen()) await choose('en')
      setKnown(null)
      onDone()
    } catch (problem) {
      const why = problem instanceof Problem ? problem.code : ''
      if (why === 'identity.code_needed' && !code) return setKnown(who)
      if (why === 'identity.bad_credentials') setKnown(null)
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return {
    error, busy, asked: known !== null,
    submit: (who: Credentials) => void enter(who, ''),
    submitCode: ({ code }: { code: string }) => known && void enter(known, code),
    back: () => {
      setKnown(null)
      setError(null)
    },
  }
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

function LogInForm({ state, action }: { state: ReturnType<typeof useLogIn>; action: string }) {
  const { t } = useTranslation()
  if (!state.asked) {
    return (
      <Form<Credentials> key="who" onFinish={state.submit} requiredMark={false}>
        <Problems error={state.error} />
        <Fields busy={state.busy} action={action} />
      </Form>
    )
  }
  return (
    <Form<{ code: string }> key="code" onFinish={state.submitCode} requiredMark={false}>
      <p className="zg-login-hint">{t('login.codeHint')}</p>
      <Problems error={state.error} />
      <Form.Item name="code" rules={[{ required: true, whitespace: true, message: t('login.needCode') }]}>
        <Input size="large" prefix={<SafetyOutlined />} placeholder={t('login.code')} aria-label={t('login.code')} autoComplete="one-time-code" autoFocus maxLength={40} />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={state.busy}>{t('login.verify')}</Button>
      <Button type="link" block onClick={state.back}>{t('login.back')}</Button>
    </Form>
  )
}

export function LogInPage({ onDone }: { onDone: () => void }) {
  const { t, i18n } = useTranslation()
  const state = useLogIn(onDone)
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
          <LogInForm state={state} action={t('login.action')} />
          {!state.asked && !!welcome?.demo_accounts.length && (
            <div className="zg-login-demo">
              <p>{t('login.demo')}</p>
              <div>
                {welcome.demo_accounts.map((account) => (
                  <Button key={account.login} disabled={state.busy} onClick={() => state.submit(account)}>
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
  const state = useLogIn(onDone)
  return (
    <Modal open={open} closable={false} footer={null} title={t('login.expired')} width={380} destroyOnHidden>
      <p>{t('login.expiredHint', { name: who.name })}</p>
      <LogInForm state={state} action={t('login.again')} />
    </Modal>
  )
}
