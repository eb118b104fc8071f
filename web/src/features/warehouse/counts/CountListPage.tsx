import { DocumentList } from '~/components/document/DocumentList'

export default function CountListPage() {
  return <DocumentList name="warehouse.counts" base="/warehouse/counts" batch={['post', 'cancel']} />
}
