import { useTranslation } from 'react-i18next'
import { RefSelect } from '~/components/RefSelect'
import { useWaiting, useWarehouse, type Source } from './useWaiting'
import { WorkList } from './WorkList'

const SOURCES: readonly Source[] = [
  { kind: 'receipt', path: '/warehouse/receipts', filters: { state: 'draft' }, needs: ['warehouse.receipt.view', 'warehouse.receipt.tally'] },
  { kind: 'purchase', path: '/purchasing/orders', filters: { state: 'confirmed' }, needs: ['purchasing.order.view', 'purchasing.order.receive'] },
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
