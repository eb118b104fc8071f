import { CheckCircleFilled, CloseCircleFilled, InfoCircleFilled } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { money, quantity } from '~/lib/decimal'
import { addressOf } from '~/components/document/addresses'

type Proof = components['schemas']['ProofOut']
type Check = components['schemas']['ProofCheckOut']

const SIGNS = {
  holds: <CheckCircleFilled aria-hidden className="zg-good-sign" />, broken: <CloseCircleFilled aria-hidden className="zg-bad-sign" />, note: <InfoCircleFilled aria-hidden className="zg-note-sign" />,
}

/** The numbers of the stock card, twice. */
export function ProofFigures({ proof }: { proof: Proof }) {
  const { t } = useTranslation()
  return (
    <div className="zg-table-scroll">
      <table className="zg-table">
        <thead>
          <tr>
            <th scope="col">{t('stock.proof.figure')}</th><th scope="col" className="zg-numeric">{t('stock.proof.proved')}</th><th scope="col" className="zg-numeric">{t('stock.proof.stored')}</th>
            <th scope="col">{t('stock.proof.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {proof.figures.map((each) => {
            const shown = each.key === 'value' ? money : quantity
            return (
              <tr key={each.key}>
                <td>{each.label}</td><td className="zg-numeric">{shown(each.proved)}</td><td className={`zg-numeric${each.same ? '' : ' zg-alarm'}`}>{shown(each.stored)}</td>
                <td>{SIGNS[each.same ? 'holds' : 'broken']} {t(each.same ? 'stock.proof.same' : 'stock.proof.differs')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** Every invariant with the rows that it covers; below one that is broken, the first rows that break it. */
export function ProofChecks({ checks }: { checks: readonly Check[] }) {
  const { t } = useTranslation()
  return (
    <ul className="zg-proof-checks" aria-label={t('stock.proof.checks')}>
      {checks.map((check) => (
        <li key={check.name}>
          <div className="zg-proof-check">{SIGNS[check.verdict]}<span>{check.label}</span><span className="zg-spacer" /><span className="zg-why">{t('stock.proof.rows', { rows: quantity(String(check.rows)) })}</span></div>
          {check.differences > 0 && (
            <ul className={check.verdict === 'broken' ? 'zg-feed-bad' : 'zg-why'}>
              {check.examples.map((one, at) => {
                const to = addressOf(one.document_type, one.document_id)
                return (
                  <li key={at}>
                    {to ? <Link to={to as string}>{one.row}</Link> : one.row} {check.verdict === 'note' ? t('stock.proof.lowest', { qty: quantity(one.found), times: check.differences }) : t('stock.proof.difference', { expected: one.expected, found: one.found })}
                  </li>
                )
              })}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Lots, pieces and places, where there is more than the one heap that the figures name. */
export function ProofParts({ proof }: { proof: Proof }) {
  const { t } = useTranslation()
  const { parts } = proof
  if (!parts.some((part) => part.lot || part.serial || part.proved !== part.stored)) return null
  return (
    <div className="zg-table-scroll zg-proof-parts" tabIndex={0} role="group" aria-label={t('stock.proof.parts')}>
      <table className="zg-table">
        <caption className="zg-caption">{t(proof.parts_total > parts.length ? 'stock.proof.partsFirst' : 'stock.proof.partsAll', { count: parts.length, all: proof.parts_total })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('stock.column.lot')}</th><th scope="col">{t('stock.column.serial')}</th><th scope="col">{t('stock.proof.quality')}</th>
            <th scope="col" className="zg-numeric">{t('stock.proof.proved')}</th><th scope="col" className="zg-numeric">{t('stock.proof.stored')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={`${part.location_id}|${part.quality}|${part.lot}|${part.serial}`}>
              <td>{part.lot || '—'}</td><td>{part.serial || '—'}</td><td>{t(part.quality === 'defect' ? 'stock.defect' : 'stock.good')}</td>
              <td className="zg-numeric">{quantity(part.proved)}</td><td className={`zg-numeric${part.proved === part.stored ? '' : ' zg-alarm'}`}>{quantity(part.stored)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
