import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Empty, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get } from '~/api/http'
import { DocLink } from '~/components/document/DocLink'
import { addressOf } from '~/components/document/addresses'
import { Problems } from '~/components/Problems'
import * as decimal from '~/lib/decimal'
import { documentName } from './names'

type Page = components['schemas']['LedgerPageOut']

interface Props {
  company: number
  account: string
  name: string
  from: number
  to: number
}

const LIMIT = 100

/** The lines of an account with the balance after each; every line leads to its document and to its entry. */
export function Ledger({ company, account, name, from, to }: Props) {
  const { t, i18n } = useTranslation()
  const query = { company_id: company, month_from: from, month_to: to, limit: LIMIT, total: true }
  const pages = useInfiniteQuery({
    queryKey: ['/books/accounts', account, query, i18n.language], initialPageParam: null as string | null, getNextPageParam: (last: Page) => last.next,
    queryFn: ({ pageParam, signal }) => get<Page>(`/books/accounts/${account}/lines`, { ...query, cursor: pageParam }, signal),
  })
  const first = pages.data?.pages[0]
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="zg-panel zg-grow" aria-label={t('book.ledger', { account, name })}>
      <h2 className="zg-section-title">
        {t('book.ledger', { account, name })}
        <span className="zg-spacer" />
        {first && <span className="zg-why">{t('book.opening')} {decimal.money(first.opening)} · {t('entry.debit')} {decimal.money(first.debit)} · {t('entry.credit')} {decimal.money(first.credit)}</span>}
      </h2>
      <Problems error={pages.error} />
      <div className="zg-split-rows">
        {pages.isPending ? <div className="zg-pad"><Skeleton active /></div> : rows.length ? (
          <table className="zg-table">
            <thead>
              <tr>
                <th scope="col">{t('book.date')}</th><th scope="col">{t('book.document')}</th><th scope="col">{t('book.summary')}</th><th scope="col">{t('entry.account')}</th>
                <th scope="col" className="zg-numeric">{t('entry.debit')}</th><th scope="col" className="zg-numeric">{t('entry.credit')}</th><th scope="col" className="zg-numeric">{t('book.balance')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((line) => {
                const place = addressOf(line.document_type, line.document_id)
                return (
                  <tr key={`${line.entry_id}:${line.line_no}`}>
                    <td>{line.date}</td><td>{place ? <DocLink to={place} text={documentName(t, line.document_type)} /> : documentName(t, line.document_type)}</td>
                    <td><DocLink to={`/finance/entries/${line.entry_id}`} text={line.summary || String(line.entry_id)} /></td><td>{line.account}</td>
                    <td className="zg-numeric">{line.side === 'D' ? decimal.money(line.amount) : ''}</td><td className="zg-numeric">{line.side === 'C' ? decimal.money(line.amount) : ''}</td>
                    <td className="zg-numeric">{decimal.money(line.balance)}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        ) : <div className="zg-empty"><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('book.noLines')} /></div>}
        {pages.hasNextPage && <Button type="link" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('book.more')}</Button>}
      </div>
    </section>
  )
}
