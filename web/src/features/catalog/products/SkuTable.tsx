import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { send } from '~/api/http'
import { EditTable, type EditColumn } from '~/components/form/EditTable'
import { PrintButton } from '~/components/print/PrintButton'
import { Problems } from '~/components/Problems'
import { parse } from '~/lib/decimal'
import { Problem, type ProblemEntry } from '~/lib/problem'
import { keyOf, told, type Made } from './matrix'
import type { Product } from './ProductPage'
import { SkuDetail } from './SkuDetail'

export interface Sku {
  id: number
  code: string
  name: string
  options: Record<string, string>
  bundle: boolean
  weight_g: string | null
  volume_cm3: string | null
  active: boolean
  version: number
}

const NUMBERS = ['weight_g', 'volume_cm3'] as const

function changeOf(before: Sku, now: Sku): Partial<Sku> | null {
  const change: Partial<Sku> = {}
  if (before.code !== now.code.trim()) change.code = now.code.trim()
  if (before.name !== now.name.trim()) change.name = now.name.trim()
  if (before.active !== now.active) change.active = now.active
  for (const name of NUMBERS) {
    const [a, b] = [parse(before[name]), parse(now[name])]
    if (a === null ? now[name] : !b || !a.eq(b)) change[name] = b?.toFixed() ?? (now[name] || null)
  }
  return Object.keys(change).length ? change : null
}

/** The SKUs of a product, edited in place; combinations of the options that do not exist yet can be made. */
export function SkuTable({ product, mayEdit, onSaved }: { product: Product; mayEdit: boolean; onSaved: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [changed, setChanged] = useState<Sku[] | null>(null)
  const [open, setOpen] = useState<number | null>(product.skus[0]?.id ?? null)
  const [error, setError] = useState<unknown>(null)
  const [wrong, setWrong] = useState<ProblemEntry[]>([])
  const [busy, setBusy] = useState(false)
  const asked = { code: product.code, name: product.name, options: told(product.options) }
  const { data: made = [] } = useQuery({ queryKey: ['/sku-matrix', asked], queryFn: () => send<Made[]>('POST', '/sku-matrix', asked), enabled: mayEdit && product.options.length > 0, retry: false })
  const known = new Set(product.skus.map((sku) => keyOf(sku.options)))
  const missing = made.filter((sku) => !known.has(keyOf(sku.options)))
  const rows = changed ?? product.skus
  const columns: EditColumn<Sku>[] = [
    ...product.options.map((option): EditColumn<Sku> => ({ key: 'options', label: option.name, kind: 'read', width: 96, render: (row) => row.options[option.name] ?? '' })),
    { key: 'code', label: t('sku.code'), kind: 'text', width: 170, max: 64 },
    { key: 'name', label: t('sku.name'), kind: 'text', width: 260 },
    { key: 'weight_g', label: t('sku.weight'), kind: 'decimal', width: 100 },
    { key: 'volume_cm3', label: t('sku.volume'), kind: 'decimal', width: 110 },
    { key: 'bundle', label: t('sku.bundle'), kind: 'read', width: 76, render: (row) => (row.bundle ? '✓' : '') },
    { key: 'active', label: t('product.active'), kind: 'flag', width: 64 },
  ]
  const attempt = async (work: () => Promise<unknown>, sent: readonly Sku[]) => {
    setBusy(true)
    setError(null)
    setWrong([])
    try {
      await work()
      setChanged(null)
      void message.success(t('form.saved'))
      onSaved()
    } catch (problem) {
      setError(problem)
      if (problem instanceof Problem) setWrong(problem.entries.flatMap((entry) => (entry.row != null && sent[entry.row] ? [{ ...entry, row: rows.indexOf(sent[entry.row]!) }] : [])))
    } finally {
      setBusy(false)
    }
  }
  const save = () => {
    const touched = rows.flatMap((row) => {
      const before = product.skus.find((sku) => sku.id === row.id)
      const change = before && changeOf(before, row)
      return change ? [{ row, change }] : []
    })
    if (!touched.length) return setChanged(null)
    void attempt(() => send('PATCH', '/skus', { skus: touched.map(({ row, change }) => ({ id: row.id, version: row.version, ...change })) }), touched.map(({ row }) => row))
  }
  const add = () => void attempt(() => send('POST', '/skus', { skus: missing.map((sku) => ({ ...sku, product_id: product.id })) }), [])
  const sku = product.skus.find((each) => each.id === open)
  return (
    <section className="zg-panel zg-section">
      <h2>
        {t('sku.title')}<span className="zg-count">{product.skus.length}</span>
        <span className="zg-spacer" />
        {!changed && <PrintButton name="catalog.skus" size="small" load={() => ({ ids: product.skus.filter((each) => each.active).map((each) => each.id) })} label={t('print.labels')} />}
        {changed ? (
          <Space>
            <span className="zg-why">{t('form.unsaved')}</span>
            <Button size="small" disabled={busy} onClick={() => { setChanged(null); setError(null); setWrong([]) }}>{t('form.cancel')}</Button>
            <Button size="small" type="primary" loading={busy} onClick={save}>{t('form.save')}</Button>
          </Space>
        ) : missing.length > 0 && <Button size="small" type="primary" icon={<PlusOutlined />} loading={busy} onClick={add}>{t('sku.make', { count: missing.length })}</Button>}
      </h2>
      <Problems error={error} onClose={() => setError(null)} />
      <EditTable
        label={t('sku.title')} rows={rows} columns={columns} onRows={setChanged} disabled={!mayEdit} problems={wrong} rowKey={(row) => row.id}
        active={rows.findIndex((row) => row.id === open)} onActive={(at) => setOpen(rows[at]?.id ?? null)}
      />
      {sku && <SkuDetail key={sku.id} sku={sku} unit={product.unit} mayEdit={mayEdit} />}
    </section>
  )
}
