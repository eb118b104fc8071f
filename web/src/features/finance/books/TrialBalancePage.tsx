import { LeftOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, DatePicker, Empty, Select, Skeleton } from 'antd'
import Big from 'big.js'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get } from '~/api/http'
import { usePage } from '~/lib/page'
import { Problems } from '~/components/Problems'
import { useCompanies } from '~/components/useCompanies'
import * as decimal from '~/lib/decimal'
import { Ledger } from './Ledger'
import '../finance.css'

type Balances = components['schemas']['TrialBalanceOut']
type Row = Balances['items'][number]

const LEVELS = [1, 2, 3] as const

function month(day: Dayjs): number {
  return Number(day.format('YYYYMM'))
}

function dayOf(value: unknown): Dayjs | null {
  return /^\d{6}$/.test(String(value ?? '')) ? dayjs(`${String(value).slice(0, 4)}-${String(value).slice(4)}-01`) : null
}

/** Debit or credit of a balance: it stands on one side only. */
function side(balance: string, of: 'D' | 'C'): string {
  const value = decimal.parse(balance) ?? new Big(0)
  if (value.eq(0) || value.gt(0) !== (of === 'D')) return ''
  return decimal.money(value.abs().toFixed(2))
}

function moved(amount: string): string {
  return decimal.isZero(amount) ? '' : decimal.money(amount)
}

/** The balances of all accounts over some months; an account opens its lines, a line its document. */
export default function TrialBalancePage() {
  const { t, i18n } = useTranslation()
  const page = usePage()
  const navigate = useNavigate()
  const { companies, company, choose } = useCompanies()
  const [level, setLevel] = useState<number>(2)
  const from = dayOf(page.search.from) ?? dayjs().startOf('month')
  const to = dayOf(page.search.to) ?? from
  const owner = companies.find((each) => each.id === Number(page.search.company)) ?? company
  const query = { company_id: owner?.id ?? null, month_from: month(from), month_to: month(to) }
  const { data, error, isPending } = useQuery({
    queryKey: ['/books/trial-balance', query, i18n.language], queryFn: ({ signal }) => get<Balances>('/books/trial-balance', query, signal), enabled: !!owner,
  })
  const account = page.search.account === undefined ? null : String(page.search.account)
  const show = (search: Record<string, unknown>) => void navigate({ to: page.path as string, search: { from: query.month_from, to: query.month_to, ...(owner ? { company: owner.id } : {}), ...search } as never })
  const rows = data?.items.filter((row) => row.level <= level) ?? []
  const top = data?.items.filter((row) => row.level === 1) ?? []
  const total = (of: (row: Row) => string) => decimal.money(decimal.sum(top.map((row) => decimal.parse(of(row).replace(/,/g, ''))?.toFixed() ?? '0')))
  const name = data?.items.find((row) => row.code === account)
  return (
    <div className="zg-list">
      <div className="zg-panel">
        <div className="zg-tools">
          {account !== null && <Button icon={<LeftOutlined />} onClick={() => show({})}>{t('book.back')}</Button>}
          {companies.length > 1 && <Select value={owner?.id ?? null} options={companies.map((each) => ({ value: each.id, label: each.name }))} aria-label={t('book.company')} popupMatchSelectWidth={false} onChange={(id: number) => { choose(id); show({ company: id, account: account ?? undefined }) }} />}
          <DatePicker.RangePicker
            picker="month" allowClear={false} value={[from, to]} aria-label={t('book.months')} className="zg-filter-period"
            onChange={(range) => range?.[0] && range[1] && show({ from: month(range[0]), to: month(range[1]), account: account ?? undefined })}
          />
          {account === null && <Select<number> value={level} options={LEVELS.map((value) => ({ value, label: t('book.level', { level: value }) }))} aria-label={t('book.levels')} onChange={setLevel} />}
          <span className="zg-spacer" />
          {account === null && data && <span className={data.debit === data.credit ? 'zg-settled' : 'zg-late'}>{data.debit === data.credit ? t('book.balanced') : t('book.unbalanced')}</span>}
        </div>
        <Problems error={error} />
      </div>
      {account !== null && owner ? <Ledger key={`${account}:${query.month_from}:${query.month_to}`} company={owner.id} account={account} name={name?.name ?? ''} from={query.month_from} to={query.month_to} /> : (
        <div className="zg-panel zg-grow">
          <div className="zg-split-rows">
            {isPending ? <div className="zg-pad"><Skeleton active paragraph={{ rows: 12 }} /></div> : rows.length ? (
              <table className="zg-table zg-trial" aria-label={t('page.finance.trialBalance')}>
                <thead>
                  <tr>
                    <th scope="col">{t('entry.account')}</th>
                    {(['opening', 'turnover', 'closing'] as const).flatMap((part) => (['debit', 'credit'] as const).map((of) => <th key={`${part}${of}`} scope="col" className={`zg-numeric${part === 'opening' ? ' zg-wide-only' : ''}`}>{t(`book.${part}`)} {t(`entry.${of}`)}</th>))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.code} className={`zg-level-${row.level}`}>
                      <td style={{ paddingLeft: 8 + (row.level - 1) * 18 }}><button type="button" className="zg-link" onClick={() => show({ account: row.code })}>{row.code} {row.name}</button></td>
                      <td className="zg-numeric zg-wide-only">{side(row.opening, 'D')}</td><td className="zg-numeric zg-wide-only">{side(row.opening, 'C')}</td><td className="zg-numeric">{moved(row.debit)}</td>
                      <td className="zg-numeric">{moved(row.credit)}</td><td className="zg-numeric">{side(row.closing, 'D')}</td><td className="zg-numeric">{side(row.closing, 'C')}</td>
                    </tr>
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <td>{t('grid.sums.all')}</td><td className="zg-numeric zg-wide-only">{total((row) => side(row.opening, 'D'))}</td><td className="zg-numeric zg-wide-only">{total((row) => side(row.opening, 'C'))}</td>
                    <td className="zg-numeric">{decimal.money(data?.debit)}</td><td className="zg-numeric">{decimal.money(data?.credit)}</td><td className="zg-numeric">{total((row) => side(row.closing, 'D'))}</td><td className="zg-numeric">{total((row) => side(row.closing, 'C'))}</td>
                  </tr>
                </tfoot>
              </table>
            ) : <div className="zg-empty"><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('book.empty')} /></div>}
          </div>
        </div>
      )}
    </div>
  )
}
