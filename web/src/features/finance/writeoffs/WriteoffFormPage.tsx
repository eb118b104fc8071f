import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, DatePicker, Form, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey, send } from '~/api/http'
import { useDraft } from '~/lib/drafts'
import { usePage } from '~/lib/page'
import { close } from '~/lib/tabs'
import { place } from '~/components/form/place'
import { Problems } from '~/components/Problems'
import * as decimal from '~/lib/decimal'
import { Problem } from '~/lib/problem'
import { isMoney } from '../allocations/matching'
import { PartyField, type PartyKind } from '../PartyField'
import { SettleTable } from '../payments/SettleTable'
import { partyOf, useItems } from '../useItems'
import '../finance.css'

interface Head {
  date: Dayjs
  reason: string
}

/** What nobody will pay any more, or nobody can be paid: given up, item by item. */
export default function WriteoffFormPage() {
  const { t, i18n } = useTranslation()
  const { message } = App.useApp()
  const page = usePage()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [form] = Form.useForm<Head>()
  const named = partyOf(page.search)
  const [kind, setKind] = useState<PartyKind>(named && 'supplier' in named ? 'supplier' : 'customer')
  const [partner, setPartner] = useState<number | null>(named ? Object.values(named)[0]! : null)
  const [parts, setParts] = useState<ReadonlyMap<number, string>>(new Map())
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const key = useRef(newKey())
  const { items: all, loading, error: unread } = useItems(partner === null ? null : kind === 'customer' ? { customer: partner } : { supplier: partner })
  const items = all.filter((item) => !isMoney(item))
  const total = decimal.sum([...parts.values()])
  useDraft<{ head: Head; kind: PartyKind; partner: number | null; parts: [number, string][] }>(
    page.path, () => (partner !== null ? { head: form.getFieldsValue(true) as Head, kind, partner, parts: [...parts] } : null),
    (draft) => {
      form.setFieldsValue(draft.head)
      setKind(draft.kind)
      setPartner(draft.partner)
      setParts(new Map(draft.parts))
    },
  )
  const save = async () => {
    setError(null)
    const head = await form.validateFields().catch(() => null)
    if (!head) return
    if (!parts.size) return void message.error(t('writeoff.needItems'))
    setBusy(true)
    try {
      const writeoffs = [...parts].map(([item_id, amount]) => ({ item_id, amount: decimal.parse(amount)?.toFixed(2) ?? amount, date: head.date.format('YYYY-MM-DD'), reason: head.reason.trim() }))
      const { ids } = await send<{ ids: number[] }>('POST', '/invoicing/writeoffs', { writeoffs }, key.current)
      void message.success(t('writeoff.done', { count: ids.length, amount: decimal.money(total) }))
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'descriptions' && queryKey[0] !== 'me' })
      close([page.path], page.path)
      await navigate({ to: (ids.length === 1 ? `/finance/writeoffs/${ids[0]}` : '/finance/writeoffs') as string })
    } catch (problem) {
      if (problem instanceof Problem) key.current = newKey()
      setError(place(form, problem, ['date', 'reason']))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form<Head> form={form} layout="horizontal" colon={false} labelCol={{ flex: i18n.language === 'zh' ? '84px' : '108px' }} className="zg-document" initialValues={{ date: dayjs(), reason: '' }}>
      <div className="zg-panel">
        <header className="zg-doc-head">
          <h1>{t('page.finance.newWriteoff')}</h1>
          <span className="zg-spacer" />
          <Button type="primary" danger loading={busy} onClick={() => void save()}>{t('writeoff.save')}</Button>
        </header>
        <Problems error={error ?? unread} onClose={() => setError(null)} />
        <div className="zg-form-grid">
          <PartyField kind={kind} partner={partner} onKind={(next) => { setKind(next); setPartner(null); setParts(new Map()) }} onPartner={(id) => { setPartner(id); setParts(new Map()) }} />
          <Form.Item name="date" label={t('writeoff.date')} rules={[{ required: true, message: t('payment.needDate') }]}><DatePicker allowClear={false} style={{ width: '100%' }} /></Form.Item>
          <Form.Item name="reason" label={t('writeoff.reason')} rules={[{ required: true, whitespace: true, message: t('writeoff.needReason') }]}><Input count={{ max: 200 }} placeholder={t('writeoff.reasonHint')} /></Form.Item>
        </div>
      </div>
      <section className="zg-panel zg-grow">
        <h2 className="zg-section-title">{t('writeoff.items')}<span className="zg-count">{items.length}</span><span className="zg-why">{t('writeoff.hint')}</span></h2>
        <SettleTable items={items} parts={parts} onParts={(next) => { setParts(next); setError(null) }} left={null} chosen={partner !== null} loading={loading} nothing={t('balance.nothingOpen')} />
        <span className="zg-spacer" />
        <footer className="zg-form-foot"><span className="zg-spacer" /><span>{t('writeoff.total')} <b className="zg-big">{decimal.money(total)}</b></span></footer>
      </section>
    </Form>
  )
}
