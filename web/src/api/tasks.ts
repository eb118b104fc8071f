/* Long work in the background, and what the system tells: asked for gently, and not at all while nobody looks. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from './generated/schema'
import { get, send } from './http'

export type Task = components['schemas']['TaskOut']
export type Notice = components['schemas']['NoticeOut']

const TASKS = ['/tasks'] as const
const NOTICES = ['/notices'] as const
const SHOWN = 20
const BUSY_MS = 5_000
const IDLE_MS = 60_000

export function isLive(task: Task): boolean {
  return task.state === 'queued' || task.state === 'running'
}

/** The caller's newest tasks, as soon as they are `wanted`. When one has ended, what was told about it is asked for at once. */
export function useTasks(wanted: boolean): { tasks: readonly Task[]; error: Error | null } {
  const { i18n } = useTranslation()
  const client = useQueryClient()
  const { data, error } = useQuery({
    queryKey: [...TASKS, i18n.language],
    queryFn: async ({ signal }) => (await get<{ items: Task[] }>('/tasks', { limit: SHOWN }, signal)).items,
    enabled: wanted,
    refetchInterval: ({ state }) => (state.data?.some(isLive) ? BUSY_MS : IDLE_MS),
  })
  const live = data?.filter(isLive).length ?? 0
  const before = useRef(0)
  useEffect(() => {
    if (live < before.current) void client.invalidateQueries({ queryKey: NOTICES })
    before.current = live
  }, [live, client])
  return { tasks: data ?? [], error }
}

/** Look again: a task was started or stopped. */
export function useLookAgain(): () => void {
  const client = useQueryClient()
  return useCallback(() => void client.invalidateQueries({ queryKey: TASKS }), [client])
}

export async function stopTasks(ids: readonly number[]): Promise<void> {
  await send<void>('POST', '/tasks/cancel', { ids })
}

export function useUnread(wanted: boolean): number {
  const { data } = useQuery({
    enabled: wanted,
    queryKey: [...NOTICES, 'unread'],
    queryFn: ({ signal }) => get<{ unread: number }>('/notices/unread', undefined, signal),
    refetchInterval: IDLE_MS,
  })
  return data?.unread ?? 0
}

/** The newest notices, while somebody looks at them. */
export function useNotices(enabled: boolean) {
  const { i18n } = useTranslation()
  const client = useQueryClient()
  const { data, error, isPending } = useQuery({
    queryKey: [...NOTICES, 'list', i18n.language],
    queryFn: async ({ signal }) => (await get<{ items: Notice[] }>('/notices', { limit: 50 }, signal)).items,
    enabled,
  })
  const read = useCallback(
    async (ids: readonly number[] | null) => {
      await send('POST', '/notices/read', { ids })
      await client.invalidateQueries({ queryKey: NOTICES })
    },
    [client],
  )
  return { notices: data ?? [], error, loading: enabled && isPending, read }
}
