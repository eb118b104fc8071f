import { DatePicker, Drawer, Button, Input, InputNumber } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnitName } from '~/api/units'
import { UnitName } from '~/components/UnitName'
import * as decimal from '~/lib/decimal'
import { device, useLive } from '~/lib/offline/device'
import type { Job, JobLine, Scan } from '~/lib/offline/model'
import { parts, qtyOf, type Part } from './tally'

type Put = (shown: readonly Part[], typed: readonly Part[]) => Promise<void>

interface Props {
  job: Job
  scans: readonly Scan[]
  onPut: Put
  onOtherLot: (sku: number) => void
}

interface Shown {
  line: number
  sku_id: number
  code: string
  name: string
  unit: string
  asked: string | null
  parts: Part[]
}

/** The lines of the document; a count shows what was found, the last first. */
function shownOf(job: Job, scans: readonly Scan[], names: ReadonlyMap<number, { sku_code: string; sku_name: string; unit: string }>): Shown[] {
  const all = parts(scans)
  if (job.kind !== 'count') {
    return job.lines.map((line: JobLine) => ({
      line: line.id, sku_id: line.sku_id, code: line.sku_code, name: line.sku_name, unit: line.unit, asked: line.asked, parts: all.filter((part) => part.line === line.id),
    }))
  }
  const last = new Map(scans.map((scan, at) => [`${scan.line}|${scan.sku_id}`, at]))
  const keys = [...last.keys()].sort((a, b) => last.get(b)! - last.get(a)!)
  return keys.map((key) => {
    const mine = all.filter((part) => `${part.line}|${part.sku_id}` === key)
    const { line, sku_id } = mine[0]!
    const named = names.get(sku_id) ?? job.lines.find((each) => each.sku_id === sku_id)
    return { line, sku_id, code: named?.sku_code ?? '', name: named?.sku_name ?? '', unit: named?.unit ?? '', asked: null, parts: mine }
  })
}

export function JobLines({ job, scans, onPut, onOtherLot }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Shown | null>(null)
  const skus = [...new Set(scans.map((scan) => scan.sku_id))].sort((a, b) => a - b)
  const names = useLive(async () => new Map((await device.goods.bulkGet(skus)).flatMap((goods) => (goods ? [[goods.sku_id, goods] as const] : []))), skus.join(','))
  const rows = shownOf(job, scans, names ?? new Map())
  if (!rows.length) return <p className="zg-m-nothing">{t('phone.job.nothing')}</p>
  return (
    <>
      <ul className="zg-m-lines">
        {rows.map((row) => {
          const qty = qtyOf(scans, row.line, row.sku_id)
          const state = row.asked === null ? '' : decimal.isZero(qty) ? '' : decimal.parse(qty)!.gte(decimal.parse(row.asked)!) ? ' zg-m-whole' : ' zg-m-part'
          const tracks = row.parts.filter((part) => (part.lot || part.serial) && !decimal.isZero(part.qty))
          return (
            <li key={`${row.line}|${row.sku_id}`}>
              <button type="button" className={`zg-m-line${state}`} onClick={() => setOpen(row)}>
                <span className="zg-m-name"><b>{row.name}</b><em>{row.code}</em></span>
                <span className="zg-m-qty"><b>{decimal.quantity(qty)}</b>{row.asked !== null && <em>/ {decimal.quantity(row.asked)}</em>} <i><UnitName code={row.unit} /></i></span>
                {tracks.length > 0 && <span className="zg-m-tracks">{tracks.map((part) => [part.lot, part.serial].filter(Boolean).join(' ') + (part.serial ? '' : ` × ${decimal.quantity(part.qty)}`)).join('、')}</span>}
              </button>
            </li>
          )
        })}
      </ul>
      {open && <LineSheet key={`${open.line}|${open.sku_id}`} row={open} job={job} onPut={onPut} onOtherLot={onOtherLot} onClose={() => setOpen(null)} />}
    </>
  )
}

/** How much of a line, typed; goods with lots by lot, with their dates where they come in. */
function LineSheet({ row, job, onPut, onOtherLot, onClose }: { row: Shown; job: Job; onPut: Put; onOtherLot: (sku: number) => void; onClose: () => void }) {
  const { t } = useTranslation()
  const goods = useLive(async () => (await device.goods.get(row.sku_id)) ?? null, String(row.sku_id))
  const empty: Part = { line: row.line, sku_id: row.sku_id, qty: '', lot: '', serial: '', made_on: '', expires_on: '', at: '' }
  const [edited, setEdited] = useState<Part[]>(row.parts.length ? row.parts : [empty])
  const change = (at: number, more: Partial<Part>) => setEdited((now) => now.map((part, n) => (n === at ? { ...part, ...more } : part)))
  const comes = job.kind === 'purchase' || job.kind === 'receipt' || job.kind === 'count'
  const total = decimal.sum(edited.map((part) => part.qty))
  const over = row.asked !== null && (decimal.parse(total)?.gt(decimal.parse(row.asked)!) ?? false)
  const lotless = !!goods?.lot_tracked && edited.some((part) => !part.lot.trim() && !decimal.isZero(part.qty || '0'))
  const unitName = useUnitName()
  const save = async () => {
    await onPut(row.parts, edited)
    onClose()
  }
  const day = (value: string) => (value ? dayjs(value) : null)
  return (
    <Drawer open onClose={onClose} placement="bottom" size="auto" title={row.name} rootClassName="zg-m-sheet">
      {row.asked !== null && <p>{t('phone.job.askedFor', { qty: decimal.quantity(row.asked), unit: unitName(row.unit) })}</p>}
      {edited.map((part, at) => (
        <div key={at} className="zg-m-edit">
          <label><span>{t('lines.qty')}</span>
            <InputNumber<string> stringMode size="large" min="0" value={part.qty} disabled={!!part.serial} inputMode="decimal" onChange={(value) => change(at, { qty: value ?? '' })} aria-label={t('lines.qty')} />
          </label>
          {goods?.lot_tracked && <label><span>{t('lines.lot')}</span><Input size="large" value={part.lot} maxLength={64} disabled={!!part.serial} onChange={(event) => change(at, { lot: event.target.value })} /></label>}
          {part.serial && <label><span>{t('lines.serial')}</span><Input size="large" value={part.serial} disabled /></label>}
          {goods?.lot_tracked && comes && goods.shelf_life_days !== null && (
            <>
              <label><span>{t('lines.madeOn')}</span><DatePicker size="large" inputReadOnly value={day(part.made_on)} onChange={(value: dayjs.Dayjs | null) => change(at, { made_on: value?.format('YYYY-MM-DD') ?? '' })} /></label>
              <label><span>{t('lines.expiresOn')}</span><DatePicker size="large" inputReadOnly value={day(part.expires_on)} onChange={(value: dayjs.Dayjs | null) => change(at, { expires_on: value?.format('YYYY-MM-DD') ?? '' })} /></label>
            </>
          )}
          {part.serial && <Button danger onClick={() => setEdited((now) => now.filter((_, n) => n !== at))}>{t('phone.job.removePiece')}</Button>}
        </div>
      ))}
      {over && <p className="zg-alarm">{t('phone.said.over', { name: row.name })}</p>}
      <div className="zg-m-sheet-foot">
        {goods?.lot_tracked && !goods.serial_tracked && (
          <Button
            size="large"
            onClick={() => {
              onOtherLot(row.sku_id)
              setEdited((now) => [...now, empty])
            }}
          >
            {t('phone.job.otherLot')}
          </Button>
        )}
        <Button size="large" type="primary" disabled={over || lotless || (!!goods?.serial_tracked && !row.parts.length)} onClick={() => void save()}>{t('common.save')}</Button>
      </div>
    </Drawer>
  )
}
