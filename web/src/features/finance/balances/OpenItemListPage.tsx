import { DocumentList } from '~/components/document/DocumentList'
import { addressOf } from '~/components/document/addresses'

export default function OpenItemListPage() {
  return <DocumentList name="invoicing.open-items" base="/finance/open-items" href={(row) => addressOf(row.document_type, row.document_id)} />
}
