import { useSyncExternalStore } from 'react'

function listen(tell: () => void): () => void {
  addEventListener('online', tell)
  addEventListener('offline', tell)
  return () => {
    removeEventListener('online', tell)
    removeEventListener('offline', tell)
  }
}

/** Whether the browser knows of a network. That it does is no promise. */
export function useOnline(): boolean {
  return useSyncExternalStore(listen, () => navigator.onLine)
}
