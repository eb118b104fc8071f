import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DocumentForm } from '~/components/document/DocumentForm'
import { figure, type LineColumn } from '~/components/lines/columns'
import { blank, type Line } from '~/components/lines/model'
import { RefSelect } from '~/components/RefSelect'

interface Head {
  warehouse_id: number | null
  note?: string
}

const FIRST = { warehouse_id: null }

export default function CountFormPage() {
  const { t } = useTranslation()
  const [form] = Form.useForm<Head>()
  const [lines, setLines] = useState<Line[]>(() => [blank()])
  const columns: LineColumn[] = [figure('unitless', t('count.asked'), (line) => (line.sku ? t('count.willBe') : ''), 120)]
  return (
    <DocumentForm<Head>
      title={t('page.warehouse.newCount')} path="/warehouse/counts" batch="counts" form={form} initial={FIRST} lines={lines} onLines={setLines} columns={columns} optional
      savings={[{ key: 'begin', label: t('count.begin'), permission: 'warehouse.count.create' }]}
      body={(head, filled) => ({ warehouse_id: head.warehouse_id, note: head.note?.trim() ?? '', sku_ids: filled.length ? [...new Set(filled.map((line) => line.sku!.id))] : null })}
      foot={(filled) => !filled.length && <span className="zg-why">{t('count.everything')}</span>}
      head={
        <>
          <Form.Item name="warehouse_id" label={t('adjust.warehouse')} rules={[{ required: true, message: t('adjust.needWarehouse') }]}><RefSelect list="warehouses" /></Form.Item>
          <Form.Item name="note" label={t('adjust.note')}><Input count={{ max: 2000 }} /></Form.Item>
        </>
      }
    />
  )
}
