import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, DatePicker, Form, Input, Segmented, Select, Space } from 'antd'
import Big from 'big.js'
import dayjs, { type Dayjs } from 'dayjs'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { all } from '~/api/all'
import { newKey, send } from '~/api/http'
import { useDraft } from '~/lib/drafts'
import { usePage } from '~/lib/page'
import { close } from '~/lib/tabs'
import { DecimalInput } from '~/components/form/FieldGrid'
import { place } from '~/components/form/place'
import { Problems } from '~/components/Problems'
import * as decimal from '~/lib/decimal'
import { Problem } from '~/lib/problem'
import { open, spread } from '../items'
import { partyOf, useItems, type Party } from '../useItems'
import { PartyField } from '../PartyField'
import { documents, settles, type MoneyDirection } from './plan'
import { SettleTable } from './SettleTable'
import '../finance.css'

interface Cash {
  id: number
  company_id: number
  name: string
  currency: string
}
interface Head {
  cash_account_id: number | null
  amount: string
  date: Dayjs
  note: string
}

/** Money in or out for one partner, and what it settles, in one form. */
export default function PaymentFormPage() {
  const { t, i18n } = useTranslation()
  const { message } = App.useApp()
  const page = usePage()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [form] = Form.useForm<Head>()
  const named = partyOf(page.search)
  const [kind, setKind] = useState<'customer' | 'supplier'>(named && 'supplier' in named ? 'supplier' : 'customer')
  const [direction, setDirection] = useState<MoneyDirection>(kind === 'supplier' ? 'out' : 'in')
  const [partner, setPartner] = useState<number | null>(named ? Object.values(named)[0]! : null)
  const [parts, setParts] = useState<ReadonlyMap<number, string>>(new Map())
  const [followed, setFollowed] = useState(true)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const key = useRef(newKey())
  const party: Party | null = partner === null ? null : kind === 'customer' ? { customer: partner } : { supplier: partner }
  const { items: all_, loading, error: unread } = useItems(party)
  const { data: cash = [] } = useQuery({ queryKey: ['/invoicing/cash-accounts', 'active'], queryFn: ({ signal }) => all<Cash>('/invoicing/cash-accounts', { active: true }, signal), staleTime: 60_000 })
  const chosen = Form.useWatch('cash_account_id', form)
  const account = cash.find((each) => each.id === chosen) ?? null
  const items = useMemo(
    () => all_.filter((item) => settles(direction, item) && (!account || (item.company_id === account.company_id && item.currency === account.currency))).map((item) => ({ ...item, open: open(item).abs().toFixed(2) })),
    [all_, direction, account],
  )
  const typed = Form.useWatch('amount', form)
  const amount = decimal.parse(typed)
  const used = decimal.parse(decimal.sum(items.map((item) => parts.get(item.id))))!
  const left = (amount ?? new Big(0)).minus(used)
  useEffect(() => {
    if (cash.length === 1 && !form.getFieldValue('cash_account_id')) form.setFieldValue('cash_account_id', cash[0]!.id)
  }, [cash, form])
  // Called again for another partner while it is open: it starts with that one.
  const asked = JSON.stringify(named)
  const begun = useRef(asked)
  useEffect(() => {
    if (begun.current === asked) return
    begun.current = asked
    const now = JSON.parse(asked) as Party | null
    if (!now) return
    setKind('supplier' in now ? 'supplier' : 'customer')
    setDirection('supplier' in now ? 'out' : 'in')
    setPartner(Object.values(now)[0] as number)
    setParts(new Map())
  }, [asked])
  useDraft<{ head: Head; kind: typeof kind; direction: MoneyDirection; partner: number | null; parts: [number, string][]; followed: boolean }>(
    page.path, () => (partner !== null ? { head: form.getFieldsValue(true) as Head, kind, direction, partner, parts: [...parts], followed } : null),
    (draft) => {
      form.setFieldsValue(draft.head)
      setKind(draft.kind)
      setDirection(draft.direction)
      setPartner(draft.partner)
      setParts(new Map(draft.parts))
      setFollowed(draft.followed)
    },
  )
  const put = (next: ReadonlyMap<number, string>) => {
    setParts(next)
    setError(null)
    // Until an amount is typed, it is what was chosen.
    if (followed) form.setFieldValue('amount', decimal.parse(decimal.sum([...next.values()]))!.toFixed(2))
  }
  const oldestFirst = () => {
    const money = amount?.gt(0) && !followed ? amount : decimal.parse(decimal.sum(items.map((item) => item.open)))!
    put(spread(items, money))
  }
  const turn = (next: MoneyDirection) => {
    setDirection(next)
    setParts(new Map())
  }
  const save = async () => {
    setError(null)
    const head = await form.validateFields().catch(() => null)
    if (!head || partner === null) return void (partner === null && message.error(t('payment.needPartner')))
    if (!amount?.gt(0)) return form.setFields([{ name: 'amount', errors: [t('payment.needAmount')] }])
    if (left.lt(0)) return form.setFields([{ name: 'amount', errors: [t('payment.tooMuch', { amount: decimal.money(left.abs().toFixed(2)) })] }])
    setBusy(true)
    try {
      const common = { direction, cash_account_id: head.cash_account_id, date: head.date.format('YYYY-MM-DD'), note: head.note?.trim() ?? '' }
      const body = documents(items, parts, amount, kind).map((each) => ({ ...common, ...each, ...(each.account ? { [`${kind}_id`]: partner } : {}) }))
      const { payments } = await send<{ payments: { id: number; number: string }[] }>('POST', '/invoicing/payments', { payments: body }, key.current)
      void message.success(t('payment.done', { numbers: payments.map((each) => each.number).join(', ') }))
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'descriptions' && queryKey[0] !== 'me' })
      close([page.path], page.path)
      await navigate({ to: (payments.length === 1 ? `/finance/payments/${payments[0]!.id}` : '/finance/payments') as string })
    } catch (problem) {
      if (problem instanceof Problem) key.current = newKey()
      setError(place(form, problem, ['cash_account_id', 'amount', 'date', 'note']))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form<Head> form={form} layout="horizontal" colon={false} labelCol={{ flex: i18n.language === 'zh' ? '84px' : '108px' }} className="zg-document" initialValues={{ cash_account_id: null, amount: '', date: dayjs(), note: '' }}>
      <div className="zg-panel">
        <header className="zg-doc-head">
          <h1>{t('page.finance.newPayment')}</h1>
          <Segmented<MoneyDirection> value={direction} options={[{ value: 'in', label: t('payment.in') }, { value: 'out', label: t('payment.out') }]} onChange={turn} />
          <span className="zg-spacer" />
          <Space><Button type="primary" loading={busy} onClick={() => void save()}>{t(direction === 'in' ? 'payment.saveIn' : 'payment.saveOut')}</Button></Space>
        </header>
        <Problems error={error ?? unread} onClose={() => setError(null)} />
        <div className="zg-form-grid">
          <PartyField kind={kind} partner={partner} onKind={(next) => { setKind(next); setPartner(null); turn(next === 'customer' ? 'in' : 'out') }} onPartner={(id) => { setPartner(id); setParts(new Map()) }} />
          <Form.Item name="cash_account_id" label={t('payment.cash')} rules={[{ required: true, message: t('payment.needCash') }]}>
            <Select options={cash.map((each) => ({ value: each.id, label: `${each.name} (${each.currency})` }))} popupMatchSelectWidth={false} />
          </Form.Item>
          <Form.Item name="amount" label={t('payment.amount')} required><AmountInput onTyped={() => { setFollowed(false); setError(null) }} /></Form.Item>
          <Form.Item name="date" label={t('payment.date')} rules={[{ required: true, message: t('payment.needDate') }]}><DatePicker allowClear={false} style={{ width: '100%' }} /></Form.Item>
          <Form.Item name="note" label={t('payment.note')}><Input count={{ max: 2000 }} /></Form.Item>
        </div>
      </div>
      <section className="zg-panel zg-grow">
        <h2 className="zg-section-title">
          {t('payment.settles')}<span className="zg-count">{items.length}</span>
          <span className="zg-spacer" />
          <Space>
            <Button size="small" disabled={!items.length} onClick={oldestFirst}>{t('payment.oldestFirst')}</Button>
            <Button size="small" disabled={!parts.size} onClick={() => put(new Map())}>{t('payment.clear')}</Button>
          </Space>
        </h2>
        <SettleTable items={items} parts={parts} onParts={put} left={followed ? null : left} chosen={partner !== null} loading={loading} nothing={t('payment.nothing')} />
        <span className="zg-spacer" />
        <footer className="zg-form-foot">
          <span>{t('payment.used')} <b>{decimal.money(used.toFixed(2))}</b></span>
          {left.gt(0) && <span className="zg-why">{t(kind === 'customer' ? 'payment.restCustomer' : 'payment.restSupplier', { amount: decimal.money(left.toFixed(2)) })}</span>}
          {left.lt(0) && <span className="zg-late">{t('payment.tooMuch', { amount: decimal.money(left.abs().toFixed(2)) })}</span>}
          <span className="zg-spacer" />
          <span>{t(direction === 'in' ? 'payment.in' : 'payment.out')} <b className="zg-big">{decimal.money(amount?.toFixed(2) ?? '0')}</b> {account?.currency}</span>
        </footer>
      </section>
    </Form>
  )
}

function AmountInput({ onTyped, onChange, ...rest }: { onTyped: () => void; value?: string; onChange?: (value: string) => void; id?: string }) {
  return <DecimalInput {...rest} onChange={(text) => { onTyped(); onChange?.(text) }} />
}
