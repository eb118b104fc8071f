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

/** A hook that says whether the browser's answer to a media query is yes. */
function media(query: string): () => boolean {
  const list = matchMedia(query)
  const listen = (tell: () => void) => {
    list.addEventListener('change', tell)
    return () => list.removeEventListener('change', tell)
  }
  return () => useSyncExternalStore(listen, () => list.matches)
}

const useNight = media('(prefers-color-scheme: dark)')

export function useDark(): boolean {
  const { theme } = useSettings()
  const system = useNight()
  return theme === 'system' ? system : theme === 'dark'
}

/** Whoever wants nothing to move. */
export const useStill = media('(prefers-reduced-motion: reduce)')

/** A big screen: what would be far apart on it is wider. */
export const useWide = media('(min-width: 1680px)')

export const PHONE = '(max-width: 767px)'

/** A phone: cards instead of tables, a drawer instead of the menu. */
export const usePhone = media(PHONE)
