import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Empty, Skeleton, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '~/api/session'
import { DocLink } from '~/components/document/DocLink'
import { addressOf } from '~/components/document/addresses'
import { Problems } from '~/components/Problems'
import { useToday } from '~/components/useCompanies'
import * as decimal from '~/lib/decimal'
import { AGES, ageOf, byAge, daysLate, open } from '../items'
import { useItems, type Party } from '../useItems'
import type { Direction } from './BalancesPage'

/** What is open with one partner, by age and item by item. */
export function PartyItems({ party, name, direction }: { party: Party; name: string | null; direction: Direction }) {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const { items, loading, error } = useItems(party)
  const today = useToday()
  const own = items.filter((item) => item.side === (direction === 'receivable' ? 'D' : 'C'))
  const ages = byAge(own, today)
  const customer = 'customer' in party
  const place = customer ? `/partners/customers/${party.customer}` : `/partners/suppliers/${party.supplier}`
  const money = own.some((item) => open(item).lt(0)) && own.some((item) => open(item).gt(0))
  return (
    <>
      <header className="zg-doc-head">
        <h1><Link to={place as string}>{name ?? items[0]?.partner_name ?? t('balance.partner')}</Link></h1>
        <span className="zg-spacer" />
        <Space wrap>
          {money && may('invoicing.allocate') && <Button onClick={() => void navigate({ to: '/finance/allocations' as string, search: party as never })}>{t('finance.allocate')}</Button>}
          {may('invoicing.payment.post') && <Button type="primary" onClick={() => void navigate({ to: '/finance/payments/new' as string, search: party as never })}>{t(direction === 'receivable' ? 'finance.receive' : 'finance.pay')}</Button>}
        </Space>
      </header>
      <Problems error={error} />
      <div className="zg-ages">
        {AGES.map((age) => <div key={age} className={`zg-age-${age}`}><span>{t(`age.${age}`)}</span><b>{decimal.isZero(ages[age]) ? decimal.NOTHING : decimal.money(ages[age])}</b></div>)}
      </div>
      <div className="zg-split-rows">
        {loading ? <div className="zg-pad"><Skeleton active /></div> : own.length ? (
          <table className="zg-table">
            <thead>
              <tr>
                <th scope="col">{t('item.document')}</th><th scope="col" className="zg-wide-only">{t('item.date')}</th><th scope="col">{t('item.due')}</th><th scope="col" className="zg-numeric">{t('item.late')}</th>
                <th scope="col" className="zg-numeric zg-wide-only">{t('item.amount')}</th><th scope="col" className="zg-numeric zg-wide-only">{t('item.allocated')}</th><th scope="col" className="zg-numeric">{t('item.open')}</th>
              </tr>
            </thead>
            <tbody>
              {own.map((item) => {
                const days = open(item).lt(0) ? 0 : daysLate(item, today(item.company_id))
                const to = addressOf(item.document_type, item.document_id)
                return (
                  <tr key={item.id}>
                    <td>{to ? <DocLink to={to} text={item.number} /> : item.number}</td><td className="zg-wide-only">{item.date}</td><td>{item.due_date}</td>
                    <td className="zg-numeric">{days > 0 ? <span className={`zg-age zg-age-${ageOf(days)}`}>{t('balance.days', { count: days })}</span> : decimal.NOTHING}</td>
                    <td className="zg-numeric zg-wide-only">{decimal.money(item.amount)}</td><td className="zg-numeric zg-wide-only">{decimal.isZero(item.allocated) ? decimal.NOTHING : decimal.money(item.allocated)}</td>
                    <td className="zg-numeric"><b>{decimal.money(item.open)}</b></td>
                  </tr>
                )
              })}
            </tbody>
            <tfoot><tr><td colSpan={3}>{t('grid.sums.all')}</td><td colSpan={3} className="zg-wide-only" /><td className="zg-numeric">{decimal.money(decimal.sum(own.map((item) => item.open)))}</td></tr></tfoot>
          </table>
        ) : <div className="zg-empty"><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('balance.nothingOpen')} /></div>}
      </div>
    </>
  )
}
