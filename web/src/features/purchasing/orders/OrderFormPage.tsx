import { Checkbox, DatePicker, Form, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DocumentForm } from '~/components/document/DocumentForm'
import { figure, type LineColumn } from '~/components/lines/columns'
import { amountOf, blank, valueOf, type Line } from '~/components/lines/model'
import { plain } from '~/components/lines/tracking'
import { RefSelect } from '~/components/RefSelect'
import * as decimal from '~/lib/decimal'
import { useSupplierPrices } from './useSupplierPrices'

interface Head {
  supplier_id: number | null
  warehouse_id: number | null
  ordered_at?: Dayjs | null
  expected_on?: Dayjs | null
  deductible: boolean
  remark?: string
}

const FIRST = { supplier_id: null, warehouse_id: null, deductible: true }

/** 13 or 13% is typed, 0.13 is meant. */
function rate(text: string): string | null {
  const value = decimal.parse(text.replace('%', ''))
  return value ? value.div(100).toFixed(6) : null
}

export default function OrderFormPage() {
  const { t } = useTranslation()
  const [form] = Form.useForm<Head>()
  const [lines, setLines] = useState<Line[]>(() => [blank()])
  const supplier = Form.useWatch('supplier_id', form) ?? null
  useSupplierPrices(lines, setLines, supplier)
  const columns = useMemo<LineColumn[]>(
    () => [
      { key: 'qty', label: t('lines.qty'), kind: 'quantity', width: 100 },
      {
        key: 'price', label: t('purchase.netPrice'), kind: 'price', width: 130, placeholder: (line) => (line.listed ? decimal.price(line.listed) : ''),
        hint: (line) => (line.price ? null : line.why),
      },
      { key: 'rate', label: t('purchase.rate'), kind: 'rate', width: 90, placeholder: (line) => (line.sku ? t('purchase.rateOfSku') : '') },
      figure('amount', t('purchase.net'), (line) => (amountOf(line) === null ? '' : decimal.money(amountOf(line))), 130),
    ],
    [t],
  )
  return (
    <DocumentForm<Head>
      title={t('page.purchasing.newOrder')} path="/purchasing/orders" batch="orders" form={form} initial={FIRST} lines={lines} onLines={setLines} columns={columns}
      savings={[
        { key: 'confirm', label: t('purchase.saveConfirm'), permission: 'purchasing.order.confirm', next: 'confirm' },
        { key: 'draft', label: t('purchase.saveDraft') },
      ]}
      body={(head, filled) => ({
        ...head,
        ordered_at: head.ordered_at?.toISOString() ?? null,
        expected_on: head.expected_on?.format('YYYY-MM-DD') ?? null,
        remark: head.remark?.trim() ?? '',
        lines: filled.map((line) => ({
          sku_id: line.sku!.id, qty: plain(line.qty), unit_price: plain(line.price || line.listed || ''), tax_rate: rate(valueOf(line, 'rate')),
        })),
      })}
      needed={(line) => (line.price || line.listed ? null : 'lines.needPrice')}
      foot={(filled) => <span>{t('purchase.totalNet')} <b className="zg-big">{decimal.money(decimal.sum(filled.map(amountOf)))}</b></span>}
      head={
        <>
          <Form.Item name="supplier_id" label={t('purchase.supplier')} rules={[{ required: true, message: t('purchase.needSupplier') }]}><RefSelect list="suppliers" /></Form.Item>
          <Form.Item name="warehouse_id" label={t('purchase.warehouse')} rules={[{ required: true, message: t('purchase.needWarehouse') }]}><RefSelect list="warehouses" /></Form.Item>
          <Form.Item name="ordered_at" label={t('purchase.orderedAt')}><DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" className="zg-wide" placeholder={t('purchase.now')} /></Form.Item>
          <Form.Item name="expected_on" label={t('purchase.expectedOn')}><DatePicker className="zg-wide" placeholder={t('purchase.byLeadTime')} /></Form.Item>
          <Form.Item name="remark" label={t('purchase.remark')}><Input count={{ max: 2000 }} /></Form.Item>
          <Form.Item name="deductible" label={t('purchase.invoice')} valuePropName="checked"><Checkbox>{t('purchase.deductible')}</Checkbox></Form.Item>
        </>
      }
    />
  )
}
