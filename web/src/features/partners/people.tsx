import { App, Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { send } from '~/api/http'
import { EditTable, type EditColumn } from '~/components/form/EditTable'
import { Problems } from '~/components/Problems'
import type { Side } from './fields'

export interface Contact {
  name: string
  title: string
  phone: string
  email: string
  wechat: string
}

export interface Address {
  receiver: string
  phone: string
  country: string
  province: string
  city: string
  district: string
  street: string
  postcode: string
}

const NOBODY: Contact = { name: '', title: '', phone: '', email: '', wechat: '' }
const NOWHERE: Address = { receiver: '', phone: '', country: '', province: '', city: '', district: '', street: '', postcode: '' }

interface TableProps<T> {
  rows: readonly T[]
  onRows: (rows: T[]) => void
  disabled?: boolean
}

export function ContactTable({ rows, onRows, disabled = false }: TableProps<Contact>) {
  const { t } = useTranslation()
  const widths: Record<keyof Contact, number> = { name: 140, title: 120, phone: 150, email: 220, wechat: 140 }
  const columns = (Object.keys(NOBODY) as (keyof Contact)[]).map((key): EditColumn<Contact> => ({ key, label: t(`contact.${key}`), kind: 'text', width: widths[key] }))
  return <EditTable label={t('partner.contacts')} rows={rows} columns={columns} onRows={onRows} blank={() => ({ ...NOBODY })} ordered disabled={disabled} empty={t('contact.none')} />
}

export function AddressTable({ rows, onRows, disabled = false }: TableProps<Address>) {
  const { t } = useTranslation()
  const columns = (Object.keys(NOWHERE) as (keyof Address)[]).map((key): EditColumn<Address> => ({ key, label: t(`address.${key}`), kind: 'text', width: key === 'street' ? 240 : key === 'phone' ? 140 : 104 }))
  return <EditTable label={t('partner.addresses')} rows={rows} columns={columns} onRows={onRows} blank={() => ({ ...NOWHERE })} ordered disabled={disabled} empty={t('address.none')} />
}

/** Rows that were begun and left empty are none. */
export function filled<T extends object>(rows: readonly T[]): T[] {
  return rows.filter((row) => Object.values(row).some((value) => String(value).trim()))
}

interface SavedProps<T> {
  side: Side
  id: number
  rows: readonly T[]
  what: 'contacts' | 'addresses'
  mayEdit: boolean
  onSaved: () => void
}

/** Contacts or addresses of a partner that exists: changed as a whole. */
export function SavedTable({ side, id, rows, what, mayEdit, onSaved }: SavedProps<Contact | Address>) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [changed, setChanged] = useState<(Contact | Address)[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    setError(null)
    const kept = filled(changed ?? [])
    try {
      if (what === 'contacts') await send('PUT', `/${side}s/contacts`, { partners: [{ partner_id: id, contacts: kept }] })
      else await send('PUT', '/customers/addresses', { customers: [{ customer_id: id, addresses: kept }] })
      setChanged(null)
      void message.success(t('form.saved'))
      onSaved()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const shown = changed ?? rows
  return (
    <>
      <Problems error={error} onClose={() => setError(null)} />
      {what === 'contacts'
        ? <ContactTable rows={shown as Contact[]} onRows={setChanged} disabled={!mayEdit} />
        : <AddressTable rows={shown as Address[]} onRows={setChanged} disabled={!mayEdit} />}
      {changed && (
        <Space className="zg-table-foot">
          <Button type="primary" loading={busy} onClick={() => void save()}>{t('form.save')}</Button>
          <Button disabled={busy} onClick={() => setChanged(null)}>{t('form.cancel')}</Button>
          <span className="zg-why">{t('form.unsaved')}</span>
        </Space>
      )}
    </>
  )
}
