import { DatePicker, Form, Input, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DocumentForm } from '~/components/document/DocumentForm'
import { blank, valueOf, type Line } from '~/components/lines/model'
import { plain, tracks } from '~/components/lines/tracking'
import { useQuotes } from '~/components/lines/useQuotes'
import { RefSelect } from '~/components/RefSelect'
import { KINDS, PURPOSES, purposeOf } from './purposes'
import { useAdjustmentColumns } from './useAdjustmentColumns'

interface Head {
  warehouse_id: number | null
  purpose: string
  reason: string
  shop_id?: number | null
  department?: string
  effective_at?: Dayjs | null
  note?: string
}

const FIRST = { warehouse_id: null, purpose: 'other' }

export default function AdjustmentFormPage() {
  const { t } = useTranslation()
  const [form] = Form.useForm<Head>()
  const [lines, setLines] = useState<Line[]>(() => [blank()])
  const purpose = purposeOf(Form.useWatch('purpose', form))
  const warehouse = Form.useWatch('warehouse_id', form) ?? null
  useQuotes(lines, setLines, null, warehouse)
  const columns = useAdjustmentColumns(purpose, lines)
  const cell = (line: Line, key: string) => (columns.some((column) => column.key === key && !column.off?.(line)) ? plain(valueOf(line, key)) || null : null)
  return (
    <DocumentForm<Head>
      title={t('page.warehouse.newAdjustment')} path="/warehouse/adjustments" batch="adjustments" form={form} initial={FIRST} lines={lines} onLines={setLines} columns={columns}
      savings={[
        { key: 'post', label: t('adjust.savePost'), permission: 'warehouse.adjustment.post', body: { post_now: true } },
        { key: 'draft', label: t('adjust.saveDraft'), permission: 'warehouse.adjustment.create' },
      ]}
      body={(head, filled) => ({
        warehouse_id: head.warehouse_id, kind: KINDS.has(purpose.code) ? purpose.code : 'other', purpose: KINDS.has(purpose.code) ? null : purpose.code,
        reason: head.reason.trim(), note: head.note?.trim() ?? '', effective_at: head.effective_at?.toISOString() ?? null,
        shop_id: purpose.shop ? (head.shop_id ?? null) : null, department: purpose.department ? (head.department?.trim() ?? '') : '',
        lines: filled.map((line) => ({
          sku_id: line.sku!.id, qty: purpose.sign === -1 ? `-${plain(line.qty)}` : plain(line.qty), quality: valueOf(line, 'quality') || 'good',
          value: cell(line, 'value'), fair_price: cell(line, 'fair_price'), tax: cell(line, 'tax'), ...tracks(line, { dates: purpose.sign !== -1 }),
        })),
      })}
      head={
        <>
          <Form.Item name="warehouse_id" label={t('adjust.warehouse')} rules={[{ required: true, message: t('adjust.needWarehouse') }]}><RefSelect list="warehouses" /></Form.Item>
          <Form.Item name="purpose" label={t('adjust.purpose')} extra={t(`adjust.hint.${purpose.code}`)}>
            <Select options={PURPOSES.map((each) => ({ value: each.code, label: t(`adjust.purposes.${each.code}`) }))} />
          </Form.Item>
          <Form.Item name="reason" label={t('adjust.reason')} rules={[{ required: true, whitespace: true, message: t('adjust.needReason') }]}><Input count={{ max: 200 }} /></Form.Item>
          {purpose.shop && <Form.Item name="shop_id" label={t('adjust.shop')} rules={[{ required: true, message: t('adjust.needShop') }]}><RefSelect list="shops" /></Form.Item>}
          {purpose.department && <Form.Item name="department" label={t('adjust.department')}><Input count={{ max: 100 }} /></Form.Item>}
          <Form.Item name="effective_at" label={t('adjust.at')}><DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" className="zg-wide" placeholder={t('adjust.now')} /></Form.Item>
          <Form.Item name="note" label={t('adjust.note')}><Input count={{ max: 2000 }} /></Form.Item>
        </>
      }
    />
  )
}
