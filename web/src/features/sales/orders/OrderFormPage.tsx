import { DatePicker, Form, Input } from 'antd'
import { useQuery } from '@tanstack/react-query'
import dayjs, { type Dayjs } from 'dayjs'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { one } from '~/api/references'
import { DocumentForm } from '~/components/document/DocumentForm'
import type { LineColumn } from '~/components/lines/columns'
import { amountOf, blank, type Line } from '~/components/lines/model'
import { plain } from '~/components/lines/tracking'
import { useQuotes, type Buyer } from '~/components/lines/useQuotes'
import { RefSelect } from '~/components/RefSelect'
import * as decimal from '~/lib/decimal'

interface Head {
  shop_id: number | null
  customer_id: number | null
  warehouse_id?: number | null
  ordered_at?: Dayjs | null
  external_number?: string
  remark?: string
  ship_to?: Record<string, string>
}

const FIRST = { shop_id: null, customer_id: null }

/** More is wanted than there is. */
function short(line: Line): boolean {
  return line.available !== null && (decimal.parse(line.available)?.lt(decimal.parse(line.qty) ?? 0) ?? false)
}

function useColumns(): LineColumn[] {
  const { t } = useTranslation()
  return useMemo(
    () => [
      {
        key: 'available', label: t('lines.available'), kind: 'read', numeric: true, width: 100,
        shown: (line) => <span className={short(line) ? 'zg-alarm' : undefined}>{line.available === null ? '' : decimal.quantity(line.available)}</span>,
      },
      { key: 'qty', label: t('lines.qty'), kind: 'quantity', width: 100 },
      {
        key: 'price', label: t('lines.price'), kind: 'price', width: 120, placeholder: (line) => (line.listed ? decimal.price(line.listed) : ''),
        hint: (line) => (line.price ? null : line.why),
      },
      { key: 'amount', label: t('lines.amount'), kind: 'read', numeric: true, width: 120, shown: (line) => (amountOf(line) === null ? '' : decimal.money(amountOf(line))) },
    ],
    [t],
  )
}

export default function OrderFormPage() {
  const { t } = useTranslation()
  const [form] = Form.useForm<Head>()
  const [lines, setLines] = useState<Line[]>(() => [blank()])
  const chosen = Form.useWatch('shop_id', form) ?? null
  const { data: shop = null } = useQuery({ queryKey: ['reference', 'shops', 'one', chosen], queryFn: ({ signal }) => one('shops', chosen!, signal), enabled: chosen !== null, staleTime: 60_000 })
  const columns = useColumns()
  const customer = Form.useWatch('customer_id', form) ?? null
  const warehouse = Form.useWatch('warehouse_id', form) ?? (shop?.row.warehouse_id as number | null | undefined) ?? null
  const buyer: Buyer | null =
    shop && customer
      ? {
          company_id: shop.row.company_id as number, shop_id: shop.id, customer_id: customer, currency: (shop.row.currency as string) ?? 'CNY',
          channel: (shop.row.channel as string) ?? '', on: dayjs().format('YYYY-MM-DD'),
        }
      : null
  useQuotes(lines, setLines, buyer, warehouse)
  return (
    <DocumentForm<Head>
      title={t('page.sales.newOrder')} path="/sales/orders" batch="orders" form={form} initial={FIRST} lines={lines} onLines={setLines} columns={columns}
      savings={[
        { key: 'confirm', label: t('order.saveConfirm'), permission: 'sales.order.confirm', next: 'confirm' },
        { key: 'draft', label: t('order.saveDraft') },
      ]}
      body={(head, filled) => ({
        ...head,
        ordered_at: head.ordered_at?.toISOString() ?? null,
        external_number: head.external_number?.trim() || null,
        remark: head.remark ?? '',
        lines: filled.map((line) => ({ sku_id: line.sku!.id, qty: plain(line.qty), unit_price: line.price ? plain(line.price) : null })),
      })}
      foot={(filled) => (
        <span>
          {t('order.total')} <b className="zg-big">{decimal.money(decimal.sum(filled.map(amountOf)))}</b>
          {filled.some((line) => amountOf(line) === null) && <em className="zg-why"> {t('order.totalOpen')}</em>}
        </span>
      )}
      head={
        <>
          <Form.Item name="shop_id" label={t('order.shop')} rules={[{ required: true, message: t('order.needShop') }]}>
            <RefSelect list="shops" allowClear={false} />
          </Form.Item>
          <Form.Item name="customer_id" label={t('order.customer')} rules={[{ required: true, message: t('order.needCustomer') }]}><RefSelect list="customers" /></Form.Item>
          <Form.Item name="warehouse_id" label={t('order.warehouse')} tooltip={t('order.warehouseHint')}><RefSelect list="warehouses" /></Form.Item>
          <Form.Item name="ordered_at" label={t('order.orderedAt')}><DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" className="zg-wide" placeholder={t('order.now')} /></Form.Item>
          <Form.Item name="external_number" label={t('order.externalNumber')}><Input count={{ max: 100 }} /></Form.Item>
          <Form.Item name={['ship_to', 'name']} label={t('order.shipName')}><Input count={{ max: 200 }} /></Form.Item>
          <Form.Item name={['ship_to', 'phone']} label={t('order.shipPhone')}><Input count={{ max: 200 }} inputMode="tel" /></Form.Item>
          <Form.Item name={['ship_to', 'street']} label={t('order.shipStreet')}><Input count={{ max: 200 }} /></Form.Item>
          <Form.Item name="remark" label={t('order.remark')}><Input count={{ max: 2000 }} /></Form.Item>
        </>
      }
    />
  )
}
