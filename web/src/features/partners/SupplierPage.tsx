import { PartnerPage } from './PartnerPage'

export default function SupplierPage() {
  return <PartnerPage side="supplier" />
}
