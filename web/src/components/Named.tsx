import { useQuery } from '@tanstack/react-query'
import { one } from '~/api/references'

/** The name of one of many, by its id. */
export function Named({ list, id }: { list: string; id: number }) {
  const { data } = useQuery({ queryKey: ['reference', list, 'one', id], queryFn: ({ signal }) => one(list, id, signal), staleTime: 60_000, retry: false })
  return <>{data?.label ?? String(id)}</>
}
