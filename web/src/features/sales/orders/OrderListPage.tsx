import { DocumentList } from '~/components/document/DocumentList'

export default function OrderListPage() {
  return <DocumentList name="sales.orders" base="/sales/orders" batch={['confirm', 'reserve', 'release', 'ship', 'close', 'reopen', 'cancel']} />
}
