/*
 * The queue: what was decided without the network is sent in its order when there is one, each step with the key that was made at the
 * press of the button, so that it happens once however often it is sent. What is refused stays, with its reason, until somebody
 * corrects or drops it; and what follows it about the same work waits behind it.
 */
import { Problem, Unreachable } from '../problem'
import type { Item, Refusal } from './model'

export interface Store {
  /** All items, in the order in which they were decided. */
  all: () => Promise<Item[]>
  put: (item: Item) => Promise<void>
  remove: (keys: readonly string[]) => Promise<void>
}

export type Deliver = (path: string, body: unknown, key: string) => Promise<unknown>

/** `sent`: nothing is left to send; `away`: no network; `login`: somebody has to log in first. */
export type Outcome = 'sent' | 'away' | 'login'

/** The server forgets a key after seven days. */
const FORGOTTEN_MS = 6.5 * 24 * 3600 * 1000
/** So many done items are shown. */
const SHOWN_DONE = 20

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((now, name) => (now as Record<string | number, unknown> | null | undefined)?.[name], value)
}

/** The body with the answers of earlier steps in their places. */
export function filled(body: unknown, answers: readonly unknown[]): unknown {
  if (Array.isArray(body)) return body.map((each) => filled(each, answers))
  if (typeof body !== 'object' || body === null) return body
  if ('$answer' in body) {
    const [step, ...path] = (body as { $answer: [number, ...(string | number)[]] }).$answer
    return at(answers[step], path)
  }
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, filled(value, answers)]))
}

function refusal(problem: Problem): Refusal {
  const entries = problem.entries.map((entry) => entry.detail).filter((detail) => detail !== problem.message)
  return { status: problem.status, code: problem.code, message: [problem.message, ...entries].join(' '), remedy: problem.remedy }
}

/** What may be sent again later without anybody doing anything about it. */
function passes(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof Problem && (error.status >= 500 || error.status === 429 || error.code === 'api.idempotency_in_progress'))
}

/** Send what the user decided. Ends early when the network goes away or the session has ended; nothing is lost then. */
export async function flush(store: Store, user: number, deliver: Deliver, now: () => Date = () => new Date()): Promise<Outcome> {
  const stopped = new Set((await store.all()).filter((item) => item.state === 'refused').map((item) => item.job))
  for (;;) {
    const item = (await store.all()).find((each) => each.state === 'waiting' && each.user === user && !stopped.has(each.job))
    if (!item) break
    const outcome = await one(store, item, deliver, now())
    if (outcome === 'refused') stopped.add(item.job)
    else if (outcome !== 'done') return outcome
  }
  await tidy(store)
  return 'sent'
}

async function one(store: Store, item: Item, deliver: Deliver, now: Date): Promise<'done' | 'refused' | 'away' | 'login'> {
  let current = item
  const put = async (change: Partial<Item>) => {
    current = { ...current, ...change }
    await store.put(current)
  }
  if (current.sent && now.getTime() - Date.parse(current.sent) > FORGOTTEN_MS) {
    await put({ state: 'refused', refusal: { status: 0, code: 'offline.too_old', message: '', remedy: '' } })
    return 'refused'
  }
  if (!current.sent) await put({ sent: now.toISOString() })
  while (current.answers.length < current.steps.length) {
    const n = current.answers.length
    const step = current.steps[n]!
    try {
      const answer = await deliver(step.path, filled(step.body, current.answers), `${current.key}-${n}`)
      // What was heard is kept before the next step: a page that dies now goes on from here.
      await put({ answers: [...current.answers, answer ?? null] })
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return 'login'
      if (passes(error)) return 'away'
      if (!(error instanceof Problem)) throw error
      await put({ state: 'refused', refusal: refusal(error) })
      return 'refused'
    }
  }
  await put({ state: 'done' })
  return 'done'
}

async function tidy(store: Store): Promise<void> {
  const done = (await store.all()).filter((item) => item.state === 'done')
  await store.remove(done.slice(0, Math.max(0, done.length - SHOWN_DONE)).map((item) => item.key))
}
