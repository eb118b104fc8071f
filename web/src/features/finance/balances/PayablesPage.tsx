import { BalancesPage } from './BalancesPage'

export default function PayablesPage() {
  return <BalancesPage direction="payable" />
}
