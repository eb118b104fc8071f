import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty, Tabs, Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Description } from '~/api/descriptions'
import { get } from '~/api/http'
import { useMay } from '~/api/session'
import * as decimal from '~/lib/decimal'
import { day, moment } from '~/lib/time'
import type { Row } from '../grid/Cell'
import { DocLink } from './DocLink'
import { TableRows } from './TableRows'
import type { DocumentAnswer } from './DocumentPage'
import { addressOf } from './addresses'

interface EntryLine {
  line_no: number
  account: string
  account_name: string
  side: 'D' | 'C'
  amount: string
}
interface Entry {
  id: number
  date: string
  summary: string
  event: string
  lines: EntryLine[]
}
interface Move extends Row {
  sku_code: string
  sku_name: string
  qty: string
  amount: string | null
  effective_at: string
  kind: string
}
interface Record {
  id: number
  at: string
  user_name: string
  action_name: string
  changes: string[]
  before: object | null
}

/** Where the documents that others caused are opened. */
const PLACES: { [type: string]: string } = {
  shipment: '/warehouse/shipments', receipt: '/warehouse/receipts', bill: '/finance/bills', payment: '/finance/payments', refund: '/finance/payments',
}

function Entries({ entries }: { entries: Entry[] }) {
  const { t } = useTranslation()
  const may = useMay()
  return entries.map((entry) => (
    <div key={entry.id} className="zg-table-scroll">
      <table className="zg-table">
        <caption className="zg-caption">{day(entry.date)} · {may('books.entry.view') ? <DocLink to={`/finance/entries/${entry.id}`} text={entry.summary} /> : entry.summary}</caption>
        <thead>
          <tr><th scope="col">{t('entry.account')}</th><th scope="col" className="zg-numeric">{t('entry.debit')}</th><th scope="col" className="zg-numeric">{t('entry.credit')}</th></tr>
        </thead>
        <tbody>
          {entry.lines.map((line) => (
            <tr key={line.line_no}>
              <td>{line.account} {line.account_name}</td>
              <td className="zg-numeric">{line.side === 'D' ? decimal.money(line.amount) : ''}</td>
              <td className="zg-numeric">{line.side === 'C' ? decimal.money(line.amount) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  ))
}

function Moves({ moves }: { moves: Move[] }) {
  const { t } = useTranslation()
  const priced = moves.some((move) => move.amount !== null)
  return (
    <div className="zg-table-scroll">
      <table className="zg-table">
        <thead>
          <tr>
            <th scope="col">{t('move.at')}</th><th scope="col">{t('move.sku')}</th><th scope="col">{t('move.name')}</th>
            <th scope="col" className="zg-numeric">{t('move.qty')}</th>{priced && <th scope="col" className="zg-numeric">{t('move.amount')}</th>}
          </tr>
        </thead>
        <TableRows
          count={moves.length} span={priced ? 5 : 4}
          draw={(at, measured) => {
            const move = moves[at]!
            return (
              <tr key={move.id} {...measured}>
                <td>{moment(move.effective_at)}</td><td>{move.sku_code}</td><td>{move.sku_name}</td>
                <td className="zg-numeric">{decimal.quantity(move.qty)}</td>{priced && <td className="zg-numeric">{decimal.money(move.amount)}</td>}
              </tr>
            )
          }}
        />
      </table>
    </div>
  )
}

function Paper({ to, number }: { to: string | null; number: string }) {
  return to ? <DocLink to={to} text={number} /> : number
}

function Papers({ rows, place, amount }: { rows: Row[]; place?: string | undefined; amount: string }) {
  const { t } = useTranslation()
  const open = rows.some((row) => 'open' in row)
  const parcels = rows.some((row) => row.carrier || row.waybill)
  return (
    <div className="zg-table-scroll">
      <table className="zg-table zg-papers">
        <thead>
          <tr>
            <th scope="col">{t('paper.number')}</th><th scope="col">{t('paper.date')}</th>
            <th scope="col" className="zg-numeric">{t(amount === 'qty' ? 'paper.qty' : 'paper.amount')}</th>{open && <th scope="col" className="zg-numeric">{t('paper.open')}</th>}
            {parcels && <th scope="col">{t('waybill.waybill')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${String(row.document_type ?? '')}${row.id}`}>
              <td><Paper to={place ? `${place}/${row.id}` : addressOf(row.document_type, row.document_id)} number={String(row.number ?? '')} /></td>
              <td>{day(String(row.date ?? row.business_date ?? ''))}</td>
              <td className="zg-numeric">{amount === 'qty' ? decimal.quantity(row.qty as string) : decimal.money(row[amount] as string)}</td>
              {open && <td className="zg-numeric">{decimal.money(row.open as string)}</td>}
              {parcels && <td>{[row.carrier, row.waybill].filter(Boolean).join(' ')}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Who did what, and when: from the audit log, which leads on to all of it. */
function History({ document, id }: { document: string; id: number }) {
  const { t, i18n } = useTranslation()
  const { data } = useQuery({
    queryKey: ['audit', document, id, i18n.language],
    queryFn: ({ signal }) => get<{ items: Record[] }>('/audit', { document, document_id: id, limit: 100 }, signal),
  })
  return (
    <>
      <Timeline
        items={(data?.items ?? []).map((record) => ({
          content: (
            <>
              <b>{record.action_name}</b> {record.user_name} <span className="zg-why">{moment(record.at)}</span>
              {record.before && record.changes.length > 0 && <div className="zg-why">{record.changes.join(t('section.and'))}</div>}
            </>
          ),
        }))}
      />
      <Link to={'/system/audit' as string} search={{ document, document_id: id } as never}>{t('section.log')}</Link>
    </>
  )
}

/** What a document caused, down to both ledgers: shipments, bills, money, moves, entries, history. Parts the caller may not see don't come. */
export function Sections({ answer, description, id }: { answer: DocumentAnswer; description: Description; id: number }) {
  const { document } = description
  const { t } = useTranslation()
  const may = useMay()
  const part = <T,>(name: string): T[] => (Array.isArray(answer[name]) ? (answer[name] as T[]) : [])
  const items = [
    { key: 'shipments', rows: part<Row>('shipments'), body: (rows: Row[]) => <Papers rows={rows} place={PLACES.shipment} amount="qty" /> },
    { key: 'receipts', rows: part<Row>('receipts'), body: (rows: Row[]) => <Papers rows={rows} place={PLACES.receipt} amount="qty" /> },
    { key: 'bills', rows: part<Row>('bills'), body: (rows: Row[]) => <Papers rows={rows} place={PLACES.bill} amount="gross" /> },
    { key: 'settlements', rows: part<Row>('settlements'), body: (rows: Row[]) => <Papers rows={rows} amount="amount" /> },
    { key: 'moves', rows: part<Row>('moves'), body: (rows: Row[]) => <Moves moves={rows as Move[]} /> },
    { key: 'entries', rows: part<Row>('entries'), body: (rows: Row[]) => <Entries entries={rows as unknown as Entry[]} /> },
  ]
    .filter((each) => Array.isArray(answer[each.key]))
    .map(({ key, rows, body }) => ({
      key,
      label: <>{t(`section.${key}`)}<span className="zg-count">{rows.length}</span></>,
      children: rows.length ? body(rows) : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('section.none')} />,
    }))
  const history = document && may('audit.record.view') ? [{ key: 'history', label: t('section.history'), children: <History document={document} id={id} /> }] : []
  if (!items.length && !history.length) return null
  return (
    <section className="zg-panel zg-section">
      <Tabs items={[...items, ...history]} />
    </section>
  )
}
