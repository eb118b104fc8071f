import { DocumentList } from '~/components/document/DocumentList'

export default function AdjustmentListPage() {
  return <DocumentList name="warehouse.adjustments" base="/warehouse/adjustments" batch={['post', 'cancel', 'undo']} />
}
