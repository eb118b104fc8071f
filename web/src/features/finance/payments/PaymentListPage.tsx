import { DocumentList } from '~/components/document/DocumentList'

export default function PaymentListPage() {
  return <DocumentList name="invoicing.payments" base="/finance/payments" batch={['undo']} />
}
