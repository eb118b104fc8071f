import { BalancesPage } from './BalancesPage'

export default function ReceivablesPage() {
  return <BalancesPage direction="receivable" />
}
