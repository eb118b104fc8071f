import { DocumentList } from '~/components/document/DocumentList'

export default function ReplenishmentPage() {
  return <DocumentList name="insight.replenishment" base="/purchasing/replenishment" href={(row) => `/stock/skus/${String(row.sku_id)}`} />
}
