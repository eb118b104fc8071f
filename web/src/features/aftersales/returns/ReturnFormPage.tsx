import Big from 'big.js'
import { DatePicker, Empty, Form, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePage } from '~/lib/page'
import { DocumentForm } from '~/components/document/DocumentForm'
import { DocumentPick } from '~/components/document/DocumentPick'
import { useDocument } from '~/components/document/useDocument'
import type { Row } from '~/components/grid/Cell'
import { figure, type LineColumn } from '~/components/lines/columns'
import { valueOf, type Line, type Source } from '~/components/lines/model'
import { plain } from '~/components/lines/tracking'
import { useLinesOf } from '~/components/lines/useLinesOf'
import { RefSelect } from '~/components/RefSelect'
import * as decimal from '~/lib/decimal'
import { day } from '~/lib/time'

interface Head {
  order_id: number | null
  warehouse_id?: number | null
  returned_at?: Dayjs | null
  external_number?: string
  reason?: string
}

/** What of a sold line can come back: what has left, and fees that were billed. */
function back(row: Source): Big {
  return new Big(String(row.stocked ? row.shipped_qty : row.billed_qty)).minus(String(row.returned_qty))
}
/** What the customer gets for it: the amount typed, else the line's own price. */
function credit(line: Line): string | null {
  const typed = decimal.parse(valueOf(line, 'amount'))
  const qty = decimal.parse(line.qty)
  if (typed) return typed.toFixed(2)
  return qty && line.source ? qty.times(String(line.source.gross)).div(String(line.source.qty)).toFixed(2) : null
}
const asked = () => ({ qty: '' })
const about = (row: Row) => `${String(row.customer_name)} · ${day(String(row.business_date))} · ${decimal.money(row.gross as string)}`

export default function ReturnFormPage() {
  const { t } = useTranslation()
  const [form] = Form.useForm<Head>()
  const given = Number(usePage().search.order) || null
  const order = Form.useWatch('order_id', form) ?? given
  const { answer } = useDocument('/sales/orders', order)
  const head = answer?.order as Row | undefined
  const rows = useMemo(() => answer?.lines.filter((row) => back(row).gt(0)), [answer])
  const [lines, setLines] = useLinesOf(order, rows, asked)
  const columns = useMemo<LineColumn[]>(
    () => [
      figure('sold', t('returns.sold'), (line) => decimal.quantity((line.source?.stocked ? line.source.shipped_qty : line.source?.billed_qty) as string)),
      figure('returned', t('returns.returned'), (line) => decimal.quantity(line.source?.returned_qty as string)),
      { key: 'qty', label: t('returns.now'), kind: 'quantity', width: 120, placeholder: (line) => (line.source ? t('returns.most', { qty: decimal.quantity(back(line.source).toFixed()) }) : '') },
      {
        key: 'quality', label: t('returns.quality'), kind: 'choice', width: 90, off: (line) => !line.source?.stocked,
        choices: [{ value: 'good', label: t('returns.good') }, { value: 'defect', label: t('returns.defect') }],
      },
      { key: 'amount', label: t('returns.amount'), kind: 'money', width: 130, placeholder: (line) => (decimal.parse(line.qty) ? decimal.money(credit(line)) : '') },
    ],
    [t],
  )
  return (
    <DocumentForm<Head>
      title={t('page.aftersales.newReturn')} path="/aftersales/returns" batch="returns" form={form} initial={{ order_id: given }} lines={lines} onLines={setLines} columns={columns} fixed
      savings={[
        { key: 'draft', label: t('returns.save'), permission: 'aftersales.return.create' },
        { key: 'approve', label: t('returns.saveApprove'), permission: 'aftersales.return.approve', next: 'approve' },
        { key: 'receive', label: t('returns.saveReceive'), permission: 'aftersales.return.receive', body: { receive_now: true } },
      ]}
      body={(values, filled) => ({
        shop_id: head?.shop_id, customer_id: head?.customer_id, order_id: values.order_id, warehouse_id: values.warehouse_id ?? null,
        returned_at: values.returned_at?.toISOString() ?? null, external_number: values.external_number?.trim() || null, reason: values.reason?.trim() ?? '',
        lines: filled.map((line) => ({
          sku_id: line.sku!.id, qty: plain(line.qty), order_line_id: line.source!.id, quality: valueOf(line, 'quality') || 'good',
          amount: valueOf(line, 'amount').trim() ? plain(valueOf(line, 'amount')) : null,
        })),
      })}
      foot={(filled) => <span>{t('returns.total')} <b className="zg-big">{decimal.money(decimal.sum(filled.map(credit)))}</b></span>}
      empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(order ? 'returns.nothing' : 'returns.pickOrderFirst')} />}
      head={
        <>
          <Form.Item name="order_id" label={t('returns.order')} rules={[{ required: true, message: t('returns.needOrder') }]}>
            <DocumentPick path="/sales/orders" about={about} known={head?.number as string | undefined} />
          </Form.Item>
          <Form.Item name="warehouse_id" label={t('returns.warehouse')} tooltip={t('returns.warehouseHint')}><RefSelect list="warehouses" /></Form.Item>
          <Form.Item name="returned_at" label={t('returns.at')}><DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" className="zg-wide" placeholder={t('returns.atNow')} /></Form.Item>
          <Form.Item name="external_number" label={t('returns.externalNumber')}><Input count={{ max: 100 }} /></Form.Item>
          <Form.Item name="reason" label={t('returns.reason')}><Input count={{ max: 200 }} /></Form.Item>
        </>
      }
    />
  )
}
