import { useTranslation } from 'react-i18next'
import { RefSelect } from '~/components/RefSelect'
import { useWaiting, useWarehouse, type Source } from './useWaiting'
import { WorkList } from './WorkList'

const SOURCES: readonly Source[] = [
  { kind: 'shipment', path: '/warehouse/shipments', filters: { state: 'draft' }, needs: ['warehouse.shipment.view', 'warehouse.shipment.pick'] },
  { kind: 'order', path: '/sales/orders', filters: { to_ship: true }, needs: ['sales.order.view', 'sales.order.ship'] },
]

export default function PickPage() {
  const { t } = useTranslation()
  const [warehouse, choose] = useWarehouse()
  const { works, error } = useWaiting(SOURCES, warehouse)
  return (
    <WorkList
      title={t('page.phone.pick')} kinds={['shipment', 'order']} works={works} error={error}
      tools={<RefSelect list="warehouses" value={warehouse} onChange={choose} placeholder={t('phone.list.anyWarehouse')} aria-label={t('phone.list.warehouse')} />}
    />
  )
}
