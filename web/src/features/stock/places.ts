/** Where the documents are opened that move stock. */
const PLACES: { [type: string]: string } = {
  'warehouse.shipment': '/warehouse/shipments', 'warehouse.receipt': '/warehouse/receipts', 'warehouse.adjustment': '/warehouse/adjustments',
  'warehouse.count': '/warehouse/counts', 'sales.order': '/sales/orders', 'purchasing.order': '/purchasing/orders',
}

export function placeOf(type: unknown, id: unknown): string | null {
  const place = PLACES[String(type)]
  return place ? `${place}/${String(id)}` : null
}
