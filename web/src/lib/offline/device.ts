/* The database on the device. */
import Dexie, { liveQuery, type EntityTable, type Table } from 'dexie'
import { useEffect, useState } from 'react'
import type { Item, Job, KeptCode, KeptGoods, Scan } from './model'
import type { Store } from './queue'

class Device extends Dexie {
  items!: EntityTable<Item, 'key'>
  jobs!: EntityTable<Job, 'key'>
  scans!: Table<Scan, number>
  goods!: EntityTable<KeptGoods, 'sku_id'>
  codes!: EntityTable<KeptCode, 'code'>

  constructor() {
    super('zhanggui')
    this.version(1).stores({ items: 'key, at, job', jobs: 'key, user', scans: '++id, job', goods: 'sku_id', codes: 'code, sku_id' })
  }
}

export const device = new Device()

export const store: Store = {
  all: () => device.items.orderBy('at').toArray(),
  // What is done is done with: its work is closed in the same breath, and the document can be worked on again.
  put: (item) => device.transaction('rw', [device.items, device.jobs, device.scans], async () => {
    await device.items.put(item)
    if (item.state !== 'done') return
    await device.scans.where('job').equals(item.job).delete()
    await device.jobs.delete(item.job)
  }),
  remove: (keys) => device.items.bulkDelete([...keys]),
}

/** What the database answers, again whenever it changes, in this tab or another. Undefined: not yet. */
export function useLive<T>(ask: () => Promise<T>, on: string): T | undefined {
  const [found, setFound] = useState<{ on: string; value: T }>()
  useEffect(() => {
    const listening = liveQuery(ask).subscribe({ next: (value) => setFound({ on, value }), error: () => setFound(undefined) })
    return () => listening.unsubscribe()
    // `on` says what is asked; the function itself is new at every turn.
  }, [on]) // oxlint-disable-line react/exhaustive-deps
  return found?.on === on ? found.value : undefined
}

/** What one has opened and not finished: the work begun, and what waits to be sent. */
export async function unsent(user: number): Promise<{ items: Item[]; jobs: Job[] }> {
  const items = (await device.items.toArray()).filter((item) => item.user === user && item.state !== 'done')
  const jobs: Job[] = []
  for (const job of await device.jobs.where('user').equals(user).toArray()) {
    if (!job.item && (await device.scans.where('job').equals(job.key).count())) jobs.push(job)
  }
  return { items, jobs }
}

/**
 * Forget what lies here of a person. What was decided and not sent stays unless `everything` goes: it waits for its owner; the goods,
 * which are nobody's, go too.
 */
export async function forget(user: number, everything: boolean): Promise<void> {
  await device.transaction('rw', [device.items, device.jobs, device.scans, device.goods, device.codes], async () => {
    const kept = everything ? { items: [], jobs: [] } : await unsent(user)
    const keep = new Set([...kept.items.map((item) => item.job), ...kept.jobs.map((job) => job.key)])
    const mine = (await device.jobs.where('user').equals(user).toArray()).map((job) => job.key).filter((key) => !keep.has(key))
    await device.scans.where('job').anyOf(mine).delete()
    await device.jobs.bulkDelete(mine)
    const unsentKeys = new Set(kept.items.map((item) => item.key))
    const gone = (await device.items.toArray()).filter((item) => item.user === user && !unsentKeys.has(item.key))
    await device.items.bulkDelete(gone.map((item) => item.key))
    await device.goods.clear()
    await device.codes.clear()
  })
}
