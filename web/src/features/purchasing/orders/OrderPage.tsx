import { useNavigate } from '@tanstack/react-router'
import Big from 'big.js'
import { Button, DatePicker, Form } from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { useMay } from '~/api/session'
import { DocumentPage, type DocumentAnswer } from '~/components/document/DocumentPage'
import { LinesDialog, type LinesAnswer } from '~/components/document/LinesDialog'
import { useAsk } from '~/components/document/useAsk'
import type { Row } from '~/components/grid/Cell'
import { figure, type LineColumn } from '~/components/lines/columns'
import type { Line, Source } from '~/components/lines/model'
import { plain, tracked, trackingColumns, tracks } from '~/components/lines/tracking'
import { linesAbout } from '~/components/lines/useSkus'
import * as decimal from '~/lib/decimal'

interface Head {
  date?: Dayjs | null
}

function less(row: Source, from: string, taken: string): Big {
  return new Big(String(row[from] ?? '0')).minus(String(row[taken] ?? '0'))
}

function shown(field: string) {
  return (line: Line) => decimal.quantity(line.source?.[field] as string)
}

/** Nothing was changed of what was proposed. */
function whole(before: readonly Line[], after: readonly Line[]): boolean {
  return before.length === after.length && before.every((line, at) => line.key === after[at]!.key && decimal.parse(after[at]!.qty)?.eq(line.qty) && line.price === after[at]!.price)
}

export default function OrderPage() {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const { ask, dialog } = useAsk<LinesAnswer<Head>>()

  const arriving = async (answer: DocumentAnswer, action: 'receive' | 'announce'): Promise<object | null> => {
    const open = answer.lines.filter((line) => less(line, 'qty', 'received_qty').gt(0))
    const lines = await linesAbout(open, (row) => ({ qty: less(row, 'qty', 'received_qty').toFixed() }), action === 'receive')
    const tracking = action === 'receive' ? trackingColumns(tracked(lines), t, { dates: true }) : []
    const columns: LineColumn[] = [
      figure('ordered', t('purchase.ask.ordered'), shown('qty')), figure('received', t('purchase.ask.received'), shown('received_qty')),
      { key: 'qty', label: t(`purchase.ask.${action}Now`), kind: 'quantity', width: 110 }, ...tracking,
    ]
    const announced = ((answer.receipts as Row[] | undefined) ?? []).filter((receipt) => receipt.state === 'draft')
    const given = await ask((done) => (
      <LinesDialog<Head>
        title={t(`purchase.ask.${action}`)} okText={t(`purchase.ask.${action}`)} lines={lines} columns={columns} splits={tracking.length > 0} done={done}
        hint={announced.length ? t('purchase.ask.announced', { numbers: announced.map((receipt) => receipt.number).join('、') }) : t(`purchase.ask.${action}Hint`)}
      />
    ))
    if (!given) return null
    if (!tracking.length && whole(lines, given.lines)) return {}
    return { lines: given.lines.map((line) => ({ line_id: line.source!.id, qty: plain(line.qty), ...(action === 'receive' ? tracks(line, { dates: true }) : {}) })) }
  }
  const bill = async (order: Row, answer: DocumentAnswer): Promise<object | null> => {
    const open = answer.lines.filter((line) => less(line, 'received_qty', 'billed_qty').gt(0))
    const price = (row: Source) => decimal.parse(row.unit_price as string | null)?.toFixed() ?? ''
    const lines = await linesAbout(open, (row) => ({ qty: less(row, 'received_qty', 'billed_qty').toFixed(), price: price(row) }))
    const priced = may('purchasing.price.view')
    const columns: LineColumn[] = [
      figure('received', t('purchase.ask.received'), shown('received_qty')), figure('billed', t('purchase.ask.billed'), shown('billed_qty')),
      { key: 'qty', label: t('purchase.ask.billNow'), kind: 'quantity', width: 110 },
      ...(priced ? [
        { key: 'price', label: t('purchase.netPrice'), kind: 'price' as const, width: 120, required: true },
        figure('net', t('purchase.net'), (line) => decimal.money(decimal.amount(line.qty, line.price)), 120),
      ] : []),
    ]
    const given = await ask((done) => (
      <LinesDialog<Head>
        title={t('purchase.ask.bill')} okText={t('purchase.ask.bill')} hint={t('purchase.ask.billHint')} lines={lines} columns={columns} done={done}
        fields={<Form.Item name="date" label={t('purchase.ask.billDate')}><DatePicker className="zg-wide" placeholder={t('purchase.ask.today')} /></Form.Item>}
        foot={(taken) => priced && <span>{t('purchase.totalNet')} <b className="zg-big">{decimal.money(decimal.sum(taken.map((line) => decimal.amount(line.qty, line.price))))}</b></span>}
      />
    ))
    if (!given) return null
    return {
      // A closed order can be billed too: billing doesn't change it, and has no version.
      documents: [{ id: order.id }],
      date: given.head.date?.format('YYYY-MM-DD') ?? null,
      ...(whole(lines, given.lines) ? {} : { lines: given.lines.map((line) => ({ line_id: line.source!.id, qty: plain(line.qty), unit_price: line.price && line.price !== price(line.source!) ? plain(line.price) : null })) }),
    }
  }
  return (
    <>
      <DocumentPage
        name="purchasing.orders"
        part="order"
        ask={{ receive: (_, answer) => arriving(answer, 'receive'), announce: (_, answer) => arriving(answer, 'announce'), bill }}
        tools={(order) =>
          may('purchasing.return.create') && Number(order.received_qty) > 0 && (
            <Button onClick={() => void navigate({ to: '/purchasing/returns/new' as string, search: { order: order.id } as never })}>{t('purchase.ask.return')}</Button>
          )
        }
      />
      {dialog}
    </>
  )
}
