/* A page from before an upgrade that asks for a part which is gone. */
import { saveDrafts } from './drafts'

const KEY = 'zg.reloaded'
/** Asked for again so soon after a reload, the part is not old but missing: loading once more would never end. */
const ONCE_MS = 60_000

/** Whether an error says that a part of the application could not be loaded. */
export function isStale(error: Error): boolean {
  return /dynamically imported module|Importing a module script|Failed to fetch/.test(error.message)
}

/** Load the page anew, with everything that was typed; once. False: it was done already, or there is no network to load it from. */
export function reloadOnce(now = Date.now(), reload = () => location.reload()): boolean {
  if (!navigator.onLine || now - Number(sessionStorage.getItem(KEY) ?? 0) < ONCE_MS) return false
  sessionStorage.setItem(KEY, String(now))
  saveDrafts()
  reload()
  return true
}

export function watch(): void {
  addEventListener('vite:preloadError', () => void reloadOnce())
}
