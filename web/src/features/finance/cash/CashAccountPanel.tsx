import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { all } from '~/api/all'
import { send } from '~/api/http'
import { HistoryButton } from '~/components/HistoryButton'
import { RecordPanel } from '~/components/form/RecordPanel'
import type { FieldSpec } from '~/components/form/spec'
import type { Versioned } from '~/components/form/useRecordForm'
import { Problems } from '~/components/Problems'

export interface Cash extends Versioned {
  company_id: number
  shop_id: number | null
  code: string
  name: string
  account: string
  currency: string
  active: boolean
}

/** Books were kept in them: they never change. */
const FIXED: ReadonlySet<string> = new Set(['code', 'company_id', 'account'])

interface Props {
  /** Null: a new one. */
  cash: Cash | null
  company: number
  fields: readonly FieldSpec[]
  mayEdit: boolean
  onClose: () => void
}

/** One cash account: what it is called, whose it is, whether money goes through it. */
export function CashAccountPanel({ cash, company, fields, mayEdit, onClose }: Props) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const refresh = () => client.invalidateQueries({ queryKey: ['/invoicing/cash-accounts'] })
  const use = async (record: Cash) => {
    if (record.active && !(await modal.confirm({ title: t('cash.retireSure', { name: record.name }), content: t('cash.retireHint'), okText: t('cash.retire'), okButtonProps: { danger: true } }))) return
    setBusy(true)
    setError(null)
    try {
      await send('PATCH', '/invoicing/cash-accounts', { cash_accounts: [{ id: record.id, version: record.version, active: !record.active }] })
      void message.success(t(record.active ? 'cash.isRetired' : 'cash.isBack', { name: record.name }))
    } catch (problem) {
      setError(problem)
    } finally {
      await refresh()
      setBusy(false)
    }
  }
  if (!cash) {
    return (
      <RecordPanel
        title={t('cash.new')} fields={fields} record={null} initial={{ company_id: company }} mayEdit={mayEdit} onCancel={onClose}
        write={(record, key) => send<void>('POST', '/invoicing/cash-accounts', { cash_accounts: [record] }, key)} onSaved={() => { onClose(); void refresh() }}
      />
    )
  }
  return (
    <RecordPanel
      title={cash.name} fields={fields.map((spec) => (FIXED.has(spec.name) ? { ...spec, disabled: true } : spec))} record={cash} mayEdit={mayEdit}
      tags={cash.active ? null : <span className="zg-progress">{t('cash.retired')}</span>}
      read={async () => (await all<Cash>('/invoicing/cash-accounts')).find((row) => row.id === cash.id) ?? cash}
      write={(change, key) => send<void>('PATCH', '/invoicing/cash-accounts', { cash_accounts: [change] }, key)} onSaved={() => void refresh()}
      buttons={
        <>
          <Button onClick={onClose}>{t('cash.close')}</Button>
          <HistoryButton of="invoicing.cash_account" id={cash.id} />
          {mayEdit && <Button danger={cash.active} loading={busy} onClick={() => void use(cash)}>{t(cash.active ? 'cash.retire' : 'cash.useAgain')}</Button>}
        </>
      }
    >
      <Problems error={error} onClose={() => setError(null)} />
    </RecordPanel>
  )
}
