/* Opening a job: its document is read, and with it everything that the work needs is kept on the device. */
import type { components } from '~/api/generated/schema'
import { get, newKey } from '~/api/http'
import { device } from '~/lib/offline/device'
import type { Job, JobKind, JobLine } from '~/lib/offline/model'
import * as decimal from '~/lib/decimal'
import { fetchGoods, fetchWarehouse } from './goods'

type Schemas = components['schemas']
type Opened = Pick<Job, 'number' | 'about' | 'warehouse' | 'lines'>

const nothing = { lot: '', serial: '' }

function line(row: { id: number; sku_id: number; sku_code: string; sku_name: string; unit: string }, asked: string, tracks: { lot: string; serial: string } = nothing): JobLine {
  const { id, sku_id, sku_code, sku_name, unit } = row
  return { id, sku_id, sku_code, sku_name, unit, asked: decimal.parse(asked)?.toFixed() ?? '0', lot: tracks.lot, serial: tracks.serial }
}

function rest(whole: string, done: string): string {
  return decimal.parse(whole)!.minus(decimal.parse(done)!).toFixed()
}

const READ: { [kind in JobKind]: (id: number) => Promise<Opened> } = {
  purchase: async (id) => {
    const { order, lines } = await get<Schemas['PurchaseDetailOut']>(`/purchasing/orders/${id}`)
    return {
      number: order.number, about: order.supplier_name, warehouse: order.warehouse_id,
      lines: lines.map((row) => line(row, rest(row.qty, row.received_qty))).filter((row) => !decimal.isZero(row.asked) && !decimal.isNegative(row.asked)),
    }
  },
  receipt: async (id) => {
    const { document, lines } = await get<Schemas['ReceiptDetailOut']>(`/warehouse/receipts/${id}`)
    return { number: document.number, about: document.partner_name ?? '', warehouse: document.warehouse_id, lines: lines.map((row) => line(row, row.qty, row)) }
  },
  shipment: async (id) => {
    const [{ document, lines }, picks] = await Promise.all([
      get<Schemas['ShipmentDetailOut']>(`/warehouse/shipments/${id}`), get<Schemas['ChoicesOut']>(`/warehouse/shipments/${id}/picks`),
    ])
    // The lot that expires first is the one to fetch.
    const first = new Map(picks.items.map((choice) => [choice.line_id, choice.picks.find((pick) => !decimal.isZero(pick.qty))?.lot ?? '']))
    return {
      number: document.number, about: document.partner_name ?? '', warehouse: document.warehouse_id,
      lines: lines.map((row) => line(row, row.qty, { lot: row.lot || (first.get(row.id) ?? ''), serial: row.serial })),
    }
  },
  order: async (id) => {
    const { order, lines } = await get<Schemas['OrderDetailOut']>(`/sales/orders/${id}`)
    return {
      number: order.number, about: order.customer_name, warehouse: order.warehouse_id,
      lines: lines.filter((row) => row.stocked && !decimal.isZero(row.reserved_qty)).map((row) => line(row, row.reserved_qty)),
    }
  },
  count: async (id) => {
    const { document, lines } = await get<Schemas['CountDetailOut']>(`/warehouse/counts/${id}`)
    return { number: document.number, about: document.warehouse_name, warehouse: document.warehouse_id, lines: lines.map((row) => line(row, '0', row)) }
  },
}

/** The job of a document: the one that is open on this device, with its lines as they are now; or a new one. Its key. */
export async function open(kind: JobKind, id: number, user: number): Promise<string> {
  const key = `${user}:${kind}:${id}`
  const there = await device.jobs.get(key)
  if (there?.item) return key
  const found = await READ[kind](id).catch((error: unknown) => {
    // Without the network the work goes on with what is known of it.
    if (there) return null
    throw error
  })
  if (!found) return key
  await (kind === 'count' ? fetchWarehouse(found.warehouse) : fetchGoods(found.lines.map((row) => row.sku_id)))
  await device.jobs.put({ key, user, kind, document: id, opened: there?.opened ?? new Date().toISOString(), item: null, ...found })
  return key
}

/** A count that has no document yet: it gets one when it is sent. */
export async function openCount(warehouse: number, name: string, user: number): Promise<string> {
  const key = `${user}:count:${newKey()}`
  const job: Job = { key, user, kind: 'count', document: 0, number: '', about: name, warehouse, lines: [], opened: new Date().toISOString(), item: null }
  // The work may begin at once and without the network; what is not known yet is asked for code by code.
  await device.jobs.put(job)
  await fetchWarehouse(warehouse).catch(() => undefined)
  return key
}
