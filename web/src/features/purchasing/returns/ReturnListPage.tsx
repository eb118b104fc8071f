import { DocumentList } from '~/components/document/DocumentList'

export default function ReturnListPage() {
  return <DocumentList name="purchasing.returns" base="/purchasing/returns" batch={['ship', 'cancel']} />
}
