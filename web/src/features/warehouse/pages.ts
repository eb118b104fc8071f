import { paged, type PageEntry } from '~/lib/page'

export const WAREHOUSE: readonly PageEntry[] = [
  {
    path: '/warehouse/shipments', title: 'page.warehouse.shipments', area: 'warehouse', permission: 'warehouse.shipment.view',
    page: paged(() => import('./shipments/ShipmentListPage')),
  },
  { path: '/warehouse/shipments/new', title: 'page.warehouse.newShipment', permission: 'warehouse.shipment.create', page: paged(() => import('./shipments/ShipmentFormPage')) },
  { path: '/warehouse/shipments/$id', title: 'page.warehouse.shipment', permission: 'warehouse.shipment.view', page: paged(() => import('./shipments/ShipmentPage')) },
  {
    path: '/warehouse/receipts', title: 'page.warehouse.receipts', area: 'warehouse', permission: 'warehouse.receipt.view',
    page: paged(() => import('./receipts/ReceiptListPage')),
  },
  { path: '/warehouse/receipts/new', title: 'page.warehouse.newReceipt', permission: 'warehouse.receipt.create', page: paged(() => import('./receipts/ReceiptFormPage')) },
  { path: '/warehouse/receipts/$id', title: 'page.warehouse.receipt', permission: 'warehouse.receipt.view', page: paged(() => import('./receipts/ReceiptPage')) },
  {
    path: '/warehouse/adjustments', title: 'page.warehouse.adjustments', area: 'warehouse', permission: 'warehouse.adjustment.view',
    page: paged(() => import('./adjustments/AdjustmentListPage')),
  },
  { path: '/warehouse/adjustments/new', title: 'page.warehouse.newAdjustment', permission: 'warehouse.adjustment.create', page: paged(() => import('./adjustments/AdjustmentFormPage')) },
  { path: '/warehouse/adjustments/$id', title: 'page.warehouse.adjustment', permission: 'warehouse.adjustment.view', page: paged(() => import('./adjustments/AdjustmentPage')) },
  {
    path: '/warehouse/counts', title: 'page.warehouse.counts', area: 'warehouse', permission: 'warehouse.count.view',
    page: paged(() => import('./counts/CountListPage')),
  },
  { path: '/warehouse/counts/new', title: 'page.warehouse.newCount', permission: 'warehouse.count.create', page: paged(() => import('./counts/CountFormPage')) },
  { path: '/warehouse/counts/$id', title: 'page.warehouse.count', permission: 'warehouse.count.view', page: paged(() => import('./counts/CountPage')) },
]
