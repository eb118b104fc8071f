import { DocumentList } from '~/components/document/DocumentList'

export default function CompanyListPage() {
  return <DocumentList name="organization.companies" base="/system/companies" />
}
