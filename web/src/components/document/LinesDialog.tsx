import { App, Button, Form, Modal, type FormInstance } from 'antd'
import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import * as decimal from '~/lib/decimal'
import { fault, type LineColumn } from '../lines/columns'
import { LineGrid } from '../lines/LineGrid'
import { isBlank, kinds, valued, valueOf, type Line } from '../lines/model'
import { useKey } from '~/lib/useKey'

export interface LinesAnswer<H extends object> {
  head: H
  lines: Line[]
}

interface Props<H extends object> {
  title: string
  okText: string
  /** What the dialog is about, in a sentence. */
  hint?: ReactNode
  lines: Line[]
  columns: readonly LineColumn[]
  /** The column that says how much; lines without it are left out. */
  counts?: string
  /** Zero is an answer too. */
  zero?: boolean
  splits?: boolean
  grows?: boolean
  initial?: Partial<H>
  /** Fields above the lines. */
  fields?: ReactNode
  foot?: (lines: Line[]) => ReactNode
  done: (answer: LinesAnswer<H> | null) => void
}

/** How much of each line: all that is open at first, changed with the keyboard or the scanner; F4 or the button goes on. */
export function LinesDialog<H extends object>(props: Props<H>) {
  const { title, okText, hint, columns, counts = 'qty', zero = false, splits = false, grows = false, initial, fields, foot, done } = props
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<H>() as [FormInstance<H>]
  const [lines, setLines] = useState(props.lines)
  const [open, setOpen] = useState(true)
  const answer = useRef<LinesAnswer<H> | null>(null)
  const taken = lines.filter((line) => !isBlank(line) && valueOf(line, counts).trim() !== '' && (zero || !decimal.isZero(valueOf(line, counts))))
  const end = (given: LinesAnswer<H> | null) => {
    answer.current = given
    setOpen(false)
  }
  const submit = async () => {
    const head = await form.validateFields().catch(() => null)
    if (!head) return
    const wrong = taken.find((line) => fault(line, columns))
    if (!taken.length) return void message.error(t('form.noQuantities'))
    if (wrong) return void message.error(t('lines.wrong', { row: lines.indexOf(wrong) + 1, why: t(fault(wrong, columns)!) }))
    end({ head, lines: taken })
  }
  useKey('F4', () => void submit(), { first: true })
  return (
    <Modal
      open={open} title={title} width={Math.max(720, 430 + columns.reduce((width, column) => width + column.width, 0))} className="zg-lines-dialog" centered
      okText={<>{okText} <kbd>F4</kbd></>} onOk={() => void submit()} onCancel={() => end(null)} afterClose={() => done(answer.current)} mask={{ closable: false }}
    >
      {hint && <p className="zg-hint">{hint}</p>}
      <Form<H> form={form} layout="horizontal" colon={false} className="zg-dialog-form" initialValues={initial as H}>{fields}</Form>
      <div className="zg-dialog-lines"><LineGrid lines={lines} onLines={setLines} columns={columns} fixed={!grows} splits={splits} scans={counts} focused /></div>
      <footer className="zg-dialog-foot">
        <span>{t('lines.kinds', { count: kinds(taken) })}</span>
        <span>{t('lines.pieces', { qty: decimal.quantity(decimal.sum(taken.map((line) => valueOf(line, counts)))) })}</span>
        <Button type="link" size="small" onClick={() => setLines((now) => now.map((line) => valued(line, counts, '')))}>{t('form.fromZero')}</Button>
        {splits && <span><kbd>F2</kbd> {t('lines.split')}</span>}
        <span className="zg-spacer" />
        {foot?.(taken)}
      </footer>
    </Modal>
  )
}
