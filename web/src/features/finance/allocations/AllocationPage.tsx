import { ThunderboltOutlined, UndoOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { all } from '~/api/all'
import { send } from '~/api/http'
import { useMay } from '~/api/session'
import { usePage } from '~/lib/page'
import { Problems } from '~/components/Problems'
import { RefSelect } from '~/components/RefSelect'
import * as decimal from '~/lib/decimal'
import { pairs, type Item } from '../items'
import { partyOf } from '../useItems'
import { ItemTable } from './ItemTable'
import { isMoney, smaller, way } from './matching'
import { PastAllocations } from './PastAllocations'
import '../finance.css'

interface Done {
  ids: number[]
  kind: 'match' | 'offset'
  text: string
}

const MOST = 5000

/** Money without bills at the left, what is owed at the right: one click each, and they settle each other. */
export default function AllocationPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const page = usePage()
  const navigate = useNavigate()
  const may = useMay()
  const client = useQueryClient()
  const party = partyOf(page.search)
  const [kind, setKind] = useState<'customer' | 'supplier'>(party && 'supplier' in party ? 'supplier' : 'customer')
  const [past, setPast] = useState(false)
  const [chosen, setChosen] = useState<number | null>(null)
  const [done, setDone] = useState<Done[]>([])
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const query = party === null ? {} : 'customer' in party ? { customer_id: party.customer } : { supplier_id: party.supplier }
  const { data = [], isPending, error: unread } = useQuery({ queryKey: ['/invoicing/open-items', 'all', query], queryFn: ({ signal }) => all<Item>('/invoicing/open-items', query, signal, MOST) })
  const side = (item: Item) => (kind === 'customer' ? item.customer_id : item.supplier_id) !== null
  const money = data.filter((item) => side(item) && isMoney(item))
  const owed = data.filter((item) => side(item) && !isMoney(item))
  const left = money.find((item) => item.id === chosen) ?? null
  const found = pairs(money, owed).filter((pair) => way(pair.item, pair.other) === 'match')

  const work = async (task: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    try {
      await task()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
      await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/invoicing') || String(queryKey[0]).startsWith('/books') })
    }
  }
  const settle = (one: Item, other: Item) =>
    work(async () => {
      const how = way(one, other)!
      const amount = smaller(one, other)
      const pair = { item_id: one.id, other_item_id: other.id, amount }
      const { ids } = how === 'match'
        ? await send<{ ids: number[] }>('POST', '/invoicing/allocations', { matches: [pair] })
        : await send<{ ids: number[] }>('POST', '/invoicing/offsets', { offsets: [pair] })
      setDone((before) => [{ ids, kind: how, text: `${one.number} · ${other.number} ${decimal.money(amount)}` }, ...before])
      if (amount === smaller(one, one)) setChosen(null)
    })
  const settleAll = () =>
    work(async () => {
      const { ids } = await send<{ ids: number[] }>('POST', '/invoicing/allocations', { matches: found.map(({ item, other, amount }) => ({ item_id: item.id, other_item_id: other.id, amount })) })
      setDone((before) => [{ ids, kind: 'match', text: t('allocation.automatic', { count: ids.length, amount: decimal.money(decimal.sum(found.map((pair) => pair.amount))) }) }, ...before])
      setChosen(null)
    })
  const undo = (one: Done) =>
    work(async () => {
      if (one.kind === 'match') await send('POST', '/invoicing/allocations/undo', { ids: one.ids, reason: t('allocation.mistake') })
      else await send('POST', '/invoicing/offsets/undo', { documents: one.ids.map((id) => ({ id })) })
      setDone((before) => before.filter((each) => each !== one))
      void message.success(t('allocation.undone'))
    })
  const choose = (id: number | null) => void navigate({ to: page.path as string, search: (id === null ? {} : { [kind]: id }) as never, replace: true })
  return (
    <div className="zg-list">
      <div className="zg-panel">
        <div className="zg-tools">
          <Segmented value={kind} options={[{ value: 'customer' as const, label: t('payment.customer') }, { value: 'supplier' as const, label: t('payment.supplier') }]} onChange={(next) => { setKind(next); setChosen(null); choose(null) }} />
          <RefSelect key={kind} list={`${kind}s`} value={party && kind in party ? Object.values(party)[0]! : null} placeholder={t('allocation.anybody')} aria-label={t('balance.partner')} className="zg-party" onChange={choose} />
          <span className="zg-spacer" />
          {may('invoicing.bill.view') && <Segmented value={past} options={[{ value: false, label: t('allocation.toOpen') }, { value: true, label: t('allocation.toDone') }]} onChange={setPast} />}
          <Button icon={<ThunderboltOutlined />} disabled={!found.length} loading={busy} onClick={() => void settleAll()}>{t('allocation.auto', { count: found.length })}</Button>
        </div>
        <Problems error={error ?? unread} onClose={() => setError(null)} />
        {done.slice(0, 5).map((one) => (
          <div key={one.ids.join()} className="zg-done" role="status">
            <span className="zg-settled">✓</span> {one.text}
            <span className="zg-spacer" />
            {may(one.kind === 'match' ? 'invoicing.unallocate' : 'invoicing.offset.undo') && <Button type="link" size="small" icon={<UndoOutlined />} disabled={busy} onClick={() => void undo(one)}>{t('allocation.undo')}</Button>}
          </div>
        ))}
      </div>
      {past ? <PastAllocations key={JSON.stringify(query)} query={query} partner={party === null} /> : <div className="zg-desk">
        <section className="zg-panel" aria-label={t('allocation.money')}>
          <h2 className="zg-section-title">{t('allocation.money')}<span className="zg-count">{money.length}</span></h2>
          <ItemTable label={t('allocation.money')} items={money} loading={isPending} empty={t('allocation.noMoney')} chosen={chosen} onChoose={(item) => setChosen(item.id === chosen ? null : item.id)} />
        </section>
        <section className="zg-panel" aria-label={t('allocation.owed')}>
          <h2 className="zg-section-title">{t('allocation.owed')}<span className="zg-count">{owed.length}</span>{left ? <span className="zg-why">{t('allocation.for', { number: left.number })}</span> : <span className="zg-why">{t('allocation.hint')}</span>}</h2>
          <ItemTable
            label={t('allocation.owed')} items={left ? [...owed].sort((a, b) => Number(way(left, b) !== null) - Number(way(left, a) !== null)) : owed} loading={isPending} empty={t('allocation.noOwed')}
            off={(item) => left !== null && way(left, item) === null}
            action={(item) => {
              const how = left && way(left, item)
              return how && left ? <Button size="small" type="primary" ghost disabled={busy} onClick={() => void settle(left, item)}>{t(how === 'match' ? 'allocation.match' : 'allocation.offset', { amount: decimal.money(smaller(left, item)) })}</Button> : null
            }}
          />
        </section>
      </div>}
    </div>
  )
}
