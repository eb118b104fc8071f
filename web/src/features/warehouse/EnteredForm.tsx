import { DatePicker, Form, Input, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '~/api/session'
import { DocumentForm, type Saving } from '~/components/document/DocumentForm'
import { figure, type LineColumn } from '~/components/lines/columns'
import { blank, valueOf, type Line } from '~/components/lines/model'
import { plain, qualityColumn, trackingColumns, tracks, useTracked } from '~/components/lines/tracking'
import { useQuotes } from '~/components/lines/useQuotes'
import { RefSelect } from '~/components/RefSelect'
import { ParcelFields } from '~/components/waybill/ParcelFields'
import * as decimal from '~/lib/decimal'

interface Head {
  warehouse_id: number | null
  kind: string
  customer_id?: number | null
  supplier_id?: number | null
  shop_id?: number | null
  effective_at?: Dayjs | null
  note?: string
  carrier?: string
  waybill?: string
}

interface Props {
  title: string
  path: string
  batch: 'shipments' | 'receipts'
  /** The first one is what is meant unless somebody says otherwise. */
  kinds: readonly string[]
  savings: readonly Saving[]
}

/** Kinds of business with a supplier; the others are with a customer of a shop. */
const SUPPLIED: ReadonlySet<string> = new Set(['purchase', 'purchase_return'])

/** A shipment or receipt that no order asks for, entered by hand. */
export function EnteredForm({ title, path, batch, kinds, savings }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const [form] = Form.useForm<Head>()
  const [lines, setLines] = useState<Line[]>(() => [blank()])
  const supplied = SUPPLIED.has(Form.useWatch('kind', form) ?? kinds[0]!)
  useQuotes(lines, setLines, null, Form.useWatch('warehouse_id', form) ?? null)
  const comes = batch === 'receipts'
  const of = useTracked(lines)
  const columns = useMemo<LineColumn[]>(
    () => [
      figure('available', t('lines.available'), (line) => (line.available === null ? '' : decimal.quantity(line.available)), 100),
      { key: 'qty', label: t('lines.qty'), kind: 'quantity', width: 110 },
      ...(comes ? [qualityColumn(t)] : []),
      ...(comes && may('stock.cost.view') ? [{ key: 'value', label: t('adjust.value'), kind: 'money' as const, width: 130, placeholder: (line: Line) => (line.sku ? t('adjust.atAverage') : '') }] : []),
      ...trackingColumns(of, t, { dates: comes, optional: !comes }),
    ],
    [of, comes, t, may],
  )
  return (
    <DocumentForm<Head>
      title={title} path={path} batch={batch} form={form} initial={{ warehouse_id: null, kind: kinds[0]! }} lines={lines} onLines={setLines} columns={columns} savings={savings}
      body={(head, filled) => ({
        warehouse_id: head.warehouse_id, kind: head.kind, note: head.note?.trim() ?? '', effective_at: head.effective_at?.toISOString() ?? null,
        customer_id: supplied ? null : (head.customer_id ?? null), shop_id: supplied ? null : (head.shop_id ?? null), supplier_id: supplied ? (head.supplier_id ?? null) : null,
        ...(comes ? {} : { carrier: head.carrier ?? '', waybill: head.waybill ?? '' }),
        lines: filled.map((line) => ({
          sku_id: line.sku!.id, qty: plain(line.qty), ...tracks(line, { dates: comes }),
          ...(comes ? { quality: valueOf(line, 'quality') || 'good', value: plain(valueOf(line, 'value')) || null } : {}),
        })),
      })}
      head={
        <>
          <Form.Item name="warehouse_id" label={t('adjust.warehouse')} rules={[{ required: true, message: t('adjust.needWarehouse') }]}><RefSelect list="warehouses" /></Form.Item>
          <Form.Item name="kind" label={t('entered.kind')}><Select options={kinds.map((kind) => ({ value: kind, label: t(`entered.kinds.${kind}`) }))} /></Form.Item>
          {supplied && <Form.Item name="supplier_id" label={t('entered.supplier')} rules={[{ required: true, message: t('entered.needSupplier') }]}><RefSelect list="suppliers" /></Form.Item>}
          {!supplied && <Form.Item name="customer_id" label={t('entered.customer')} rules={[{ required: true, message: t('entered.needCustomer') }]}><RefSelect list="customers" /></Form.Item>}
          {!supplied && <Form.Item name="shop_id" label={t('adjust.shop')}><RefSelect list="shops" /></Form.Item>}
          <Form.Item name="effective_at" label={t('adjust.at')}><DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" className="zg-wide" placeholder={t('adjust.now')} /></Form.Item>
          {!comes && <ParcelFields />}
          <Form.Item name="note" label={t('adjust.note')}><Input count={{ max: 2000 }} /></Form.Item>
        </>
      }
    />
  )
}
