import { Tabs } from 'antd'
import type { Description } from '~/api/descriptions'
import { quantity } from '~/lib/decimal'

interface Props {
  description: Description
  value: string
  counts: Record<string, number> | undefined
  onChange: (key: string) => void
}

export function StatusTabs({ description, value, counts, onChange }: Props) {
  if (!description.tabs.length) return null
  return (
    <Tabs
      className="zg-status"
      activeKey={value}
      onChange={onChange}
      items={description.tabs.map((tab) => ({
        key: tab.key,
        label: (
          <>
            {tab.label}
            {counts && tab.key in counts && <span className={`zg-count${tab.alarm && counts[tab.key] ? ' zg-alarm' : ''}`}>{quantity(String(counts[tab.key]))}</span>}
          </>
        ),
      }))}
    />
  )
}
