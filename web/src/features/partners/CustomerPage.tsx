import { PartnerPage } from './PartnerPage'

export default function CustomerPage() {
  return <PartnerPage side="customer" />
}
