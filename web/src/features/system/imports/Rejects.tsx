import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get } from '~/api/http'

type Page = components['schemas']['RejectsOut']

/** Rows that were not taken, each with its cells as they stand in the file and everything that is wrong with them. */
export function Rejects({ id, count }: { id: number; count: number }) {
  const { t, i18n } = useTranslation()
  const { data, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['/exchange/imports', id, 'rejects', count, i18n.language],
    queryFn: ({ pageParam, signal }) => get<Page>(`/exchange/imports/${id}/rejects`, { after: pageParam, limit: 50 }, signal),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const rows = data?.pages.flatMap((page) => page.items) ?? []
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row.cells)))]
  return (
    <>
      <div className="zg-table-scroll">
        <table className="zg-table">
          <thead><tr><th scope="col" className="zg-numeric">{t('import.row')}</th>{keys.map((key) => <th key={key} scope="col">{key}</th>)}<th scope="col">{t('import.why')}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <td className="zg-numeric">{row.row}</td>
                {keys.map((key) => <td key={key}>{row.errors.some((error) => error.column === key) ? <span className="zg-bad-cell">{row.cells[key] || t('import.blank')}</span> : row.cells[key]}</td>)}
                <td>{row.errors.map((error, at) => <div key={at}>{error.detail} <span className="zg-why">{error.remedy}</span></div>)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hasNextPage && <Button type="link" loading={isFetching} onClick={() => void fetchNextPage()}>{t('import.more')}</Button>}
    </>
  )
}
