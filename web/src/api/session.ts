/* Who is logged in, and what that person may do. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { components } from './generated/schema'
import { Unreachable } from '~/lib/problem'
import { get, send, setCsrf } from './http'

export type Me = components['schemas']['MeOut']

export const ME = ['me'] as const

const KEPT = 'zg.me'

/** Who this device belongs to while there is no network: without the secret of the session. */
function keep(found: Me): void {
  localStorage.setItem(KEPT, JSON.stringify({ ...found, csrf_token: null }))
}

export function forgetMe(): void {
  localStorage.removeItem(KEPT)
}

async function me(signal?: AbortSignal): Promise<Me> {
  try {
    const found = await get<Me>('/me', undefined, signal)
    setCsrf(found.csrf_token ?? null)
    keep(found)
    return found
  } catch (error) {
    const kept = localStorage.getItem(KEPT)
    // The work on the device goes on; whatever needs the server asks it, and it knows whether the session still holds.
    if (error instanceof Unreachable && kept) return JSON.parse(kept) as Me
    throw error
  }
}

export const ME_ASKED = { queryKey: ME, queryFn: ({ signal }: { signal: AbortSignal }) => me(signal), retry: false, staleTime: 60_000, networkMode: 'always' } as const

/** Whether somebody was logged in on this device when it was used last. */
export function meKept(): boolean {
  return localStorage.getItem(KEPT) !== null
}

export function useMe(): { me: Me | undefined; failed: boolean; loading: boolean } {
  const { data, isError, isPending } = useQuery(ME_ASKED)
  return { me: data, failed: isError, loading: isPending }
}

/** Whether the caller holds a permission. For what is shown; the server checks on its own. */
export function useMay(): (permission: string | null | undefined) => boolean {
  const { me: who } = useMe()
  return useCallback(
    (permission) => {
      if (!permission) return true
      return !!who && (who.all_permissions || who.permissions.includes(permission))
    },
    [who],
  )
}

export function useSession(): { logIn: (login: string, password: string, code?: string) => Promise<Me>; logOut: () => Promise<void> } {
  const client = useQueryClient()
  const logIn = useCallback(
    async (login: string, password: string, code = '') => {
      const found = await send<Me>('POST', '/session', { login, password, code })
      setCsrf(found.csrf_token ?? null)
      keep(found)
      client.setQueryData(ME, found)
      return found
    },
    [client],
  )
  const logOut = useCallback(async () => {
    await send<void>('DELETE', '/session')
    setCsrf(null)
    client.clear()
    location.assign('/')
  }, [client])
  return { logIn, logOut }
}
