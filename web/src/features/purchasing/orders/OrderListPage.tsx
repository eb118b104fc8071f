import { DocumentList } from '~/components/document/DocumentList'

export default function OrderListPage() {
  return <DocumentList name="purchasing.orders" base="/purchasing/orders" batch={['confirm', 'announce', 'receive', 'close', 'reopen', 'cancel']} />
}
