import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, send } from '~/api/http'
import { useMay } from '~/api/session'
import { usePage, usePageTitle } from '~/lib/page'
import { close } from '~/lib/tabs'
import type { Values } from '~/components/form/spec'
import { RecordPanel } from '~/components/form/RecordPanel'
import type { Versioned } from '~/components/form/useRecordForm'
import { HistoryButton } from '~/components/HistoryButton'
import { PageSkeleton } from '~/components/PageSkeleton'
import { usePrintKindsKnown } from '~/components/print/kinds'
import { PrintButton } from '~/components/print/PrintButton'
import { Unread } from '~/components/Unread'
import { useCompanies } from '~/components/useCompanies'
import { Balance } from './Balance'
import { Duplicates } from './Duplicates'
import { BASES, EDIT, PATHS, usePartnerFields, type Side } from './fields'
import { PartnerTabs } from './PartnerTabs'
import { AddressTable, ContactTable, filled, type Address, type Contact } from './people'
import './partners.css'

export interface Partner extends Versioned {
  company_id: number
  code: string
  name: string
  active: boolean
  tags: string[]
  hidden?: string[]
  credit_limit?: string | null
  terms_days: number
  contacts: Contact[]
  addresses?: Address[]
}

/** Everything about one customer or supplier: who it is, what is owed, what was dealt. */
export function PartnerPage({ side }: { side: Side }) {
  const { params } = usePage()
  const { data, error, refetch } = useQuery({
    queryKey: [PATHS[side], 'one', params.id], queryFn: ({ signal }) => get<Partner>(`${PATHS[side]}/${params.id}`, undefined, signal), enabled: params.id !== undefined,
  })
  const known = params.id !== undefined
  const printing = usePrintKindsKnown()
  if (error) return <Unread error={error} onAgain={() => void refetch()} />
  if (known && (!data || !printing)) return <PageSkeleton />
  return known ? <Known side={side} partner={data!} refresh={() => void refetch()} /> : <Fresh side={side} />
}

function Known({ side, partner, refresh }: { side: Side; partner: Partner; refresh: () => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const fields = usePartnerFields(side, partner.hidden ?? [], true)
  usePageTitle(partner.name)
  const saved = () => {
    refresh()
    void client.invalidateQueries({ queryKey: [PATHS[side], 'list'] })
    void client.invalidateQueries({ queryKey: ['reference', `${side}s`] })
  }
  return (
    <div className="zg-document">
      <RecordPanel
        title={partner.name} tags={partner.active ? null : <span className="zg-progress">{t('partner.inactive')}</span>} fields={fields} record={partner}
        read={() => get<Partner>(`${PATHS[side]}/${partner.id}`)} mayEdit={may(EDIT[side])} onSaved={saved}
        write={(change, key) => send<void>('PATCH', PATHS[side], { [`${side}s`]: [change] }, key)}
        buttons={
          <>
            <PrintButton name={`partners.${side}s`} load={() => ({ ids: [partner.id] })} label={t('print.statement')} />
            {side === 'customer' && may('sales.order.place') && <Button onClick={() => void navigate({ to: '/sales/orders/new' as string })}>{t('partner.newOrder')}</Button>}
            <HistoryButton of={side} id={partner.id} />
            {may('invoicing.payment.post') && <Button onClick={() => void navigate({ to: '/finance/payments/new' as string, search: { [side]: partner.id } as never })}>{t(side === 'customer' ? 'partner.receive' : 'partner.pay')}</Button>}
          </>
        }
      />
      <Balance side={side} partner={partner} />
      <PartnerTabs side={side} partner={partner} onSaved={saved} />
    </div>
  )
}

function Fresh({ side }: { side: Side }) {
  const { t } = useTranslation()
  const page = usePage()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { company } = useCompanies()
  const fields = usePartnerFields(side, useMay()('partners.customers.credit') ? [] : ['credit_limit'], false)
  const [contacts, setContacts] = useState<Contact[]>([])
  const [addresses, setAddresses] = useState<Address[]>([])
  const [values, setValues] = useState<Values>({})
  const write = async (record: Values, key: string) => {
    const rows = { contacts: filled(contacts), ...(side === 'customer' ? { addresses: filled(addresses) } : {}) }
    const { ids } = await send<{ ids: number[] }>('POST', PATHS[side], { [`${side}s`]: [{ ...record, terms_days: record.terms_days ?? 0, ...(side === 'supplier' ? { lead_days: record.lead_days ?? 0 } : {}), ...rows }] }, key)
    await client.invalidateQueries({ queryKey: [PATHS[side]] })
    close([page.path], page.path)
    await navigate({ to: `${BASES[side]}/${ids[0]}` as string })
  }
  if (!company) return <PageSkeleton />
  return (
    <div className="zg-document">
      <RecordPanel
        title={t(`page.partners.new_${side}`)} fields={fields} record={null} initial={{ company_id: company.id }} mayEdit write={write}
        onSaved={() => {}} onValues={setValues}
        onCancel={() => {
          const next = close([page.path], page.path)
          void navigate({ to: (next ?? BASES[side]) as string })
        }}
      >
        {side === 'customer' && <Duplicates company={company.id} name={String(values.name ?? '')} phone={String(values.phone ?? '')} />}
      </RecordPanel>
      <section className="zg-panel zg-section"><h2>{t('partner.contacts')}</h2><ContactTable rows={contacts} onRows={setContacts} /></section>
      {side === 'customer' && <section className="zg-panel zg-section"><h2>{t('partner.addresses')}</h2><AddressTable rows={addresses} onRows={setAddresses} /></section>}
    </div>
  )
}
