/* The queue of the device on its way to the server: one tab sends, the order stays, and whoever is logged in sends what is theirs. */
import { device, store } from '~/lib/offline/device'
import type { Item, Step } from '~/lib/offline/model'
import { flush, type Outcome } from '~/lib/offline/queue'
import { Problem } from '~/lib/problem'
import { get, newKey, send, setCsrf } from './http'
import type { Me } from './session'

const LOCK = 'zg.queue'

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  // Without locks (an old browser) the keys alone see to it that nothing happens twice.
  return navigator.locks ? ((await navigator.locks.request(LOCK, work)) as T) : work()
}

let running: Promise<Outcome> | null = null
let again = false

/** Send what waits. Asked for while it runs, it looks once more before it ends: what came meanwhile is sent too. */
export function deliver(): Promise<Outcome> {
  again = true
  running ??= inTurn(async () => {
    let outcome: Outcome = 'sent'
    while (again) {
      again = false
      outcome = await run()
    }
    return outcome
  }).finally(() => {
    running = null
  })
  return running
}

async function run(): Promise<Outcome> {
  if (!(await device.items.toArray()).some((item) => item.state === 'waiting')) return 'sent'
  let me: Me
  try {
    // Whose session it is may have changed in another tab since this one looked.
    me = await get<Me>('/me')
  } catch (error) {
    return error instanceof Problem && error.status === 401 ? 'login' : 'away'
  }
  setCsrf(me.csrf_token ?? null)
  return flush(store, (me.user_id ?? 0), (path, body, key) => send('POST', path, body, key))
}

export interface Decision {
  kind: string
  subject: string
  job: string
  steps: readonly Step[]
}

/** Keep a decision, and send it if there is a network. The job is closed: it belongs to its item now. */
export async function decide(me: Me, { kind, subject, job, steps }: Decision): Promise<Item> {
  const item: Item = {
    key: newKey(), user: (me.user_id ?? 0), userName: me.name, at: new Date().toISOString(), kind, subject, job, steps, answers: [], state: 'waiting', refusal: null, sent: null,
  }
  await device.transaction('rw', [device.items, device.jobs], async () => {
    await device.items.add(item)
    await device.jobs.update(job, { item: item.key })
  })
  void deliver()
  return item
}

/** Take a refused decision back to be corrected: its work is open again, with everything that was scanned. */
export async function reopen(item: Item): Promise<void> {
  await device.transaction('rw', [device.items, device.jobs], async () => {
    // A document that the first step made is the one to go on with.
    const made = (item.answers[0] as { ids?: number[] } | null | undefined)?.ids?.[0]
    await device.jobs.update(item.job, { item: null, ...(item.kind === 'count' && made ? { document: made } : {}) })
    await device.items.delete(item.key)
  })
}

/** Give a decision up, with what was scanned for it. */
export async function drop(item: Item): Promise<void> {
  await device.transaction('rw', [device.items, device.jobs, device.scans], async () => {
    await device.items.delete(item.key)
    await device.scans.where('job').equals(item.job).delete()
    await device.jobs.delete(item.job)
  })
}
