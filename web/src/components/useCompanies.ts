import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { all } from '~/api/all'

export interface Company {
  id: number
  code: string
  name: string
  currency: string
  prices_include_tax: boolean
}

/** The companies that the caller sees, and the one that is meant: the only one, or the one that was chosen. */
export function useCompanies() {
  const { data: companies = [] } = useQuery({ queryKey: ['/companies', 'all'], queryFn: ({ signal }) => all<Company>('/companies', {}, signal), staleTime: 300_000 })
  const [chosen, choose] = useState<number | null>(null)
  const company = companies.find((each) => each.id === chosen) ?? companies[0] ?? null
  return { companies, company, choose }
}
