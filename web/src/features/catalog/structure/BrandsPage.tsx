import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { send } from '~/api/http'
import { useMay } from '~/api/session'
import { EditTable, type EditColumn } from '~/components/form/EditTable'
import { PageSkeleton } from '~/components/PageSkeleton'
import { Problems } from '~/components/Problems'
import { Problem, type ProblemEntry } from '~/lib/problem'
import { useBrands, type Brand } from './useStructure'
import '../catalog.css'

type Row = Omit<Brand, 'id'> & { id: number | null }

/** Brands, a short list that is edited in place. */
export default function BrandsPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const may = useMay()
  const client = useQueryClient()
  const { brands, loading, error } = useBrands()
  const [changed, setChanged] = useState<Row[] | null>(null)
  const [text, setText] = useState('')
  const [refused, setRefused] = useState<unknown>(null)
  const [wrong, setWrong] = useState<ProblemEntry[]>([])
  const [busy, setBusy] = useState(false)
  const edit = may('catalog.structure.edit')
  const rows: readonly Row[] = changed ?? brands
  const wanted = text.trim().toLowerCase()
  const shown = wanted && !changed ? rows.filter((row) => `${row.code} ${row.name}`.toLowerCase().includes(wanted)) : rows
  const columns: EditColumn<Row>[] = [
    { key: 'code', label: t('brands.code'), kind: 'text', width: 180, max: 64 },
    { key: 'name', label: t('brands.name'), kind: 'text' },
    { key: 'active', label: t('brands.active'), kind: 'flag', width: 80 },
  ]
  const save = async () => {
    setBusy(true)
    setRefused(null)
    setWrong([])
    const touched = rows.filter((row) => {
      const before = brands.find((each) => each.id === row.id)
      return before && (before.code !== row.code || before.name !== row.name || before.active !== row.active)
    })
    const fresh = rows.filter((row) => row.id === null && (row.code.trim() || row.name.trim()))
    let sent: Row[] = []
    try {
      if ((sent = touched).length) await send('PATCH', '/brands', { brands: touched.map(({ id, version, code, name, active }) => ({ id, version, code, name, active })) })
      if ((sent = fresh).length) await send('POST', '/brands', { brands: fresh.map(({ code, name }) => ({ code, name })) })
      setChanged(null)
      void message.success(t('form.saved'))
    } catch (problem) {
      setRefused(problem)
      if (problem instanceof Problem) setWrong(problem.entries.map((entry) => ({ ...entry, ...(entry.row == null ? {} : { row: rows.indexOf(sent[entry.row]!) }) })))
    } finally {
      setBusy(false)
      void client.invalidateQueries({ queryKey: ['/brands'] })
    }
  }
  if (loading) return <PageSkeleton />
  return (
    <section className="zg-panel zg-section zg-narrow">
      <h2>
        {t('page.catalog.brands')}<span className="zg-count">{brands.length}</span>
        <span className="zg-spacer" />
        {changed ? (
          <Space>
            <span className="zg-why">{t('form.unsaved')}</span>
            <Button size="small" disabled={busy} onClick={() => { setChanged(null); setWrong([]); setRefused(null) }}>{t('form.cancel')}</Button>
            <Button size="small" type="primary" loading={busy} onClick={() => void save()}>{t('form.save')}</Button>
          </Space>
        ) : <Input.Search allowClear size="small" style={{ width: 200 }} placeholder={t('brands.find')} aria-label={t('brands.find')} value={text} onChange={(event) => setText(event.target.value)} />}
      </h2>
      <Problems error={error ?? refused} onClose={() => setRefused(null)} />
      <EditTable
        label={t('page.catalog.brands')} rows={shown} columns={columns} onRows={(next) => { setText(''); setChanged(wanted && !changed ? merged(rows, shown, next) : next) }} disabled={!edit}
        blank={() => ({ id: null, version: 0, code: '', name: '', active: true })} removable={(row) => row.id === null} problems={wrong} empty={t('brands.empty')}
      />
    </section>
  )
}

/** The rows that were out of sight stay as they are. */
function merged(rows: readonly Row[], shown: readonly Row[], next: readonly Row[]): Row[] {
  const changed = new Map(shown.map((row, at) => [row, next[at]]))
  return [...rows.map((row) => changed.get(row) ?? row), ...next.slice(shown.length)]
}
