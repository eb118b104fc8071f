import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '~/api/session'
import { DocumentPage } from '~/components/document/DocumentPage'
import { addressOf } from '~/components/document/addresses'
import { isZero } from '~/lib/decimal'
import { PastAllocations } from '../allocations/PastAllocations'

export default function BillPage() {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  return (
    <DocumentPage
      name="invoicing.bills" part="bill" extra={(bill) => <PastAllocations query={{ document_id: bill.id }} />}
      tools={(bill) => {
        const origin = addressOf(bill.origin_type, bill.origin_id)
        const partner = bill.customer_id ? { customer: bill.customer_id } : { supplier: bill.supplier_id }
        return (
          <>
            {!isZero(String(bill.open)) && may('invoicing.payment.post') && (
              <Button type="primary" onClick={() => void navigate({ to: '/finance/payments/new' as string, search: partner as never })}>{t(bill.direction === 'receivable' ? 'finance.receive' : 'finance.pay')}</Button>
            )}
            {origin && <Button onClick={() => void navigate({ to: origin as string })}>{t('finance.origin')}</Button>}
          </>
        )
      }}
    />
  )
}
