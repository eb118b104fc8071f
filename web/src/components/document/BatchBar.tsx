import { App, Button, Progress as Bar, Space } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Description, Step } from '~/api/descriptions'
import type { Query } from '~/api/http'
import { useMay } from '~/api/session'
import type { Row } from '../grid/Cell'
import { count, isSelected, NONE, type Selection } from '../grid/selection'
import { PrintButton } from '../print/PrintButton'
import { everything, run, type Progress } from './batches'
import { tone } from './actions'

interface Props {
  description: Description
  /** The actions offered for many documents at once, in their order. */
  actions: readonly string[]
  /** What an action asks of the documents first: what is said of each, by id, or null if the user thought better of it. */
  askFirst?: { [action: string]: (rows: Row[]) => Promise<ReadonlyMap<number, object> | null> }
  filters: Query
  rows: readonly Row[]
  total: number | null
  selection: Selection
  onSelection: (selection: Selection) => void
  onDone: () => void
}

export function BatchBar({ description, actions, askFirst = {}, filters, rows, total, selection, onSelection, onDone }: Props) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const may = useMay()
  const [progress, setProgress] = useState<Progress | null>(null)
  const stop = useRef<AbortController | null>(null)
  const chosen = count(selection, total)
  const loaded = rows.filter((row) => isSelected(selection, row.id))
  const offered = actions.map((name) => description.actions.find((step) => step.action === name)).filter((step): step is Step => !!step && may(step.permission))

  const start = async (step: Step) => {
    const said = askFirst[step.action] ? await askFirst[step.action]!(loaded) : null
    if (askFirst[step.action] && !said) return
    const control = new AbortController()
    stop.current = control
    setProgress({ done: 0, total: chosen, refused: [] })
    try {
      const targets = selection.everything
        ? await everything(description.path, filters, selection.keys, control.signal)
        : loaded.map((row) => ({ id: row.id, version: row.version as number, ...(said?.has(row.id) ? { more: said.get(row.id)! } : {}) }))
      const end = await run(`${description.path}/${step.action}`, targets, {}, control.signal, setProgress)
      const refused = end.refused.reduce((sum, one) => sum + one.ids.length, 0)
      if (refused) {
        const reasons = end.refused.flatMap(({ problem }): { detail: string; remedy?: string }[] =>
          problem.entries.length ? problem.entries : [{ detail: problem.message, remedy: problem.remedy }],
        )
        modal.warning({
          title: t('batch.refused', { done: end.done, refused }),
          width: 560,
          content: <ul className="zg-reasons">{reasons.slice(0, 50).map((entry, n) => <li key={n}>{entry.detail} {entry.remedy && <em>{entry.remedy}</em>}</li>)}</ul>,
        })
      } else if (!control.signal.aborted) {
        void message.success(t('batch.done', { action: step.label, count: end.done }))
        onSelection(NONE)
      }
    } catch (error) {
      if (!control.signal.aborted) modal.error({ title: error instanceof Error ? error.message : String(error) })
    } finally {
      setProgress(null)
      onDone()
    }
  }
  const ask = (step: Step) => {
    if (tone(step.action) !== 'danger' && chosen < 50) return void start(step)
    modal.confirm({
      title: t('batch.sure', { action: step.label, count: chosen, what: description.label }),
      okText: step.label,
      okButtonProps: { danger: tone(step.action) === 'danger' },
      onOk: () => void start(step),
    })
  }
  if (!chosen) return null
  return (
    <div className="zg-batch" role="toolbar" aria-label={t('batch.label')}>
      <span>{t('batch.chosen', { count: chosen })}</span>
      {!selection.everything && total !== null && total > rows.length && loaded.length === rows.length && (
        <Button type="link" onClick={() => onSelection({ everything: true, keys: new Set() })}>{t('batch.everything', { count: total })}</Button>
      )}
      <Button type="link" onClick={() => onSelection(NONE)}>{t('batch.none')}</Button>
      <Space>
        {offered.map((step) => {
          // What is asked of each is asked of those that are seen.
          if (askFirst[step.action] && selection.everything) return null
          const wrong = selection.everything ? null : loaded.find((row) => !step.sources.includes(row.state as string))
          return (
            <Button
              key={step.action}
              type={tone(step.action) === 'primary' ? 'primary' : 'default'}
              danger={tone(step.action) === 'danger'}
              disabled={!!progress || !!wrong}
              title={wrong ? t('batch.wrongState', { number: wrong.number, state: wrong.state_label, action: step.label }) : undefined}
              onClick={() => ask(step)}
            >
              {step.label}
            </Button>
          )
        })}
        <PrintButton
          name={description.name}
          load={async () => ({ ids: (selection.everything ? await everything(description.path, filters, selection.keys, new AbortController().signal) : loaded).map((row) => row.id) })}
        />
      </Space>
      {progress && (
        <span className="zg-batch-progress">
          <Bar percent={progress.total ? Math.round((100 * progress.done) / progress.total) : 0} size="small" />
          <Button type="link" onClick={() => stop.current?.abort()}>{t('common.stop')}</Button>
        </span>
      )}
    </div>
  )
}
