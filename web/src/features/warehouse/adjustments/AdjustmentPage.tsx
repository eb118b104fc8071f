import { DocumentPage } from '~/components/document/DocumentPage'

export default function AdjustmentPage() {
  return <DocumentPage name="warehouse.adjustments" part="document" />
}
