import { Button, Checkbox, Empty, Skeleton } from 'antd'
import Big from 'big.js'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import * as decimal from '~/lib/decimal'
import { ageOf, daysLate, open, type Item } from '../items'

interface Props {
  items: readonly Item[]
  parts: ReadonlyMap<number, string>
  onParts: (parts: ReadonlyMap<number, string>) => void
  /** What the money typed still leaves; null: as much as is chosen. */
  left: Big | null
  chosen: boolean
  loading: boolean
  /** What is said where nothing is open. */
  nothing: string
}

/** The open items of a partner, and how much of the money each of them gets. */
export function SettleTable({ items, parts, onParts, left, chosen, loading, nothing }: Props) {
  const { t } = useTranslation()
  const today = dayjs().format('YYYY-MM-DD')
  const put = (id: number, value: string | null) => {
    const next = new Map(parts)
    if (value === null || value === '') next.delete(id)
    else next.set(id, value)
    onParts(next)
  }
  const take = (item: Item, on: boolean) => {
    const room = left === null || left.gte(open(item)) ? open(item) : left
    put(item.id, on && room.gt(0) ? room.toFixed(2) : null)
  }
  if (loading) return <div className="zg-pad"><Skeleton active /></div>
  if (!items.length) return <div className="zg-empty"><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={chosen ? nothing : t('payment.first')} /></div>
  return (
    <div className="zg-table-scroll">
      <table className="zg-table zg-money-row" aria-label={t('payment.settles')}>
        <thead>
          <tr>
            <th scope="col"><span className="zg-hide">{t('payment.take')}</span></th><th scope="col">{t('item.document')}</th><th scope="col" className="zg-wide-only">{t('item.due')}</th><th scope="col" className="zg-numeric">{t('item.late')}</th>
            <th scope="col" className="zg-numeric zg-wide-only">{t('item.amount')}</th><th scope="col" className="zg-numeric">{t('item.open')}</th><th scope="col" className="zg-numeric" style={{ width: 130 }}>{t('payment.now')}</th><th scope="col"><span className="zg-hide">{t('payment.whole')}</span></th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const part = parts.get(item.id)
            const wrong = part !== undefined && (!decimal.parse(part)?.gt(0) || decimal.parse(part)!.gt(open(item)))
            const days = daysLate(item, today)
            return (
              <tr key={item.id} className={part === undefined ? undefined : 'zg-picked'}>
                <td><Checkbox checked={part !== undefined} aria-label={t('payment.takeOne', { number: item.number })} onChange={(event) => take(item, event.target.checked)} /></td>
                <td>{item.number}</td><td className="zg-wide-only">{item.due_date}</td>
                <td className="zg-numeric">{days > 0 ? <span className={`zg-age zg-age-${ageOf(days)}`}>{t('balance.days', { count: days })}</span> : decimal.NOTHING}</td>
                <td className="zg-numeric zg-wide-only">{decimal.money(item.amount)}</td><td className="zg-numeric">{decimal.money(item.open)}</td>
                <td className="zg-numeric">
                  <input
                    className="zg-cell-input" inputMode="decimal" aria-label={t('payment.nowOne', { number: item.number })} aria-invalid={wrong || undefined} value={part ?? ''} onChange={(event) => put(item.id, event.target.value)}
                    onBlur={(event) => {
                      const clean = decimal.parse(event.target.value)?.toFixed(2)
                      if (clean !== undefined && clean !== event.target.value) put(item.id, clean)
                    }}
                  />
                </td>
                <td>{wrong ? <span className="zg-late">{t('payment.atMost', { amount: decimal.money(item.open) })}</span> : <Button type="link" size="small" className="zg-wide-only" tabIndex={-1} onClick={() => take(item, true)}>{t('payment.whole')}</Button>}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
