import { useEffect, useMemo, useRef, useState } from 'react'
import { signal } from '~/components/scan/feedback'
import * as decimal from '~/lib/decimal'
import { device, useLive } from '~/lib/offline/device'
import type { Job, JobLine, KeptGoods, Scan } from '~/lib/offline/model'
import { Unreachable } from '~/lib/problem'
import { ask, goodsOf, here, type Scanned } from './goods'
import { corrections, lineFor, type Part } from './tally'

/** Goods that were scanned and are tracked: their lot or number is scanned next. */
export interface Awaited {
  goods: KeptGoods
  line: number
  code: string
  qty: string
  want: 'lot' | 'serial'
  lot: string
}

/** What came of the last scan: a scan that was taken, or a key of the locales that says why it was not. */
export interface Said {
  ok: boolean
  text: string
  values: { [name: string]: string }
  scan: number | null
}

const PIECE = '1'

/** A job on this device: what was scanned for it, and what to do with the next code. */
export function useJob(key: string, user: number) {
  const job = useLive(async () => (await device.jobs.get(key)) ?? null, key)
  const scans = useLive(() => device.scans.where('job').equals(key).sortBy('id'), key)
  const [awaited, setAwaited] = useState<Awaited | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const [bin, setBin] = useState('')
  // Codes come faster than the database answers: each waits for the one before, and sees what it left.
  const turn = useRef<Promise<void>>(Promise.resolve())
  const now = useRef({ awaited, bin, lots: new Map<number, string>() })
  useEffect(() => {
    now.current.awaited = awaited
    now.current.bin = bin
  })

  const work = useMemo(() => {
    const wait = (next: Awaited | null) => {
      now.current.awaited = next
      setAwaited(next)
    }
    const say = (ok: boolean, text: string, values: Said['values'] = {}, scan: number | null = null, spoken = '') => {
      setSaid({ ok, text, values, scan })
      signal(ok, spoken)
    }
    const no = (text: string, values: Said['values'] = {}) => say(false, text, values)

    const add = async (goods: KeptGoods, line: number, code: string, qty: string, tracks: { lot: string; serial: string }) => {
      const scan: Scan = {
        job: key, user, line, sku_id: goods.sku_id, code, qty, lot: tracks.lot, serial: tracks.serial, made_on: '', expires_on: '', bin: now.current.bin, at: new Date().toISOString(),
      }
      const id = await device.scans.add(scan)
      if (tracks.lot) now.current.lots.set(goods.sku_id, tracks.lot)
      say(true, 'phone.said.taken', { name: goods.sku_name, qty: decimal.quantity(qty) }, id, goods.sku_name)
    }

    const goodsScanned = async (open: Job, found: Scanned, code: string) => {
      const { goods, qty } = found
      if (qty === null) return no('phone.said.noUnit', { name: goods.sku_name })
      const one = goods.serial_tracked ? PIECE : qty
      const all = await device.scans.where('job').equals(key).toArray()
      const line = lineFor(open, all, goods.sku_id, one)
      if (line === 'foreign' || line === 'over') return no(`phone.said.${line}`, { name: goods.sku_name })
      const at = line?.id ?? 0
      const lot = goods.lot_tracked ? found.lot || (now.current.lots.get(goods.sku_id) ?? line?.lot ?? '') : ''
      const serial = found.serial
      if (goods.serial_tracked && serial && all.some((scan) => scan.sku_id === goods.sku_id && scan.serial === serial && !decimal.isNegative(scan.qty))) return no('phone.said.twice', { code: serial })
      if (goods.lot_tracked && !lot) return wait({ goods, line: at, code, qty: one, want: 'lot', lot: '' })
      if (goods.serial_tracked && !serial) return wait({ goods, line: at, code, qty: one, want: 'serial', lot })
      wait(null)
      await add(goods, at, code, one, { lot, serial })
    }

    const trackScanned = async (open: Job, asked: Awaited, code: string) => {
      const lot = asked.want === 'lot' ? code : asked.lot
      now.current.lots.set(asked.goods.sku_id, lot)
      if (asked.want === 'lot' && asked.goods.serial_tracked) return wait({ ...asked, want: 'serial', lot })
      await goodsScanned(open, { goods: asked.goods, qty: asked.qty, lot, serial: asked.want === 'serial' ? code : '' }, asked.code)
    }

    const take = async (code: string) => {
      const open = await device.jobs.get(key)
      if (!open || open.item) return
      const asked = now.current.awaited
      const known = await here(code)
      if (known) return goodsScanned(open, known, code)
      if (asked) return trackScanned(open, asked, code)
      const meanings = await ask(code)
      const meant = meanings.find((each) => each.goods && open.lines.some((line: JobLine) => line.sku_id === each.goods!.sku_id)) ?? meanings[0]
      if (!meant) return no('phone.said.unknown', { code })
      if (meant.kind === 'bin') {
        now.current.bin = meant.bin!.code
        setBin(meant.bin!.code)
        return say(true, 'phone.said.bin', { code: meant.bin!.code })
      }
      const found = goodsOf(meant)
      if (!found) return no('phone.said.document', { code })
      if (meant.kind === 'lot') {
        now.current.lots.set(found.goods.sku_id, found.lot)
        return say(true, 'phone.said.lot', { code: found.lot, name: found.goods.sku_name })
      }
      await goodsScanned(open, found, code)
    }
    return {
      scan: (code: string) => {
        turn.current = turn.current.then(() => take(code)).catch((error: unknown) => {
          no(error instanceof Unreachable ? 'phone.said.away' : 'phone.said.failed', { code, why: error instanceof Error ? error.message : String(error) })
        })
        return turn.current
      },
      /** Take the last scan back. */
      undo: async (id: number) => {
        await device.scans.delete(id)
        setSaid(null)
      },
      /** Quantities that were typed: kept as differences, so that what was scanned stays told; behind the codes that are still on their way. */
      put: (shown: readonly Part[], typed: readonly Part[]) => {
        turn.current = turn.current.then(async () => {
          const all = await device.scans.where('job').equals(key).sortBy('id')
          const said = { job: key, user, code: '', bin: now.current.bin, at: new Date().toISOString() }
          await device.scans.bulkAdd(corrections(all, shown, typed).map((each) => ({ ...each, ...said })))
        })
        return turn.current
      },
      cancel: () => wait(null),
      /** The next scan of these goods is asked for its lot. */
      otherLot: (sku: number) => now.current.lots.delete(sku),
    }
  }, [key, user])
  return { job, scans: scans ?? [], ready: job !== undefined && scans !== undefined, awaited, said, bin, ...work }
}
