import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Empty } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { all } from '~/api/all'
import { get } from '~/api/http'
import { useMay } from '~/api/session'
import type { FieldSpec } from '~/components/form/spec'
import { FieldValue } from '~/components/form/FieldValue'
import { PageSkeleton } from '~/components/PageSkeleton'
import { Problems } from '~/components/Problems'
import { useCompanies } from '~/components/useCompanies'
import * as decimal from '~/lib/decimal'
import { CashAccountPanel, type Cash } from './CashAccountPanel'
import '../finance.css'

interface Account {
  code: string
  name: string
  is_leaf: boolean
  cash: boolean
}

/** Tills, bank accounts and wallets, with what their accounts hold; made, renamed, retired. */
export default function CashAccountsPage() {
  const { t, i18n } = useTranslation()
  const may = useMay()
  const { company } = useCompanies()
  const [chosen, setChosen] = useState<number | 'new' | null>(null)
  const books = may('books.entry.view')
  const { data = [], isPending, error } = useQuery({ queryKey: ['/invoicing/cash-accounts', 'all'], queryFn: ({ signal }) => all<Cash>('/invoicing/cash-accounts', {}, signal) })
  const now = Number(dayjs().format('YYYYMM'))
  const { data: balances } = useQuery({
    queryKey: ['/books/trial-balance', 'cash', [...new Set(data.map((cash) => cash.company_id))], now], enabled: books && data.length > 0,
    queryFn: async ({ signal }) => {
      const owners = [...new Set(data.map((cash) => cash.company_id))]
      const found = await Promise.all(owners.map((id) => get<{ items: { code: string; closing: string }[] }>('/books/trial-balance', { company_id: id, month_from: now, month_to: now }, signal)))
      return new Map(found.flatMap((page, at) => page.items.map((row) => [`${owners[at]}:${row.code}`, row.closing] as const)))
    },
  })
  const { data: chart = [] } = useQuery({
    queryKey: ['/books/accounts', company?.id, i18n.language], enabled: books && chosen === 'new' && !!company,
    queryFn: async ({ signal }) => (await get<{ items: Account[] }>('/books/accounts', { company_id: company!.id }, signal)).items.filter((account) => account.is_leaf && account.cash),
  })
  const options = chart.map((account) => ({ value: account.code, label: `${account.code} ${account.name}` }))
  const fields: FieldSpec[] = [
    { name: 'code', label: t('cash.code'), kind: 'text', required: true, max: 64 },
    { name: 'name', label: t('cash.name'), kind: 'text', required: true },
    { name: 'company_id', label: t('cash.company'), kind: 'reference', list: 'companies', required: true },
    options.length ? { name: 'account', label: t('cash.account'), kind: 'choice', required: true, options } : { name: 'account', label: t('cash.account'), kind: 'text', required: true, max: 10, hint: t('cash.accountHint') },
    { name: 'shop_id', label: t('cash.shop'), kind: 'reference', list: 'shops', hint: t('cash.shopHint') },
  ]
  if (isPending) return <PageSkeleton />
  const mayEdit = may('invoicing.cash_account.edit')
  const one = data.find((cash) => cash.id === chosen) ?? null
  const add = mayEdit && chosen !== 'new' && <Button type="primary" icon={<PlusOutlined />} onClick={() => setChosen('new')}>{t('cash.new')}</Button>
  return (
    <div className="zg-document">
      {company && (one || chosen === 'new') && <CashAccountPanel key={String(chosen)} cash={one} company={company.id} fields={fields} mayEdit={mayEdit} onClose={() => setChosen(null)} />}
      <section className="zg-panel zg-section">
        <h2>{t('page.finance.cashAccounts')}<span className="zg-count">{data.length}</span><span className="zg-spacer" />{data.length > 0 && add}</h2>
        <Problems error={error} />
        {data.length ? (
          <div className="zg-table-scroll">
            <table className="zg-table" aria-label={t('page.finance.cashAccounts')}>
              <thead><tr><th scope="col">{t('cash.code')}</th><th scope="col">{t('cash.name')}</th><th scope="col">{t('cash.shop')}</th><th scope="col">{t('cash.account')}</th><th scope="col">{t('cash.currency')}</th>{books && <th scope="col" className="zg-numeric">{t('cash.balance')}</th>}<th scope="col">{t('cash.state')}</th></tr></thead>
              <tbody>
                {data.map((cash) => (
                  <tr key={cash.id} className={cash.id === chosen ? 'zg-picked' : undefined}>
                    <td>{cash.code}</td><td><Button type="link" size="small" onClick={() => setChosen(cash.id)}>{cash.name}</Button></td><td><FieldValue spec={{ name: 'shop_id', label: '', kind: 'reference', list: 'shops' }} value={cash.shop_id} /></td>
                    <td>{books ? <Link to={'/finance/trial-balance' as string} search={{ account: cash.account, company: cash.company_id, from: now, to: now } as never}>{cash.account}</Link> : cash.account}</td><td>{cash.currency}</td>
                    {books && <td className="zg-numeric">{decimal.money(balances?.get(`${cash.company_id}:${cash.account}`) ?? null)}</td>}<td>{t(cash.active ? 'cash.active' : 'cash.retired')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('cash.empty')}>{add}</Empty>}
      </section>
    </div>
  )
}
