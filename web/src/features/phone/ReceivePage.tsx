import { useTranslation } from 'react-i18next'
import { RefSelect } from '~/components/RefSelect'
import { useWaiting, useWarehouse, type Source } from './useWaiting'
import { WorkList } from './WorkList'

const SOURCES: readonly Source[] = [
  { kind: 'receipt', path: '/warehouse/receipts', filters: { state: 'draft' }, needs: ['warehouse.receipt.view', 'warehouse.receipt.tally'] },
  // What is still to come: nothing has come yet, or a part of it.
  { kind: 'purchase', path: '/purchasing/orders', filters: { state: 'confirmed', delivery: 'part' }, needs: ['purchasing.order.view', 'purchasing.order.receive'] },
  { kind: 'purchase', path: '/purchasing/orders', filters: { state: 'confirmed', delivery: 'none' }, needs: ['purchasing.order.view', 'purchasing.order.receive'] },
]

export default function ReceivePage() {
  const { t } = useTranslation()
  const [warehouse, choose] = useWarehouse()
  const { works, error } = useWaiting(SOURCES, warehouse)
  return (
    <WorkList
      title={t('page.phone.receive')} kinds={['purchase', 'receipt']} works={works} error={error}
      tools={<RefSelect list="warehouses" value={warehouse} onChange={choose} placeholder={t('phone.list.anyWarehouse')} aria-label={t('phone.list.warehouse')} />}
    />
  )
}
