import { DocumentList } from '~/components/document/DocumentList'

export default function BillListPage() {
  return <DocumentList name="invoicing.bills" base="/finance/bills" batch={['undo']} />
}
