/* Ten thousand rows of fifty columns: how long until they can be read. */
import { App, ConfigProvider } from 'antd'
import { useLayoutEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { Column } from '~/api/descriptions'
import { ErpGrid } from '~/components/grid/ErpGrid'
import '~/app/styles.css'
import '~/lib/i18n'

declare global {
  interface Window {
    mounted?: number
  }
}

const KINDS = ['text', 'money', 'quantity', 'moment', 'text'] as const
const COLUMNS = Array.from({ length: 50 }, (_, n) => ({
  key: `c${n}`, label: `列 ${n}`, kind: KINDS[n % KINDS.length], more: false, width: null, reference: null, reference_key: null, choices: null,
})) as unknown as Column[]
const ROWS = Array.from({ length: 10_000 }, (_, row) => ({
  id: row,
  ...Object.fromEntries(COLUMNS.map((column, n) => [column.key, ['文字 ' + row, '12345.60', '7.0000', '2026-11-28T09:00:00Z', 'XS20261128-' + row][n % 5]])),
}))

function Bench({ started }: { started: number }) {
  const [settings, setSettings] = useState<never[]>([])
  useLayoutEffect(() => {
    requestAnimationFrame(() => requestAnimationFrame(() => (window.mounted = performance.now() - started)))
  }, [started])
  return <ErpGrid label="bench" columns={COLUMNS} rows={ROWS} settings={settings} onSettings={setSettings as never} loading={false} />
}

// First an empty page, so that what is measured is the grid and not the start of everything.
const root = createRoot(document.getElementById('root')!)
root.render(<ConfigProvider><App /></ConfigProvider>)
setTimeout(() => {
  const started = performance.now()
  root.render(<ConfigProvider><App><div style={{ height: '90vh', display: 'flex', flexDirection: 'column' }}><Bench started={started} /></div></App></ConfigProvider>)
}, 500)
