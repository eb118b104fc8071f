import { DocumentList } from '~/components/document/DocumentList'

export default function ImportListPage() {
  return <DocumentList name="exchange.imports" base="/system/imports" />
}
