import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get } from '~/api/http'
import type { Row } from '~/components/grid/Cell'
import { quantity } from '~/lib/decimal'

export type Choices = components['schemas']['ChoicesOut']

export function picksOf(id: number, signal?: AbortSignal): Promise<Choices> {
  return get<Choices>(`/warehouse/shipments/${id}/picks`, undefined, signal)
}

/** Which lots to fetch for a draft, and why: first expired, first out. Nothing where no goods are tracked by lot. */
export function Picks({ document, lines }: { document: Row; lines: readonly Row[] }) {
  const { t, i18n } = useTranslation()
  const { data } = useQuery({ queryKey: ['/warehouse/shipments', 'picks', document.id, i18n.language], queryFn: ({ signal }) => picksOf(document.id, signal) })
  if (!data?.items.length) return null
  return (
    <section className="zg-panel zg-section">
      <h2>{t('warehouse.picks.title')}</h2>
      <div className="zg-table-scroll">
        <table className="zg-table">
          <thead>
            <tr>
              <th scope="col">{t('lines.sku')}</th><th scope="col">{t('lines.name')}</th><th scope="col">{t('lines.lot')}</th><th scope="col">{t('lines.expiresOn')}</th>
              <th scope="col" className="zg-numeric">{t('warehouse.picks.take')}</th><th scope="col">{t('warehouse.picks.why')}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.flatMap((choice) => {
              const line = lines.find((each) => each.id === choice.line_id)
              const missing = Number(choice.missing) > 0
              return [
                ...choice.picks.map((pick, at) => (
                  <tr key={`${choice.line_id}.${pick.lot}`} className={Number(pick.qty) ? undefined : 'zg-faint'}>
                    <td>{at ? '' : String(line?.sku_code ?? '')}</td><td>{at ? '' : String(line?.sku_name ?? '')}</td><td>{pick.lot}</td><td>{pick.expires_on ?? '—'}</td>
                    <td className="zg-numeric">{quantity(pick.qty)}</td><td className="zg-why">{pick.reason}</td>
                  </tr>
                )),
                ...(missing ? [
                  <tr key={`${choice.line_id}.missing`}>
                    <td colSpan={4} className="zg-alarm">{t('warehouse.picks.missing', { sku: line?.sku_code })}</td><td className="zg-numeric zg-alarm">{quantity(choice.missing)}</td><td />
                  </tr>,
                ] : []),
              ]
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
