import { DocumentList } from '~/components/document/DocumentList'

export default function UserListPage() {
  return <DocumentList name="identity.users" base="/system/users" />
}
