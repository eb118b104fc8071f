/* What a page knows of itself. Pages stay alive behind others, so each has its own address, not the browser's. */
import { createContext, lazy, useContext, useEffect, type ComponentType, type LazyExoticComponent } from 'react'
import { entitle } from './tabs'

export type Area = 'home' | 'phone' | 'sales' | 'aftersales' | 'purchasing' | 'warehouse' | 'stock' | 'catalog' | 'partners' | 'finance' | 'system'

/** Where a page is, what it is called, who sees it in the menu. */
export interface PageEntry {
  path: string
  /** Key of its name in the locales. */
  title: string
  /** Where it stands in the menu; none for pages that are opened from others. */
  area?: Area
  permission?: string
  page: LazyPage
}

export type LazyPage = LazyExoticComponent<ComponentType> & { load: () => Promise<unknown> }

/** A page whose code comes when it is opened, or before, when somebody knows that it will be. */
export function paged(load: () => Promise<{ default: ComponentType }>): LazyPage {
  return Object.assign(lazy(load), { load })
}

export interface PageInfo {
  path: string
  /** Key of its name in the locales. */
  title: string
  params: Record<string, string>
  search: Record<string, unknown>
  front: boolean
}

export const PageContext = createContext<PageInfo>({ path: '/', title: '', params: {}, search: {}, front: true })

export function usePage(): PageInfo {
  return useContext(PageContext)
}

export function usePageTitle(title: string | undefined): void {
  const { path } = usePage()
  useEffect(() => {
    if (title) entitle(path, title)
  }, [path, title])
}
