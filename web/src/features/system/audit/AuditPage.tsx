import { DocumentList } from '~/components/document/DocumentList'

export default function AuditPage() {
  return <DocumentList name="audit.records" base="/system/audit" />
}
