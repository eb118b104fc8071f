import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Description } from '~/api/descriptions'
import { get, type Query } from '~/api/http'
import type { Row } from '../grid/Cell'
import type { Sort } from '../grid/sorting'

interface PageOf {
  items: Row[]
  next: string | null
  total?: number | null
  sums?: Record<string, string> | null
  [total: string]: unknown
}

/** A number for rows that are named by several fields. */
const numbers = new Map<string, number>()

function numbered(row: Row, keys: readonly string[]): Row {
  if (keys.length === 1 && keys[0] === 'id') return row
  const key = keys.map((name) => String(row[name])).join('|')
  if (!numbers.has(key)) numbers.set(key, -1 - numbers.size)
  return { ...row, id: numbers.get(key)! }
}

const LIMIT = 100

/** A list page by page as it is scrolled; its number and totals are asked beside, so that the rows need not wait for them. */
export function useList(description: Description, filters: Query, sort: Sort = null) {
  const { i18n } = useTranslation()
  const key = [description.path, 'list', filters, sort, i18n.language]
  const pages = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => get<PageOf>(description.path, { ...filters, sort, limit: LIMIT, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
  const totals = useQuery({
    queryKey: [description.path, 'total', filters],
    queryFn: ({ signal }) => get<PageOf>(description.path, { ...filters, limit: 1, total: true }, signal),
    // What is seen comes first: to sum up a million rows takes the server longer than to find the first hundred.
    enabled: pages.isSuccess && !pages.isPlaceholderData,
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.items.map((row) => numbered(row, description.keys))) ?? [], [pages.data, description.keys])
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
    sums: summed(description, totals.data),
    /** Totals that stand under no column. */
    amounts: description.totals.filter((total) => !total.column && totals.data?.[total.key] != null).map((total) => ({ ...total, value: String(totals.data?.[total.key]) })),
  }
}

function summed(description: Description, page: PageOf | undefined): Record<string, string> | null {
  if (!page) return null
  const under = description.totals.flatMap((total): [string, string][] => (total.column && page[total.key] != null ? [[total.column, String(page[total.key])]] : []))
  const all = { ...page.sums, ...Object.fromEntries(under) }
  return Object.keys(all).length ? all : null
}

/** The numbers on the tabs, for the filters that they know. */
export function countsOf(description: Description, filters: Query) {
  const asked = Object.fromEntries(Object.entries(filters).filter(([name]) => description.counted?.includes(name)))
  return queryOptions({
    queryKey: [description.path, 'counts', asked],
    queryFn: async ({ signal }) => (await get<{ counts: Record<string, number> }>(`${description.path}/counts`, asked, signal)).counts,
    enabled: !!description.counted,
    placeholderData: keepPreviousData,
  })
}

export function useCounts(description: Description, filters: Query) {
  return useQuery(countsOf(description, filters))
}
