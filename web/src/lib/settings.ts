/* What each user sets for this browser: theme, menu, direction of colours. */
import { useSyncExternalStore } from 'react'

export interface Settings {
  theme: 'light' | 'dark' | 'system'
  collapsed: boolean
  /** China reads red as up. */
  upIsRed: boolean
}

const KEY = 'zg.settings'
const FIRST: Settings = { theme: 'system', collapsed: false, upIsRed: true }

function kept(): Settings {
  try {
    return { ...FIRST, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>) }
  } catch {
    return FIRST
  }
}

let settings = kept()
const listeners = new Set<() => void>()

export function set(change: Partial<Settings>): void {
  settings = { ...settings, ...change }
  localStorage.setItem(KEY, JSON.stringify(settings))
  for (const tell of listeners) tell()
}

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export function useSettings(): Settings {
  return useSyncExternalStore(listen, () => settings)
}

const night = matchMedia('(prefers-color-scheme: dark)')

export function useDark(): boolean {
  const { theme } = useSettings()
  const system = useSyncExternalStore(
    (tell) => {
      night.addEventListener('change', tell)
      return () => night.removeEventListener('change', tell)
    },
    () => night.matches,
  )
  return theme === 'system' ? system : theme === 'dark'
}

const narrow = matchMedia('(max-width: 767px)')

/** A phone: cards instead of tables, a drawer instead of the menu. */
export function usePhone(): boolean {
  return useSyncExternalStore(
    (tell) => {
      narrow.addEventListener('change', tell)
      return () => narrow.removeEventListener('change', tell)
    },
    () => narrow.matches,
  )
}
