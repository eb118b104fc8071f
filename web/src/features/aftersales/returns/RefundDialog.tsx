import { useQuery } from '@tanstack/react-query'
import { DatePicker, Form, Input, Modal, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get } from '~/api/http'
import type { Row } from '~/components/grid/Cell'
import * as decimal from '~/lib/decimal'

type CashAccount = components['schemas']['CashAccountOut']

interface Head {
  cash_account_id: number
  amount: string
  date?: Dayjs | null
}

/** From where, how much, when: all that is open from the shop's own wallet, unless somebody says otherwise. */
export function RefundDialog({ document, done }: { document: Row; done: (body: object | null) => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Head>()
  const [open, setOpen] = useState(true)
  const answer = useRef<object | null>(null)
  const left = decimal.parse(document.credited as string)!.minus(document.settled as string)
  const { data, isPending } = useQuery({
    queryKey: ['/invoicing/cash-accounts', document.company_id],
    queryFn: async ({ signal }) => (await get<{ items: CashAccount[] }>('/invoicing/cash-accounts', { company_id: document.company_id as number, active: true, limit: 200 }, signal)).items,
  })
  const wallet = data?.find((account) => account.shop_id === document.shop_id) ?? data?.[0]
  const submit = async () => {
    const head = await form.validateFields().catch(() => null)
    if (!head) return
    const typed = decimal.parse(head.amount)!
    answer.current = {
      documents: [{ id: document.id, version: document.version, amount: typed.eq(left) ? null : typed.toFixed(2) }],
      cash_account_id: head.cash_account_id, date: head.date?.format('YYYY-MM-DD') ?? null,
    }
    setOpen(false)
  }
  const inRange = (_: unknown, text: string) => {
    const value = decimal.parse(text)
    return value?.gt(0) && value.lte(left) ? Promise.resolve() : Promise.reject(new Error(t('returns.refund.range', { most: decimal.money(left.toFixed()) })))
  }
  return (
    <Modal
      open={open} title={t('returns.refund.title', { number: document.number })} okText={t('returns.refund.ok')} onOk={() => void submit()} onCancel={() => setOpen(false)} afterClose={() => done(answer.current)}
      okButtonProps={{ disabled: isPending }} mask={{ closable: false }} width={440} centered
    >
      {!isPending && (
        <Form<Head> form={form} colon={false} labelCol={{ flex: '96px' }} initialValues={{ cash_account_id: wallet?.id, amount: left.toFixed(2) }} onKeyDown={(event) => event.key === 'Enter' && void submit()}>
          <p className="zg-hint">{t('returns.refund.open', { customer: document.customer_name, amount: decimal.money(left.toFixed()) })}</p>
          <Form.Item name="cash_account_id" label={t('returns.refund.from')} rules={[{ required: true, message: t('returns.refund.needAccount') }]}>
            <Select options={data?.map((account) => ({ value: account.id, label: account.name }))} notFoundContent={t('common.nothing')} />
          </Form.Item>
          <Form.Item name="amount" label={t('returns.refund.amount')} rules={[{ validator: inRange }]}><Input inputMode="decimal" className="zg-number" autoFocus /></Form.Item>
          <Form.Item name="date" label={t('returns.refund.date')}><DatePicker className="zg-wide" placeholder={t('returns.refund.today')} /></Form.Item>
        </Form>
      )}
    </Modal>
  )
}
