import { DeleteOutlined, SplitCellsOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { memo, type Dispatch, type SetStateAction } from 'react'
import { useTranslation } from 'react-i18next'
import * as decimal from '~/lib/decimal'
import { day, fault, isInput, isNumber, type LineColumn } from './columns'
import { isBlank, isTracked, put, split, valued, valueOf, type Line, type Sku } from './model'
import { SkuCell } from './SkuCell'

interface Props {
  line: Line
  row: number
  columns: readonly LineColumn[]
  phone: boolean
  splits: boolean
  /** Another part of the line above. */
  again: boolean
  focused: string | undefined
  onLines: Dispatch<SetStateAction<Line[]>>
  onSku: (row: number, sku: Sku) => void
  onLeave: (row: number) => void
  onRemove: (row: number) => void
}

function Cell({ line, row, column, focused, onLines }: Pick<Props, 'line' | 'row' | 'onLines'> & { column: LineColumn; focused: boolean }) {
  const { t } = useTranslation()
  if (!isInput(column, line)) return <span className="zg-read">{column.shown?.(line)}</span>
  const value = valueOf(line, column.key)
  const label = t('lines.cell', { row: row + 1, column: column.label })
  const write = (text: string) => onLines((now) => put(now, row, { ...valued(now[row]!, column.key, text), problem: null }))
  if (column.kind === 'choice') {
    return (
      <select className="zg-cell-input" data-cell={`${row}:${column.key}`} aria-label={label} value={value} onChange={(event) => write(event.target.value)}>
        {column.choices!.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
      </select>
    )
  }
  // What is pasted or typed with thousands and full-width digits stands there as a plain number afterwards.
  const tidy = () => {
    const plain = column.kind === 'day' ? day(value) : isNumber(column) ? (decimal.parse(value)?.toFixed() ?? value) : value.trim()
    if (plain !== value) write(plain)
  }
  const hint = column.hint?.(line)
  const input = (
    <input
      className="zg-cell-input" data-cell={`${row}:${column.key}`} inputMode={isNumber(column) ? 'decimal' : undefined} autoFocus={focused} autoComplete="off"
      maxLength={isNumber(column) ? 18 : column.kind === 'day' ? 10 : 64} value={value} placeholder={column.placeholder?.(line) || (column.kind === 'day' ? t('lines.dayForm') : column.required && line.sku ? t('lines.required') : '')} aria-label={label}
      onChange={(event) => write(event.target.value)} onBlur={tidy}
    />
  )
  return hint ? <Tooltip title={hint} placement="topRight">{input}</Tooltip> : input
}

/** Drawn again only when its own line changes: there may be thousands of them. */
export const LineRow = memo(function LineRow({ line, row, columns, phone, splits, again, focused, onLines, onSku, onLeave, onRemove }: Props) {
  const { t } = useTranslation()
  const wrong = line.text && !line.sku && !line.problem ? null : fault(line, columns, true)
  const name = line.sku?.name
  return (
    <tr className={wrong && !isBlank(line) ? 'zg-bad' : again ? 'zg-again' : undefined} title={wrong ? (t(wrong, { defaultValue: wrong }) as string) : undefined}>
      <td><span className="zg-read">{row + 1}</span></td>
      <td>
        {line.source ? (
          <span className="zg-read" title={phone ? name : undefined}>{line.text}</span>
        ) : (
          <SkuCell
            line={line} row={row} onSku={(sku) => onSku(row, sku)} onLeave={() => onLeave(row)}
            onText={(text) => onLines((now) => put(now, row, { text, sku: null, problem: null, listed: null, why: null, available: null }))}
          />
        )}
        {phone && name && <span className="zg-under">{name}</span>}
      </td>
      {!phone && <td><span className="zg-read" title={name}>{name}</span></td>}
      {columns.map((column) => (
        <td key={column.key} className={`${isNumber(column) ? 'zg-numeric' : ''}${column.kind !== 'read' && !isInput(column, line) ? ' zg-off' : ''}`}>
          <Cell line={line} row={row} column={column} focused={focused === column.key} onLines={onLines} />
        </td>
      ))}
      <td>
        {line.source && splits && !again && isTracked(line) && <Button type="text" size="small" tabIndex={-1} icon={<SplitCellsOutlined />} aria-label={t('lines.split')} title={t('lines.split')} onClick={() => onLines((now) => split(now, row))} />}
        {(line.source ? again : !isBlank(line)) && <Button type="text" size="small" tabIndex={-1} icon={<DeleteOutlined />} aria-label={t('lines.remove')} onClick={() => onRemove(row)} />}
      </td>
    </tr>
  )
})
