import { UndoOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Empty, Input, Modal, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get, newKey, send, type Query } from '~/api/http'
import { useMay } from '~/api/session'
import { addressOf } from '~/components/document/addresses'
import { DocLink } from '~/components/document/DocLink'
import { Problems } from '~/components/Problems'
import * as decimal from '~/lib/decimal'
import { day, moment } from '~/lib/time'
import '../finance.css'

type Allocation = components['schemas']['AllocationOut']
interface Page {
  items: Allocation[]
  next: string | null
}

/** A document of one side of a matching. */
function Paper({ type, id, number }: { type: string; id: number; number: string }) {
  const to = addressOf(type, id)
  return to ? <DocLink to={to} text={number} /> : number
}

/** What settled what, when and by whom, of any age; what still stands is taken back, one or many, with a reason. */
export function PastAllocations({ query, partner = false }: { query: Query; partner?: boolean }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const may = useMay()
  const client = useQueryClient()
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [asking, setAsking] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const { data, isPending, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['/invoicing/allocations', query], initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) => get<Page>('/invoicing/allocations', { ...query, limit: 100, cursor: pageParam }, signal),
    getNextPageParam: (page) => page.next,
  })
  const rows = data?.pages.flatMap((page) => page.items) ?? []
  const undoable = may('invoicing.unallocate') ? rows.filter((row) => row.state === 'standing') : []
  const ids = undoable.filter((row) => chosen.has(row.id)).map((row) => row.id)
  const pick = (id: number, on: boolean) => setChosen((before) => new Set(on ? [...before, id] : [...before].filter((each) => each !== id)))
  const undo = async () => {
    setBusy(true)
    setRefused(null)
    try {
      await send('POST', '/invoicing/allocations/undo', { ids, reason: reason.trim() }, asking!)
      void message.success(t('matching.done', { count: ids.length }))
      setChosen(new Set())
      setAsking(null)
      setReason('')
    } catch (problem) {
      setRefused(problem)
    } finally {
      setBusy(false)
      // What was settled is open again, in both documents and their histories.
      await client.invalidateQueries({ predicate: ({ queryKey }) => /^(\/invoicing|\/books|audit)/.test(String(queryKey[0])) })
    }
  }
  if (isPending) return <div className="zg-pad"><Skeleton active /></div>
  return (
    <section className="zg-panel zg-section" aria-label={t('matching.title')}>
      <h2>
        {t('matching.title')}<span className="zg-count">{rows.length}{hasNextPage ? '+' : ''}</span><span className="zg-spacer" />
        {undoable.length > 0 && <Button danger size="small" icon={<UndoOutlined />} disabled={!ids.length} onClick={() => setAsking(newKey())}>{t('matching.undo', { count: ids.length })}</Button>}
      </h2>
      <Problems error={error} />
      {rows.length ? (
        <div className="zg-table-scroll">
          <table className="zg-table" aria-label={t('matching.title')}>
            <thead>
              <tr>
                {undoable.length > 0 && <th scope="col"><Checkbox aria-label={t('matching.all')} checked={ids.length === undoable.length} indeterminate={ids.length > 0 && ids.length < undoable.length} onChange={(event) => setChosen(new Set(event.target.checked ? undoable.map((row) => row.id) : []))} /></th>}
                <th scope="col">{t('matching.date')}</th><th scope="col">{t('matching.debit')}</th><th scope="col">{t('matching.credit')}</th>{partner && <th scope="col">{t('balance.partner')}</th>}
                <th scope="col" className="zg-numeric">{t('matching.amount')}</th><th scope="col">{t('matching.by')}</th><th scope="col">{t('matching.state')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  {undoable.length > 0 && <td>{row.state === 'standing' && <Checkbox aria-label={`${row.debit_number} ${row.credit_number}`} checked={chosen.has(row.id)} onChange={(event) => pick(row.id, event.target.checked)} />}</td>}
                  <td>{day(row.date)}</td><td><Paper type={row.debit_type} id={row.debit_id} number={row.debit_number} /></td><td><Paper type={row.credit_type} id={row.credit_id} number={row.credit_number} /></td>{partner && <td>{row.partner_name}</td>}
                  <td className="zg-numeric">{decimal.money(row.amount)}</td><td>{row.user_name || t('matching.system')} <span className="zg-why">{moment(row.at)}</span></td>
                  <td>{t(`matching.is.${row.state}`)}{row.undone_at && <span className="zg-why"> {row.undone_by_name} {moment(row.undone_at)}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('matching.none')} />}
      {hasNextPage && <Button type="link" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('matching.more')}</Button>}
      <Modal
        open={asking !== null} title={t('matching.sure', { count: ids.length })} okText={t('matching.action')} okButtonProps={{ danger: true, disabled: !reason.trim() }} confirmLoading={busy}
        onOk={() => void undo()} onCancel={() => { setAsking(null); setRefused(null) }} destroyOnHidden
      >
        <p className="zg-why">{t('matching.hint')}</p>
        <Problems error={refused} onClose={() => setRefused(null)} />
        <Input.TextArea autoFocus aria-label={t('matching.reason')} placeholder={t('matching.reason')} value={reason} maxLength={500} autoSize={{ minRows: 2, maxRows: 5 }} onChange={(event) => setReason(event.target.value)} />
      </Modal>
    </section>
  )
}
