import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDescriptions } from '~/api/descriptions'
import type { components } from '~/api/generated/schema'
import { get } from '~/api/http'
import { addressInList } from '~/components/document/addresses'

type Found = components['schemas']['SearchOut']

export interface Hit {
  path: string
  label: string
  named: string
  detail: string
  /** Empty for what has no states. */
  state: string
}

export interface Group {
  key: string
  label: string
  hits: Hit[]
}

const LEAST = 2

/** What a text names, in everything the caller may see. */
export function useSearch(text: string): { groups: Group[]; busy: boolean } {
  const { lists } = useDescriptions()
  const wanted = text.trim()
  const enabled = wanted.length >= LEAST
  const { data, isFetching } = useQuery({
    queryKey: ['search', wanted],
    enabled,
    queryFn: ({ signal }) => get<Found>('/search', { text: wanted }, signal),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  const groups = (enabled ? (data?.groups ?? []) : []).map(({ kind, hits }) => {
    const list = lists.get(kind)
    return {
      key: kind,
      label: list?.label ?? kind,
      hits: hits.map((hit) => ({
        path: addressInList(kind, hit.id) ?? '',
        label: hit.label,
        named: hit.named,
        detail: hit.detail === hit.named ? '' : hit.detail,
        state: list?.states.find((one) => one.code === hit.state)?.label ?? '',
      })),
    }
  })
  return { groups, busy: enabled && isFetching }
}
