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
  // A number that is on its way has its place already.
  const counted = (key: string) => (counts ? key in counts : !!description.counted)
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
            {counted(tab.key) && <span className={`zg-count${tab.alarm && counts?.[tab.key] ? ' zg-alarm' : ''}`}>{counts ? quantity(String(counts[tab.key])) : '…'}</span>}
          </>
        ),
      }))}
    />
  )
}
