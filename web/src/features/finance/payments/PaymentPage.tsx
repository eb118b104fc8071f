import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '~/api/session'
import { DocumentPage } from '~/components/document/DocumentPage'
import { isZero } from '~/lib/decimal'
import { PastAllocations } from '../allocations/PastAllocations'

export default function PaymentPage() {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  return (
    <DocumentPage
      name="invoicing.payments" part="payment" extra={(payment) => may('invoicing.bill.view') && <PastAllocations query={{ document_id: payment.id }} />}
      tools={(payment) => {
        const partner = payment.customer_id ? { customer: payment.customer_id } : { supplier: payment.supplier_id }
        if (isZero(String(payment.open)) || !may('invoicing.allocate')) return null
        return <Button type="primary" onClick={() => void navigate({ to: '/finance/allocations' as string, search: partner as never })}>{t('finance.allocate')}</Button>
      }}
    />
  )
}
