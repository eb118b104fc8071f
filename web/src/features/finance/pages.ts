import { paged, type PageEntry } from '~/lib/page'

export const FINANCE: readonly PageEntry[] = [
  { path: '/finance/receivables', title: 'page.finance.receivables', area: 'finance', permission: 'invoicing.bill.view', page: paged(() => import('./balances/ReceivablesPage')) },
  { path: '/finance/payables', title: 'page.finance.payables', area: 'finance', permission: 'invoicing.payable.view', page: paged(() => import('./balances/PayablesPage')) },
  { path: '/finance/open-items', title: 'page.finance.openItems', area: 'finance', permission: 'invoicing.bill.view', page: paged(() => import('./balances/OpenItemListPage')) },
  { path: '/finance/bills', title: 'page.finance.bills', area: 'finance', permission: 'invoicing.bill.view', page: paged(() => import('./bills/BillListPage')) },
  { path: '/finance/bills/$id', title: 'page.finance.bill', permission: 'invoicing.bill.view', page: paged(() => import('./bills/BillPage')) },
  { path: '/finance/payments', title: 'page.finance.payments', area: 'finance', permission: 'invoicing.payment.view', page: paged(() => import('./payments/PaymentListPage')) },
  { path: '/finance/payments/new', title: 'page.finance.newPayment', permission: 'invoicing.payment.post', page: paged(() => import('./payments/PaymentFormPage')) },
  { path: '/finance/payments/$id', title: 'page.finance.payment', permission: 'invoicing.payment.view', page: paged(() => import('./payments/PaymentPage')) },
  { path: '/finance/allocations', title: 'page.finance.allocations', area: 'finance', permission: 'invoicing.allocate', page: paged(() => import('./allocations/AllocationPage')) },
  { path: '/finance/writeoffs', title: 'page.finance.writeoffs', area: 'finance', permission: 'invoicing.writeoff.view', page: paged(() => import('./writeoffs/WriteoffListPage')) },
  { path: '/finance/writeoffs/new', title: 'page.finance.newWriteoff', permission: 'invoicing.writeoff.post', page: paged(() => import('./writeoffs/WriteoffFormPage')) },
  { path: '/finance/writeoffs/$id', title: 'page.finance.writeoff', permission: 'invoicing.writeoff.view', page: paged(() => import('./writeoffs/WriteoffPage')) },
  { path: '/finance/cash-accounts', title: 'page.finance.cashAccounts', area: 'finance', permission: 'invoicing.payment.view', page: paged(() => import('./cash/CashAccountsPage')) },
  { path: '/finance/entries', title: 'page.finance.entries', area: 'finance', permission: 'books.entry.view', page: paged(() => import('./books/EntryListPage')) },
  { path: '/finance/entries/$id', title: 'page.finance.entry', permission: 'books.entry.view', page: paged(() => import('./books/EntryPage')) },
  { path: '/finance/trial-balance', title: 'page.finance.trialBalance', area: 'finance', permission: 'books.entry.view', page: paged(() => import('./books/TrialBalancePage')) },
]
