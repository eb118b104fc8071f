import { DocumentList } from '~/components/document/DocumentList'

export default function CustomerListPage() {
  return <DocumentList name="partners.customers" base="/partners/customers" />
}
