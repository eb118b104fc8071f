import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Progress } from 'antd'
import Big from 'big.js'
import { useTranslation } from 'react-i18next'
import { get, type Query } from '~/api/http'
import { useMay } from '~/api/session'
import { useToday } from '~/components/useCompanies'
import * as decimal from '~/lib/decimal'
import type { Side } from './fields'
import type { Partner } from './PartnerPage'

interface Totals {
  receivable: string
  payable: string
}

/** What is open between us, how much of it is late, what may still be owed. */
export function Balance({ side, partner }: { side: Side; partner: Partner }) {
  const { t } = useTranslation()
  const may = useMay()
  const today = useToday()
  const ask = (more: Query) => get<Totals>('/invoicing/open-items', { [`${side}_id`]: partner.id, limit: 1, total: true, ...more })
  const allowed = may('invoicing.bill.view') && (side === 'customer' || may('invoicing.payable.view'))
  const { data } = useQuery({
    queryKey: ['/invoicing/open-items', 'balance', side, partner.id], enabled: allowed,
    queryFn: async () => {
      const [open, late] = await Promise.all([ask({}), ask({ overdue_on: today(partner.company_id) })])
      return { open, late }
    },
  })
  if (!allowed) return null
  const owed = side === 'customer' ? 'receivable' : 'payable'
  const other = side === 'customer' ? 'payable' : 'receivable'
  const limit = decimal.parse(partner.credit_limit)
  const open = decimal.parse(data?.open[owed])
  const used = limit && open && limit.gt(0) ? Math.max(0, Math.round(Number(open.div(limit).times(100).toFixed(1)))) : 0
  const place = side === 'customer' ? '/finance/receivables' : '/finance/payables'
  return (
    <section className="zg-panel zg-balance" aria-label={t('partner.balance')}>
      <Link to={place as string} search={{ [side]: partner.id } as never}><span>{t(`partner.${owed}`)}</span><b>{decimal.money(data?.open[owed])}</b></Link>
      <div><span>{t('partner.overdue')}</span><b className={data && !decimal.isZero(data.late[owed]) ? 'zg-alarm' : undefined}>{decimal.money(data?.late[owed])}</b></div>
      <div><span>{t(side === 'customer' ? 'partner.advance' : 'partner.prepaid')}</span><b>{decimal.money(data?.open[other])}</b></div>
      {side === 'customer' && !partner.hidden?.includes('credit_limit') && (
        <div>
          <span>{t('partner.creditLeft')}</span>
          <b>{limit ? decimal.money(limit.minus(open ?? new Big(0)).toFixed(2)) : t('partner.noLimit')}</b>
          {limit?.gt(0) && <Progress percent={Math.min(100, used)} size="small" showInfo={false} status={used > 100 ? 'exception' : 'normal'} />}
        </div>
      )}
      <div><span>{t('partner.terms_days')}</span><b>{partner.terms_days}</b></div>
    </section>
  )
}
