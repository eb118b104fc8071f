import { useTranslation } from 'react-i18next'
import { EnteredForm } from '../EnteredForm'

export default function ReceiptFormPage() {
  const { t } = useTranslation()
  return (
    <EnteredForm
      title={t('page.warehouse.newReceipt')} path="/warehouse/receipts" batch="receipts" kinds={['purchase', 'sales_return']}
      savings={[
        { key: 'receive', label: t('entered.receive'), permission: 'warehouse.receipt.receive', body: { receive_now: true } },
        { key: 'draft', label: t('adjust.saveDraft'), permission: 'warehouse.receipt.create' },
      ]}
    />
  )
}
