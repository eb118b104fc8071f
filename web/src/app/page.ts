/* What a page knows of itself. Pages stay alive behind others, so each has its own address, not the browser's. */
import { createContext, useContext, useEffect } from 'react'
import { entitle } from './tabs'

export interface PageInfo {
  path: string
  params: Record<string, string>
  search: Record<string, unknown>
  front: boolean
}

export const PageContext = createContext<PageInfo>({ path: '/', params: {}, search: {}, front: true })

export function usePage(): PageInfo {
  return useContext(PageContext)
}

export function usePageTitle(title: string | undefined): void {
  const { path } = usePage()
  useEffect(() => {
    if (title) entitle(path, title)
  }, [path, title])
}
