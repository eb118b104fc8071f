import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Description } from '~/api/descriptions'
import { get, type Query } from '~/api/http'
import type { Row } from '../grid/Cell'

interface PageOf {
  items: Row[]
  next: string | null
  total?: number | null
  sums?: Record<string, string> | null
}

const LIMIT = 100

/** A list page by page as it is scrolled; its number and totals are asked beside, so that the rows need not wait for them. */
export function useList(description: Description, filters: Query) {
  const { i18n } = useTranslation()
  const key = [description.path, 'list', filters, i18n.language]
  const pages = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => get<PageOf>(description.path, { ...filters, limit: LIMIT, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
  const totals = useQuery({
    queryKey: [description.path, 'total', filters],
    queryFn: ({ signal }) => get<PageOf>(description.path, { ...filters, limit: 1, total: true }, signal),
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data])
  return {
    rows,
    loading: pages.isPending || pages.isFetchingNextPage,
    refreshing: pages.isFetching || totals.isFetching,
    error: pages.error,
    hasMore: pages.hasNextPage,
    more: () => void pages.fetchNextPage(),
    refresh: () => {
      void pages.refetch()
      void totals.refetch()
    },
    total: totals.data?.total ?? null,
    sums: totals.data?.sums ?? null,
  }
}

/** The numbers on the tabs, for the filters that they know. */
export function useCounts(description: Description, filters: Query) {
  const asked = Object.fromEntries(Object.entries(filters).filter(([name]) => description.counted?.includes(name)))
  return useQuery({
    queryKey: [description.path, 'counts', asked],
    queryFn: async ({ signal }) => (await get<{ counts: Record<string, number> }>(`${description.path}/counts`, asked, signal)).counts,
    enabled: !!description.counted,
    placeholderData: keepPreviousData,
  })
}
