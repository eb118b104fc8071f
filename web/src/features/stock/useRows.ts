import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Query } from '~/api/http'
import type { Row } from '~/components/grid/Cell'

interface PageOf {
  items: Row[]
  next: string | null
}

/** A list of the ledger page by page as it is scrolled. `enabled`: what it needs to be asked is known. */
export function useRows(path: string, query: Query, enabled = true) {
  const { i18n } = useTranslation()
  const pages = useInfiniteQuery({
    queryKey: [path, 'rows', query, i18n.language],
    queryFn: ({ pageParam, signal }) => get<PageOf>(path, { ...query, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    enabled,
  })
  const rows = useMemo(() => (pages.data?.pages.flatMap((page) => page.items) ?? []).map((row, at): Row => ({ ...row, id: at })), [pages.data])
  return {
    rows, error: pages.error, hasMore: pages.hasNextPage, loading: enabled && (pages.isPending || pages.isFetchingNextPage), refreshing: pages.isFetching,
    more: () => void pages.fetchNextPage(), refresh: () => void pages.refetch(),
  }
}

/** The names of the warehouses, by id. */
export function useWarehouses(): Map<number, string> {
  const { data } = useQuery({
    queryKey: ['/warehouses', 'names'], queryFn: ({ signal }) => get<{ items: { id: number; name: string }[] }>('/warehouses', { limit: 500 }, signal), staleTime: 300_000,
  })
  return useMemo(() => new Map(data?.items.map((each) => [each.id, each.name])), [data])
}
