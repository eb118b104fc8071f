import { Empty, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DocLink } from '~/components/document/DocLink'
import { addressOf } from '~/components/document/addresses'
import * as decimal from '~/lib/decimal'
import { open, type Item } from '../items'

interface Props {
  label: string
  items: readonly Item[]
  loading: boolean
  empty: string
  chosen?: number | null
  onChoose?: (item: Item) => void
  off?: (item: Item) => boolean
  action?: (item: Item) => ReactNode
}

/** Open items as one side of the desk. */
export function ItemTable({ label, items, loading, empty, chosen, onChoose, off, action }: Props) {
  const { t } = useTranslation()
  if (loading) return <div className="zg-pad"><Skeleton active /></div>
  if (!items.length) return <div className="zg-empty"><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} /></div>
  return (
    <div className="zg-split-rows">
      <table className={`zg-table${onChoose ? ' zg-choices' : ''}`} aria-label={label}>
        <thead><tr><th scope="col">{t('item.document')}</th><th scope="col">{t('balance.partner')}</th><th scope="col" className="zg-wide-only">{t('item.date')}</th><th scope="col" className="zg-numeric">{t('item.open')}</th>{action && <th scope="col" />}</tr></thead>
        <tbody>
          {items.map((item) => {
            const to = addressOf(item.document_type, item.document_id)
            return (
              <tr
                key={item.id} className={`${item.id === chosen ? 'zg-picked' : ''}${off?.(item) ? ' zg-off' : ''}`} onClick={() => onChoose?.(item)}
                {...(onChoose ? { tabIndex: 0, 'aria-selected': item.id === chosen, onKeyDown: (event) => { if (event.key === 'Enter' && event.target === event.currentTarget) onChoose(item) } } : {})}
              >
                <td>{to ? <DocLink to={to} text={item.number} /> : item.number}</td><td>{item.partner_name}</td><td className="zg-wide-only">{item.date}</td>
                <td className="zg-numeric"><b>{decimal.money(open(item).abs().toFixed(2))}</b></td>{action && <td className="zg-numeric">{action(item)}</td>}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
