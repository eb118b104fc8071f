import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, DatePicker, Form, Input, Space } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey, send } from '~/api/http'
import type { Choice } from '~/api/references'
import { useMay } from '~/api/session'
import { usePage } from '~/app/page'
import { close } from '~/app/tabs'
import { LineGrid } from '~/components/lines/LineGrid'
import { amountOf, blank, fault, isBlank, type Line } from '~/components/lines/model'
import { useQuotes, type Buyer } from '~/components/lines/useQuotes'
import { Problems } from '~/components/Problems'
import { RefSelect } from '~/components/RefSelect'
import * as decimal from '~/lib/decimal'
import { Problem } from '~/lib/problem'

interface Head {
  shop_id: number | null
  customer_id: number | null
  warehouse_id?: number | null
  ordered_at?: Dayjs | null
  external_number?: string
  remark?: string
  ship_to?: Record<string, string>
}

const LINE_FIELD = /^(?:orders\.\d+\.)?lines\.(\d+)/

export default function OrderFormPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const client = useQueryClient()
  const page = usePage()
  const may = useMay()
  const [form] = Form.useForm<Head>()
  const [lines, setLines] = useState<Line[]>(() => [blank()])
  const [shop, setShop] = useState<Choice | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  // One key for this form: pressed twice, or sent again after the network came back, it is one order.
  const key = useRef(newKey())
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

  const filled = lines.filter((line) => !isBlank(line))
  const total = decimal.sum(filled.map(amountOf))
  const open = filled.some((line) => amountOf(line) === null)

  const save = async (confirm: boolean) => {
    setError(null)
    const head = await form.validateFields().catch(() => null)
    if (!head) return
    const wrong = filled.findIndex((line) => fault(line))
    if (!filled.length) return void message.error(t('order.noLines'))
    if (wrong >= 0) return void message.error(t('lines.wrong', { row: wrong + 1, why: t(fault(filled[wrong]!)!) }))
    setBusy(true)
    try {
      const body = {
        ...head,
        ordered_at: head.ordered_at?.toISOString() ?? null,
        external_number: head.external_number?.trim() || null,
        remark: head.remark ?? '',
        lines: filled.map((line) => ({
          sku_id: line.sku!.id, qty: decimal.parse(line.qty)!.toFixed(), unit_price: line.price ? decimal.parse(line.price)!.toFixed() : null,
        })),
      }
      const made = await send<{ ids: number[] }>('POST', '/sales/orders', { orders: [body] }, key.current)
      const id = made.ids[0]!
      if (confirm) await send('POST', '/sales/orders/confirm', { documents: [{ id }] }, `${key.current}-confirm`).catch((problem: unknown) => void message.warning(problem instanceof Error ? problem.message : String(problem), 8))
      await client.invalidateQueries({ queryKey: ['/sales/orders'] })
      close([page.path], page.path)
      await navigate({ to: `/sales/orders/${id}` as string })
    } catch (problem) {
      // Another order than the one the server may know by this key.
      if (problem instanceof Problem) {
        key.current = newKey()
        setLines((now) => {
          const shown = now.filter((line) => !isBlank(line))
          return now.map((line) => {
            const entry = problem.entries.find((each) => Number(LINE_FIELD.exec(each.field ?? '')?.[1] ?? -1) === shown.indexOf(line))
            return entry && shown.includes(line) ? { ...line, problem: entry.detail } : line
          })
        })
      }
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const saving = useRef(save)
  useEffect(() => {
    saving.current = save
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F4') return
      event.preventDefault()
      void saving.current(may('sales.order.confirm'))
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [may])

  return (
    <Form<Head> form={form} layout="horizontal" colon={false} labelCol={{ flex: '84px' }} className="zg-document" initialValues={{ shop_id: null, customer_id: null }} onValuesChange={() => setError(null)}>
      <div className="zg-panel">
        <header className="zg-doc-head">
          <h1>{t('page.sales.newOrder')}</h1>
          <span className="zg-spacer" />
          <Space>
            <Button disabled={busy} onClick={() => void save(false)}>{t('order.saveDraft')}</Button>
            {may('sales.order.confirm') && <Button type="primary" loading={busy} onClick={() => void save(true)}>{t('order.saveConfirm')} <kbd>F4</kbd></Button>}
          </Space>
        </header>
        <Problems error={error} onClose={() => setError(null)} />
        <div className="zg-form-grid">
          <Form.Item name="shop_id" label={t('order.shop')} rules={[{ required: true, message: t('order.needShop') }]}>
            <RefSelect list="shops" allowClear={false} onChange={(_, choice) => setShop(choice)} />
          </Form.Item>
          <Form.Item name="customer_id" label={t('order.customer')} rules={[{ required: true, message: t('order.needCustomer') }]}><RefSelect list="customers" /></Form.Item>
          <Form.Item name="warehouse_id" label={t('order.warehouse')} tooltip={t('order.warehouseHint')}><RefSelect list="warehouses" /></Form.Item>
          <Form.Item name="ordered_at" label={t('order.orderedAt')}><DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} placeholder={t('order.now')} /></Form.Item>
          <Form.Item name="external_number" label={t('order.externalNumber')}><Input maxLength={100} /></Form.Item>
          <Form.Item name={['ship_to', 'name']} label={t('order.shipName')}><Input maxLength={200} /></Form.Item>
          <Form.Item name={['ship_to', 'phone']} label={t('order.shipPhone')}><Input maxLength={200} inputMode="tel" /></Form.Item>
          <Form.Item name={['ship_to', 'street']} label={t('order.shipStreet')}><Input maxLength={200} /></Form.Item>
          <Form.Item name="remark" label={t('order.remark')}><Input maxLength={2000} /></Form.Item>
        </div>
      </div>
      <section className="zg-panel zg-grow">
        <h2 className="zg-section-title">
          {t('lines.title')}
          <span className="zg-hints">
            <span><kbd>Enter</kbd> {t('lines.keys.next')}</span><span><kbd>F2</kbd> {t('lines.keys.new')}</span><span><kbd>Ctrl D</kbd> {t('lines.keys.copy')}</span>
            <span><kbd>Ctrl Del</kbd> {t('lines.keys.remove')}</span><span>{t('lines.keys.scan')}</span><span>{t('lines.keys.paste')}</span>
          </span>
        </h2>
        <LineGrid lines={lines} onLines={setLines} />
        <span className="zg-spacer" />
        <footer className="zg-form-foot">
          <span>{t('lines.kinds', { count: filled.length })}</span>
          <span>{t('lines.pieces', { qty: decimal.quantity(decimal.sum(filled.map((line) => line.qty))) })}</span>
          <span className="zg-spacer" />
          <span>{t('order.total')} <b className="zg-big">{decimal.money(total)}</b>{open && <em className="zg-why"> {t('order.totalOpen')}</em>}</span>
        </footer>
      </section>
    </Form>
  )
}
