import { DeleteOutlined } from '@ant-design/icons'
import { App, Button, Tooltip } from 'antd'
import { useCallback, useRef, type ClipboardEvent, type Dispatch, type KeyboardEvent, type SetStateAction } from 'react'
import { useTranslation } from 'react-i18next'
import * as decimal from '~/lib/decimal'
import { amountOf, copiedDown, ended, fault, isBlank, pasted, put, removed, scanned, type Line, type Sku } from './model'
import { Wedge } from './scanner'
import { SkuCell } from './SkuCell'
import { useSkus } from './useSkus'

const FIELDS = ['sku', 'qty', 'price'] as const
type Field = (typeof FIELDS)[number]

interface Props {
  lines: readonly Line[]
  onLines: Dispatch<SetStateAction<Line[]>>
}

/** Lines of goods, entered with the keyboard alone: typed, scanned or pasted from a spreadsheet. */
export function LineGrid({ lines, onLines }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { byBarcode, exactly } = useSkus()
  const table = useRef<HTMLTableElement>(null)
  const wedge = useRef(new Wedge())
  // The lines as they were before a scanner wrote into the cell in front.
  const before = useRef<readonly Line[]>(lines)

  const focus = useCallback((row: number, field: Field) => {
    requestAnimationFrame(() => {
      const cell = table.current?.querySelector<HTMLInputElement>(`[data-cell="${row}:${field}"]`)
      cell?.focus()
      cell?.select()
    })
  }, [])
  const pick = (row: number, sku: Sku) => {
    onLines((now) => put(now, row, { sku, text: sku.code, qty: now[row]?.qty || '1', problem: null, listed: null, why: null, available: null }))
    focus(row, 'qty')
  }
  const take = async (code: string) => {
    const start = before.current
    const sku = (await byBarcode(code)) ?? (await exactly(code))
    if (!sku) {
      onLines(() => [...start])
      void message.error(t('lines.unknownCode', { code }))
      return
    }
    const next = scanned(start, sku)
    onLines(() => next.lines)
    focus(next.at, 'qty')
    void message.success(t('lines.scanned', { name: sku.name || sku.code }))
  }
  const settle = async (row: number) => {
    const line = lines[row]
    if (!line || line.sku || !line.text.trim()) return
    const sku = await exactly(line.text)
    onLines((now) => {
      const at = now.findIndex((each) => each.key === line.key)
      if (at < 0 || now[at]!.sku || now[at]!.text !== line.text) return now
      return put(now, at, sku ? { sku, text: sku.code, qty: now[at]!.qty || '1', problem: null } : { problem: 'lines.unknownSku' })
    })
  }
  const onPaste = async (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text')
    if (!text.includes('\t') && !text.trim().includes('\n')) return
    event.preventDefault()
    const rows = pasted(text)
    const found = await Promise.all(rows.map((row) => exactly(row.code)))
    onLines((now) => {
      const filled = now.filter((line) => !isBlank(line))
      const empty = now.find(isBlank) ?? now[0]!
      const added = rows.map((row, n): Line => ({
        ...empty, key: empty.key + (n + 1) / 10_000, text: row.code, sku: found[n] ?? null, qty: row.qty, price: row.price, problem: found[n] ? null : 'lines.unknownSku',
      }))
      return ended([...filled, ...added])
    })
  }
  const onKey = (event: KeyboardEvent) => {
    const cell = (event.target as HTMLElement).dataset.cell ?? (event.target as HTMLElement).closest('[data-cell]')?.getAttribute('data-cell')
    const [at, field] = (cell ?? '0:sku').split(':') as [string, Field]
    const row = Number(at)
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      const first = wedge.current.key(event.key, event.timeStamp)
      if (first === null && wedge.current.isFirst) before.current = lines
      return
    }
    if (event.key === 'Enter') {
      const code = wedge.current.key('Enter', event.timeStamp)
      if (code) {
        event.preventDefault()
        event.stopPropagation()
        void take(code)
        return
      }
      if (field === 'sku' && !lines[row]?.sku && lines[row]?.text) return // the list of suggestions takes it
      event.preventDefault()
      const next = FIELDS.indexOf(field) + 1
      if (next < FIELDS.length) focus(row, FIELDS[next]!)
      else focus(row + 1, 'sku')
      return
    }
    wedge.current.reset()
    if (event.key === 'ArrowDown' && (field !== 'sku' || lines[row]?.sku)) focus(Math.min(row + 1, lines.length - 1), field)
    else if (event.key === 'ArrowUp' && (field !== 'sku' || lines[row]?.sku)) focus(Math.max(row - 1, 0), field)
    else if (event.key === 'F2') focus(lines.length - 1, 'sku')
    else if (event.key.toLowerCase() === 'd' && event.ctrlKey && field !== 'sku') onLines((now) => copiedDown(now, row, field))
    else if (event.key === 'Delete' && event.ctrlKey) {
      onLines((now) => removed(now, row))
      focus(Math.max(0, row - 1), field)
    } else return
    event.preventDefault()
  }
  return (
    <div className="zg-table-scroll" onKeyDownCapture={onKey} onPaste={(event) => void onPaste(event)}>
      <table className="zg-lines" ref={table}>
        <colgroup><col style={{ width: 40 }} /><col style={{ width: 150 }} /><col /><col style={{ width: 100 }} /><col style={{ width: 100 }} /><col style={{ width: 120 }} /><col style={{ width: 120 }} /><col style={{ width: 40 }} /></colgroup>
        <thead>
          <tr>
            <th scope="col">#</th><th scope="col">{t('lines.sku')}</th><th scope="col">{t('lines.name')}</th><th scope="col" className="zg-numeric">{t('lines.available')}</th>
            <th scope="col" className="zg-numeric">{t('lines.qty')}</th><th scope="col" className="zg-numeric">{t('lines.price')}</th><th scope="col" className="zg-numeric">{t('lines.amount')}</th><th scope="col"><span className="zg-hide">{t('lines.remove')}</span></th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, row) => {
            const wrong = line.text && !line.sku && !line.problem ? null : fault(line)
            const short = line.available !== null && (decimal.parse(line.available)?.lt(decimal.parse(line.qty) ?? 0) ?? false)
            return (
              <tr key={line.key} className={wrong ? 'zg-bad' : undefined} title={wrong ? (t(wrong, { defaultValue: wrong }) as string) : undefined}>
                <td><span className="zg-read">{row + 1}</span></td>
                <td>
                  <SkuCell
                    line={line} row={row} onSku={(sku) => pick(row, sku)} onLeave={() => void settle(row)}
                    onText={(text) => onLines((now) => put(now, row, { text, sku: null, problem: null, listed: null, why: null, available: null }))}
                  />
                </td>
                <td><span className="zg-read">{line.sku?.name}</span></td>
                <td className="zg-numeric"><span className={`zg-read${short ? ' zg-alarm' : ''}`}>{line.available === null ? '' : decimal.quantity(line.available)}</span></td>
                <td className="zg-numeric">
                  <input
                    className="zg-cell-input" data-cell={`${row}:qty`} inputMode="decimal" maxLength={16} value={line.qty} aria-label={t('lines.cell', { row: row + 1, column: t('lines.qty') })}
                    onChange={(event) => onLines((now) => put(now, row, { qty: event.target.value, problem: null }))}
                  />
                </td>
                <td className="zg-numeric">
                  <Tooltip title={line.price ? undefined : line.why} placement="topRight">
                    <input
                      className="zg-cell-input" data-cell={`${row}:price`} inputMode="decimal" maxLength={18} value={line.price} placeholder={line.listed ? decimal.price(line.listed) : ''}
                      aria-label={t('lines.cell', { row: row + 1, column: t('lines.price') })}
                      onChange={(event) => onLines((now) => put(now, row, { price: event.target.value, problem: null }))}
                    />
                  </Tooltip>
                </td>
                <td className="zg-numeric"><span className="zg-read">{amountOf(line) === null ? '' : decimal.money(amountOf(line))}</span></td>
                <td>{!isBlank(line) && <Button type="text" size="small" tabIndex={-1} icon={<DeleteOutlined />} aria-label={t('lines.remove')} onClick={() => onLines((now) => removed(now, row))} />}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
