import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { components } from '~/api/generated/schema'
import { get } from '~/api/http'
import { useMay } from '~/api/session'
import { usePlace } from '~/lib/place'

export type Work = components['schemas']['WorkOut']
export type WorkFigure = components['schemas']['WorkFigureOut']
export type WorkItem = components['schemas']['WorkItemOut']
export type WorkGroup = components['schemas']['WorkGroupOut']
export type Target = components['schemas']['WorkTargetOut']

/** What waits for who is logged in: one dashboard, and which others there are. */
export function useWork(company: number | undefined, section: string | undefined) {
  const { shop_id, warehouse_id } = usePlace()
  return useQuery({
    queryKey: ['dashboard', 'work', company, section ?? null, shop_id, warehouse_id], enabled: company !== undefined, placeholderData: keepPreviousData, refetchInterval: 60_000,
    queryFn: ({ signal }) => get<Work>('/dashboard/work', { company_id: company, section, shop_id, warehouse_id }, signal),
  })
}

type Verification = components['schemas']['VerificationOut']

/** The last proof of the books; undefined for who may not see it, or while there has been none. */
export function useProof(wanted: boolean) {
  const may = useMay()
  const { data } = useQuery({ queryKey: ['/verification', 'last'], enabled: wanted && may('app.verify'), retry: false, queryFn: ({ signal }) => get<Verification>('/verification', undefined, signal) })
  return data?.last ?? undefined
}
