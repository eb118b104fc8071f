import { useCallback, useState } from 'react'
import type { ColumnSetting } from './layout'

function kept(key: string): ColumnSetting[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(found) ? (found as ColumnSetting[]) : []
  } catch {
    return []
  }
}

/** The user's columns of one list, kept in this browser. */
export function useColumnSettings(list: string): [ColumnSetting[], (settings: ColumnSetting[]) => void] {
  const key = `zg.columns.${list}`
  const [settings, setSettings] = useState(() => kept(key))
  const put = useCallback(
    (next: ColumnSetting[]) => {
      setSettings(next)
      localStorage.setItem(key, JSON.stringify(next))
    },
    [key],
  )
  return [settings, put]
}
