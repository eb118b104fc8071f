// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest'

/** A page of its own, with a server that remembers nothing; what was sent to it. */
async function page(settings: Record<string, unknown>) {
  vi.clearAllTimers() // the page before is gone, and what it would have done later with it
  vi.resetModules()
  const sent: unknown[] = []
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    if (init.method === 'PUT') sent.push(...(JSON.parse(String(init.body)) as { settings: unknown[] }).settings)
    return new Response(JSON.stringify(init.method === 'PUT' ? {} : { settings, views: [] }), { status: 200, headers: { 'Content-Type': 'application/json' } })
  })
  return { sent, store: await import('~/lib/preferences'), ...(await import('./preferences')) }
}

beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers()
})

test('what was set just before the page was left is sent by the next one, whose older answer does not undo it', async () => {
  const left = await page({})
  await left.load(7)
  left.store.prefer('place', { shop_id: 3 })
  left.store.prefer('theme', undefined)
  expect(left.sent).toEqual([])

  const next = await page({ theme: 'dark' })
  await next.load(7)
  expect(next.store.preferred('place', null)).toEqual({ shop_id: 3 })
  expect(next.store.preferred('theme', 'system')).toBe('system')
  await vi.runAllTimersAsync()
  expect(next.sent).toEqual([{ key: 'place', value: { shop_id: 3 } }, { key: 'theme', value: null }])

  const third = await page({ place: { shop_id: 4 } })
  await third.load(7)
  await vi.runAllTimersAsync()
  expect(third.store.preferred('place', null)).toEqual({ shop_id: 4 })
  expect(third.sent).toEqual([])
})

test("what somebody else set and left is not sent as one's own", async () => {
  const left = await page({})
  await left.load(7)
  left.store.prefer('place', { shop_id: 3 })
  const next = await page({})
  await next.load(8)
  await vi.runAllTimersAsync()
  expect(next.sent).toEqual([])
  expect(next.store.preferred('place', null)).toBeNull()
})

test('an answer that was asked for before a setting reached the server does not undo it, though it arrives after', async () => {
  const one = await page({ place: { shop_id: 1 } })
  await one.load(7)
  let answer: (found: Response) => void = () => {}
  const asked = fetch
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => (init.method === 'PUT' ? asked(path, init) : new Promise<Response>((done) => (answer = done))))
  const loading = one.load(7)
  one.store.prefer('place', { shop_id: 3 })
  await vi.runAllTimersAsync()
  expect(one.sent).toEqual([{ key: 'place', value: { shop_id: 3 } }])
  answer(new Response(JSON.stringify({ settings: { place: { shop_id: 1 } }, views: [] }), { status: 200, headers: { 'Content-Type': 'application/json' } }))
  await loading
  expect(one.store.preferred('place', null)).toEqual({ shop_id: 3 })
})
