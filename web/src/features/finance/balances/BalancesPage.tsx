import { SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Empty, Input, Skeleton, Switch } from 'antd'
import Big from 'big.js'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { all } from '~/api/all'
import { usePage } from '~/lib/page'
import { Problems } from '~/components/Problems'
import { useToday } from '~/components/useCompanies'
import { usePlace } from '~/lib/place'
import { usePhone } from '~/lib/settings'
import * as decimal from '~/lib/decimal'
import { daysLate } from '../items'
import { partyOf, type Party } from '../useItems'
import { PartyItems } from './PartyItems'
import '../finance.css'

export interface Balance {
  company_id: number
  customer_id: number | null
  supplier_id: number | null
  partner_name: string | null
  receivable: string
  payable: string
  overdue: string
  oldest: string | null
  items: number
}

export type Direction = 'receivable' | 'payable'

function isParty(row: Balance, party: Party | null): boolean {
  return party !== null && ('customer' in party ? row.customer_id === party.customer : row.supplier_id === party.supplier)
}

function total(rows: readonly Balance[], of: (row: Balance) => string): string {
  return rows.reduce((sum, row) => sum.plus(decimal.parse(of(row)) ?? 0), new Big(0)).toFixed(2)
}

/** Who owes us, or whom we owe; at the right what the one who was chosen owes, item by item with its age. */
export function BalancesPage({ direction }: { direction: Direction }) {
  const { t } = useTranslation()
  const page = usePage()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [late, setLate] = useState(false)
  const { company_id } = usePlace()
  const { data = [], isPending, error } = useQuery({ queryKey: ['/invoicing/partner-balances', 'all', company_id], queryFn: ({ signal }) => all<Balance>('/invoicing/partner-balances', { company_id }, signal) })
  const today = useToday()
  const own = useMemo(() => {
    const named = text.trim().toLowerCase()
    return data
      .filter((row) => !decimal.isZero(row[direction]) && (!named || (row.partner_name ?? '').toLowerCase().includes(named)) && (!late || !decimal.isZero(row.overdue)))
      .sort((a, b) => (decimal.parse(b[direction]) ?? new Big(0)).cmp(decimal.parse(a[direction]) ?? new Big(0)))
  }, [data, direction, text, late])
  const phone = usePhone()
  const first = own[0]
  // On a wide screen there is room for the first one's items at once.
  const party: Party | null = partyOf(page.search) ?? (phone || !first ? null : first.customer_id ? { customer: first.customer_id } : { supplier: first.supplier_id! })
  const chosen = data.find((row) => isParty(row, party)) ?? null
  const choose = (row: Balance) => void navigate({ to: page.path as string, search: (row.customer_id ? { customer: row.customer_id } : { supplier: row.supplier_id }) as never, replace: true })
  return (
    <div className="zg-split">
      <section className="zg-panel zg-split-list" aria-label={t(`page.finance.${direction}s`)}>
        <div className="zg-tools">
          <Input allowClear prefix={<SearchOutlined />} placeholder={t('balance.find')} aria-label={t('balance.find')} value={text} onChange={(event) => setText(event.target.value)} style={{ flex: 1 }} />
          <label className="zg-why"><Switch size="small" checked={late} onChange={setLate} /> {t('balance.onlyLate')}</label>
        </div>
        <Problems error={error} />
        <div className="zg-split-rows">
          {isPending ? <div className="zg-pad"><Skeleton active /></div> : own.length ? (
            <table className="zg-table zg-choices">
              <thead>
                <tr>
                  <th scope="col">{t('balance.partner')}</th><th scope="col" className="zg-numeric">{t(`balance.${direction}`)}</th><th scope="col" className="zg-numeric">{t('balance.overdue')}</th>
                  <th scope="col" className="zg-numeric">{t('balance.oldest')}</th>
                </tr>
              </thead>
              <tbody>
                {own.map((row) => {
                  const days = row.oldest === null ? 0 : daysLate({ due_date: row.oldest }, today(row.company_id))
                  return (
                    <tr key={`${row.company_id}:${row.customer_id ?? ''}:${row.supplier_id ?? ''}`} className={isParty(row, party) ? 'zg-picked' : undefined} onClick={() => choose(row)}>
                      <td><button type="button" className="zg-link" onClick={() => choose(row)}>{row.partner_name}</button> <span className="zg-count">{row.items}</span></td>
                      <td className="zg-numeric">{decimal.money(row[direction])}</td>
                      <td className={`zg-numeric${decimal.isZero(row.overdue) ? '' : ' zg-late'}`}>{decimal.isZero(row.overdue) ? decimal.NOTHING : decimal.money(row.overdue)}</td>
                      <td className="zg-numeric">{days > 0 ? t('balance.days', { count: days }) : decimal.NOTHING}</td>
                    </tr>
                  )
                })}
              </tbody>
              <tfoot>
                <tr><td>{t('grid.sums.all')} <span className="zg-count">{own.length}</span></td><td className="zg-numeric">{decimal.money(total(own, (row) => row[direction]))}</td><td className="zg-numeric">{decimal.money(total(own, (row) => row.overdue))}</td><td /></tr>
              </tfoot>
            </table>
          ) : <div className="zg-empty"><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(text || late ? 'list.noMatch' : `balance.none_${direction}`)} /></div>}
        </div>
      </section>
      <section className={`zg-panel zg-split-main${party ? '' : ' zg-split-none'}`}>
        {party ? <PartyItems key={JSON.stringify(party)} party={party} name={chosen?.partner_name ?? null} direction={direction} /> : <div className="zg-empty"><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('balance.choose')} /></div>}
      </section>
    </div>
  )
}
