import { describe, expect, test } from 'vitest'
import { Problem, Unreachable } from '../problem'
import type { Item } from './model'
import { filled, flush, type Deliver, type Store } from './queue'

function memory(items: readonly Item[]): Store & { items: Map<string, Item> } {
  const kept = new Map(items.map((item) => [item.key, item]))
  return {
    items: kept,
    all: async () => [...kept.values()].sort((a, b) => a.at.localeCompare(b.at)),
    put: async (item) => void kept.set(item.key, structuredClone(item)),
    remove: async (keys) => keys.forEach((key) => kept.delete(key)),
  }
}

let made = 0
function item(change: Partial<Item> = {}): Item {
  made += 1
  return {
    key: `k${made}`, user: 1, userName: 'a', at: new Date(made * 1000).toISOString(), kind: 'count', subject: '', job: `j${made}`,
    steps: [{ path: '/a', body: { n: made } }], answers: [], state: 'waiting', refusal: null, sent: null, ...change,
  }
}

/** A server that knows keys, as ours does: the same key is done once and answered again. */
function server(refuses: (path: string, body: unknown) => Problem | null = () => null) {
  const answers = new Map<string, unknown>()
  const done: [string, unknown][] = []
  const answer: Deliver = async (path, body, key) => {
    const refused = refuses(path, body)
    if (refused) throw refused
    if (!answers.has(key)) {
      done.push([path, body])
      answers.set(key, { ids: [100 + done.length] })
    }
    return answers.get(key)
  }
  return { done, answer }
}

describe('the queue', () => {
  test('sends in the order of the decisions', async () => {
    const [first, second] = [item(), item()]
    const { done, answer } = server()
    expect(await flush(memory([second, first]), 1, answer)).toBe('sent')
    expect(done.map(([, body]) => body)).toEqual([first.steps[0]!.body, second.steps[0]!.body])
  })

  test('an answer that was not heard is asked for again, and done once', async () => {
    const { done, answer } = server()
    const store = memory([item()])
    let lost = 1
    const deaf: Deliver = async (path, body, key) => {
      const heard = await answer(path, body, key)
      if (lost-- > 0) throw new Unreachable('gone')
      return heard
    }
    expect(await flush(store, 1, deaf)).toBe('away')
    expect(await flush(store, 1, deaf)).toBe('sent')
    expect(done).toHaveLength(1)
  })

  test('a step takes what an earlier one answered, and is not begun anew when the page dies between them', async () => {
    const { done, answer } = server()
    const begun = item({ steps: [{ path: '/counts', body: {} }, { path: '/enter', body: { documents: [{ id: { $answer: [0, 'ids', 0] } }] } }] })
    const store = memory([begun])
    const dies: Deliver = (path, body, key) => (path === '/enter' ? Promise.reject(new Unreachable('gone')) : answer(path, body, key))
    expect(await flush(store, 1, dies)).toBe('away')
    expect(await flush(store, 1, answer)).toBe('sent')
    expect(done).toEqual([['/counts', {}], ['/enter', { documents: [{ id: 101 }] }]])
  })

  test('what is refused stays with its reason, what is about the same work waits behind it, the rest goes on', async () => {
    const bad = item({ job: 'one', steps: [{ path: '/bad', body: {} }] })
    const behind = item({ job: 'one' })
    const other = item()
    const store = memory([bad, behind, other])
    const { done, answer } = server((path) => (path === '/bad' ? new Problem(409, { code: 'x.over', detail: 'too much', remedy: 'less' }) : null))
    expect(await flush(store, 1, answer)).toBe('sent')
    expect(store.items.get(bad.key)).toMatchObject({ state: 'refused', refusal: { code: 'x.over', message: 'too much', remedy: 'less' } })
    expect(store.items.get(behind.key)!.state).toBe('waiting')
    expect(done).toEqual([['/a', other.steps[0]!.body]])
  })

  test('a session that has ended stops everything and loses nothing', async () => {
    const store = memory([item(), item()])
    const { answer } = server(() => new Problem(401, { code: 'api.unauthenticated', detail: '' }))
    expect(await flush(store, 1, answer)).toBe('login')
    expect([...store.items.values()].map((each) => each.state)).toEqual(['waiting', 'waiting'])
  })

  test('a server in trouble is asked later, not given up', async () => {
    for (const problem of [new Problem(503, { code: 'api.busy' }), new Problem(409, { code: 'api.idempotency_in_progress' })]) {
      const store = memory([item()])
      expect(await flush(store, 1, server(() => problem).answer)).toBe('away')
      expect([...store.items.values()][0]!.state).toBe('waiting')
    }
  })

  test('what somebody else decided is not sent by me', async () => {
    const theirs = item({ user: 2 })
    const store = memory([theirs])
    const { done, answer } = server()
    expect(await flush(store, 1, answer)).toBe('sent')
    expect(done).toEqual([])
    expect(store.items.get(theirs.key)!.state).toBe('waiting')
  })

  test('what was sent longer ago than the server remembers is not sent again blindly', async () => {
    const old = item({ sent: '2026-01-01T00:00:00.000Z' })
    const store = memory([old])
    const { done, answer } = server()
    await flush(store, 1, answer, () => new Date('2026-01-09T00:00:00Z'))
    expect(done).toEqual([])
    expect(store.items.get(old.key)).toMatchObject({ state: 'refused', refusal: { code: 'offline.too_old' } })
  })

  test('only some done items are kept', async () => {
    const store = memory(Array.from({ length: 25 }, () => item()))
    await flush(store, 1, server().answer)
    expect(store.items.size).toBe(20)
  })
})

test('answers are filled in anywhere', () => {
  expect(filled({ a: [{ b: { $answer: [0, 'ids', 1] } }], c: 'x', d: null }, [{ ids: [7, 8] }])).toEqual({ a: [{ b: 8 }], c: 'x', d: null })
})
