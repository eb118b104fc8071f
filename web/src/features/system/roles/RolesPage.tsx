import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Empty, Input } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get, send } from '~/api/http'
import { useMay } from '~/api/session'
import { PageSkeleton } from '~/components/PageSkeleton'
import { Problems } from '~/components/Problems'
import '../system.css'
import { modules, toggled, type Permission } from './matrix'

type Role = components['schemas']['RoleOut']

/** One role as a table of ticks: a row for each subject, with everything that may be done with it. */
function Matrix({ role, permissions, onDone }: { role: Role | null; permissions: readonly Permission[]; onDone: (id: number | null) => void }) {
  const { t, i18n } = useTranslation()
  const { message, modal } = App.useApp()
  const may = useMay()
  const [name, setName] = useState(role?.name ?? '')
  const [factor, setFactor] = useState(role?.second_factor ?? false)
  const [held, setHeld] = useState<ReadonlySet<string>>(() => new Set(role?.permissions))
  const [error, setError] = useState<unknown>(null)
  const table = useMemo(() => modules(permissions), [permissions])
  const readOnly = !may('identity.role.manage')
  const act = async (change: () => Promise<number | null>) => {
    setError(null)
    try {
      const id = await change()
      void message.success(t('common.saved'))
      onDone(id)
    } catch (problem) {
      setError(problem)
    }
  }
  const save = () =>
    act(async () => {
      const body = { name: name.trim(), permissions: [...held].sort(), second_factor: factor }
      if (role) {
        await send('PUT', '/roles', { roles: [{ id: role.id, version: role.version, ...body }] })
        return role.id
      }
      return (await send<{ ids: number[] }>('POST', '/roles', { roles: [body] })).ids[0] ?? null
    })
  const remove = async () => {
    if (!role || !(await modal.confirm({ title: t('system.removeRole', { name: role.name }), okButtonProps: { danger: true } }))) return
    await act(async () => {
      await send('DELETE', `/roles/${role.id}`)
      return null
    })
  }
  return (
    <section className="zg-panel zg-grow">
      <header className="zg-doc-head">
        <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={100} placeholder={t('system.roleName')} aria-label={t('system.roleName')} disabled={readOnly} style={{ width: 220 }} />
        <span className="zg-why">{t('system.held', { count: held.size, all: permissions.length })}</span>
        <Checkbox checked={factor} disabled={readOnly} onChange={(event) => setFactor(event.target.checked)}>{t('system.roleFactor')}</Checkbox>
        <span className="zg-spacer" />
        {role && !readOnly && <Button danger icon={<DeleteOutlined />} onClick={() => void remove()}>{t('lines.remove')}</Button>}
        {!readOnly && <Button type="primary" disabled={!name.trim()} onClick={() => void save()}>{t('common.save')}</Button>}
      </header>
      <Problems error={error} onClose={() => setError(null)} />
      <div className="zg-matrix">
        <table className="zg-table">
          <tbody>
            {table.map((module) => {
              const codes = module.subjects.flatMap((subject) => subject.permissions.map((each) => each.code))
              const count = codes.filter((code) => held.has(code)).length
              return module.subjects.map((subject, at) => (
                <tr key={`${module.key}.${subject.key}`} className={at === 0 ? 'zg-first' : undefined}>
                  {at === 0 && (
                    <th rowSpan={module.subjects.length} scope="rowgroup">
                      <Checkbox disabled={readOnly} checked={count === codes.length} indeterminate={count > 0 && count < codes.length} onChange={(event) => setHeld(toggled(held, codes, event.target.checked))}>
                        {t(`system.modules.${module.key}`, { defaultValue: module.key })}
                      </Checkbox>
                    </th>
                  )}
                  <td>
                    <div className="zg-ticks">
                      {subject.permissions.map((each) => (
                        <Checkbox key={each.code} disabled={readOnly} checked={held.has(each.code)} onChange={(event) => setHeld(toggled(held, [each.code], event.target.checked))}>
                          {i18n.language === 'zh' ? each.zh : each.en}
                        </Checkbox>
                      ))}
                    </div>
                  </td>
                </tr>
              ))
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

export default function RolesPage() {
  const { t } = useTranslation()
  const may = useMay()
  const client = useQueryClient()
  const roles = useQuery({ queryKey: ['roles', 'whole'], queryFn: ({ signal }) => get<{ items: Role[] }>('/roles', { limit: 500 }, signal) })
  const permissions = useQuery({ queryKey: ['permissions'], queryFn: ({ signal }) => get<{ items: Permission[] }>('/permissions', undefined, signal), staleTime: Infinity })
  const [chosen, setChosen] = useState<number | 'new' | null>(null)
  const role = roles.data?.items.find((each) => each.id === chosen) ?? (chosen === null ? roles.data?.items[0] : undefined)
  if (roles.error || permissions.error) return <div className="zg-panel zg-pad"><Problems error={roles.error ?? permissions.error} /></div>
  if (!roles.data || !permissions.data) return <PageSkeleton />
  return (
    <div className="zg-roles">
      <nav className="zg-panel zg-role-list" aria-label={t('page.system.roles')}>
        {may('identity.role.manage') && <Button block icon={<PlusOutlined />} onClick={() => setChosen('new')}>{t('system.newRole')}</Button>}
        {roles.data.items.map((each) => (
          <button key={each.id} type="button" aria-current={each.id === role?.id} onClick={() => setChosen(each.id)}>{each.name}<span>{each.permissions.length}</span></button>
        ))}
        {!roles.data.items.length && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('system.noRoles')} />}
      </nav>
      {(role || chosen === 'new') && (
        <Matrix
          key={role ? `${role.id}.${role.version}` : 'new'} role={role ?? null} permissions={permissions.data.items}
          onDone={(id) => {
            void client.invalidateQueries({ queryKey: ['roles'] })
            setChosen(id)
          }}
        />
      )}
    </div>
  )
}
