/* The open pages. Each keeps its state while another one is in front (React's Activity), until it is closed. */
import { useSyncExternalStore } from 'react'
import { prefer } from './preferences'

export interface Tab {
  /** The path names the page: the same document is open once. */
  path: string
  /** Path and search, as it was last. */
  href: string
  /** Said by the page itself (the number of a document); else the page's own name counts. */
  title?: string
  pinned?: boolean
  /** Rises when the page is to start afresh. */
  round: number
}

const KEY = 'zg.tabs'
export const HOME = '/'

function kept(): Tab[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    if (Array.isArray(found) && found.every((tab) => typeof (tab as Tab).path === 'string')) return found as Tab[]
  } catch {
    /* a broken memory is none */
  }
  return []
}

let tabs: readonly Tab[] = kept()
const listeners = new Set<() => void>()

function put(next: readonly Tab[]): void {
  tabs = next
  sessionStorage.setItem(KEY, JSON.stringify(next))
  for (const tell of listeners) tell()
}

/** The addresses of the open pages. */
export function openPaths(): Set<string> {
  return new Set(tabs.map((tab) => tab.path))
}

export function useTabs(): readonly Tab[] {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => tabs,
  )
}

/** The page at this address is in front now: open it, or remember where in it the user is. */
export function visit(path: string, href: string): void {
  const found = tabs.find((tab) => tab.path === path)
  if (!found) put([...tabs, { path, href, round: 0 }])
  else if (found.href !== href) put(tabs.map((tab) => (tab === found ? { ...tab, href } : tab)))
}

export function entitle(path: string, title: string): void {
  const found = tabs.find((tab) => tab.path === path)
  if (found && found.title !== title) put(tabs.map((tab) => (tab === found ? { ...tab, title } : tab)))
}

/** Close pages; the address to go to if the one in front was among them. */
export function close(paths: readonly string[], front: string): string | null {
  const gone = new Set(paths)
  const at = tabs.findIndex((tab) => tab.path === front)
  const left = tabs.filter((tab) => !gone.has(tab.path) || tab.pinned)
  const stays = left.some((tab) => tab.path === front)
  const next = stays ? null : (tabs.slice(at + 1).find((tab) => left.includes(tab)) ?? left.at(-1))
  put(left)
  return stays ? null : (next?.href ?? HOME)
}

export function pin(path: string): void {
  const turned = tabs.map((tab) => (tab.path === path ? { ...tab, pinned: !tab.pinned } : tab))
  put([...turned.filter((tab) => tab.pinned), ...turned.filter((tab) => !tab.pinned)])
  const pinned = tabs.filter((tab) => tab.pinned).map(({ path, href, title }) => ({ path, href, ...(title ? { title } : {}) }))
  prefer('pinned', pinned.length ? pinned : undefined)
}

/** The pages that the user has pinned, also in another browser: open them in front of the others, and let go what is pinned no more. */
export function pinnedFrom(wanted: readonly unknown[]): void {
  const known = wanted.filter((each): each is Pick<Tab, 'path' | 'href' | 'title'> => typeof (each as Tab)?.path === 'string' && typeof (each as Tab).href === 'string')
  const paths = new Set(known.map((each) => each.path))
  const front = known.map((each): Tab => ({ round: 0, ...(each.title ? { title: each.title } : {}), path: each.path, href: each.href, ...tabs.find((tab) => tab.path === each.path), pinned: true }))
  const rest = tabs.filter((tab) => !paths.has(tab.path)).map((tab) => (tab.pinned ? { ...tab, pinned: false } : tab))
  const next = [...front, ...rest]
  if (JSON.stringify(next) !== JSON.stringify(tabs)) put(next)
}

export function restart(path: string): void {
  put(tabs.map((tab) => (tab.path === path ? { ...tab, round: tab.round + 1 } : tab)))
}

export function forget(): void {
  put([])
}
