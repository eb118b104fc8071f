import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { all } from '~/api/all'
import { branches, type Category } from './tree'

export interface Brand {
  id: number
  code: string
  name: string
  active: boolean
  version: number
}

export function useCategories() {
  const { data = [], isPending, error } = useQuery({ queryKey: ['/categories', 'all'], queryFn: ({ signal }) => all<Category>('/categories', {}, signal), staleTime: 60_000 })
  const tree = useMemo(() => branches(data), [data])
  return { categories: data, tree, loading: isPending, error }
}

export function useBrands() {
  const { data = [], isPending, error } = useQuery({ queryKey: ['/brands', 'all'], queryFn: ({ signal }) => all<Brand>('/brands', {}, signal), staleTime: 60_000 })
  return { brands: data, loading: isPending, error }
}
