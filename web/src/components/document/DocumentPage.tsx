import { ReloadOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Space } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { usePage, usePageTitle } from '~/lib/page'
import { useDescription, type Column, type Description, type StateInfo } from '~/api/descriptions'
import { get, send } from '~/api/http'
import { content, type Row } from '../grid/Cell'
import { PageSkeleton } from '../PageSkeleton'
import { usePrintKindsKnown } from '../print/kinds'
import { PrintButton } from '../print/PrintButton'
import { Problems } from '../Problems'
import { Unread } from '../Unread'
import { StateTag } from '../StateTag'
import { inOrder, tone } from './actions'
import { addressOfReference } from './addresses'
import { LineTable } from './LineTable'
import { Sections } from './Sections'

export interface ActionInfo {
  action: string
  label: string
  allowed: boolean
  reason: string | null
}

export interface DocumentAnswer {
  lines: Row[]
  allowed_actions: ActionInfo[]
  [part: string]: unknown
}

interface Props {
  name: string
  /** Field of the answer that holds the document itself. */
  part: string
  /** What an action sends besides the document, or null if the user thought better of it. */
  ask?: Record<string, (document: Row, answer: DocumentAnswer) => Promise<object | null>>
  extra?: (document: Row, answer: DocumentAnswer) => ReactNode
  /** Instead of the table of lines, where it is not null. */
  lines?: (document: Row, answer: DocumentAnswer) => ReactNode
  /** Other buttons in the head: ways on to other documents. */
  tools?: (document: Row, answer: DocumentAnswer) => ReactNode
  /** Beside its state: the document it came from. */
  from?: (document: Row) => ReactNode
}

export function DocumentPage(props: Props) {
  const { params } = usePage()
  const { i18n } = useTranslation()
  const description = useDescription(props.name)
  const printing = usePrintKindsKnown()
  const key = [description?.path, 'one', params.id, i18n.language]
  const found = useQuery({
    queryKey: key, enabled: !!description,
    queryFn: ({ signal }) => get<DocumentAnswer>(`${description!.path}/${params.id}`, undefined, signal),
  })
  if (found.error) return <Unread error={found.error} onAgain={() => void found.refetch()} />
  if (!description || !found.data || !printing) return <PageSkeleton />
  return <Loaded {...props} description={description} answer={found.data} refresh={() => void found.refetch()} />
}

/** What a document says of itself; a partner or another document can be opened from it. */
function Fact({ column, document, states }: { column: Column; document: Row; states: readonly StateInfo[] }) {
  const to = addressOfReference(column, document)
  const shown = content(column, document, states)
  if (!shown || document[column.key] == null) return '—'
  return to ? <Link to={to as string}>{shown}</Link> : shown
}

function Loaded({ description, part, ask = {}, extra, lines, tools, from, answer, refresh }: Props & { description: Description; answer: DocumentAnswer; refresh: () => void }) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const client = useQueryClient()
  const { title } = usePage()
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const document = answer[part] as Row
  const number = String(document.number ?? document.id)
  usePageTitle(number)

  const act = async (action: ActionInfo) => {
    const more = ask[action.action] ? await ask[action.action]!(document, answer) : {}
    if (more === null) return
    if (tone(action.action) === 'danger' && !(await modal.confirm({ title: t('document.sure', { action: action.label, number }), okText: action.label, okButtonProps: { danger: true } }))) return
    setBusy(action.action)
    setError(null)
    try {
      await send('POST', `${description.path}/${action.action}`, { documents: [{ id: document.id, version: document.version }], ...more })
      void message.success(t('document.done', { action: action.label, number }))
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(null)
      // What one document causes is seen in others: stock, receivables, shipments.
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'descriptions' && query.queryKey[0] !== 'me' })
    }
  }
  return (
    <article className="zg-document">
      <div className="zg-panel">
        <header className="zg-doc-head zg-panel" style={{ border: 0, boxShadow: 'none' }}>
          <h1>{t(title)} {number}</h1>
          <StateTag state={String(document.state)} states={description.states} label={document.state_label as string} />
          {from?.(document)}
          <span className="zg-spacer" />
          <Space wrap>
            {inOrder(answer.allowed_actions).filter((action) => action.allowed || tone(action.action) !== 'plain').map((action) => (
              <Button
                key={action.action} type={action.allowed && tone(action.action) === 'primary' ? 'primary' : 'default'} danger={tone(action.action) === 'danger'}
                disabled={!action.allowed || !!busy} loading={busy === action.action} title={action.reason ?? undefined} onClick={() => void act(action)}
              >
                {action.label}
              </Button>
            ))}
            {tools?.(document, answer)}
            <PrintButton name={description.name} load={() => ({ ids: [document.id] })} />
            <Button icon={<ReloadOutlined />} aria-label={t('list.refresh')} onClick={refresh} />
          </Space>
        </header>
        <Problems error={error} onClose={() => setError(null)} />
        <dl className="zg-facts">
          {description.head.map((column) => (
            <div key={column.key}><dt>{column.label}</dt><dd><Fact column={column} document={document} states={description.states} /></dd></div>
          ))}
        </dl>
      </div>
      {lines?.(document, answer) ?? (description.lines.length > 0 && (
        <section className="zg-panel zg-section">
          <h2>{t('document.lines')}</h2>
          <LineTable columns={description.lines} rows={answer.lines} />
        </section>
      ))}
      {extra?.(document, answer)}
      <Sections answer={answer} description={description} id={document.id} />
    </article>
  )
}
