import { DocumentList } from '~/components/document/DocumentList'

export default function SupplierListPage() {
  return <DocumentList name="partners.suppliers" base="/partners/suppliers" />
}
