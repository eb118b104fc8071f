/* What somebody has set, key by key. This browser keeps a copy, so that nothing jumps while the page loads; the server's counts. */
import { useCallback, useSyncExternalStore } from 'react'

const KEY = 'zg.preferences'

interface Kept {
  user: number | null
  values: Readonly<Record<string, unknown>>
}

function kept(): Kept {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? '') as Partial<Kept>
    if (found && typeof found.values === 'object' && found.values) return { user: found.user ?? null, values: found.values }
  } catch {
    /* a broken memory is none */
  }
  return { user: null, values: {} }
}

let state = kept()
let send: (key: string, value: unknown) => void = () => {}
const listeners = new Set<() => void>()

function put(next: Kept): void {
  state = next
  localStorage.setItem(KEY, JSON.stringify(next))
  for (const tell of listeners) tell()
}

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** Called with every change that somebody makes. */
export function whenPreferred(react: (key: string, value: unknown) => void): void {
  send = react
}

/** Whose settings this browser has a copy of. */
export function keptFor(): number | null {
  return state.user
}

/** What the server knows of this user replaces the copy; what was changed here and is still on its way stays. */
export function adopt(user: number, values: Readonly<Record<string, unknown>>, underway: ReadonlySet<string> = new Set()): void {
  const mine = state.user === user ? Object.entries(state.values).filter(([key]) => underway.has(key)) : []
  const rest = Object.entries(values).filter(([key]) => !underway.has(key))
  const next = Object.fromEntries([...rest, ...mine])
  if (state.user === user && JSON.stringify(sorted(next)) === JSON.stringify(sorted(state.values))) return
  // What is the same stays the same object: what hangs on it is not drawn again.
  for (const [key, value] of Object.entries(next)) if (JSON.stringify(value) === JSON.stringify(state.values[key])) next[key] = state.values[key]
  put({ user, values: next })
}

function sorted(values: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))
}

export function preferred<T>(key: string, first: T): T {
  return key in state.values ? (state.values[key] as T) : first
}

/** Set something, here and on the server; undefined takes it away. */
export function prefer(key: string, value: unknown): void {
  const { [key]: _, ...others } = state.values
  put({ ...state, values: value === undefined ? others : { ...others, [key]: value } })
  send(key, value)
}

export function usePreference<T>(key: string, first: T): [T, (value: T | undefined) => void] {
  const value = useSyncExternalStore(listen, () => preferred(key, first))
  const set = useCallback((next: T | undefined) => prefer(key, next), [key])
  return [value, set]
}

export function usePreferred(): Readonly<Record<string, unknown>> {
  return useSyncExternalStore(listen, () => state.values)
}
