import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton, Space } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { get, send } from '~/api/http'
import { unitLabel, useUnitName, useUnits } from '~/api/units'
import { EditTable, type EditColumn } from '~/components/form/EditTable'
import { Problems } from '~/components/Problems'
import type { Sku } from './SkuTable'

interface Barcode {
  code: string
  unit: string | null
}
interface Packing {
  unit: string
  factor: string
}
interface Component {
  sku_id: number | null
  qty: string
  weight: string
}
interface Detail {
  barcodes: Barcode[]
  units: Packing[]
  components: Component[]
}

interface PartProps<T> {
  title: string
  hint: string
  rows: readonly T[]
  columns: EditColumn<T>[]
  blank: () => T
  ordered?: boolean
  mayEdit: boolean
  empty: string
  onSave: (rows: T[]) => Promise<unknown>
}

/** A short table that belongs to a SKU and is replaced as a whole. */
function Part<T extends object>({ title, hint, rows, columns, blank, ordered = false, mayEdit, empty, onSave }: PartProps<T>): ReactNode {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [changed, setChanged] = useState<T[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const save = async () => {
    setError(null)
    try {
      await onSave(changed ?? [])
      setChanged(null)
      void message.success(t('form.saved'))
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <div>
      <h2>
        {title} <span className="zg-why">{hint}</span>
        <span className="zg-spacer" />
        {changed && <Space><Button size="small" onClick={() => { setChanged(null); setError(null) }}>{t('form.cancel')}</Button><Button size="small" type="primary" onClick={() => void save()}>{t('form.save')}</Button></Space>}
      </h2>
      <Problems error={error} onClose={() => setError(null)} />
      <EditTable label={title} rows={changed ?? rows} columns={columns} onRows={setChanged} blank={blank} ordered={ordered} disabled={!mayEdit} empty={empty} />
    </div>
  )
}

/** What belongs to one SKU: barcodes, packing units, and for a bundle what is in it. */
export function SkuDetail({ sku, unit, mayEdit }: { sku: Sku; unit: string; mayEdit: boolean }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const units = useUnits()
  const unitName = useUnitName()
  const { data, error } = useQuery({ queryKey: ['/skus', 'one', sku.id], queryFn: ({ signal }) => get<Detail>(`/skus/${sku.id}`, undefined, signal) })
  if (error) return <Problems error={error} />
  if (!data) return <div className="zg-sku-detail zg-sku-waits"><Skeleton active title={false} paragraph={{ rows: 4 }} /></div>
  const again = () => client.invalidateQueries({ queryKey: ['/skus', 'one', sku.id] })
  const packings = units.filter((each) => each.code !== unit).map((each) => ({ value: each.code, label: unitLabel(each, i18n.language) }))
  return (
    <div className="zg-sku-detail">
      <p className="zg-caption"><b>{sku.code}</b> {sku.name}</p>
      <div className="zg-parts">
        <Part
          title={t('sku.barcodes')} hint={t('sku.barcodesHint')} rows={data.barcodes.map(({ code, unit: of }) => ({ code, unit: of ?? '' }))} ordered mayEdit={mayEdit} empty={t('sku.noBarcodes')}
          columns={[{ key: 'code', label: t('sku.barcode'), kind: 'text', max: 64 }, { key: 'unit', label: t('sku.labelUnit'), kind: 'choice', options: data.units.map((each) => ({ value: each.unit, label: unitName(each.unit) })), width: 120 }]}
          blank={() => ({ code: '', unit: '' })}
          onSave={(rows) => send('PUT', '/skus/barcodes', { skus: [{ sku_id: sku.id, barcodes: rows.filter((row) => row.code.trim()) }] }).then(again)}
        />
        <Part
          title={t('sku.units')} hint={t('sku.unitsHint', { unit: unitName(unit) })} rows={data.units} mayEdit={mayEdit} empty={t('sku.noUnits')}
          columns={[{ key: 'unit', label: t('sku.packing'), kind: 'choice', options: packings }, { key: 'factor', label: t('sku.factor', { unit: unitName(unit) }), kind: 'decimal', width: 140 }]}
          blank={() => ({ unit: '', factor: '' })}
          onSave={(rows) => send('PUT', '/skus/units', { skus: [{ sku_id: sku.id, units: rows.filter((row) => row.unit) }] }).then(again)}
        />
        {sku.bundle && (
          <Part<Component>
            title={t('sku.components')} hint={t('sku.componentsHint')} rows={data.components} ordered mayEdit={mayEdit} empty={t('sku.noComponents')}
            columns={[
              { key: 'sku_id', label: t('lines.sku'), kind: 'reference', list: 'skus' }, { key: 'qty', label: t('lines.qty'), kind: 'decimal', width: 90 },
              { key: 'weight', label: t('sku.share'), kind: 'decimal', width: 110 },
            ]}
            blank={() => ({ sku_id: null, qty: '1', weight: '1' })}
            onSave={(rows) => send('PUT', '/bundles', { bundles: [{ sku_id: sku.id, components: rows.filter((row) => row.sku_id) }] }).then(again)}
          />
        )}
      </div>
    </div>
  )
}
