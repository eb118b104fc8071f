import { InboxOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Progress, Select, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { upload } from '~/api/upload'
import { usePage } from '~/lib/page'
import { Problem } from '~/lib/problem'
import { close } from '~/lib/tabs'
import { Problems } from '~/components/Problems'
import { RefSelect } from '~/components/RefSelect'
import { useLayouts } from './useLayouts'
import '../system.css'

type Import = components['schemas']['ImportOut']

const UNKNOWN = new Set(['exchange.header_missing', 'exchange.columns_missing', 'exchange.column_twice'])
const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'windows-1252', 'utf-16'] as const

/** The first step: which kind of file, for which company, the file. The server finds encoding, header and columns by itself. */
export default function UploadPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const page = usePage()
  const [layout, setLayout] = useState<string>()
  const [company, setCompany] = useState<number | null>(null)
  const [encoding, setEncoding] = useState<string>()
  const [share, setShare] = useState<number | null>(null)
  /** A file whose columns were not found. */
  const [refused, setRefused] = useState<File | null>(null)
  const [error, setError] = useState<unknown>(null)
  const layouts = useLayouts()
  const chosen = layouts.data?.find((each) => each.name === layout) ?? layouts.data?.[0]

  const start = async (file: File, byHand = false) => {
    setError(null)
    setRefused(null)
    setShare(0)
    // A file that is dropped at once waits until the kinds of files are known.
    const kind = chosen?.name ?? (await layouts.refetch({ cancelRefetch: false })).data?.[0]?.name
    if (!kind) {
      setShare(null)
      return
    }
    const form = new FormData()
    form.set('file', file)
    form.set('layout', kind)
    if (company) form.set('company_id', String(company))
    if (encoding) form.set('encoding', encoding)
    if (byHand) form.set('by_hand', 'true')
    try {
      const made = await upload<Import>('/exchange/imports', form, setShare)
      close([page.path], page.path)
      await navigate({ to: `/system/imports/${made.id}` as string })
    } catch (problem) {
      setError(problem)
      if (problem instanceof Problem && UNKNOWN.has(problem.code)) setRefused(file)
    } finally {
      setShare(null)
    }
  }
  return (
    <section className="zg-panel">
      <header className="zg-doc-head"><h1>{t('page.system.newImport')}</h1></header>
      <Problems error={error ?? layouts.error} onClose={() => setError(null)} />
      {refused && share === null && <div className="zg-pad"><Button type="primary" onClick={() => void start(refused, true)}>{t('import.byHand')}</Button> <span className="zg-why">{t('import.byHandHint')}</span></div>}
      <div className="zg-upload">
        <Form layout="vertical">
          <Form.Item label={t('import.layout')} required>
            <Select aria-label={t('import.layout')} value={chosen?.name ?? null} onChange={setLayout} options={layouts.data?.map((each) => ({ value: each.name, label: each.title })) ?? []} />
          </Form.Item>
          <Form.Item label={t('home.company')}><RefSelect aria-label={t('home.company')} list="companies" value={company} onChange={setCompany} /></Form.Item>
          <Form.Item label={t('import.encoding')} tooltip={t('import.encodingHint')}>
            <Select aria-label={t('import.encoding')} allowClear value={encoding ?? null} onChange={setEncoding} placeholder={t('import.auto')} options={ENCODINGS.map((each) => ({ value: each, label: each }))} />
          </Form.Item>
        </Form>
        <Upload.Dragger
          accept=".csv,.gz,.xlsx,.xls,.txt" multiple={false} showUploadList={false} disabled={share !== null}
          beforeUpload={(file) => {
            void start(file)
            return false
          }}
        >
          <p><InboxOutlined style={{ fontSize: 36, color: 'var(--primary)' }} /></p>
          <p>{t('import.drop')}</p>
          <p className="zg-why">{t('import.kinds')}</p>
        </Upload.Dragger>
        {share !== null && <Progress percent={Math.round(share * 100)} status="active" />}
        {chosen && (
          <details>
            <summary>{t('import.columns', { count: chosen.columns.length })}</summary>
            <table className="zg-table">
              <tbody>
                {chosen.columns.map((column) => (
                  <tr key={column.key}><td>{column.name}{column.required && ' *'}</td><td className="zg-why">{column.aliases.join('、')}</td></tr>
                ))}
              </tbody>
            </table>
          </details>
        )}
      </div>
    </section>
  )
}
