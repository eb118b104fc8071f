import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Description } from '~/api/descriptions'
import { usePage } from '~/lib/page'
import { known, type Sort } from '../grid/sorting'

/** The order of a list. Where the list is the page, its address keeps it; `start` is what its view opens with. */
export function useSort(description: Description, whole: boolean, start: Sort): [Sort, (sort: Sort) => void] {
  const page = usePage()
  const navigate = useNavigate()
  const asked = whole ? known(page.search.sort, description.columns) : null
  const [sort, setSort] = useState<Sort>(() => asked ?? known(start, description.columns))
  // The list may be open already when an address asks for another order.
  useEffect(() => {
    if (asked) setSort(asked)
  }, [asked])
  const change = (next: Sort) => {
    setSort(next)
    if (!whole) return
    const { sort: _, ...search } = page.search
    void navigate({ to: page.path as string, search: { ...search, ...(next ? { sort: next } : {}) } as never, replace: true })
  }
  return [sort, change]
}
