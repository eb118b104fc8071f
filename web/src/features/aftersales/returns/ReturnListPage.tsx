import { DocumentList } from '~/components/document/DocumentList'

export default function ReturnListPage() {
  return <DocumentList name="aftersales.returns" base="/aftersales/returns" batch={['approve', 'receive', 'close', 'cancel']} />
}
