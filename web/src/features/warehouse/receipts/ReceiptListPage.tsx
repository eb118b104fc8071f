import { DocumentList } from '~/components/document/DocumentList'

export default function ReceiptListPage() {
  return <DocumentList name="warehouse.receipts" base="/warehouse/receipts" batch={['receive', 'cancel']} />
}
