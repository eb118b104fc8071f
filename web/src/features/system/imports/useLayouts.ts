import { useQuery } from '@tanstack/react-query'
import type { components } from '~/api/generated/schema'
import { get } from '~/api/http'

export type Layout = components['schemas']['LayoutOut']

/** The kinds of files that can be imported, with what their columns are called. */
export function useLayouts() {
  return useQuery({ queryKey: ['layouts'], queryFn: ({ signal }) => get<Layout[]>('/exchange/layouts', undefined, signal) })
}
