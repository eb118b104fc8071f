import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Select, Space, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDescription } from '~/api/descriptions'
import type { components } from '~/api/generated/schema'
import { get, send } from '~/api/http'
import type { Row } from '~/components/grid/Cell'
import { firstAnswers, PrintOptions, type Answers } from '~/components/print/PrintOptions'
import { Sheets } from '~/components/print/Sheets'
import { PageSkeleton } from '~/components/PageSkeleton'
import { Problems } from '~/components/Problems'
import { Unread } from '~/components/Unread'
import { useCompanies } from '~/components/useCompanies'
import { usePage, usePageTitle } from '~/lib/page'
import { Problem } from '~/lib/problem'
import { SourceEditor } from './SourceEditor'
import '~/components/print/print.css'

type Template = components['schemas']['TemplateDetailOut']
type Preview = components['schemas']['PreviewOut']

/** The line that a refusal is about: its field is `source.12`. */
export function lineOf(error: unknown): number | null {
  const found = error instanceof Problem && /^source\.(\d+)$/.exec(error.entries[0]?.field ?? '')
  return found ? Number(found[1]) : null
}

function useLater<T>(value: T, wait: number): T {
  const [late, setLate] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), wait)
    return () => clearTimeout(timer)
  }, [value, wait])
  return late
}

export default function TemplatePage() {
  const { params } = usePage()
  const { i18n } = useTranslation()
  const key = ['/printing/templates', 'one', params.kind, i18n.language]
  const { data, error } = useQuery({ queryKey: key, queryFn: ({ signal }) => get<Template>(`/printing/templates/${params.kind}`, undefined, signal) })
  if (error) return <Unread error={error} />
  return data ? <Editor key={`${data.kind}.${data.version}`} template={data} /> : <PageSkeleton />
}

/** The source on the left, what becomes of it on the right, with a document of one's own or an example. */
function Editor({ template }: { template: Template }) {
  const { t, i18n } = useTranslation()
  const { message, modal } = App.useApp()
  const client = useQueryClient()
  const { company } = useCompanies()
  const [source, setSource] = useState(template.source)
  const [document, setDocument] = useState<number | null>(null)
  const [given, setGiven] = useState<Answers | null>(null)
  const [busy, setBusy] = useState(false)
  /** What was refused of which source: it says nothing of another one. */
  const [refused, setRefused] = useState<{ source: string | null; problem: unknown } | null>(null)
  const tried = useLater(source, 500)
  const answers = given ?? firstAnswers(template, undefined, company?.id)
  usePageTitle(template.label)
  const preview = useQuery({
    queryKey: ['/printing/preview', template.kind, document, answers, tried, i18n.language], retry: false, gcTime: 0, placeholderData: keepPreviousData,
    queryFn: () => send<Preview>('POST', '/printing/preview', { kind: template.kind, ids: document ? [document] : [], source: tried, ...answers }),
  })
  const save = async (next: string | null) => {
    setBusy(true)
    setRefused(null)
    try {
      await send('PUT', '/printing/templates', { templates: [{ kind: template.kind, version: template.version, source: next }] })
      void message.success(t('common.saved'))
      await client.invalidateQueries({ queryKey: ['/printing/templates'] })
    } catch (problem) {
      setRefused({ source: next, problem })
    } finally {
      setBusy(false)
    }
  }
  const restore = async () => {
    if (await modal.confirm({ title: t('print.restoreSure', { what: template.label }), okText: t('print.restore') })) await save(null)
  }
  const wrong = (refused && (refused.source ?? source) === source ? refused.problem : null) ?? preview.error
  return (
    <div className="zg-templates">
      <section className="zg-panel" aria-label={t('print.source')}>
        <header className="zg-doc-head">
          <h1>{template.label}</h1>
          <span className="zg-progress">{template.changed ? t('print.changed', { version: template.version }) : t('print.own')}</span>
          <span className="zg-spacer" />
          <Space wrap>
            <Versions template={template} onPick={setSource} />
            {template.changed && <Button disabled={busy} onClick={() => void restore()}>{t('print.restore')}</Button>}
            <Button type="primary" loading={busy} disabled={source === template.source} onClick={() => void save(source)}>{t('common.save')}</Button>
          </Space>
        </header>
        <Problems error={wrong} />
        <SourceEditor value={source} wrong={lineOf(wrong)} onChange={setSource} />
      </section>
      <section className="zg-panel" aria-label={t('print.preview')}>
        <header className="zg-doc-head">
          <h2>{t('print.preview')}</h2>
          <Examples template={template} value={document} onChange={setDocument} />
          <PrintOptions kind={template} answers={answers} onAnswers={setGiven} />
          <span className="zg-spacer" />
          <span className="zg-busy">{preview.isFetching && <Spin size="small" />}</span>
        </header>
        {preview.data && !preview.error && <Sheets pages={preview.data.pages} total={preview.data.total} />}
      </section>
    </div>
  )
}

function Versions({ template, onPick }: { template: Template; onPick: (source: string) => void }) {
  const { t } = useTranslation()
  if (!template.versions.length) return null
  return (
    <Select
      aria-label={t('print.versions')} placeholder={t('print.versions')} value={null} popupMatchSelectWidth={false} style={{ width: 110 }}
      options={[...template.versions.map((each) => ({ value: each.version, label: t('print.version', { version: each.version, by: each.saved_by }) })), { value: 0, label: t('print.own') }]}
      onChange={(version: number) => onPick(template.versions.find((each) => each.version === version)?.source ?? template.default)}
    />
  )
}

/** The latest rows of the list that the template prints. */
function Examples({ template, value, onChange }: { template: Template; value: number | null; onChange: (id: number | null) => void }) {
  const { t } = useTranslation()
  const description = useDescription(template.of)
  const { data } = useQuery({
    queryKey: [description?.path, 'examples'], enabled: !!description, queryFn: ({ signal }) => get<{ items: Row[] }>(description!.path, { limit: 30 }, signal),
  })
  const label = (row: Row) => [row.number ?? row.code, row.customer_name ?? row.partner_name ?? row.supplier_name ?? row.name].filter(Boolean).join(' · ')
  return (
    <Select
      aria-label={t('print.document')} value={value ?? 0} popupMatchSelectWidth={false} style={{ minWidth: 160, maxWidth: 280 }} onChange={(id: number) => onChange(id || null)}
      options={[{ value: 0, label: t('print.example') }, ...(data?.items ?? []).map((row) => ({ value: row.id, label: label(row) }))]}
    />
  )
}
