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
import type { Source } from '~/components/lines/model'
import { plain } from '~/components/lines/tracking'
import { useLinesOf } from '~/components/lines/useLinesOf'
import * as decimal from '~/lib/decimal'
import { day } from '~/lib/time'

interface Head {
  order_id: number | null
  returned_at?: Dayjs | null
  reason?: string
}

function back(row: Source): Big {
  return new Big(String(row.received_qty)).minus(String(row.returned_qty))
}
const asked = () => ({ qty: '' })
const about = (row: Row) => `${String(row.supplier_name)} · ${day(String(row.business_date))}`

export default function ReturnFormPage() {
  const { t } = useTranslation()
  const [form] = Form.useForm<Head>()
  const given = Number(usePage().search.order) || null
  const order = Form.useWatch('order_id', form) ?? given
  const { answer } = useDocument('/purchasing/orders', order)
  const rows = useMemo(() => answer?.lines.filter((row) => back(row).gt(0)), [answer])
  const [lines, setLines] = useLinesOf(order, rows, asked)
  const columns = useMemo<LineColumn[]>(
    () => [
      figure('received', t('purchase.ask.received'), (line) => decimal.quantity(line.source?.received_qty as string)),
      figure('returned', t('purchase.ask.returned'), (line) => decimal.quantity(line.source?.returned_qty as string)),
      { key: 'qty', label: t('purchase.ask.returnNow'), kind: 'quantity', width: 120, placeholder: (line) => (line.source ? t('purchase.ask.most', { qty: decimal.quantity(back(line.source).toFixed()) }) : '') },
    ],
    [t],
  )
  return (
    <DocumentForm<Head>
      title={t('page.purchasing.newReturn')} path="/purchasing/returns" batch="returns" form={form} initial={{ order_id: given }} lines={lines} onLines={setLines} columns={columns} fixed
      savings={[
        { key: 'ship', label: t('purchase.shipReturn'), permission: 'purchasing.return.ship', body: { ship_now: true } },
        { key: 'draft', label: t('purchase.saveDraft'), permission: 'purchasing.return.create' },
      ]}
      body={(head, filled) => ({
        order_id: head.order_id, returned_at: head.returned_at?.toISOString() ?? null, reason: head.reason?.trim() ?? '',
        lines: filled.map((line) => ({ order_line_id: line.source!.id, qty: plain(line.qty) })),
      })}
      empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(order ? 'purchase.nothingToReturn' : 'purchase.pickOrderFirst')} />}
      head={
        <>
          <Form.Item name="order_id" label={t('purchase.order')} rules={[{ required: true, message: t('purchase.needOrder') }]}>
            <DocumentPick path="/purchasing/orders" about={about} known={(answer?.order as Row | undefined)?.number as string | undefined} />
          </Form.Item>
          <Form.Item name="returned_at" label={t('purchase.returnedAt')}><DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" className="zg-wide" placeholder={t('purchase.now')} /></Form.Item>
          <Form.Item name="reason" label={t('purchase.reason')}><Input count={{ max: 200 }} /></Form.Item>
        </>
      }
    />
  )
}
