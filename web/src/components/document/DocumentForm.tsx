import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Form, Space, type FormInstance } from 'antd'
import { useRef, useState, type Dispatch, type ReactNode, type SetStateAction } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey, send } from '~/api/http'
import { useMay } from '~/api/session'
import { useDraft } from '~/lib/drafts'
import { usePage } from '~/lib/page'
import { usePlace } from '~/lib/place'
import { close } from '~/lib/tabs'
import * as decimal from '~/lib/decimal'
import { Problem } from '~/lib/problem'
import { fault, type LineColumn } from '../lines/columns'
import { LineGrid } from '../lines/LineGrid'
import { isBlank, kinds, renumbered, valueOf, type Line } from '../lines/model'
import { Problems } from '../Problems'
import { faults } from './faults'
import { useKey } from '~/lib/useKey'

/** A way to save: `body` goes with the batch, the action `next` is done with the new document at once. The first one that may be is F4. */
export interface Saving {
  key: string
  label: string
  permission?: string
  body?: object
  next?: string
}

interface Props<H extends object> {
  title: string
  /** The list of the documents, of the API and of the pages: `/purchasing/orders`. */
  path: string
  /** What the batch is called: `orders`. */
  batch: string
  form: FormInstance<H>
  initial?: { [field in keyof H]?: H[field] }
  /** The fields of the head. */
  head: ReactNode
  lines: readonly Line[]
  onLines: Dispatch<SetStateAction<Line[]>>
  columns: readonly LineColumn[]
  /** Lines come from another document; those without a quantity are left out. */
  fixed?: boolean
  /** A document without lines is one too. */
  optional?: boolean
  /** What else a line lacks; a key of the locales. */
  needed?: (line: Line) => string | null
  body: (head: H, lines: Line[]) => object
  savings: readonly Saving[]
  /** What stands at the right of the foot: amounts. */
  foot?: (lines: Line[]) => ReactNode
  /** Instead of the lines, as long as there are none. */
  empty?: ReactNode
}

/** A form for a document with lines: keyboard, one key against doing it twice, problems where they belong. */
export function DocumentForm<H extends object>(props: Props<H>) {
  const { title, path, batch, form, initial, head, lines, onLines, columns, fixed = false, optional = false, needed, body, savings, foot, empty } = props
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const client = useQueryClient()
  const page = usePage()
  const may = useMay()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState<string | null>(null)
  // One key for this form: pressed twice, or sent again after the network came back, it is one document.
  const key = useRef(newKey())
  // Where somebody works is where a new document belongs, unless the form says otherwise.
  const [first] = useState({ ...usePlace(), ...Object.fromEntries(Object.entries(initial ?? {}).filter(([, value]) => value != null)) })
  // Behind another page the fields of the form are not there to be asked.
  const touched = useRef(false)
  const filled = lines.filter((line) => !isBlank(line) && (!fixed || (line.qty.trim() !== '' && !decimal.isZero(line.qty))))
  const offered = savings.filter((saving) => may(saving.permission))

  useDraft<{ head: H; lines: Line[] }>(
    page.path, () => (touched.current || !lines.every(isBlank) ? { head: form.getFieldsValue(true) as H, lines: [...lines] } : null),
    (draft) => {
      form.setFieldsValue(draft.head as Parameters<typeof form.setFieldsValue>[0])
      onLines(renumbered(draft.lines))
    },
  )

  const save = async (saving: Saving) => {
    if (busy) return
    setError(null)
    const values = await form.validateFields().catch(() => null)
    if (!values) return
    const why = (line: Line) => fault(line, columns) ?? needed?.(line)
    const wrong = filled.find(why)
    if (!filled.length && !optional) return void message.error(t(fixed ? 'form.noQuantities' : 'form.noLines'))
    if (wrong) return void message.error(t('lines.wrong', { row: lines.indexOf(wrong) + 1, why: t(why(wrong)!) }))
    setBusy(saving.key)
    try {
      const made = await send<{ ids: number[] }>('POST', path, { ...saving.body, [batch]: [body(values, filled)] }, key.current)
      const id = made.ids[0]!
      const next = saving.next && send('POST', `${path}/${saving.next}`, { documents: [{ id }] }, `${key.current}-${saving.next}`)
      // The document is there either way; what is wrong with the next step is said, and done on its page.
      if (next) await next.catch((problem: unknown) => void message.warning(problem instanceof Error ? problem.message : String(problem), 8))
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'descriptions' && query.queryKey[0] !== 'me' })
      close([page.path], page.path)
      await navigate({ to: `${path}/${id}` as string })
    } catch (problem) {
      // Sent again with other words, it is another document than the one the server may know by this key.
      if (problem instanceof Problem) {
        key.current = newKey()
        const found = faults(problem)
        onLines((now) => now.map((line) => ({ ...line, problem: found.lines.get(filled.findIndex((each) => each.key === line.key)) ?? line.problem })))
        const known = new Set(form.getFieldsError().map((each) => String(each.name[0])))
        form.setFields([...found.fields].filter(([name]) => known.has(name)).map(([name, detail]) => ({ name: name as never, errors: [detail] })))
      }
      setError(problem)
    } finally {
      setBusy(null)
    }
  }
  useKey('F4', () => void (offered[0] && save(offered[0])), { on: page.front })

  const pieces = columns.some((column) => column.key === 'qty') ? decimal.sum(filled.map((line) => valueOf(line, 'qty'))) : null
  return (
    <Form<H>
      form={form} layout="horizontal" colon={false} labelCol={{ flex: '88px' }} className="zg-document" initialValues={{ ...initial, ...first } as Partial<H>} scrollToFirstError
      onValuesChange={() => {
        touched.current = true
        setError(null)
      }}
    >
      <div className="zg-panel">
        <header className="zg-doc-head">
          <h1>{title}</h1>
          <span className="zg-spacer" />
          <Space wrap>
            {[...offered].reverse().map((saving) => (
              <Button key={saving.key} type={saving === offered[0] ? 'primary' : 'default'} disabled={!!busy && busy !== saving.key} loading={busy === saving.key} onClick={() => void save(saving)}>
                {saving.label}{saving === offered[0] && <> <kbd>F4</kbd></>}
              </Button>
            ))}
          </Space>
        </header>
        <Problems error={error} onClose={() => setError(null)} />
        <div className="zg-form-grid">{head}</div>
      </div>
      <section className="zg-panel zg-grow">
        <h2 className="zg-section-title">
          {t('lines.title')}
          <span className="zg-hints">
            <span><kbd>Enter</kbd> {t('lines.keys.next')}</span>{!fixed && <span><kbd>F2</kbd> {t('lines.keys.new')}</span>}<span><kbd>Ctrl D</kbd> {t('lines.keys.copy')}</span>
            {!fixed && <span><kbd>Ctrl Del</kbd> {t('lines.keys.remove')}</span>}<span>{t('lines.keys.scan')}</span><span>{t('lines.keys.paste')}</span>
          </span>
        </h2>
        {lines.length || !empty ? <LineGrid lines={lines} onLines={onLines} columns={columns} fixed={fixed} /> : <div className="zg-empty">{empty}</div>}
        <span className="zg-spacer" />
        <footer className="zg-form-foot">
          <span>{t('lines.kinds', { count: kinds(filled) })}</span>
          {pieces !== null && <span>{t('lines.pieces', { qty: decimal.quantity(pieces) })}</span>}
          <span className="zg-spacer" />
          {foot?.(filled)}
        </footer>
      </section>
    </Form>
  )
}
