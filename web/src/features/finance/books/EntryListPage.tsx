import { DocumentList } from '~/components/document/DocumentList'

export default function EntryListPage() {
  return <DocumentList name="books.entries" base="/finance/entries" href={(row) => `/finance/entries/${row.id}`} />
}
