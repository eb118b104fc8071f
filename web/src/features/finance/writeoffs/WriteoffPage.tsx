import { DocumentPage } from '~/components/document/DocumentPage'

export default function WriteoffPage() {
  return <DocumentPage name="invoicing.writeoffs" part="writeoff" />
}
