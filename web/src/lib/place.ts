/* Where somebody works at the moment: one company, shop or warehouse, or everywhere. It narrows what is shown; what may be seen is the server's. */
import { prefer, usePreference } from './preferences'

export interface Place {
  company_id?: number
  shop_id?: number
  warehouse_id?: number
}

export const EVERYWHERE: Place = {}
const KEY = 'place'
const FIELDS = ['company_id', 'shop_id', 'warehouse_id'] as const

/** The company, shop or warehouse that is meant. A shop and a warehouse bring their company along. */
export function usePlace(): Place {
  const [place] = usePreference<Place>(KEY, EVERYWHERE)
  return place
}

export function goTo(place: Place): void {
  prefer(KEY, FIELDS.some((field) => place[field]) ? place : undefined)
}

/** What of the place a list or form with these fields has a use for. */
export function within(place: Place, fields: Iterable<string>): Record<string, number> {
  const known = new Set(fields)
  return Object.fromEntries(FIELDS.flatMap((field) => (known.has(field) && place[field] ? [[field, place[field]]] : [])))
}
