import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { all } from '~/api/all'
import { usePlace, type Place } from '~/lib/place'
import { dayIn } from '~/lib/time'

export interface Company {
  id: number
  code: string
  name: string
  currency: string
  prices_include_tax: boolean
  timezone: string
}

/** Which day it is for a company, whose business dates are those of its own zone. */
export function useToday(): (company: number) => string {
  const { companies } = useCompanies()
  return (company) => dayIn(companies.find((each) => each.id === company)?.timezone)
}

/** The companies that the caller sees, and the one that is meant: the one that was chosen, the one somebody works in, or the first one. */
export function useCompanies() {
  const { data: companies = [] } = useQuery({ queryKey: ['/companies', 'all'], queryFn: ({ signal }) => all<Company>('/companies', {}, signal), staleTime: 300_000 })
  const place = usePlace()
  // What was chosen counts until somebody works elsewhere.
  const [chosen, setChosen] = useState<{ id: number | null; here: Place } | null>(null)
  const meant = chosen?.here === place ? chosen.id : place.company_id
  const choose = (id: number | null) => setChosen({ id, here: place })
  const company = companies.find((each) => each.id === meant) ?? companies[0] ?? null
  return { companies, company, choose }
}
