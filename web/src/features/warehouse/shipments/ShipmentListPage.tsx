import { DocumentList } from '~/components/document/DocumentList'

export default function ShipmentListPage() {
  return <DocumentList name="warehouse.shipments" base="/warehouse/shipments" batch={['ship', 'cancel', 'undo']} />
}
