/* Settings and views of the user, between this browser and the server. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { adopt, keptFor, whenPreferred } from '~/lib/preferences'
import { Problem } from '~/lib/problem'
import type { components } from './generated/schema'
import { get, send } from './http'
import { useMe } from './session'

export type View = components['schemas']['ViewOut']
export type ViewContent = components['schemas']['ViewContent']
type Preferences = components['schemas']['PreferencesOut']

const PAUSE_MS = 500
const AGAIN_MS = 5000
const VIEWS = 'zg.views'
const UNSENT = 'zg.unsent'
const waiting = new Map<string, unknown>()
const sent = new Map<string, unknown>()
/** For each question that the server has not answered yet: what was on its way when it was asked, or has been set since. */
const asking = new Set<Set<string>>()
let timer: ReturnType<typeof setTimeout> | undefined

/** What has not reached the server yet outlives the page: the next one sends it, and does not take the server's older word for it. */
function remember(): void {
  const settings = Object.fromEntries([...sent, ...waiting].map(([key, value]) => [key, value ?? null]))
  if (Object.keys(settings).length) localStorage.setItem(UNSENT, JSON.stringify({ user: keptFor(), settings }))
  else localStorage.removeItem(UNSENT)
}

function recall(user: number): void {
  try {
    const found = JSON.parse(localStorage.getItem(UNSENT) ?? '') as { user: number; settings: Record<string, unknown> }
    if (found.user !== user) return
    for (const [key, value] of Object.entries(found.settings)) if (!waiting.has(key) && !sent.has(key)) waiting.set(key, value ?? undefined)
    later(0)
  } catch {
    /* a broken memory is none */
  }
}

function later(pause: number): void {
  clearTimeout(timer)
  timer = setTimeout(() => void flush(), pause)
}

async function flush(): Promise<void> {
  clearTimeout(timer)
  if (!waiting.size || sent.size) return
  const batch = [...waiting]
  waiting.clear()
  for (const [key, value] of batch) sent.set(key, value)
  try {
    await send('PUT', '/me/preferences', { settings: batch.map(([key, value]) => ({ key, value: value ?? null })) })
  } catch (problem) {
    // What was refused is refused again; what was not heard is said again, unless it has been set anew since.
    const heard = problem instanceof Problem && problem.status < 500 && problem.status !== 401
    if (!heard) for (const [key, value] of batch) if (!waiting.has(key)) waiting.set(key, value)
  } finally {
    sent.clear()
    remember()
    if (waiting.size) later(AGAIN_MS)
  }
}

whenPreferred((key, value) => {
  waiting.set(key, value)
  for (const newer of asking) newer.add(key)
  remember()
  later(PAUSE_MS)
})
addEventListener('pagehide', () => void flush())

function keptViews(user: number): Preferences | undefined {
  try {
    const found = JSON.parse(localStorage.getItem(VIEWS) ?? '') as { user: number; views: View[] }
    if (found.user === user && Array.isArray(found.views)) return { settings: {}, views: found.views }
  } catch {
    /* a broken memory is none */
  }
  return undefined
}

/** What the server knows of this user's settings and views. What was on its way there when it was asked, or was set since, stays as it is
 *  here: the answer may be older, even if what was set has been heard by the time the answer arrives. */
export async function load(user: number, signal?: AbortSignal): Promise<Preferences> {
  recall(user)
  const newer = new Set([...waiting.keys(), ...sent.keys()])
  asking.add(newer)
  try {
    const found = await get<Preferences>('/me/preferences', undefined, signal)
    adopt(user, found.settings, newer)
    localStorage.setItem(VIEWS, JSON.stringify({ user, views: found.views }))
    return found
  } finally {
    asking.delete(newer)
  }
}

const KEY = 'preferences'
const NO_VIEWS: readonly View[] = []

/** Settings and views of who is logged in; `ready` at once where this browser has a copy of them. */
export function usePreferences(): { views: readonly View[]; settings: Preferences['settings'] | undefined; ready: boolean; refresh: () => Promise<void> } {
  const { me } = useMe()
  const client = useQueryClient()
  const user = me?.user_id ?? 0
  const { data, isError } = useQuery({
    queryKey: [KEY, user],
    queryFn: ({ signal }) => load(user, signal),
    enabled: user > 0,
    networkMode: 'always',
    staleTime: 60_000,
  })
  const copy = useMemo(() => keptViews(user), [user])
  const known = data ?? copy
  return {
    views: known?.views ?? NO_VIEWS,
    settings: data?.settings,
    ready: data !== undefined || isError || (keptFor() === user && copy !== undefined),
    refresh: () => client.invalidateQueries({ queryKey: [KEY] }),
  }
}

/** The views of one list, and what can be done with them. */
export function useViews(list: string) {
  const { views, refresh } = usePreferences()
  const done = async <T>(change: Promise<T>): Promise<T> => {
    const found = await change
    await refresh()
    return found
  }
  return {
    views: useMemo(() => views.filter((view) => view.list === list), [views, list]),
    save: (name: string, shared: boolean, content: ViewContent) =>
      done(send<{ ids: number[] }>('POST', '/views', { views: [{ list, name, shared, content }] }).then((made) => made.ids[0]!)),
    change: ({ id, version, name, shared, content }: Pick<View, 'id' | 'version' | 'name' | 'shared' | 'content'>) =>
      done(send<void>('PUT', '/views', { views: [{ id, version, name, shared, content }] })),
    remove: (id: number) => done(send<void>('DELETE', `/views/${id}`)),
    makeDefault: (id: number | null) => done(send<void>('PUT', '/views/defaults', { defaults: [{ list, view_id: id }] })),
  }
}

/** Look after the settings as long as somebody is logged in. */
export function usePreferencesKept(onSettings: (settings: Preferences['settings']) => void): boolean {
  const { settings, ready } = usePreferences()
  useEffect(() => {
    if (settings) onSettings(settings)
  }, [settings, onSettings])
  return ready
}
