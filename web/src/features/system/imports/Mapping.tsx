import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get, send } from '~/api/http'
import { Problems } from '~/components/Problems'
import { Problem } from '~/lib/problem'

type Columns = components['schemas']['ColumnsOut']
type Import = components['schemas']['ImportOut']

const plain = (text: string) => text.trim().toLowerCase()

/** Which column of the file is which field, with values of each; changed by hand, the file is read again that way and it is remembered. */
export function Mapping({ file, onMapped }: { file: Import; onMapped: (found: Import) => void }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const [row, setRow] = useState<number | null>(null)
  const [changed, setChanged] = useState<Record<string, string | null>>({})
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const { data, error } = useQuery({
    queryKey: ['/exchange/imports', file.id, 'columns', row, file.columns, i18n.language],
    queryFn: ({ signal }) => get<Columns>(`/exchange/imports/${file.id}/columns`, { header_row: row }, signal),
    placeholderData: (before) => before,
  })
  if (error) return <Problems error={error} />
  if (!data) return null

  const taken = (key: string) => (key in changed ? changed[key]! : (data.headings.find((each) => each.column === key)?.heading ?? null))
  const heading = (text: string | null) => data.headings.find((each) => text !== null && each.heading === text)
  const faults = problem instanceof Problem ? new Map(problem.entries.map((each) => [each.field?.replace(/^(body\.)?columns\./, ''), each])) : new Map<string, never>()
  const used = new Set(data.columns.map((column) => plain(taken(column.key) ?? '')))
  const left = data.headings.filter((each) => !used.has(plain(each.heading)))
  const missing = data.columns.filter((column) => column.required && !taken(column.key))

  const apply = async () => {
    setBusy(true)
    setProblem(null)
    const columns = Object.fromEntries(data.columns.flatMap(({ key }) => (taken(key) ? [[key, taken(key)!]] : [])))
    try {
      const mapped = await send<Import>('POST', `/exchange/imports/${file.id}/map`, { columns, header_row: row })
      setChanged({})
      setRow(null)
      onMapped(mapped)
      void client.invalidateQueries({ queryKey: ['/exchange/imports'] })
    } catch (refused) {
      setProblem(refused)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Problems error={problem} onClose={() => setProblem(null)} />
      <div className="zg-map-head">
        <label>{t('import.headerRow')} <InputNumber aria-label={t('import.headerRow')} min={1} max={data.rows.length} precision={0} value={data.header_row} onChange={(value) => { setRow(value); setChanged({}) }} /></label>
        <span className="zg-why zg-map-first">{(data.rows[data.header_row - 1] ?? []).filter(Boolean).join(' · ')}</span>
      </div>
      <div className="zg-table-scroll">
        <table className="zg-table zg-map">
          <thead><tr><th scope="col">{t('import.field')}</th><th scope="col">{t('import.heading')}</th><th scope="col">{t('import.samples')}</th></tr></thead>
          <tbody>
            {data.columns.map((column) => {
              const fault = faults.get(column.key)
              return (
                <tr key={column.key}>
                  <th scope="row">{column.name}{column.required && <span className="zg-needed" title={t('import.needed')}> *</span>}</th>
                  <td>
                    <Select
                      aria-label={column.name} className="zg-map-choice" allowClear showSearch={{ optionFilterProp: 'value' }} value={taken(column.key)} placeholder={t('import.notTaken')}
                      status={fault || (column.required && !taken(column.key)) ? 'error' : ''} onChange={(value: string | undefined) => setChanged((all) => ({ ...all, [column.key]: value ?? null }))}
                      options={data.headings.map((each) => ({ value: each.heading, label: each.heading }))}
                    />
                    {fault && <div className="zg-fault">{fault.detail}</div>}
                  </td>
                  <td className="zg-why">{heading(taken(column.key))?.samples.join('、') || '—'}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {left.length > 0 && (
        <div className="zg-pad">
          <b>{t('import.left', { count: left.length })}</b>
          <ul className="zg-map-left">{left.map((each) => <li key={each.heading}><b>{each.heading}</b> <span className="zg-why">{each.samples.join('、') || '—'}</span></li>)}</ul>
        </div>
      )}
      <div className="zg-map-foot">
        <Button type={file.state === 'unmapped' || Object.keys(changed).length || row !== null ? 'primary' : 'default'} loading={busy} onClick={() => void apply()}>{t('import.map')}</Button>
        <span className="zg-why">{missing.length ? t('import.missing', { names: missing.map((column) => column.name).join('、') }) : t('import.remembered')}</span>
      </div>
    </>
  )
}
