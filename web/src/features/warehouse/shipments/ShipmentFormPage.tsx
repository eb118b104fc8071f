import { useTranslation } from 'react-i18next'
import { EnteredForm } from '../EnteredForm'

export default function ShipmentFormPage() {
  const { t } = useTranslation()
  return (
    <EnteredForm
      title={t('page.warehouse.newShipment')} path="/warehouse/shipments" batch="shipments" kinds={['sale', 'purchase_return']}
      savings={[
        { key: 'ship', label: t('entered.ship'), permission: 'warehouse.shipment.ship', body: { ship_now: true } },
        { key: 'draft', label: t('adjust.saveDraft'), permission: 'warehouse.shipment.create' },
      ]}
    />
  )
}
