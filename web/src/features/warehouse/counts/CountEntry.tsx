import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Progress } from 'antd'
import { useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey, send } from '~/api/http'
import { useDraft } from '~/lib/drafts'
import { usePage } from '~/lib/page'
import type { DocumentAnswer } from '~/components/document/DocumentPage'
import type { Row } from '~/components/grid/Cell'
import { fault, type LineColumn } from '~/components/lines/columns'
import { LineGrid } from '~/components/lines/LineGrid'
import { ended, isBlank, renumbered, valueOf, type Line } from '~/components/lines/model'
import { plain, qualityColumn, trackingColumns, tracks, useTracked } from '~/components/lines/tracking'
import { linesAbout } from '~/components/lines/useSkus'
import { Problems } from '~/components/Problems'
import * as decimal from '~/lib/decimal'
import { useKey } from '~/lib/useKey'

export interface Entry {
  /** Save what was typed. False: it was refused, and the page says why. */
  save: () => Promise<boolean>
}

function text(value: unknown): string {
  return value == null ? '' : String(value)
}

/** What was typed and is not saved: nothing stays nothing, a number is compared as one. */
function changed(line: Line): boolean {
  const typed = valueOf(line, 'counted').trim()
  if (!typed) return false
  const kept = text(line.source?.counted)
  return !kept || !(decimal.parse(typed)?.eq(kept) ?? false)
}

function useColumns(lines: readonly Line[]): LineColumn[] {
  const { t } = useTranslation()
  const lots = lines.some((line) => line.source?.lot)
  const serials = lines.some((line) => line.source?.serial)
  const of = useTracked(lines.filter((line) => !line.source))
  return useMemo(() => {
    const ofDocument = (line: Line) => !!line.source
    const typed = new Map(trackingColumns(of, t, { dates: true }).map((column) => [column.key, column]))
    const track = (key: 'lot' | 'serial', width: number): LineColumn => {
      const column = typed.get(key)
      return { key, label: t(`lines.${key}`), kind: 'text', width, required: true, off: (line) => ofDocument(line) || (column?.off?.(line) ?? true), shown: (line) => text(line.source?.[key]) }
    }
    const dates = ['made_on', 'expires_on'].flatMap((key) => typed.get(key) ?? []).map((column) => ({ ...column, off: (line: Line) => ofDocument(line) || column.off!(line) }))
    return [
      qualityColumn(t, { off: ofDocument, shown: (line) => t(`lines.${text(line.source?.quality) || 'good'}`) }),
      ...(lots || typed.has('lot') ? [track('lot', 130)] : []), ...dates, ...(serials || typed.has('serial') ? [track('serial', 150)] : []),
      { key: 'counted', label: t('count.found'), kind: 'count', width: 110 },
    ]
  }, [lots, serials, of, t])
}

/** What people find, typed or scanned line by line; goods that nobody expected come at the end. */
export function CountEntry({ document, answer, ref }: { document: Row; answer: DocumentAnswer; ref: Ref<Entry> }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const page = usePage()
  const [lines, setLines] = useState<Line[]>([])
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const key = useRef(newKey())
  const columns = useColumns(lines)
  const open = lines.filter((line) => !isBlank(line) && (line.source ? changed(line) : true))
  const dirty = useRef(false)
  useEffect(() => {
    dirty.current = open.length > 0
  })
  const settled = useDraft<Line[]>(`${page.path}#count`, () => (open.length ? lines : null), (draft) => {
    dirty.current = true
    setLines(renumbered(draft))
  })
  // What others have counted is taken over, unless something is typed here that is not saved.
  useEffect(() => {
    if (dirty.current) return
    let left = false
    void linesAbout(answer.lines, (row) => ({ cells: { counted: decimal.parse(text(row.counted))?.toFixed() ?? '' } })).then((made) => {
      if (!left && !dirty.current) setLines(ended(made))
    })
    return () => {
      left = true
    }
  }, [answer])

  const save = async (): Promise<boolean> => {
    if (!open.length) return true
    const wrong = open.find((line) => fault(line, columns) ?? (valueOf(line, 'counted').trim() ? null : 'lines.badQty'))
    if (wrong) {
      void message.error(t('lines.wrong', { row: lines.indexOf(wrong) + 1, why: t(fault(wrong, columns) ?? 'lines.badQty') }))
      return false
    }
    setBusy(true)
    setError(null)
    try {
      const found = open.map((line) => ({
        count_id: document.id, sku_id: line.sku!.id, qty: plain(valueOf(line, 'counted')), quality: text(line.source?.quality) || valueOf(line, 'quality') || 'good',
        ...(line.source ? { lot: text(line.source.lot), serial: text(line.source.serial) } : tracks(line, { dates: true })),
      }))
      await send('POST', '/warehouse/counts/enter', { documents: [{ id: document.id }], found }, key.current)
      dirty.current = false
      settled()
      setLines((now) => now.filter((line) => line.source))
      await client.invalidateQueries({ queryKey: ['/warehouse/counts'] })
      void message.success(t('count.saved', { count: found.length }))
      return true
    } catch (problem) {
      setError(problem)
      return false
    } finally {
      key.current = newKey()
      setBusy(false)
    }
  }
  useImperativeHandle(ref, () => ({ save }))
  useKey('F4', () => void save(), { on: page.front })

  const asked = lines.filter((line) => line.source)
  const done = asked.filter((line) => valueOf(line, 'counted').trim()).length
  return (
    <section className="zg-panel">
      <header className="zg-count-head">
        <h2>{t('count.entry')}</h2>
        <Progress percent={asked.length ? Math.round((100 * done) / asked.length) : 0} size="small" format={() => `${done} / ${asked.length}`} />
        <span className="zg-hints"><span><kbd>Enter</kbd> {t('lines.keys.next')}</span><span><kbd>F2</kbd> {t('count.more')}</span><span>{t('lines.keys.scan')}</span><span>{t('lines.keys.paste')}</span></span>
        <span className="zg-spacer" />
        <Button type="primary" disabled={!open.length} loading={busy} onClick={() => void save()}>{t('count.save', { count: open.length })} <kbd>F4</kbd></Button>
      </header>
      <Problems error={error} onClose={() => setError(null)} />
      <LineGrid lines={lines} onLines={setLines} columns={columns} scans="counted" />
    </section>
  )
}
