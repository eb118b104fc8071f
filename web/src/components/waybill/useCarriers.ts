import { useQuery } from '@tanstack/react-query'
import type { components } from '~/api/generated/schema'
import { get } from '~/api/http'
import { useMay } from '~/api/session'

/** Carriers that were used before, the last one first; nobody has to choose one of them. */
export function useCarriers(): { value: string }[] {
  const may = useMay()
  const { data } = useQuery({
    queryKey: ['/carriers'], enabled: may('warehouse.shipment.view'), staleTime: 60_000,
    queryFn: async ({ signal }) => (await get<components['schemas']['CarriersOut']>('/carriers', undefined, signal)).carriers,
  })
  return (data ?? []).map((value) => ({ value }))
}

/** As the server keeps them: blanks of a pasted or scanned waybill mean nothing, capitals neither. */
export function spelled(waybill: string): string {
  return waybill.replace(/\s+/g, '').toUpperCase()
}

/** Other open shipments with the same waybill of the same carrier, by number: parcels are merged, or somebody scanned twice. */
export async function sameParcel(carrier: string, waybill: string, without: number): Promise<string[]> {
  const page = await get<components['schemas']['ShipmentPageOut']>('/warehouse/shipments', { waybill: spelled(waybill), limit: 50 })
  return page.items.filter((row) => row.id !== without && row.carrier === carrier.trim().replace(/\s+/g, ' ') && (row.state === 'draft' || row.state === 'shipped')).map((row) => row.number)
}
