import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { useDescription } from '~/api/descriptions'
import { get } from '~/api/http'
import { usePage, usePageTitle } from '~/lib/page'
import { addressOf } from '~/components/document/addresses'
import { content, type Row } from '~/components/grid/Cell'
import { FieldValue } from '~/components/form/FieldValue'
import { PageSkeleton } from '~/components/PageSkeleton'
import { Unread } from '~/components/Unread'
import * as decimal from '~/lib/decimal'
import '../finance.css'

type Entry = components['schemas']['EntryOut']
type Line = Entry['lines'][number]

const DIMENSIONS = [
  ['customer_id', 'customers'], ['supplier_id', 'suppliers'], ['shop_id', 'shops'], ['warehouse_id', 'warehouses'], ['sku_id', 'skus'],
] as const

/** An entry: its lines, and the document that caused it. */
export default function EntryPage() {
  const { t, i18n } = useTranslation()
  const { params } = usePage()
  const { data: entry, error } = useQuery({ queryKey: ['/books/entries', 'one', params.id, i18n.language], queryFn: ({ signal }) => get<Entry>(`/books/entries/${params.id}`, undefined, signal) })
  const description = useDescription('books.entries')
  usePageTitle(entry && `${t('page.finance.entry')} ${entry.summary}`)
  if (error) return <Unread error={error} />
  if (!entry) return <PageSkeleton />
  const row = entry as unknown as Row
  const place = addressOf(entry.document_type, entry.document_id)
  const used = DIMENSIONS.filter(([key]) => entry.lines.some((line) => line[key] !== null))
  const quantities = entry.lines.some((line) => line.qty !== null)
  const side = (of: Line['side']) => decimal.money(decimal.sum(entry.lines.filter((line) => line.side === of).map((line) => line.amount)))
  return (
    <article className="zg-document">
      <section className="zg-panel">
        <header className="zg-doc-head"><h1>{t('page.finance.entry')} {entry.summary}</h1></header>
        <dl className="zg-facts">
          {description?.head.map((column) => {
            const shown = content(column, row, [])
            return <div key={column.key}><dt>{column.label}</dt><dd>{column.key === 'document_type' && place ? <Link to={place as string}>{shown}</Link> : shown}</dd></div>
          })}
        </dl>
      </section>
      <section className="zg-panel zg-section">
        <h2>{t('document.lines')}<span className="zg-count">{entry.lines.length}</span></h2>
        <div className="zg-table-scroll">
          <table className="zg-table">
            <thead>
              <tr>
                <th scope="col">{t('entry.account')}</th><th scope="col" className="zg-numeric">{t('entry.debit')}</th><th scope="col" className="zg-numeric">{t('entry.credit')}</th>
                {quantities && <th scope="col" className="zg-numeric">{t('lines.qty')}</th>}{used.map(([key]) => <th key={key} scope="col">{t(`book.${key}`)}</th>)}
              </tr>
            </thead>
            <tbody>
              {entry.lines.map((line) => (
                <tr key={line.line_no}>
                  <td><Link to={'/finance/trial-balance' as string} search={{ account: line.account, from: entry.month, to: entry.month, company: entry.company_id } as never}>{line.account}</Link> {line.account_name}</td>
                  <td className="zg-numeric">{line.side === 'D' ? decimal.money(line.amount) : ''}</td><td className="zg-numeric">{line.side === 'C' ? decimal.money(line.amount) : ''}</td>
                  {quantities && <td className="zg-numeric">{line.qty === null ? '' : decimal.quantity(line.qty)}</td>}
                  {used.map(([key, list]) => <td key={key}>{line[key] === null ? '' : <FieldValue spec={{ name: key, label: '', kind: 'reference', list }} value={line[key]} />}</td>)}
                </tr>
              ))}
            </tbody>
            <tfoot><tr><td>{t('grid.sums.all')}</td><td className="zg-numeric">{side('D')}</td><td className="zg-numeric">{side('C')}</td>{quantities && <td />}{used.map(([key]) => <td key={key} />)}</tr></tfoot>
          </table>
        </div>
      </section>
    </article>
  )
}
