/* What scanned texts mean: what the device knows, then what the server says. */
import type { components } from '~/api/generated/schema'
import { get } from '~/api/http'
import { spellings } from '~/components/scan/sight'
import { device } from '~/lib/offline/device'
import type { KeptCode, KeptGoods } from '~/lib/offline/model'

export type ServerGoods = components['schemas']['ScannedGoodsOut']
export type Meaning = components['schemas']['MeaningOut']
type GoodsPage = { items: ServerGoods[]; next: string | null }

const AT_ONCE = 200
const PAGE = 500

function known({ codes, ...goods }: ServerGoods): [KeptGoods, KeptCode[]] {
  // The code of the SKU is on many labels too; a barcode that says the same comes first.
  const own: KeptCode = { code: goods.sku_code, sku_id: goods.sku_id, qty: '1' }
  return [goods, [own, ...codes.map(({ code, qty }) => ({ code, sku_id: goods.sku_id, qty }))]]
}

export async function keepGoods(rows: readonly ServerGoods[]): Promise<void> {
  const both = rows.map(known)
  await device.transaction('rw', [device.goods, device.codes], async () => {
    await device.codes.where('sku_id').anyOf(rows.map((row) => row.sku_id)).delete()
    await device.goods.bulkPut(both.map(([goods]) => goods))
    await device.codes.bulkPut(both.flatMap(([, codes]) => codes))
  })
}

/** Keep on the device what scanning these goods needs. */
export async function fetchGoods(skus: readonly number[]): Promise<void> {
  const asked = [...new Set(skus)]
  for (let at = 0; at < asked.length; at += AT_ONCE) {
    const page = await get<GoodsPage>('/scan/goods', { sku_ids: asked.slice(at, at + AT_ONCE), limit: AT_ONCE })
    await keepGoods(page.items)
  }
}

/** The same for everything that lies in a warehouse. */
export async function fetchWarehouse(warehouse: number, tell?: (count: number) => void): Promise<void> {
  let cursor: string | null = null
  let count = 0
  do {
    const page: GoodsPage = await get<GoodsPage>('/scan/goods', { warehouse_id: warehouse, limit: PAGE, cursor })
    await keepGoods(page.items)
    count += page.items.length
    tell?.(count)
    cursor = page.next
  } while (cursor)
}

export interface Scanned {
  goods: KeptGoods
  /** Base units of one scan; null: its packing unit can't be converted. */
  qty: string | null
  lot: string
  serial: string
}

/** Goods that the device knows by this text. */
export async function here(code: string): Promise<Scanned | null> {
  for (const text of spellings(code)) {
    const found = await device.codes.get(text)
    const goods = found && (await device.goods.get(found.sku_id))
    if (found && goods) return { goods, qty: found.qty, lot: '', serial: '' }
  }
  return null
}

/** Everything that the server knows by this text; goods are kept for the next time. */
export async function ask(code: string): Promise<Meaning[]> {
  const { meanings } = await get<{ meanings: Meaning[] }>('/scan', { code: code.slice(0, 100) })
  await keepGoods(meanings.flatMap((each) => (each.kind === 'sku' && each.goods ? [each.goods] : [])))
  return meanings
}

export function goodsOf(meaning: Meaning): Scanned | null {
  if (!meaning.goods) return null
  const { codes: _, ...goods } = meaning.goods
  return { goods, qty: meaning.qty, lot: meaning.lot, serial: meaning.serial }
}
