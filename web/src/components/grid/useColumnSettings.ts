import { usePreference } from '~/lib/preferences'
import type { ColumnSetting } from './layout'

const NONE: ColumnSetting[] = []

/** The user's columns of one list, for when no view is chosen. They follow the user from browser to browser. */
export function useColumnSettings(list: string): [ColumnSetting[], (settings: ColumnSetting[]) => void] {
  const [settings, put] = usePreference<ColumnSetting[]>(`columns.${list}`, NONE)
  return [Array.isArray(settings) ? settings : NONE, (next) => put(next.length ? next : undefined)]
}
