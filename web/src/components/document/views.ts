/* A view of a list: between what the page shows and what the server keeps. Pure. */
import type { Query } from '~/api/http'
import type { View, ViewContent } from '~/api/preferences'
import type { ColumnSetting } from '../grid/layout'
import type { Sort } from '../grid/sorting'

export interface Shown {
  tab: string
  filters: Query
  sort: Sort
  columns: readonly ColumnSetting[]
}

/** What the page shows, as a view keeps it. A pin of null is one that was taken away. */
export function contentOf({ tab, filters, sort, columns }: Shown): ViewContent {
  const set = Object.entries(filters).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return {
    tab,
    sort: sort ?? '',
    filters: Object.fromEntries(set) as ViewContent['filters'],
    columns: columns.map(({ key, width, hidden, pin }) => ({ key, width: width ?? null, hidden: hidden ?? null, pin: pin === null ? 'none' : (pin ?? null) })),
  }
}

export function shownOf({ tab, filters, sort, columns }: ViewContent): Shown {
  return {
    tab: tab ?? '',
    filters: { ...filters } as Query,
    sort: sort || null,
    columns: (columns ?? []).map(({ key, width, hidden, pin }) => ({
      key, ...(width == null ? {} : { width }), ...(hidden == null ? {} : { hidden }), ...(pin == null ? {} : { pin: pin === 'none' ? null : pin }),
    })),
  }
}

function canonical(content: ViewContent): string {
  const filters = Object.entries(content.filters ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([content.tab ?? '', content.sort ?? '', filters.map(([key, value]) => [key, Array.isArray(value) ? value.map(String) : String(value)]), shownOf(content).columns.map(({ key, width, hidden, pin }) => [key, width ?? null, hidden ?? null, pin ?? (pin === null ? 'none' : null)])])
}

/** Whether the page shows something else than the view has. */
export function differs(view: View, shown: Shown): boolean {
  return canonical(view.content) !== canonical(contentOf(shown))
}

/** What a list opens with: the view that its user chose. */
export function firstOf(views: readonly View[]): View | null {
  return views.find((view) => view.is_default) ?? null
}
