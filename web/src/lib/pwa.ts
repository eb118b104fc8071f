/* The application on a device: its service worker, a new version, being installed. */
import { useSyncExternalStore } from 'react'
import { saveDrafts } from './drafts'
import { PHONE } from './settings'

interface InstallPrompt extends Event {
  prompt: () => Promise<unknown>
}

interface State {
  /** A new version is here and waits to be taken. */
  update: ServiceWorker | null
  install: InstallPrompt | null
}

/** How often a page that stays open asks for a new version. */
const ASK_MS = 30 * 60 * 1000
/** How long a desk waits with what makes it work without a network. */
const DESK_MS = 10_000

let state: State = { update: null, install: null }
const listeners = new Set<() => void>()

function put(change: Partial<State>): void {
  state = { ...state, ...change }
  for (const tell of listeners) tell()
}

export function usePwa(): State {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => state,
  )
}

/** Take the new version: this page is loaded anew with what was typed; other open pages go on until they need something that is gone. */
export function takeUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  saveDrafts()
  state.update?.postMessage({ type: 'SKIP_WAITING' })
}

export async function install(): Promise<void> {
  const asked = state.install
  put({ install: null })
  await asked?.prompt()
}

function offered(registration: ServiceWorkerRegistration): void {
  const installing = registration.installing
  installing?.addEventListener('statechange', () => {
    // The first one of all takes over by itself: it replaces nothing.
    if (installing.state === 'installed' && navigator.serviceWorker.controller) put({ update: installing })
  })
}

export function start(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    put({ install: event as InstallPrompt })
  })
  addEventListener('appinstalled', () => put({ install: null }))
  // Only where the server is secure or on this machine, and not while the application is being developed.
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  const register = () => {
    navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).then(
      (registration: ServiceWorkerRegistration | undefined) => {
        // A browser that blocks workers answers with nothing.
        if (!registration) return
        if (registration.waiting && navigator.serviceWorker.controller) put({ update: registration.waiting })
        registration.addEventListener('updatefound', () => offered(registration))
        const ask = () => void registration.update().catch(() => undefined)
        setInterval(ask, ASK_MS)
        document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && ask())
      },
      // It works without one, only not without a network.
      () => undefined,
    )
  }
  // It fetches the whole application. A phone may lose its network any moment; a desk has time, and its first page needs the line.
  const soon = () => setTimeout(register, matchMedia(PHONE).matches ? 0 : DESK_MS)
  // The page may be loaded already, since the texts are waited for.
  if (document.readyState === 'complete') soon()
  else addEventListener('load', soon)
}
