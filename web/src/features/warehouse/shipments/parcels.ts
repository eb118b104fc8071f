import type { Row } from '~/components/grid/Cell'
import type { Parcel } from '~/components/waybill/WaybillDialog'

/** A shipment as the dialog for waybills asks about it. */
export function parcelOf(row: Row): Parcel {
  return { id: row.id, number: String(row.number), name: String(row.partner_name ?? ''), carrier: String(row.carrier ?? ''), waybill: String(row.waybill ?? '') }
}
