import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { all } from '~/api/all'
import { send } from '~/api/http'
import { useMay } from '~/api/session'
import { usePage, usePageTitle } from '~/lib/page'
import { close } from '~/lib/tabs'
import { RecordPanel } from '~/components/form/RecordPanel'
import type { FieldSpec, Values } from '~/components/form/spec'
import type { Versioned } from '~/components/form/useRecordForm'
import { Missing } from '~/components/Missing'
import { HistoryButton } from '~/components/HistoryButton'
import { PageSkeleton } from '~/components/PageSkeleton'
import { Unread } from '~/components/Unread'
import { useCompanies } from '~/components/useCompanies'
import { Prices } from './Prices'
import { PriceTester } from './PriceTester'
import '../catalog.css'

export interface PriceList extends Versioned {
  company_id: number
  code: string
  name: string
  currency: string
  active: boolean
}

function useFields(known: boolean): FieldSpec[] {
  const { t } = useTranslation()
  return [
    { name: 'code', label: t('price.code'), kind: 'text', required: true, max: 64 },
    { name: 'name', label: t('price.name'), kind: 'text', required: true },
    ...(known ? [] : ([{ name: 'company_id', label: t('price.company'), kind: 'reference', list: 'companies', required: true }, { name: 'currency', label: t('price.currency'), kind: 'text', max: 3, required: true }] as const)),
    { name: 'priority', label: t('price.priority'), kind: 'whole', required: true, hint: t('price.priorityHint') },
    { name: 'customer_id', label: t('price.onlyCustomer'), kind: 'reference', list: 'customers' },
    { name: 'grade', label: t('price.onlyGrade'), kind: 'text', max: 64 },
    { name: 'channel', label: t('price.onlyChannel'), kind: 'text', max: 64 },
    { name: 'shop_id', label: t('price.onlyShop'), kind: 'reference', list: 'shops' },
    { name: 'valid_from', label: t('price.from'), kind: 'date' },
    { name: 'valid_to', label: t('price.to'), kind: 'date' },
    ...(known ? [{ name: 'active', label: t('price.active'), kind: 'flag' } as const] : []),
  ]
}

const one = async (id: number, signal?: AbortSignal) => (await all<PriceList>('/price-lists', {}, signal)).find((list) => list.id === id) ?? null

/** A price list: for whom it is, and its prices. */
export default function PriceListPage() {
  const { params } = usePage()
  const id = Number(params.id)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['/price-lists', 'one', id], queryFn: ({ signal }) => one(id, signal), enabled: params.id !== undefined })
  if (params.id === undefined) return <Fresh />
  if (error) return <Unread error={error} onAgain={() => void refetch()} />
  if (isPending) return <PageSkeleton />
  return data ? <Known list={data} refresh={() => void refetch()} /> : <Missing />
}

function Known({ list, refresh }: { list: PriceList; refresh: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const edit = useMay()('pricing.edit')
  usePageTitle(list.name)
  return (
    <div className="zg-document">
      <RecordPanel
        title={list.name} fields={useFields(true)} record={list} mayEdit={edit}
        tags={<><span className="zg-progress">{list.currency}</span>{!list.active && <span className="zg-progress zg-progress-waiting">{t('price.retired')}</span>}</>}
        buttons={<HistoryButton of="price_list" id={list.id} />}
        read={async () => (await one(list.id)) ?? list} write={(change, key) => send<void>('PATCH', '/price-lists', { lists: [change] }, key)}
        onSaved={() => {
          refresh()
          void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === '/price-lists' && queryKey[1] !== 'one' })
        }}
      />
      <Prices list={list} mayEdit={edit} />
      <PriceTester />
    </div>
  )
}

function Fresh() {
  const { t } = useTranslation()
  const page = usePage()
  const navigate = useNavigate()
  const client = useQueryClient()
  const fields = useFields(false)
  const { company } = useCompanies()
  if (!company) return <PageSkeleton />
  const write = async (record: Values, key: string) => {
    const { ids } = await send<{ ids: number[] }>('POST', '/price-lists', { lists: [record] }, key)
    await client.invalidateQueries({ queryKey: ['/price-lists'] })
    close([page.path], page.path)
    await navigate({ to: `/catalog/price-lists/${ids[0]}` as string })
  }
  return (
    <div className="zg-document">
      <RecordPanel
        title={t('page.catalog.newPriceList')} fields={fields} record={null} initial={{ company_id: company.id, currency: company.currency, priority: 0 }} mayEdit write={write} onSaved={() => {}}
        onCancel={() => void navigate({ to: (close([page.path], page.path) ?? '/catalog/price-lists') as string })}
      />
      <section className="zg-panel zg-section"><span className="zg-why">{t('price.saveFirst')}</span></section>
    </div>
  )
}
