import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Form, Input, Radio, Select, Space, Switch, Tag } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get, newKey, send } from '~/api/http'
import { useMay, useMe } from '~/api/session'
import { useDraft } from '~/lib/drafts'
import { usePage, usePageTitle } from '~/lib/page'
import { close } from '~/lib/tabs'
import { PageSkeleton } from '~/components/PageSkeleton'
import { Problems } from '~/components/Problems'
import { Unread } from '~/components/Unread'
import { RefsSelect } from '~/components/RefsSelect'

type User = components['schemas']['UserOut']
const SCOPES = ['companies', 'shops', 'warehouses'] as const

interface Values {
  login: string
  name: string
  email: string
  locale: 'zh' | 'en'
  active: boolean
  is_owner: boolean
  password?: string
  role_ids: number[]
  companies: number[] | null
  shops: number[] | null
  warehouses: number[] | null
}

const FIRST: Values = { login: '', name: '', email: '', locale: 'zh', active: true, is_owner: false, role_ids: [], companies: null, shops: null, warehouses: null }

/** All rows, or chosen ones. */
function Scope({ list, value, onChange, disabled }: { list: string; value?: number[] | null; onChange?: (ids: number[] | null) => void; disabled?: boolean }) {
  const { t } = useTranslation()
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Radio.Group
        disabled={disabled ?? false} value={value == null ? 'all' : 'some'} onChange={(event) => onChange?.(event.target.value === 'all' ? null : [])}
        options={[{ value: 'all', label: t('system.scopeAll') }, { value: 'some', label: t('system.scopeSome') }]}
      />
      {value != null && <RefsSelect list={list} value={value} onChange={(ids) => onChange?.(ids)} disabled={disabled ?? false} aria-label={t(`system.${list}`)} />}
    </Space>
  )
}

const TONES = { on: 'green', required: 'orange', off: 'default' } as const

/** How the user stands with the second factor; who has lost it gets rid of it here. */
function Factor({ user, refresh }: { user: User; refresh: () => void }) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const may = useMay()
  const reset = async () => {
    if (!(await modal.confirm({ title: t('system.factorResetSure', { name: user.name }), okButtonProps: { danger: true } }))) return
    try {
      await send('POST', `/users/${user.id}/second-factor/reset`)
      void message.success(t('system.factorResetDone'))
      refresh()
    } catch (problem) {
      void message.error(problem instanceof Error ? problem.message : String(problem))
    }
  }
  return (
    <Space>
      <Tag color={TONES[user.second_factor]}>{t(`system.factorStates.${user.second_factor}`)}</Tag>
      {user.second_factor === 'on' && may('identity.factor.reset') && <Button size="small" danger disabled={false} onClick={() => void reset()}>{t('system.factorReset')}</Button>}
    </Space>
  )
}

function UserForm({ user, refresh }: { user: User | null; refresh: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const may = useMay()
  const { me } = useMe()
  const client = useQueryClient()
  const navigate = useNavigate()
  const page = usePage()
  const [form] = Form.useForm<Values>()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const key = useRef(newKey())
  // Behind another page the fields of a form are not there to be asked.
  const touched = useRef(false)
  // A password is not kept where a browser can show it.
  const settled = useDraft<Partial<Values>>(page.path, () => (touched.current ? { ...form.getFieldsValue(true), password: undefined } : null), (draft) => form.setFieldsValue(draft))
  const readOnly = !may('identity.user.manage')
  const roles = useQuery({ queryKey: ['roles'], queryFn: ({ signal }) => get<{ items: { id: number; name: string }[] }>('/roles', { limit: 500 }, signal) })
  const owner = Form.useWatch('is_owner', form) ?? user?.is_owner ?? false

  const save = async (values: Values) => {
    setBusy(true)
    setError(null)
    const { role_ids, companies, shops, warehouses, password, login, ...rest } = values
    const access = { role_ids: owner ? [] : role_ids, companies, shops, warehouses }
    try {
      if (user) {
        await send('PUT', '/users', { users: [{ id: user.id, version: user.version, ...rest }] }, `${key.current}-1`)
        const fresh = await get<User>(`/users/${user.id}`)
        await send('PUT', '/users/access', { users: [{ user_id: user.id, version: fresh.version, ...access }] }, `${key.current}-2`)
        if (password) await send('POST', `/users/${user.id}/password`, { new: password }, `${key.current}-3`)
      } else {
        const { active: _, ...fields } = rest
        const made = await send<{ ids: number[] }>('POST', '/users', { users: [{ login, password, ...fields, ...access }] }, key.current)
        close([page.path], page.path)
        void navigate({ to: `/system/users/${made.ids[0]}` as string })
      }
      settled()
      touched.current = false
      void message.success(t('common.saved'))
      form.setFieldValue('password', undefined)
    } catch (problem) {
      setError(problem)
    } finally {
      key.current = newKey()
      setBusy(false)
      refresh()
      void client.invalidateQueries({ queryKey: ['/users'] })
    }
  }
  return (
    <Form<Values>
      form={form} onValuesChange={() => { touched.current = true }} disabled={readOnly} labelCol={{ flex: '110px' }} colon={false} className="zg-document" onFinish={(values) => void save(values)}
      initialValues={user ?? { ...FIRST, locale: me?.locale ?? 'zh' }}
    >
      <div className="zg-panel">
        <header className="zg-doc-head">
          <h1>{user ? `${user.name} (${user.login})` : t('page.system.newUser')}</h1>
          <span className="zg-spacer" />
          {!readOnly && <Button type="primary" htmlType="submit" loading={busy}>{t('common.save')}</Button>}
        </header>
        <Problems error={error} onClose={() => setError(null)} />
        <div className="zg-form-grid">
          {!user && <Form.Item name="login" label={t('system.login')} rules={[{ required: true, message: t('system.needLogin') }]}><Input count={{ max: 64 }} autoComplete="off" /></Form.Item>}
          <Form.Item name="name" label={t('system.name')} rules={[{ required: true, message: t('system.needName') }]}><Input count={{ max: 200 }} /></Form.Item>
          <Form.Item name="password" label={t(user ? 'system.newPassword' : 'system.password')} rules={[{ required: !user, message: t('system.needPassword') }, { min: 8, message: t('system.shortPassword') }]}>
            <Input.Password maxLength={128} autoComplete="new-password" />
          </Form.Item>
          <Form.Item name="email" label={t('system.email')}><Input count={{ max: 254 }} type="email" /></Form.Item>
          <Form.Item name="locale" label={t('account.language')}><Select options={[{ value: 'zh', label: '简体中文' }, { value: 'en', label: 'English' }]} /></Form.Item>
          {user && <Form.Item name="active" label={t('system.active')} valuePropName="checked"><Switch /></Form.Item>}
          <Form.Item name="is_owner" label={t('system.owner')} tooltip={t('system.ownerHint')} valuePropName="checked"><Switch disabled={readOnly || !me?.all_permissions} /></Form.Item>
          {user && <Form.Item label={t('system.factor')}><Factor user={user} refresh={refresh} /></Form.Item>}
        </div>
      </div>
      <div className="zg-panel">
        <h2 className="zg-section-title">{t('system.access')}</h2>
        <div className="zg-form-grid">
          <Form.Item name="role_ids" label={t('system.roles')}>
            <Select mode="multiple" disabled={readOnly || owner} options={roles.data?.items.map((role) => ({ value: role.id, label: role.name })) ?? []} optionFilterProp="label" placeholder={owner ? t('system.ownerHint') : undefined} />
          </Form.Item>
          {SCOPES.map((list) => <Form.Item key={list} name={list} label={t(`system.${list}`)}><Scope list={list} disabled={readOnly} /></Form.Item>)}
        </div>
      </div>
    </Form>
  )
}

export default function UserPage() {
  const { params } = usePage()
  const isNew = params.id === undefined
  const { data, error, refetch } = useQuery({ queryKey: ['/users', params.id], queryFn: ({ signal }) => get<User>(`/users/${params.id}`, undefined, signal), enabled: !isNew })
  usePageTitle(data?.name)
  if (error) return <Unread error={error} onAgain={() => void refetch()} />
  if (!isNew && !data) return <PageSkeleton />
  return <UserForm key={data?.version ?? 0} user={data ?? null} refresh={() => void refetch()} />
}
