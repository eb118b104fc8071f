/* How somebody likes to see the application: theme, menu, direction of colours. */
import { useSyncExternalStore } from 'react'
import { prefer, usePreferred } from './preferences'

export interface Settings {
  theme: 'light' | 'dark' | 'system'
  collapsed: boolean
  /** China reads red as up. */
  upIsRed: boolean
}

const FIRST: Settings = { theme: 'system', collapsed: false, upIsRed: true }

export function set(change: Partial<Settings>): void {
  for (const [key, value] of Object.entries(change)) prefer(key, value)
}

export function useSettings(): Settings {
  const { theme, collapsed, upIsRed } = usePreferred() as Partial<Settings>
  return { theme: theme ?? FIRST.theme, collapsed: collapsed ?? FIRST.collapsed, upIsRed: upIsRed ?? FIRST.upIsRed }
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
