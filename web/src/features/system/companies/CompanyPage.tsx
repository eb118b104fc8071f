import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDescription, type Description } from '~/api/descriptions'
import type { components } from '~/api/generated/schema'
import { get, send } from '~/api/http'
import { useMay } from '~/api/session'
import { RecordPanel } from '~/components/form/RecordPanel'
import type { FieldSpec, Values } from '~/components/form/spec'
import { HistoryButton } from '~/components/HistoryButton'
import { PageSkeleton } from '~/components/PageSkeleton'
import { Unread } from '~/components/Unread'
import { usePage, usePageTitle } from '~/lib/page'
import { close } from '~/lib/tabs'

type Company = components['schemas']['CompanyOut']

/** Books were kept in them: they never change. */
const FIXED: ReadonlySet<string> = new Set(['currency', 'timezone'])
const LONG: ReadonlySet<string> = new Set(['name', 'address', 'bank_name'])
/** What a company has unless somebody says otherwise; the server's own. */
const USUAL: Values = {
  currency: 'CNY', timezone: 'Asia/Shanghai', taxpayer: 'general', standard: 'small', costing: 'moving', pool: 'company', revenue_point: 'ON_SHIP', prices_include_tax: true,
  receipts_billed: true, order_paid_entry: false, estimate_method: 'difference', purchase_expense: 'expense', input_vat_timing: 'direct', payment_fee_account: '560302',
  refund_only_cost: 'keep', prepaid_ads: true, credit_control: 'block',
}

/** The fields of a company, as its description names them. */
function fieldsOf(description: Description, known: boolean): FieldSpec[] {
  return description.head.filter(({ key }) => known || key !== 'active').map(({ key, label, kind, choices }) => ({
    name: key, label, required: key === 'code' || key === 'name', disabled: known && FIXED.has(key), max: LONG.has(key) ? 200 : 64,
    ...(kind === 'flag' ? { kind: 'flag' as const } : choices?.length ? { kind: 'choice' as const, options: choices } : { kind: 'text' as const }),
  }))
}

export default function CompanyPage() {
  const { params } = usePage()
  const description = useDescription('organization.companies')
  const known = params.id !== undefined
  const { data, error, refetch } = useQuery({
    queryKey: ['/companies', 'one', params.id], queryFn: ({ signal }) => get<Company>(`/companies/${params.id}`, undefined, signal), enabled: known,
  })
  if (error) return <Unread error={error} onAgain={() => void refetch()} />
  if (!description || (known && !data)) return <PageSkeleton />
  return <Panel description={description} company={data ?? null} refresh={() => void refetch()} />
}

function Panel({ description, company, refresh }: { description: Description; company: Company | null; refresh: () => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const page = usePage()
  const navigate = useNavigate()
  const client = useQueryClient()
  const fields = useMemo(() => fieldsOf(description, company !== null), [description, company])
  usePageTitle(company?.name)
  const saved = () => {
    if (company) refresh()
    void client.invalidateQueries({ queryKey: ['/companies', 'list'] })
    void client.invalidateQueries({ queryKey: ['reference', 'companies'] })
  }
  const write = async (change: Values, key: string) => {
    if (company) return send<void>('PATCH', '/companies', { companies: [change] }, key)
    const { ids } = await send<{ ids: number[] }>('POST', '/companies', { companies: [change] }, key)
    close([page.path], page.path)
    await navigate({ to: `/system/companies/${ids[0]}` as string })
  }
  return (
    <div className="zg-document">
      <RecordPanel
        title={company?.name ?? t('page.system.newCompany')} fields={fields} record={company} initial={USUAL} mayEdit={may('organization.companies.edit')}
        buttons={company && <HistoryButton of="company" id={company.id} />}
        {...(company ? { read: () => get<Company>(`/companies/${company.id}`) } : {})} write={write} onSaved={saved} onCancel={() => void navigate({ to: '/system/companies' as string })}
      />
    </div>
  )
}
