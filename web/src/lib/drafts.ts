/*
 * Forms that are open when the page has to be loaded anew (an upgrade of the server): what was typed is kept for this tab, and every form
 * takes its own back. A form stays known while its page is behind others; closing the page forgets it.
 */
import dayjs from 'dayjs'
import { useCallback, useEffect, useRef } from 'react'
import { openPaths } from './tabs'

const KEY = 'zg.drafts'
const readers = new Map<string, () => unknown>()

function plain(value: unknown): unknown {
  if (dayjs.isDayjs(value)) return { $day: value.toISOString() }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]))
  return value
}

function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived)
  if (typeof value !== 'object' || value === null) return value
  if ('$day' in value) return dayjs(String(value.$day))
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, revived(each)]))
}

function kept(): Record<string, unknown> {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Record<string, unknown>
  } catch {
    return {}
  }
}

/** Several forms of one page: `/a/7#count`. */
function pageOf(path: string): string {
  return path.split('#')[0]!
}

/** Keep what stands in every open form. */
export function saveDrafts(): void {
  const open = openPaths()
  const all = kept()
  for (const [path, read] of readers) {
    const draft = read()
    if (open.has(pageOf(path)) && draft != null) all[path] = plain(draft)
  }
  sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(Object.entries(all).filter(([path]) => open.has(pageOf(path))))))
}

function take(path: string): unknown {
  const { [path]: draft, ...others } = kept()
  if (draft === undefined) return null
  sessionStorage.setItem(KEY, JSON.stringify(others))
  return revived(draft)
}

/**
 * A form that outlives a reload. `read`: what is typed, null for nothing; `restore`: put it back. What is given back and not touched is a
 * draft still, until the form is saved: call what this returns then.
 */
export function useDraft<T>(path: string, read: () => T | null, restore: (draft: T) => void): () => void {
  const now = useRef({ read, restore })
  const back = useRef<T | null>(null)
  useEffect(() => {
    now.current = { read, restore }
  })
  useEffect(() => {
    const draft = take(path)
    if (draft !== null) {
      back.current = draft as T
      now.current.restore(draft as T)
    }
    // It is not taken out when the page goes behind another one, which looks the same from here as its end.
    readers.set(path, () => now.current.read() ?? back.current)
  }, [path])
  return useCallback(() => {
    back.current = null
  }, [])
}
