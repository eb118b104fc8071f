import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { all } from '~/api/all'
import { send } from '~/api/http'
import { EditTable, type EditColumn } from '~/components/form/EditTable'
import { Problems } from '~/components/Problems'
import { Problem, type ProblemEntry } from '~/lib/problem'

interface Quotation {
  id: number | null
  version: number
  sku_id: number | null
  currency: string
  min_qty: string
  price: string
  valid_from: string | null
  valid_to: string | null
}

const FIELDS = ['min_qty', 'price', 'valid_from', 'valid_to'] as const

/** What a supplier asks for its goods; new rows are recorded, changed ones changed. */
export function Quotations({ supplier }: { supplier: number }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const key = ['/quotations', supplier]
  const { data = [] } = useQuery({ queryKey: key, queryFn: ({ signal }) => all<Quotation>('/quotations', { supplier_id: supplier }, signal) })
  const [changed, setChanged] = useState<Quotation[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [wrong, setWrong] = useState<ProblemEntry[]>([])
  const rows = changed ?? data
  const columns: EditColumn<Quotation>[] = [
    { key: 'sku_id', label: t('lines.sku'), kind: 'reference', list: 'skus', width: 320, fixed: (row) => row.id !== null },
    { key: 'currency', label: t('partner.currency'), kind: 'text', max: 3, width: 80, fixed: (row) => row.id !== null },
    { key: 'min_qty', label: t('partner.minQty'), kind: 'decimal', width: 110 },
    { key: 'price', label: t('partner.netPrice'), kind: 'decimal', width: 120 },
    { key: 'valid_from', label: t('partner.validFrom'), kind: 'date', width: 120 },
    { key: 'valid_to', label: t('partner.validTo'), kind: 'date', width: 120 },
  ]
  const save = async () => {
    setError(null)
    setWrong([])
    const body = (row: Quotation) => ({ min_qty: row.min_qty || '0', price: row.price, valid_from: row.valid_from || null, valid_to: row.valid_to || null })
    const fresh = rows.filter((row) => row.id === null && (row.sku_id || row.price))
    const touched = rows.filter((row) => {
      const before = data.find((each) => each.id === row.id)
      return before && FIELDS.some((name) => (before[name] ?? '') !== (row[name] ?? ''))
    })
    let sent: Quotation[] = []
    try {
      if ((sent = touched).length) await send('PATCH', '/quotations', { quotations: touched.map((row) => ({ id: row.id, version: row.version, ...body(row) })) })
      if ((sent = fresh).length) await send('POST', '/quotations', { quotations: fresh.map((row) => ({ supplier_id: supplier, sku_id: row.sku_id, currency: row.currency || 'CNY', ...body(row) })) })
      setChanged(null)
      await client.invalidateQueries({ queryKey: key })
      void message.success(t('form.saved'))
    } catch (problem) {
      setError(problem)
      if (problem instanceof Problem) setWrong(problem.entries.map((entry) => ({ ...entry, ...(entry.row == null ? {} : { row: rows.indexOf(sent[entry.row]!) }) })))
    }
  }
  return (
    <>
      <Problems error={error} onClose={() => setError(null)} />
      <EditTable
        label={t('partner.quotations')} rows={rows} columns={columns} onRows={setChanged} problems={wrong} empty={t('partner.noQuotations')} removable={(row) => row.id === null}
        blank={() => ({ id: null, version: 0, sku_id: null, currency: 'CNY', min_qty: '', price: '', valid_from: null, valid_to: null })}
      />
      {changed && (
        <Space className="zg-table-foot">
          <Button type="primary" onClick={() => void save()}>{t('form.save')}</Button>
          <Button onClick={() => setChanged(null)}>{t('form.cancel')}</Button>
          <span className="zg-why">{t('form.unsaved')}</span>
        </Space>
      )}
    </>
  )
}
