import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { components } from '~/api/generated/schema'
import { get } from '~/api/http'
import { useMay } from '~/api/session'
import { usePlace } from '~/lib/place'

export type Dashboard = components['schemas']['DashboardOut']
export type Day = components['schemas']['DayOut']

export interface Period {
  since: string | null
  until: string | null
}

export function useDashboard(company: number | undefined, period: Period) {
  const may = useMay()
  const { shop_id, warehouse_id } = usePlace()
  return useQuery({
    queryKey: ['dashboard', company, period, shop_id, warehouse_id], enabled: company !== undefined && may('sales.order.view'), placeholderData: keepPreviousData, refetchInterval: 60_000,
    queryFn: ({ signal }) => get<Dashboard>('/dashboard', { company_id: company, shop_id, warehouse_id, since: period.since, until: period.until }, signal),
  })
}
