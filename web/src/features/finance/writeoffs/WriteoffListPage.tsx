import { DocumentList } from '~/components/document/DocumentList'

export default function WriteoffListPage() {
  return <DocumentList name="invoicing.writeoffs" base="/finance/writeoffs" batch={['undo']} />
}
