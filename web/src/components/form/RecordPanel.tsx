import { EditOutlined } from '@ant-design/icons'
import { App, Button, Form, Space } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '~/lib/drafts'
import { usePage } from '~/lib/page'
import { Problems } from '../Problems'
import { ConflictNotice } from './ConflictNotice'
import { FieldGrid } from './FieldGrid'
import { FieldValue } from './FieldValue'
import type { FieldSpec, Values } from './spec'
import { useRecordForm, type Versioned } from './useRecordForm'
import { useKey } from '~/lib/useKey'

interface Props {
  title: ReactNode
  tags?: ReactNode
  fields: readonly FieldSpec[]
  /** Null: a new one. */
  record: Versioned | null
  /** What a new one begins with. */
  initial?: Values
  /** Read it anew; a new one has nothing to read. */
  read?: () => Promise<Versioned>
  write: (change: Values, key: string) => Promise<void>
  onSaved: () => void
  onCancel?: () => void
  mayEdit: boolean
  buttons?: ReactNode
  /** More of the form, below its fields. */
  children?: ReactNode
  onValues?: (values: Values) => void
}

/** The head of a record: what it says, and a form in the same place to change it. */
export function RecordPanel(props: Props) {
  const { title, tags, fields, record, initial, read, write, onSaved, onCancel, mayEdit, buttons, children, onValues } = props
  const { t, i18n } = useTranslation()
  const { message } = App.useApp()
  const { front, path } = usePage()
  const [editing, setEditing] = useState(record === null)
  const { form, base, begin, save, busy, error, setError, conflicts } = useRecordForm({ fields, read, write })
  const started = useRef(false)
  // Behind another page the fields of a form are not there to be asked.
  const touched = useRef(false)
  // The record as it was when it was opened comes back with what was typed: what others have changed since is told as ever.
  const settled = useDraft<{ base: Versioned | null; values: Values }>(
    `${path}#record`, () => (editing && touched.current ? { base, values: form.getFieldsValue(true) as Values } : null),
    (draft) => {
      started.current = true
      setEditing(true)
      begin(draft.base, draft.values)
      onValues?.(draft.values)
    },
  )
  useEffect(() => {
    if (started.current || record !== null) return
    started.current = true
    begin(null, initial)
  }, [begin, initial, record])
  const edit = () => {
    touched.current = false
    begin(record)
    setEditing(true)
  }
  const giveUp = () => {
    settled()
    if (record) setEditing(false)
    else onCancel?.()
  }
  const put = async () => {
    if (!(await save())) return
    settled()
    void message.success(t('form.saved'))
    if (record) setEditing(false)
    onSaved()
  }
  useKey('F4', () => void put(), { on: editing && front })
  return (
    <section className="zg-panel">
      <header className="zg-doc-head">
        <h1>{title}</h1>
        {tags}
        <span className="zg-spacer" />
        <Space wrap>
          {editing ? (
            <>
              <Button disabled={busy} onClick={giveUp}>{t('form.cancel')}</Button>
              <Button type="primary" loading={busy} onClick={() => void put()}>{t('form.save')} <kbd>F4</kbd></Button>
            </>
          ) : (
            <>
              {buttons}
              {mayEdit && <Button icon={<EditOutlined />} onClick={edit}>{t('form.edit')}</Button>}
            </>
          )}
        </Space>
      </header>
      <Problems error={error} onClose={() => setError(null)} />
      {editing ? (
        <Form form={form} layout="horizontal" colon={false} labelCol={{ flex: i18n.language === 'zh' ? '116px' : '136px' }} scrollToFirstError onValuesChange={(_, values) => {
          touched.current = true
          onValues?.(values as Values)
        }}>
          <ConflictNotice form={form} found={conflicts} />
          <FieldGrid fields={fields} />
        </Form>
      ) : (
        <dl className="zg-facts">
          {fields.map((spec) => <div key={spec.name}><dt>{spec.label}</dt><dd><FieldValue spec={spec} value={record?.[spec.name]} /></dd></div>)}
        </dl>
      )}
      {children}
    </section>
  )
}
