import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { send } from '~/api/http'
import { useDraft } from '~/lib/drafts'
import { usePage } from '~/lib/page'
import { close } from '~/lib/tabs'
import { EditTable, type EditColumn } from '~/components/form/EditTable'
import { RecordPanel } from '~/components/form/RecordPanel'
import type { Values } from '~/components/form/spec'
import { Problems } from '~/components/Problems'
import { useProductFields } from './fields'
import { codesIn, drafts, overrides, told, type Made, type Option, type SkuDraft } from './matrix'
import { OptionsEditor } from './OptionsEditor'
import '../catalog.css'

const BEGIN: Values = { kind: 'goods', unit: 'pcs', tax_rate: '0.13', category_id: null, brand_id: null }

/** A product with all its SKUs, made from its options. */
export default function NewProductPage() {
  const { t } = useTranslation()
  const page = usePage()
  const navigate = useNavigate()
  const client = useQueryClient()
  const fields = useProductFields(false)
  const [values, setValues] = useState<Values>({})
  const [options, setOptions] = useState<Option[]>([])
  const [typed, setTyped] = useState<ReadonlyMap<string, Partial<SkuDraft>>>(new Map())
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set())
  useDraft<{ options: Option[]; typed: [string, Partial<SkuDraft>][]; dropped: string[] }>(
    `${page.path}#skus`, () => (options.length || typed.size || dropped.size ? { options, typed: [...typed], dropped: [...dropped] } : null),
    (draft) => {
      setOptions(draft.options)
      setTyped(new Map(draft.typed))
      setDropped(new Set(draft.dropped))
    },
  )
  const asked = useDeferredValue({ code: String(values.code ?? '').trim(), name: String(values.name ?? '').trim(), options: told(options) })
  const { data: made = [], error } = useQuery({
    queryKey: ['/sku-matrix', asked], queryFn: () => send<Made[]>('POST', '/sku-matrix', asked), enabled: asked.code !== '' && asked.name !== '', placeholderData: keepPreviousData, retry: false,
  })
  const rows = useMemo(() => drafts(made, typed, dropped), [made, typed, dropped])
  const columns: EditColumn<SkuDraft>[] = [
    ...told(options).map((option): EditColumn<SkuDraft> => ({ key: 'options', label: option.name, kind: 'read', width: 96, render: (row) => row.options[option.name] ?? '' })),
    { key: 'code', label: t('sku.code'), kind: 'text', width: 170, max: 64 },
    { key: 'name', label: t('sku.name'), kind: 'text', width: 240 },
    { key: 'barcodes', label: t('sku.barcodes'), kind: 'text', width: 200, placeholder: t('sku.scan') },
    { key: 'weight_g', label: t('sku.weight'), kind: 'decimal', width: 96 },
    { key: 'volume_cm3', label: t('sku.volume'), kind: 'decimal', width: 110 },
    { key: 'bundle', label: t('sku.bundle'), kind: 'flag', width: 76 },
  ]
  const onRows = (next: SkuDraft[]) => {
    const left = new Set(next.map((row) => row.key))
    setTyped(new Map([...typed, ...next.map((row) => [row.key, overrides(row, made)] as const)]))
    setDropped(new Set([...dropped, ...rows.filter((row) => !left.has(row.key)).map((row) => row.key)]))
  }
  const write = async (record: Values, key: string) => {
    const skus = rows.map((row) => ({
      code: row.code, name: row.name, options: row.options, barcodes: codesIn(row.barcodes), weight_g: row.weight_g || null, volume_cm3: row.volume_cm3 || null, bundle: row.bundle,
    }))
    const { ids } = await send<{ ids: number[] }>('POST', '/products', { products: [{ ...record, options: told(options), skus }] }, key)
    await client.invalidateQueries({ queryKey: ['/products'] })
    close([page.path], page.path)
    await navigate({ to: `/catalog/products/${ids[0]}` as string })
  }
  return (
    <div className="zg-document">
      <RecordPanel
        title={t('page.catalog.newProduct')} fields={fields} record={null} initial={BEGIN} mayEdit write={write} onSaved={() => {}} onValues={setValues}
        onCancel={() => void navigate({ to: (close([page.path], page.path) ?? '/catalog/products') as string })}
      />
      <section className="zg-panel zg-section">
        <h2>{t('option.title')} <span className="zg-why">{t('option.hint')}</span></h2>
        <OptionsEditor options={options} onOptions={setOptions} />
      </section>
      <section className="zg-panel zg-section">
        <h2>{t('sku.title')}<span className="zg-count">{rows.length}</span>{dropped.size > 0 && <button type="button" className="zg-link" onClick={() => setDropped(new Set())}>{t('sku.restore', { count: dropped.size })}</button>}</h2>
        <Problems error={error} />
        <EditTable label={t('sku.title')} rows={rows} columns={columns} onRows={onRows} rowKey={(row) => row.key} onDrop={rows.length > 1} empty={t('sku.first')} />
      </section>
    </div>
  )
}
